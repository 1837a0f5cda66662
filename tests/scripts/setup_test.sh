#!/usr/bin/env bash
# Where nothing is missing, tools/setup does nothing: it asks neither apt nor npm nor for root.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Its own first call would have something to do here.
[[ -f $SOURCE_DIR/node_modules/.headloop-lock.json ]] || exit 77

mkdir "$scratch/bin"
for tool in apt-get npm sudo; do
  printf '#!/bin/sh\necho "%s $*" >>"%s"\nexit 1\n' "$tool" "$scratch/calls" >"$scratch/bin/$tool"
done
chmod +x "$scratch"/bin/*

for option in "" --dev; do
  # shellcheck disable=SC2086
  PATH=$scratch/bin:$PATH "$SOURCE_DIR/tools/setup" $option >"$scratch/out" 2>&1 ||
    { cat "$scratch/out" && exit 1; }
  [[ ! -s $scratch/calls ]] || { echo "setup $option called:" && cat "$scratch/calls" && exit 1; }
  [[ ! -s $scratch/out ]] || { echo "setup $option said:" && cat "$scratch/out" && exit 1; }
done
