#!/usr/bin/env bash
# What each outcome ends with, and that bad input is found before anything runs.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"

run 0 run lib/a.yaml
is "$out" "2 scenarios: 2 passed"
run 0 run lib/a.yaml --quiet
is "$out" ""
run 1 run lib
has "$out" "failed          lib/sub/b.yaml#Is not off"
has "$out" "lib/sub/b.yaml:5:"
has "$out" "again     headloop run lib/sub/b.yaml --filter 'Is not off'"
has "$out" "skipped         lib/sub/b.yaml#Not now: a test says so"
has "$out" "known-failure   lib/sub/b.yaml#Known to fail"
has "$out" "5 scenarios: 2 passed, 1 failed, 1 known failure, 1 skipped"
is "$err" ""

# Usage: the nearest thing is named.
run 2 run
has "$err" "headloop run PATH"
run 2 rnu lib
has "$err" "there is no command 'rnu'; did you mean 'run'?"
run 2 run lib --jsno x
has "$err" "there is no option --jsno; did you mean '--json'?"
run 2 run lib --shard 3/2
has "$err" "--shard 3/2: expected i/n"
run 2 run lib --seeds none
has "$err" "--seeds none: expected how many"
run 2 run lib --seeds 10000001
has "$err" "; at most 10000000"
run 2 run lib --junit-flavor gitlub
has "$err" "expected jenkins or gitlab; did you mean 'gitlab'?"
run 2 run lib -j 0
run 2 run lib --models nowhere
run 2 run nowhere lib/missing.yaml
has "$err" "nowhere: No such file"
has "$err" "lib/missing.yaml: No such file"
run 2
run 0 --help
run 0 run --help
has "$out" "Examples:"

# An empty selection.
mkdir empty
run 2 run empty
has "$err" "empty: no scenario"
run 2 run lib --filter 'nothing like this'
has "$err" "no scenario is selected"
run 2 run lib --shard 6/6
has "$err" "part 6 of 6 is empty"

# Pipes are read, and nobody waits for one that nobody writes to.
mkdir pipes
mkfifo pipes/never.yaml
run 2 run pipes/never.yaml
has "$err" "pipes/never.yaml:1:1: no scenario in the file"
run 2 run pipes
has "$err" "pipes: no scenario"
run 0 run <(sleep 0.2 && cat lib/a.yaml)

# Bad input: all of it, and nothing runs.
printf 'title: x\ndevice: mdr-1000x\nstpes: []\n' >lib/bad.yaml
printf 'title: y\ndevice: mdr-9000\nsteps: [{wait: 1 s}]\n' >lib/worse.yaml
run 2 run lib --json result.json
has "$err" "lib/bad.yaml:3:1: "
has "$err" "lib/worse.yaml:2:9: "
has "$err" "nothing was run"
[[ ! -e result.json ]] || fail "a report of nothing"
rm lib/bad.yaml lib/worse.yaml

# Reports that cannot be written.
run 2 run lib/a.yaml --json no/such/folder.json
has "$err" "cannot write to no/such/folder.json: No such file"
run 2 run lib/a.yaml --json /dev/full
has "$err" "No space left"
run 2 run lib/a.yaml --record /dev/null/x
has "$err" "cannot write into the folder"
run 2 run lib/a.yaml --json - --junit -

for command in 'run lib' 'run --help' --help --version '-v --version'; do
  status=0
  # shellcheck disable=SC2086  # words are wanted
  "$HEADLOOP" $command >/dev/full 2>err || status=$?
  is "$status" 2
  has "$(<err)" "cannot write to standard output"
done

if ((EUID != 0)); then
  chmod 000 lib/sub
  run 2 run lib
  has "$err" "lib/sub: Permission denied"
  chmod 755 lib/sub
fi

# Without standard streams the workers' own are not taken for them.
run 0 run lib/a.yaml -j2 --json closed.json <&- >&- 2>&-
grep -q '"passed":2' closed.json || fail "$(cat closed.json)"
status=0
"$HEADLOOP" run lib/a.yaml --json - >&- 2>closed.txt || status=$?
is "$status" 2
grep -q 'cannot write to standard output' closed.txt || fail "$(cat closed.txt)"
