#!/usr/bin/env bash
# The scenarios here leave no state, no transition and no claim out.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"

run 0 coverage "$SOURCE_DIR/scenarios" --strict
has "$out" $'Reached by no scenario\n  nothing\n'

# It would notice: fewer of them reach less.
run 1 coverage "$SOURCE_DIR/scenarios/mdr-1000x" --strict
lacks "$out" $'Reached by no scenario\n  nothing\n'
