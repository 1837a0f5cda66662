#!/usr/bin/env bash
# A logic analyser's decoder reads the EEPROM's bus of a factory reset: the page writes and reads
# that it finds are those of the Record, byte for byte, and it has nothing to complain about.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"
command -v sigrok-cli >/dev/null || exit 77

cat >reset.yaml <<'END'
title: Reset
device: mdr-1000xm3
unit: {seed: 7}
steps:
  - hold: [power, volume-down]
    for: 10 s
  - wait: {until: {beep: 2}, at-most: 5 s}
  - wait: 2 s
outcome: works
END
"$HEADLOOP" run reset.yaml --fidelity pin --vcd vcd --record rec >/dev/null 2>&1 || true
bus=$(find vcd -name '*.bus.vcd')
record=$(find rec -name '*.jsonl')
[[ -s $bus && -s $record ]] || fail "no trace or no Record was written"

# sigrok-cli ends with 0 even if it decoded nothing: what counts is the lines.
sigrok-cli -i "$bus" -I vcd:compress=10000 \
  -P i2c:scl=scl:sda=sda,eeprom24xx:chip=microchip_24lc64 -A eeprom24xx=ops:warnings >decoded.txt

python3 - "$record" <<'END'
import json
import re
import sys

POLL_NACK = "Warning: No reply from slave!"
POLL_ACK = "Warning: Slave replied, but master aborted!"
PAGE = 32

DATA = re.compile(r"(Page write|Sequential random read) \(addr=(\w+), (\d+) bytes\): ([0-9A-F ]+)")

writes, reads, unexpected, polls, answered = [], [], [], 0, 0
memory = {}  # page: what was written there last
for line in open("decoded.txt"):
    text = line.split(": ", 1)[1].strip()
    match = DATA.match(text)
    if match:
        kind, address, length, data = match.groups()
        first, pages, data = int(address, 16) // PAGE, int(length) // PAGE, bytes.fromhex(data)
        assert int(address, 16) % PAGE == 0 and len(data) == pages * PAGE, text
        if kind == "Page write":
            writes.append((first, pages))
            memory[first] = data
            continue
        reads.append((first, pages))
        for page in range(first, first + pages):
            found = data[(page - first) * PAGE:][:PAGE]
            assert memory.get(page, found) == found, (page, memory[page], found)
    elif text == POLL_NACK:
        polls += 1
    elif text == POLL_ACK:
        answered += 1
    else:
        unexpected.append(text)

recorded = [json.loads(line) for line in open(sys.argv[1])]
events = [entry for entry in recorded if entry.get("ch") == "eeprom"]
wanted_writes = [e["page"] for e in events if e["what"] == "write-done"]
wanted_reads = [(e["page"], e["pages"]) for e in events if e["what"] == "read-done"]

assert not unexpected, unexpected
assert len(wanted_writes) > 20, wanted_writes  # a whole reset
assert writes == [(page, 1) for page in wanted_writes]
assert reads == wanted_reads
# Every write takes 3 ms or more and is asked after from 2.9 ms on, each 500 us, until it answers.
assert answered == len(writes) and polls >= len(writes), (answered, polls)
print(f"{len(writes)} writes, {len(reads)} reads, {polls} unanswered polls")
END
