#!/usr/bin/env python3
"""Runs what README.md and the pages of docs show: documented.py SOURCE_DIR

A block of ```console holds commands (`$ headloop ...`), each followed by what it prints; a line
`...` stands for any lines. A block of ```yaml after a line `<!-- file: NAME -->` is that file,
which the commands find in their folder, as they find scenarios/ and docs/.
HEADLOOP_APPROVE=1 writes what commands print into the pages, where they have no `...`.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^<!-- file: (\S+) -->\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def printed(command, folder):
    run = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True)
    return [line.rstrip() for line in (run.stdout + run.stderr).splitlines()]


def fits(expected, found):
    lines = [".*" if line == "..." else re.escape(line) for line in expected]
    return re.fullmatch("\n".join(lines), "\n".join(found), re.DOTALL) is not None


def check_block(page, block, folder, failures):
    """Returns the block as it should be."""
    right = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *expected = part.rstrip("\n").split("\n")
        found = printed(command, folder)
        if not fits(expected, found):
            failures.append(f"{page}: {command}\nexpected:\n" + "\n".join(expected) +
                            "\nfound:\n" + "\n".join(found))
        right += [f"$ {command}", *(expected if "..." in expected else found)]
    return "\n".join(right) + "\n"


def main():
    source = pathlib.Path(sys.argv[1])
    failures = []
    blocks = 0
    for page in [source / "README.md", *sorted((source / "docs").rglob("*.md"))]:
        text = page.read_text()
        with tempfile.TemporaryDirectory() as folder:
            for shown in ("scenarios", "docs"):
                os.symlink(source / shown, pathlib.Path(folder) / shown)
            for name, content in FILE.findall(text):
                (pathlib.Path(folder) / name).write_text(content)
            blocks += len(BLOCK.findall(text))

            def renewed(block):
                right = check_block(page, block[1], folder, failures)
                return f"```console\n{right}```"

            right = BLOCK.sub(renewed, text)
        if os.environ.get("HEADLOOP_APPROVE") and right != text:
            page.write_text(right)
    if os.environ.get("HEADLOOP_APPROVE"):
        return
    print("\n\n".join(failures) or f"{blocks} blocks as documented")
    sys.exit(1 if failures or not blocks else 0)


main()
