#!/usr/bin/env bash
# Memory does not grow with the number of scenarios: four times as many take the same, in the parent
# and in any of its workers, whose results all are written.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"
export ASAN_OPTIONS=quarantine_size_mb=0  # a sanitizer keeps what is freed

cat >tap.yaml <<'END'
title: A tap
device: mdr-1000xm4
steps:
  - {hold: power, for: 200 ms}
inspect: {power: on}
END

# kib SEEDS: of the process that has the most resident at its peak.
kib() {
  python3 - "$HEADLOOP" run tap.yaml --seeds "$1" -j 2 --json "$1.json" <<'PYTHON'
import resource
import subprocess
import sys

subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
PYTHON
}
# A result is some 400 bytes: kept, 1500 more would be 600 KiB. What grows does so each time; under
# a sanitizer a busy machine was seen to take as much once.
for try in 1 2 3; do
  few=$(kib 500)
  many=$(kib 2000)
  is "$(grep -c '"id"' 2000.json)" 2000
  ((many - few >= 400)) || exit 0
  echo "try $try: $few KiB for 500 scenarios, $many KiB for 2000"
done
fail "memory grows with the number of scenarios"
