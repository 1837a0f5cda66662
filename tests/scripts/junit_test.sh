#!/usr/bin/env bash
# A third-party reader takes our JUnit, and it holds no attribute that Jenkins' schema refuses.
set -euo pipefail
source "$SOURCE_DIR/tests/scripts/support/cli.bash"
# Debian's Python has Debian's junitparser; another one may come first in PATH.
python=/usr/bin/python3
"$python" -c 'import junitparser' 2>/dev/null || exit 77

cat >>lib/a.yaml <<'END'
---
title: "Strange <&\"'> ]]> ünï name"
device: mdr-1000x
steps: [{wait: 1 s}]
inspect: {power: on}
END
status=0
HEADLOOP_TEST_CRASH="Also stays on" \
  "$HEADLOOP" run lib --junit jenkins.xml --json jenkins.json >/dev/null || status=$?
is "$status" 3
run 1 run lib --junit gitlab.xml --junit-flavor gitlab --durations

"$python" - <<'END'
import json
import xml.etree.ElementTree as ElementTree
from junitparser import Error, Failure, JUnitXml, Skipped

# Element: required attributes, further ones; as the schema junit-10 has them.
SCHEMA = {
    "testsuites": ((), ("name", "time", "tests", "failures", "errors")),
    "testsuite": (("name", "tests", "failures", "errors"),
                  ("group", "time", "skipped", "timestamp", "hostname", "id", "package", "file",
                   "log", "url")),
    "testcase": (("name",), ("time", "classname", "group")),
    "failure": ((), ("type", "message")),
    "error": ((), ("type", "message")),
    "skipped": ((), ("type", "message")),
}

for element in ElementTree.parse("jenkins.xml").iter():
    required, further = SCHEMA[element.tag]
    assert set(required) <= set(element.attrib) <= {*required, *further}, element.attrib

suites = list(JUnitXml.fromfile("jenkins.xml"))
assert [suite.name for suite in suites] == ["lib/a.yaml", "lib/sub/b.yaml"]
assert [(s.tests, s.failures, s.errors, s.skipped) for s in suites] == [(3, 0, 1, 0), (3, 1, 0, 2)]
cases = {case.name: [type(result) for result in case.result] for suite in suites for case in suite}
assert cases["Stays on"] == []
assert cases["Also stays on"] == [Error]
assert cases["Is not off"] == [Failure]
assert cases["Not now"] == cases["Known to fail"] == [Skipped]

results = json.load(open("jenkins.json"))["scenarios"]
assert len(results) == len(cases), cases
assert any("\u00fcn\u00ef" in name for name in cases), cases

for case in ElementTree.parse("gitlab.xml").iter("testcase"):
    assert case.get("file").startswith("lib/") and int(case.get("line")) >= 1
    assert float(case.get("time", "0")) >= 0
END
