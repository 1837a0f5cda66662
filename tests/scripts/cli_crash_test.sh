#!/usr/bin/env bash
# A scenario whose worker crashes or hangs is an error; the others still run.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"
export ASAN_OPTIONS=handle_abort=0

export HEADLOOP_TEST_CRASH="Also stays on"
for jobs in 1 2; do
  run 3 run lib -j "$jobs" --json "$jobs.json"
  has "$out" "error           lib/a.yaml#Also stays on"
  has "$out" "killed by signal 6 (Aborted)"
  has "$out" "a test asked for this crash"
  has "$out" "again     headloop run lib/a.yaml --filter 'Also stays on'"
  has "$out" "5 scenarios: 1 passed, 1 failed, 1 error, 1 known failure, 1 skipped"
done
cmp 1.json 2.json || fail "a crash is reported differently at -j 2"

run 3 run lib --fail-fast --json fast.json
has "$out" "5 scenarios: 1 passed, 1 error, 3 not run"
lacks "$out" "Is not off"
has "$(<fast.json)" '"not-run":3'

run 3 show lib/a.yaml --filter "Also stays on"
has "$out" "killed by signal 6"
unset HEADLOOP_TEST_CRASH

HEADLOOP_TEST_HANG="Stays on" run 3 run lib/a.yaml --timeout 0.5
has "$out" "no result after 0.5 s"
has "$out" "2 scenarios: 1 passed, 1 error"

# What crashed is run again like what failed.
run 0 run --rerun-failed fast.json
is "$out" "1 scenario: 1 passed"
