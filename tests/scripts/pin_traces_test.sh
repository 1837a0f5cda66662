#!/usr/bin/env bash
# Traces of the pin ring: the same bytes from run to run and at any -j, and every product's save
# file for GTKWave names its wires, all of them and no other.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"

cat >traced.yaml <<'END'
title: Traced on ${device}
device: ${device}
steps:
  - plug: original-usb-a
  - wait: 2 s
  - unplug
  - wait: 1 s
inspect: {power: on}
for-each: {device: [mdr-1000x, mdr-1000xm2, mdr-1000xm3, mdr-1000xm4, mdr-xb950n1]}
END
run 0 run traced.yaml --fidelity pin --vcd one -j 1 --vcd-carrier '1 s..1.01 s'
run 0 run traced.yaml --fidelity pin --vcd two -j 3 --vcd-carrier '1 s..1.01 s'
diff -r one two || fail "two runs left different traces"
run 2 run traced.yaml --fidelity unit --vcd three
has "$err" "only --fidelity pin has wires"
run 2 run traced.yaml --fidelity pin --vcd three --vcd-carrier '2 s..1 s'
has "$err" "expected two times"

for trace in $(find one -name '*.vcd' ! -name '*.bus.vcd'); do
  product=$(sed -E 's/.*(mdr-[a-z0-9]*).*/\1/' <<<"$trace")
  awk '/^\$scope/ { scope = scope $3 "." }
       /^\$upscope/ { sub(/[^.]*\.$/, "", scope) }
       /^\$var/ { print scope $5 ($3 > 1 ? "[15:0]" : "") }' "$trace" | sort >wires.txt
  grep -v '^[@[*-]' "$SOURCE_DIR/models/$product/lanes.gtkw" | sed 's/^+{.*} //' | sort >lanes.txt
  diff wires.txt lanes.txt || fail "models/$product/lanes.gtkw has other wires than the trace"
  [[ $(wc -l <wires.txt) -gt 15 ]] || fail "$trace has hardly any wires"
done
[[ $(find one -name '*.bus.vcd' | wc -l) == 5 ]] || fail "a trace of a bus is missing"
