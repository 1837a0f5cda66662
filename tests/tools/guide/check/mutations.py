#!/usr/bin/env python3
"""Spoils each guide under scenarios/guides in many ways; the checker has to name the spoiled line.

A right guide has no finding above note. Each mutation is a product, what is replaced, by what, the
line that must be named (counted in the spoiled guide), and the rules any of which names it."""

import json
import os
import subprocess
import sys
import tempfile

HEADLOOP, SOURCE = sys.argv[1:3]
GUIDES = os.path.join(SOURCE, "scenarios", "guides")


def check(text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "guide.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        done = subprocess.run([HEADLOOP, "check", path, "--json", "-"], capture_output=True,
                              text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"headloop check ended with {done.returncode}: {done.stderr}\n{text}")
    return json.loads(done.stdout)["guides"][0]["findings"]


def line_of(text, part):
    return text[:text.index(part)].count("\n") + 1


def load(name):
    with open(os.path.join(GUIDES, name + ".md"), encoding="utf-8") as file:
        return file.read()


def mutations():
    with open(os.path.join(SOURCE, "tests/tools/guide/check/mutations.json"),
              encoding="utf-8") as file:
        return json.load(file)


failures = 0
spoiled_count = 0
for guide in sorted(os.listdir(GUIDES)):
    bad = [f for f in check(load(guide[:-3])) if f["severity"] != "note"]
    for finding in bad:
        failures += 1
        print(f"right guide {guide}:{finding['line']}: {finding['rule']}: {finding['but']}")

for product, cases in mutations().items():
    right = load(product)
    for case in cases:
        before, after = case["replace"], case["by"]
        if right.count(before) != 1:
            raise SystemExit(f"{product}: '{before}' stands there {right.count(before)} times")
        spoiled = right.replace(before, after)
        spoiled_count += 1
        at = case.get("at", after)
        line = line_of(spoiled, at)
        found = [f for f in check(spoiled) if f["severity"] != "note"]
        named = [f for f in found
                 if f["line"] <= line <= f["end_line"] and f["rule"] in case["rules"]]
        if not named:
            failures += 1
            print(f"{product}: '{before}' -> '{after}': line {line} is not named by one of "
                  f"{case['rules']}; found {[(f['line'], f['rule']) for f in found]}")

print(f"{spoiled_count} spoiled guides, {failures} not as expected")
sys.exit(1 if failures else 0)
