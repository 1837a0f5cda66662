#!/usr/bin/env bash
# An installed binary needs nothing of the source tree and runs from any folder.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cmake --install "$BUILD_DIR" --prefix "$scratch/usr" >/dev/null
mkdir "$scratch/elsewhere"
cd "$scratch/elsewhere"
headloop=$scratch/usr/bin/headloop

version=$("$headloop" --version)
[[ $version =~ [0-9]+\.[0-9]+\.[0-9]+ ]] || { echo "--version says: $version" && exit 1; }

models=$("$headloop" models)
for product in "$SOURCE_DIR"/models/*/datasheet.yaml; do
  name=$(basename "$(dirname "$product")")
  grep -qi -- "$name" <<<"$models" || { echo "headloop models lacks $name: $models" && exit 1; }
done

# Data sheets, claims and the schema are inside: a scenario that covers a claim runs here, where
# none of their files is, and with nothing of this shell's environment.
cat >mine.yaml <<'YAML'
title: Stays on
covers: [R1]
device: mdr-1000xm4
steps: [{wait: 1 s}]
inspect: {power: on}
YAML
env -i "$headloop" run mine.yaml >out 2>&1 || { cat out && exit 1; }
coverage=$(env -i "$headloop" coverage mine.yaml)
grep -q '^ *R1 .* 1$' <<<"$coverage" || { echo "R1 is not shown: $coverage" && exit 1; }
schema=$(env -i "$headloop" schema)
[[ $schema == *mdr-1000xm4* ]] || { echo "headloop schema does not know the products" && exit 1; }

# A sanitizer's build tells where in the sources a fault is.
if [[ -z ${SANITIZERS:-} ]] && strings -a "$headloop" | grep -F "$SOURCE_DIR/"; then
  echo "the binary knows where its sources were"
  exit 1
fi
