#!/usr/bin/env bash
# headloop check: exit statuses, formats, allowances, baseline, edits; on a guide that is spoiled.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"
right=$SOURCE_DIR/scenarios/guides/mdr-1000xm4.md
sed 's/at least 6 seconds/5 seconds/' "$right" >near.md
sed 's/Custom/Volume Down/' "$right" >wrong.md

# The severity that counts.
run 0 check "$right" --fail-on warning
run 0 check near.md
run 1 check near.md --fail-on warning
run 1 check wrong.md
has "$out" "error: wrong-control"
run 2 check near.md --fail-on catastrophe
has "$err" "--fail-on 'catastrophe' is not known, expected note, warning or error"
run 2 check missing.md
run 2 check
run 0 check --explain duration-near-edge
has "$out" "a time that works only just"
run 2 check --explain duration-near

# JSON, and a baseline made of it.
run 1 check wrong.md --json -
has "$out" '"format": "headloop-check"'
printf '%s' "$out" >known.json
run 0 check wrong.md --baseline known.json
run 2 check wrong.md --baseline "$right"

# An edit that was tried, and the guide that has it.
run 1 check near.md --fix --fail-on warning
has "$(cat near.md)" "at least 6 seconds"
run 0 check near.md --fail-on warning

# Allowances: one that is used, one that is not.
allow='<!-- headloop: allow duration-near-edge as the sheet has it -->'
sed "s/^2\\. /$allow\n\n2. /; s/at least 6/5/" "$right" >allowed.md
run 0 check allowed.md --fail-on warning
sed 's/allow duration-near-edge/allow wrong-control/' allowed.md >unused.md
run 1 check unused.md --fail-on warning
has "$out" "unused-allowance"

# What stands in a guide is text in the page.
{ cat "$right"; printf '\n<script>alert(1)</script> <img src=x onerror=alert(1)>\n'; } >script.md
run 0 check script.md --html page.html
has "$(cat page.html)" "&lt;script&gt;alert(1)"
! grep -q '<script\|<img\|http:\|https:' page.html
run 0 check "$right" --junit junit.xml
has "$(cat junit.xml)" '<testsuite name='
