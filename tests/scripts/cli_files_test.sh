#!/usr/bin/env bash
# Records and results: written, compared, shown.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"

run 0 run lib/a.yaml --record one --json one.json
run 0 run lib/a.yaml --seeds 2..2 --record two --json two.json
record=$(find one -name 'Stays-on-*.jsonl')
other=$(find two -name 'Stays-on-*.jsonl')
has "$(head -1 "$record")" '"version":1,"scenario":"lib/a.yaml#Stays on"'

run 0 diff "$record" "$record"
is "$out" ""
run 1 diff "$record" "$other"
has "$out" "seed"
run 0 diff one.json one.json
run 1 diff one.json two.json
has "$out" "2 scenarios stand only in one.json"
sed 's/"status":"passed"/"status":"failed"/' one.json >changed.json
run 1 diff one.json changed.json
has "$out" "! lib/a.yaml#Stays on"
has "$out" "2 scenarios differ; this is the first"

run 2 diff "$record" one.json
has "$err" "both have to be of one kind"
run 2 diff "$record" lib/a.yaml
has "$err" "neither a Record"
run 2 diff "$record" nowhere
has "$err" "cannot read nowhere"
run 2 diff "$record" lib
head -c 300 "$record" >cut.jsonl
run 2 diff "$record" cut.jsonl
has "$err" "cut.jsonl:"

run 0 show "$record"
has "$out" "wait 1 s"
has "$out" "mdr-1000x, firmware"
run 0 show lib/a.yaml --filter 'Stays on'
has "$out" "passed"
run 2 show lib/a.yaml
has "$err" "one scenario is wanted here, and 2 are meant; choose with --filter:"
has "$err" "Also stays on"
run 1 show lib/sub/b.yaml --filter 'Is not off'
has "$out" "observed"

# No file that is read is written, and none twice, however it is spelled.
cp lib/a.yaml kept.yaml
ln -s lib/a.yaml link.yaml
run 2 run lib/a.yaml --json lib/a.yaml
has "$err" "--json lib/a.yaml would overwrite the scenarios of lib/a.yaml"
run 2 run lib --junit link.yaml
has "$err" "--junit link.yaml would overwrite the scenarios of lib/a.yaml"
cmp lib/a.yaml kept.yaml
run 2 run lib/a.yaml --json new --junit "$PWD/new"
has "$err" "--junit $PWD/new would overwrite --json new"
[[ ! -e new ]]
run 1 run lib --json failed.json
run 2 run --rerun-failed failed.json --junit failed.json
has "$err" "--junit failed.json would overwrite --rerun-failed failed.json"
run 1 run --rerun-failed failed.json --json failed.json
run 0 run lib/a.yaml --json /dev/null --junit /dev/null
cp "$SOURCE_DIR/scenarios/guides/mdr-1000x.md" guide.md
run 2 check guide.md --html ./guide.md
has "$err" "--html ./guide.md would overwrite the guide guide.md"
run 2 check guide.md --sarif new --junit ./new
has "$err" "--junit ./new would overwrite --sarif new"

run 0 models
has "$out" "mdr-1000xm4"
run 0 models MDR-1000X
has "$out" "Values, and where each is from"
run 2 models mdr-1000y
has "$err" "there is no model 'mdr-1000y'; did you mean 'mdr-1000x'?"
run 0 models mdr-1000x --json
python3 -m json.tool <<<"$out" >/dev/null
run 0 schema
python3 -m json.tool <<<"$out" >/dev/null

run 0 coverage lib/a.yaml
has "$out" "Reached by no scenario"
has "$out" "1 of "
run 1 coverage lib --strict
run 0 coverage lib --json
python3 -m json.tool <<<"$out" >/dev/null
