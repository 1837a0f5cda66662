#!/usr/bin/env bash
# Colour and progress on a terminal, plain text everywhere else, no noise when a pipe closes.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"
escape=$'\x1b'

# on_terminal ARGUMENT...: what headloop writes to a terminal of 120 columns.
on_terminal() {
  python3 - "$HEADLOOP" "$@" <<'END'
import fcntl, os, pty, struct, sys, termios
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
text = b""
try:
    while chunk := os.read(terminal, 65536):
        text += chunk
except OSError:
    pass
os.waitpid(pid, 0)
sys.stdout.buffer.write(text)
END
}

export TERM=xterm
run 1 run lib
lacks "$out" "$escape"
lacks "$out" "%]"
has "$(on_terminal run lib)" "$escape[31mfailed"
has "$(on_terminal run lib)" "[100 %] 5 of 5"
has "$(NO_COLOR=1 on_terminal run lib)" "failed          lib/sub/b.yaml"
lacks "$(NO_COLOR=1 on_terminal run lib)" "$escape[31m"
lacks "$(TERM=dumb on_terminal run lib)" "$escape"
lacks "$(on_terminal run lib --quiet)" "%]"

# Diagnostics go to stderr, and only when asked for.
run 0 run lib/a.yaml -v
is "$out" "2 scenarios: 2 passed"
has "$err" "headloop: info: "
run 0 -vv run lib/a.yaml
has "$err" "headloop: debug: "

# A report on standard output leaves it to the report.
run 0 run lib/a.yaml --json -
has "$out" '{"format":"headloop-results"'
lacks "$out" "2 scenarios: 2 passed"
is "$err" "2 scenarios: 2 passed"

# Narrow and wide.
COLUMNS=60 run 0 show lib/a.yaml --filter 'Stays on'
lacks "$out" "voice, beep  "
COLUMNS=160 run 0 show lib/a.yaml --filter 'Stays on'
has "$out" "voice, beep  "

# A reader that goes away is no fault of anybody's.
"$HEADLOOP" run lib --seeds 3000 --list 2>err | head -1 >first || true
is "$(<first)" "lib/a.yaml#Stays on#seed=1"
is "$(<err)" ""
"$HEADLOOP" run lib --seeds 200 2>err | head -1 >first || true
is "$(<err)" ""

# Cold start.
"$HEADLOOP" --version | grep -qE '^headloop [0-9]+\.[0-9]+\.[0-9]+$'
