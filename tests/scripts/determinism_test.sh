#!/usr/bin/env bash
# Neither the order of the scenarios nor the number of workers shows in what they leave: the whole
# library as it lies there, one at a time, against its files shuffled and two at a time. (Between
# two compilers tools/compare does the same.)
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$SOURCE_DIR"
# With sanitizers the pins take seven minutes, and show no more than the tests of agreement do.
fidelity=pin
[[ -z ${SANITIZERS:-} ]] || fidelity=unit

# run_library OUT ARGUMENT...: results by scenario, sorted, and the Records.
run_library() {
  local out=$scratch/$1 status=0
  mkdir "$out"
  "$HEADLOOP" run --quiet --fidelity $fidelity --record "$out/records" \
    --json "$out/result.json" "${@:2}" >"$out/log" 2>&1 || status=$?
  ((status < 2)) || { cat "$out/log" && exit 1; }  # a scenario that fails is reported by others
  python3 - "$out" <<'PYTHON'
import json
import pathlib
import sys

out = pathlib.Path(sys.argv[1])
results = json.loads((out / "result.json").read_text())["scenarios"]
(out / "result.json").unlink()
(out / "log").unlink()
results.sort(key=lambda result: result["id"])
(out / "results.txt").write_text("\n".join(json.dumps(result) for result in results))
PYTHON
}

run_library in-order -j 1 scenarios/
mapfile -t shuffled < <(
  find scenarios -name '*.yaml' ! -name claims.yaml | sort | shuf --random-source=<(yes headloop)
)
run_library shuffled -j 2 "${shuffled[@]}"

records=$(find "$scratch/in-order/records" -type f | wc -l)
((records > 1000)) || { echo "only $records Records" && exit 1; }
diff -rq "$scratch/in-order" "$scratch/shuffled"
