#!/usr/bin/env bash
# Style is a test: what a formatter does not see. Prints each place that breaks a rule.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$SOURCE_DIR"
failures=0

# places RULE: reads the places that break it.
places() {
  local found
  found=$(cat)
  [[ -z $found ]] && return
  printf '%s:\n%s\n\n' "$1" "$found"
  failures=$((failures + 1))
}

# files PATTERN...: of the project, not of its build, of what set-up unpacked, or of a corpus, whose
# files are wrong on purpose.
files() {
  local tests=() pattern
  for pattern; do tests+=(-o -name "$pattern"); done
  find . \( -name .git -o -name build -o -name .deps -o -name node_modules -o -name __pycache__ \
    -o -name corpus \) -prune -o -type f \( "${tests[@]:1}" \) -print0
}

# search PATTERN NAME...: lines that match, with file and line number.
search() { files "${@:2}" | xargs -0r grep -nE -e "$1" || true; }

code=('*.cpp' '*.hpp' '*.cmake' CMakeLists.txt)
scripts=('*.sh' '*.py' '*.mjs' '*.js' setup run test lint compare)
text=("${code[@]}" "${scripts[@]}" '*.md' '*.yaml' '*.yml' '*.json')

places "more than 100 columns" < <(search '^.{101,}' "${code[@]}" "${scripts[@]}")
places "a tab" < <(search $'\t' "${text[@]}")
places "space at the end of a line" < <(search '[[:space:]]$' "${text[@]}")
places "unfinished work" < <(search '\b(FIX''ME|TO''DO|X''XX)\b' "${text[@]}")
places "a place on somebody's machine" < <(
  search '(^|[^[:alnum:]_.}])/(home|root|Users)/' "${text[@]}"
)
places "the place of this checkout" < <(
  files "${text[@]}" | xargs -0r grep -nF -e "$SOURCE_DIR/" || true
)
places "more than 400 lines" < <(
  files "${code[@]}" "${scripts[@]}" | xargs -0r awk '
    FNR == 401 { print FILENAME }'
)
places "a header without #pragma once" < <(
  files '*.hpp' | xargs -0r grep -L '^#pragma once$' || true
)
places "no newline at the end" < <(
  files "${text[@]}" | while IFS= read -r -d '' file; do
    [[ ! -s $file || -z $(tail -c 1 "$file") ]] || printf '%s\n' "$file"
  done
)
places "not exactly one title" < <(
  find docs -name '*.md' -print0 2>/dev/null | xargs -0r awk '
    FNR == 1 { if (file != "" && titles != 1) print file; file = FILENAME; titles = 0; code = 0 }
    /^```/ { code = !code }
    /^# / && !code { ++titles }
    END { if (file != "" && titles != 1) print file }'
)

if ((failures)); then
  echo "$failures rules broken"
  exit 1
fi
