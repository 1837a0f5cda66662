#!/usr/bin/env bash
# The labelled guides beside this tree are read as their labels say, by the scorer that comes with
# them.
set -euo pipefail
examples="$SOURCE_DIR/../shared/reference/reading"
[[ -e $examples/score.py ]] || {
  echo "no labelled guides beside this tree"
  exit 77
}
command -v python3 >/dev/null || exit 77

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$examples/score.py" --export "$work/texts" "$examples/examples.jsonl" >/dev/null
for text in "$work"/texts/*.md; do "$HEADLOOP" read "$text" --json; done >"$work/read.jsonl"
python3 "$examples/score.py" "$examples/examples.jsonl" "$work/read.jsonl" --json "$work/score.json"

# Floors, below what is reached: strict F1 of the steps; instructions that are silently missed.
python3 - "$work/score.json" <<'END'
import json, sys

score = json.load(open(sys.argv[1]))
f1, silent = score["steps"]["strict_f1"], score["sentences"]["silent_misses"]
if f1 < 0.95 or silent > 0:
    sys.exit(f"strict F1 {f1:.3f}, expected at least 0.95; silent misses {silent}, expected none")
END
