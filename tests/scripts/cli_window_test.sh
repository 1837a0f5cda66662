#!/usr/bin/env bash
# headloop window: what it says when it cannot, its JSON; on the scenario of its page.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"
page=$SOURCE_DIR/docs/window.md

awk '/^```$/ { on = 0 } on { print } /^```yaml$/ { on = 1 }' "$page" >reset.yaml

# By line and by number it is the same step; the status says whether what is written is sure.
run 0 window reset.yaml --step 1 --json
by_number=$out
run 0 window reset.yaml --step :4 --json
is "$out" "$by_number"
has "$out" '"format":"headloop-window","version":1'
has "$out" '"from_ticks":417542,"to_ticks":1966080'
run 0 window reset.yaml --step :5 --json
is "$out" "$by_number"
run 2 window reset.yaml --step :3
has "$err" "--step :3 is none of the timed steps:"
sed 's/for: 13 s/for: 2 s/' reset.yaml >short.yaml
run 1 window short.yaml --step 1
has "$out" "outside the sure window by"
run 1 window short.yaml --step 1 --longest 3
has "$out" "no length of it is as promised"

# What cannot be answered says why, and what there is.
run 2 window reset.yaml
has "$err" "2 steps have a time of their own; choose one with --step N or --step :LINE"
has "$err" "reset.yaml:4: step 1, duration of 13 s: hold power + nc-ambient for 13 s"
run 2 window reset.yaml --step 3
has "$err" "--step 3 is none of the timed steps:"
run 2 window reset.yaml --step first
has "$err" "--step 'first' is neither a step's number (3) nor its line (:14)"
cat >untimed.yaml <<'END'
title: Nothing has a time
device: mdr-1000x
steps:
  - press: power
  - expect: {led: on, within: 1 s}
END
run 2 window untimed.yaml
has "$err" "'Nothing has a time' has no timed step"
run 2 window lib --step 1
has "$err" "choose with --filter"
run 2 window reset.yaml --step 1 --longest 0
run 2 window
run 0 window --help
has "$out" "Examples:"
