#!/usr/bin/env bash
# The same bytes at any number of workers.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"

for jobs in 1 2 5; do
  status=0
  "$HEADLOOP" run lib --seeds 20 -j "$jobs" --json "$jobs.json" --junit "$jobs.xml" \
    --record "records.$jobs" >"$jobs.out" 2>"$jobs.err" || status=$?
  is "$status" 1
  is "$(<"$jobs.err")" ""
done
for jobs in 2 5; do
  cmp 1.json "$jobs.json" || fail "JSON differs at -j $jobs"
  cmp 1.xml "$jobs.xml" || fail "JUnit differs at -j $jobs"
  cmp 1.out "$jobs.out" || fail "text differs at -j $jobs"
  diff -r records.1 "records.$jobs" || fail "Records differ at -j $jobs"
done
is "$(find records.1 -type f | wc -l)" 80
grep -q '"totals":{"passed":40,"failed":20' 1.json || fail "$(tail -1 1.json)"
