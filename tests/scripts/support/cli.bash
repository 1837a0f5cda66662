# Sourced by tests of the command line: a folder of its own with a few scenarios, and ways to say
# what has to be so.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
unset NO_COLOR COLUMNS HEADLOOP_TEST_CRASH HEADLOOP_TEST_HANG

mkdir -p lib/sub
cat >lib/a.yaml <<'END'
title: Stays on
covers: [R1]
device: mdr-1000x
steps:
  - wait: 1 s
inspect: {power: on}
---
title: Also stays on
device: mdr-1000xm4
steps:
  - wait: 2 s
inspect: {power: on}
END
cat >lib/sub/b.yaml <<'END'
title: Is not off
device: mdr-xb950n1
steps:
  - wait: 1 s
inspect: {power: off}
---
title: Not now
device: mdr-1000x
skip: a test says so
steps:
  - wait: 1 s
inspect: {power: off}
---
title: Known to fail
device: mdr-1000x
known-failure: a test says so
steps:
  - wait: 1 s
inspect: {power: off}
END

fail() {
  echo "FAILED: $*"
  exit 1
}

# run STATUS ARGUMENT...: headloop has to end with STATUS; leaves $out and $err.
run() {
  local expected=$1 status=0
  shift
  "$HEADLOOP" "$@" >"$scratch/.out" 2>"$scratch/.err" </dev/null || status=$?
  out=$(<"$scratch/.out") err=$(<"$scratch/.err")
  ((status == expected)) ||
    fail "headloop $* ended with $status instead of $expected"$'\n'"$out"$'\n'"$err"
}

# What stands, and does not stand, somewhere in a text.
has() { [[ $1 == *"$2"* ]] || fail "'$2' is not in:"$'\n'"$1"; }
lacks() { [[ $1 != *"$2"* ]] || fail "'$2' is in:"$'\n'"$1"; }
is() { [[ $1 == "$2" ]] || fail "expected '$2', found '$1'"; }
