#!/usr/bin/env bash
# A logic analyser's decoder reads the flash's bus: who the part is, the image's header at the begin
# and after an update, and of the update what the requested windows show.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"
command -v sigrok-cli >/dev/null || exit 77

cat >update.yaml <<'END'
title: Update
device: mdr-1000xm4
unit: {firmware: 2.3.0, power: off}
steps:
  - {hold: power, for: 3 s}
  - wait: 10 s
  - phone: connect
  - wait: 2 s
  - {app: update, to: 2.3.1}
  - wait: 20 s
inspect: {firmware: 2.3.1, flash: good}
END

# decode WINDOW OUT: sigrok-cli ends with 0 even if it decoded nothing: what counts is the lines.
decode() {
  run 0 run update.yaml --vcd vcd --record rec --vcd-carrier "$1"
  sigrok-cli -i "$(find vcd -name "*.bus.vcd")" -I vcd:compress=10000 \
    -P spi:cs=cs_n:clk=sck:mosi=mosi:miso=miso,spiflash:chip=macronix_mx25l1605d \
    -A spiflash=commands:warnings | sed 's/^spiflash-1: //' >"$2"
}

# The first three sectors: 45 ms each. Then the last page but one, and the first, which comes last.
decode '15 s..15.13 s' begin.txt
# time_of WHAT: when the Record has it, in nanoseconds.
time_of() {
  grep "\"ch\":\"flash\",\"what\":\"$1\"" "$(find rec -name '*.jsonl')" |
    sed 's/.*"t":\([0-9]*\),.*/\1/'
}
end=$(time_of update-done)
[[ -n $end ]] || fail "the Record has no update"
# A page takes 5610 cycles of 200 ns, the header behind the last one 98.
decode "$(((end - (2 * 5610 + 98) * 200) / 1000)) us..$((end / 1000)) us" end.txt

python3 - <<'END'
import re

STATUS = "Command: Read status register (RDSR)"
ENABLE = "Command: Write enable (WREN)"
# Two letters, the version, and the sum of these bytes.
def header(*version):
    text = bytes([0x48, 0x4C, 0, *version])
    return (text + sum(text).to_bytes(2, "big")).hex(" ")

def read(text):
    return "Read data (addr 0x000000, 8 bytes): " + text

boot = [STATUS, read(header(2, 3, 0))]
begin = open("begin.txt").read().splitlines()
assert begin[0].startswith("Read identification (RDID): "), begin[0]
erase = [f"Erase sector {n * 4096} (0x{n * 4096:06x})" for n in range(3)]
assert begin[1:] == boot + [
    line for sector in erase for line in (ENABLE, sector, STATUS)
][: len(begin) - 4] + [read(header(2, 3, 1))], begin
assert sum(line in erase for line in begin) == 3, begin

end = open("end.txt").read().splitlines()
pages = [re.match(r"Page program \(addr (\w+), 256 bytes\): ([0-9a-f ]+)", line) for line in end]
pages = [(int(match[1], 16), match[2]) for match in pages if match]
assert [address for address, _ in pages] == [1048576 - 256, 0], pages
assert pages[1][1].startswith(header(2, 3, 1)), pages[1]
assert end[-1] == read(header(2, 3, 1)), end[-1]
assert all(len(data.split()) == 256 for _, data in pages)
print(f"{len(begin)} and {len(end)} transfers decoded")
END
