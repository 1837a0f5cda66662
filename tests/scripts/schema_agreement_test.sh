#!/usr/bin/env bash
# The JSON Schema that `headloop schema` gives to editors, judged by ajv, agrees with the reader
# about one corpus of good and bad files; the reader's side is tests/tools/script/corpus_test.cpp.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# tools/setup --dev installs both; without them there is nobody to ask.
command -v node >/dev/null || exit 77
[[ -d $SOURCE_DIR/node_modules/ajv ]] || exit 77

"$HEADLOOP" schema >"$scratch/schema.json"
node "$SOURCE_DIR/tests/tools/script/schema_agreement.mjs" "$scratch/schema.json" \
  "$SOURCE_DIR/tests/tools/script/corpus"
