#!/usr/bin/env bash
# A logic analyser's decoder reads the EEPROM's bus of a factory reset: the page writes and reads
# that it finds are those of the Record, byte for byte, and it has nothing to complain about.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"
command -v sigrok-cli >/dev/null || exit 77

# Each product's own procedure, on it.
own=("*1000X's*(on-mdr-1000x)" "*XM3's*(on-mdr-1000xm2)" "*XM3's*(on-mdr-1000xm3)"
  "*1000XM4's*(on-mdr-1000xm4)" "*XB950N1's*(on-mdr-xb950n1)")
"$HEADLOOP" run "$SOURCE_DIR/scenarios/cross-product/pairs.yaml" "${own[@]/#/--filter=}" \
  --fidelity pin --vcd vcd --record rec >run.txt 2>&1 || fail "$(cat run.txt)"

# decode BUS RECORD
decode() {
  # sigrok-cli ends with 0 even if it decoded nothing: what counts is the lines.
  sigrok-cli -i "$1" -I vcd:compress=10000 \
    -P i2c:scl=scl:sda=sda,eeprom24xx:chip=microchip_24lc64 -A eeprom24xx=ops:warnings >decoded.txt
  compare "$2"
}

# compare RECORD: with what was decoded.
compare() {
python3 - "$1" <<'END'
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
}

mapfile -t buses < <(find vcd -name '*.bus.vcd' | sort)
mapfile -t records < <(find rec -name '*.jsonl' | sort)
is "${#buses[@]} ${#records[@]}" "5 5"
for i in "${!buses[@]}"; do decode "${buses[i]}" "${records[i]}"; done
