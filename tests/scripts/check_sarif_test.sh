#!/usr/bin/env bash
# What --sarif writes is valid by the published schema, in ajv's opinion.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# tools/setup --dev installs both; without them there is nobody to ask.
command -v node >/dev/null || exit 77
schema=$SOURCE_DIR/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json
[[ -f $schema && -d $SOURCE_DIR/node_modules/ajv-formats ]] || exit 77
cd "$scratch"
sed 's/at least 6 seconds/5 seconds/' "$SOURCE_DIR/scenarios/guides/mdr-1000xm4.md" >'near, é.md'
sed 's/Volume Down/Volume Up/' "$SOURCE_DIR/scenarios/guides/mdr-1000xm2.md" >wrong.md
"$HEADLOOP" check 'near, é.md' wrong.md --sarif out.sarif >/dev/null || true
NODE_PATH=$SOURCE_DIR/node_modules node - "$schema" out.sarif <<'END'
const fs = require("fs");
const read = (name) => JSON.parse(fs.readFileSync(name, "utf8"));
const ajv = new (require("ajv"))({ strict: false, unicodeRegExp: false, allErrors: true });
require("ajv-formats")(ajv);
const schema = read(process.argv[2]);
delete schema.$schema;  // of draft 4, which differs from later ones in nothing that is used here
delete schema.id;
const log = read(process.argv[3]);
const valid = ajv.compile(schema)(log);
if (!valid) throw new Error(ajv.errorsText(undefined, { separator: "\n" }));
const results = log.runs[0].results;
if (!results.some((one) => one.fixes) || !results.some((one) => one.codeFlows))
  throw new Error("no fix, or no code flow, among " + results.length + " results");
END
