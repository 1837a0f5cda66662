#!/usr/bin/env bash
# What README.md and the pages of docs show is what headloop prints; HEADLOOP_APPROVE=1 renews it.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
ln -s "$HEADLOOP" "$scratch/headloop"
unset COLUMNS NO_COLOR
PATH=$scratch:$PATH python3 "$SOURCE_DIR/tests/scripts/support/documented.py" "$SOURCE_DIR"
