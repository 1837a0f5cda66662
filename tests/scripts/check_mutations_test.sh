#!/usr/bin/env bash
# A right guide for each product has no finding above note; spoiled, the spoiled line is named.
set -euo pipefail
python3 "$SOURCE_DIR/tests/tools/guide/check/mutations.py" "$HEADLOOP" "$SOURCE_DIR"
