# Sourced by the commands beside it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

die() {
  say "error: $*"
  exit 1
}

# configure PRESET: only if it has not been done with these presets.
configure() {
  local dir=$root/build/$1 output
  [[ -f $dir/build.ninja ]] && cmp -s "$root/CMakePresets.json" "$dir/presets.json" && return
  say "configuring build/$1"
  output=$(cd "$root" && cmake --preset "$1" 2>&1) || { say "$output" && return 1; }
  cp "$root/CMakePresets.json" "$dir/presets.json"
}

# build PRESET [TARGET...]
build() {
  local dir=$root/build/$1
  configure "$1" && cmake --build "$dir" -- "${@:2}" >&2
}
