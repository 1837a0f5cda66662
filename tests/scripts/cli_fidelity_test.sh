#!/usr/bin/env bash
# Which ring runs: pins unless asked otherwise, and both leave the same Records and results. What
# only pins can show is skipped without them, and never passes.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"

run 1 run lib --record default --json default.json
run 1 run lib --record pin --json pin.json --fidelity pin
run 1 run lib --record unit --json unit.json --fidelity unit
has "$out" "again     headloop run lib/sub/b.yaml --filter 'Is not off' --fidelity unit"
run 1 run lib
lacks "$out" "--fidelity"
for ring in pin unit; do
  cmp default.json "$ring.json" || fail "--fidelity $ring has other results"
  diff -r default "$ring" || fail "--fidelity $ring leaves other Records"
done

# The default is the ring that has wires.
run 1 run lib --vcd traces
[[ $(find traces -name '*.bus.vcd' | wc -l) == 4 ]] || fail "not every scenario left a trace"

cat >wires.yaml <<'END'
title: A glitch of the power key
device: mdr-1000x
fidelity: pin
unit: {faults: [{glitch: power, at: 1 s, for: 20 us}]}
steps:
  - wait: 2 s
inspect: {power: on}
END
run 0 run wires.yaml
is "$out" "1 scenario: 1 passed"
run 0 run wires.yaml --fidelity unit --json skipped.json
has "$out" "1 skipped"
lacks "$out" "passed"
has "$(<skipped.json)" "it needs --fidelity pin"

run 2 run lib --fidelity pins
has "$err" "expected pin or unit; did you mean 'pin'?"

# A fault of wires has to act: each of these waits for something that never comes.
cat >never.yaml <<'END'
title: ${case}
device: mdr-1000xm3
fidelity: pin
unit: {faults: "${faults}"}
steps:
  - wait: 2 s
inspect: {power: on}
for-each:
  - {id: sda, case: sda, faults: [{sda-stuck: 1, cycle: 40, for: 2 ms}]}
  - {id: scl, case: scl, faults: [{scl-stuck: 1, cycle: 40, for: 2 ms}]}
  - {id: ack, case: ack, faults: [{missing-acknowledge: 1, byte: 0}]}
  - {id: dip, case: dip, faults: [{brown-out: 1, cycle: 0}]}
  - {id: glitch, case: glitch, faults: [{glitch: power, at: 3 s, for: 20 us}]}
  - {id: bounce, case: bounce, faults: [{bounce-train: power, for: 60 ms}]}
END
run 1 run never.yaml
is "$(grep -c 'it never did' <<<"$out")" 6
has "$out" "6 scenarios: 6 failed"

# The one that acts does not stand for the one that does not, nor for one that has no power.
cat >other.yaml <<'END'
title: ${case}
device: mdr-1000xm3
fidelity: pin
unit: {faults: "${faults}"}
steps:
  - wait: 2 s
inspect: {power: on}
for-each:
  - {id: keys, case: keys,
     faults: [{glitch: power, at: 1 s, for: 20 us}, {glitch: volume-up, at: 3 s, for: 20 us}]}
  - {id: kinds, case: kinds,
     faults: [{glitch: power, at: 1 s, for: 20 us}, {bounce-train: power, for: 60 ms}]}
---
title: Without power
device: mdr-1000xm3
fidelity: pin
unit: {faults: "${faults}"}
steps:
  - cut-power: {at-write: 1, after: 300 us}
  - hold: [power, volume-down]
    for: 11 s
inspect: {power: off}
for-each:
  - {id: ack, faults: [{missing-acknowledge: 1, byte: 34}]}
  - {id: dip, faults: [{brown-out: 1, cycle: 2000}]}
END
run 1 run other.yaml
is "$(grep -c 'it never did' <<<"$out")" 4
has "$out" "other.yaml:10:53"
has "$out" "4 scenarios: 4 failed"
