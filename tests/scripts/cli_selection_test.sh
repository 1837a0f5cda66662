#!/usr/bin/env bash
# Which scenarios run: filters, shards, seeds, what failed before.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"

run 0 run lib --list
is "$out" "lib/a.yaml#Stays on
lib/a.yaml#Also stays on
lib/sub/b.yaml#Is not off
lib/sub/b.yaml#Not now
lib/sub/b.yaml#Known to fail"
run 0 run lib/sub lib/a.yaml lib --list --filter '*stays on' --filter 'Not*'
is "$out" "lib/sub/b.yaml#Not now
lib/a.yaml#Also stays on"

for part in 1 2 3; do
  run 0 run lib --seeds 3 --shard "$part/3" --list
  echo "$out" >>parts
done
run 0 run lib --seeds 3 --list
is "$(sort parts)" "$(sort <<<"$out")"
is "$(wc -l <parts)" 15

run 0 run lib --filter 'Stays on' --seeds 7..8 --list
is "$out" "lib/a.yaml#Stays on#seed=7
lib/a.yaml#Stays on#seed=8"
run 0 run --filter 'Stays on' lib --list  # the path may stand last
is "$out" "lib/a.yaml#Stays on"
run 0 run lib/a.yaml --repeat 3
is "$out" "2 scenarios: 2 passed"

run 2 show lib/a.yaml --filter nope
has "$err" "headloop run --list without it shows their names"

# What is printed to run it again does so.
cp lib/sub/b.yaml ./-dash.yaml
run 1 run ./-dash.yaml
has "$out" "again     headloop run ./-dash.yaml --filter 'Is not off'"

# From results to what failed in them.
run 1 run lib --json all.json
run 1 run --rerun-failed all.json
has "$out" "1 scenario: 1 failed"
run 1 run lib --rerun-failed all.json
has "$out" "1 scenario: 1 failed"
run 2 run lib/a.yaml --rerun-failed all.json
has "$err" "not among the ones given"
has "$err" "lib/sub/b.yaml#Is not off"
run 1 run lib --seeds 5..6 --json seeds.json
run 0 run --rerun-failed seeds.json --list
is "$out" "lib/sub/b.yaml#Is not off#seed=5
lib/sub/b.yaml#Is not off#seed=6"
run 0 run lib/a.yaml --json good.json
run 2 run --rerun-failed good.json
has "$err" "nothing failed in the run of good.json"
run 2 run --rerun-failed lib/a.yaml
has "$err" "this is no file of results"
