#!/usr/bin/env python3
# check.py: judge the tree by the rules, as TAP
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check.py ROOT

Every rule first shows on made-up trees that it can fail, and can pass; then it judges the real one.
"""
import shutil
import subprocess
import sys

import rules
from source import is_c, read_tree


def judge(check, bad, good, files):
    """Returns what is wrong: with the rule itself, else with the tree."""
    wrong = [f"the rule let pass: {tree}" for tree in bad if not list(check(tree))]
    wrong += [f"the rule refused: {tree}: {list(check(tree))}" for tree in good if list(check(tree))]
    return wrong or list(check(files))


def layout(root, files):
    """Returns what clang-format would change, or the reason why it was not asked."""
    program = shutil.which("clang-format-14")
    if not program:
        return [], "the layout is that of clang-format 14, which is not installed"
    names = sorted(p for p in files if is_c(p, "src", "tests"))
    result = subprocess.run([program, "--dry-run", "--Werror", *names], cwd=root, capture_output=True, text=True)
    places = [line.split(":")[:2] for line in result.stderr.split("\n") if "error:" in line]
    return sorted({f"{path}:{line}: run ./dev format" for path, line in places}), None


def main():
    root = sys.argv[1]
    files = read_tree(root)
    print(f"1..{len(rules.RULES) + 2}")
    failed = report(1, "there is a tree to judge", [] if len(files) > 50 else [f"only {len(files)} files in {root}"])
    for number, (name, check, bad, good) in enumerate(rules.RULES, 2):
        failed |= report(number, name, judge(check, bad, good, files))
    wrong, skipped = layout(root, files)
    failed |= report(len(rules.RULES) + 2, "laid out as clang-format does", wrong, skipped)
    return 1 if failed else 0


def report(number, name, wrong, skipped=None):
    for line in wrong:
        print(f"# {line}")
    print(f"{'not ok' if wrong else 'ok'} {number} {name}" + (f" # SKIP {skipped}" if skipped else ""))
    return bool(wrong)


sys.exit(main())
