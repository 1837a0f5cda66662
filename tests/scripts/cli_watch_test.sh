#!/usr/bin/env bash
# headloop check --watch: again after each way to save a file, and an end with the last status.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"
right=$SOURCE_DIR/scenarios/guides/mdr-1000xm4.md
mkdir guides
cp "$right" guides/g.md
ln -s guides/g.md linked.md

# A broken wait ends the test, not the patience of who runs it.
until_count() {  # until_count NUMBER: of checks that have been made
  for ((i = 0; i < 200; ++i)); do
    (($(grep -c 'Ctrl-C ends' err || true) >= $1)) && return
    sleep 0.05
  done
  fail "$1 checks were expected"$'\n'"$(cat err)"
}
verdicts() { grep -E '^[0-9]+ errors?, ' out; }

# start GUIDE...: in the background, as a shell would start it for a person.
start() {
  : >out >err
  "$HEADLOOP" check "$@" --watch >out 2>err </dev/null &
  watcher=$!
  trap 'kill "$watcher" 2>/dev/null || true; rm -rf "$scratch"' EXIT
  until_count 1
}
end() {  # end SIGNAL STATUS
  local status=0
  kill -s "$1" "$watcher"
  wait "$watcher" || status=$?
  ((status == $2)) || fail "ended with $status instead of $2"$'\n'"$(cat err)"
}

start linked.md
# Written in place, through the link.
sed 's/Custom/Volume Down/' "$right" >wrong.md
cat wrong.md >guides/g.md
until_count 2
# Replaced, as editors do; then by a new link.
cp "$right" guides/.g.md.new && mv guides/.g.md.new guides/g.md
until_count 3
ln -s wrong.md other.md && mv other.md linked.md
until_count 4
# Away, which is no fault of the watcher's, and back.
rm linked.md && printf '\377\376 no text\n' >linked.md
until_count 5
has "$(cat err)" "linked.md:1:1"
cp wrong.md linked.md
until_count 6
# Neighbours, and a save that changes nothing, are no reason.
cp "$right" guides/neighbour.md
touch linked.md && cp wrong.md linked.md
sleep 0.3
is "$(grep -c 'Ctrl-C ends' err)" 6
is "$(verdicts)" "0 errors, 0 warnings, 1 note
1 error, 0 warnings, 1 note
0 errors, 0 warnings, 1 note
1 error, 0 warnings, 1 note
1 error, 0 warnings, 1 note"
lacks "$(cat out)" $'\x1b'
end INT 1

# The last status, whatever came before; edits that it makes itself are checked once more.
sed 's/at least 6 seconds/5 seconds/' "$right" >near.md
start near.md --fix --fail-on warning
until_count 2
has "$(cat near.md)" "at least 6 seconds"
end TERM 0

run 2 check missing.md --watch
has "$err" "missing.md"
