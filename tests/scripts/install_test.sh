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
if strings -a "$headloop" | grep -F "$SOURCE_DIR/"; then
  echo "the binary knows where its sources were"
  exit 1
fi
