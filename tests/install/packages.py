#!/usr/bin/env python3
# packages.py: Sheaf built as distributions do, in more than one way, and twice the same
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: packages.py SOURCE FOLDER

Builds in FOLDER: from two copies of the sources, at places of different depth and with their build folders elsewhere, for
/usr; and with several files compiled as one, for another prefix.
"""
import os
import shutil
import subprocess
import sys

import staged

IGNORED = shutil.ignore_patterns("build", ".git", "__pycache__")


def build(source, at, prefix, *options):
    """Builds a tree and returns the folder that it is staged in."""
    stage = f"{at}-stage"
    for path in (at, stage):
        shutil.rmtree(path, ignore_errors=True)
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run(["meson", "setup", at, source, "--prefix", prefix, "-Dtests=false", *options], **quiet)
    subprocess.run(["ninja", "-C", at, "--quiet"], check=True)
    staged.stage(at, stage)
    return stage


def differing(one, other):
    """Yields the files that are not the same in both."""
    first, second = staged.digests(one), staged.digests(other)
    yield from sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def tell(what, said):
    said = list(said)
    print(f"{'not ok' if said else 'ok'} {what}", *said, sep="\n  ", flush=True)
    return not said


def main():
    source, folder = (os.path.realpath(path) for path in sys.argv[1:])
    shutil.rmtree(folder, ignore_errors=True)
    trees = f"{folder}/one", f"{folder}/other/at/depth"
    for tree in trees:
        shutil.copytree(source, tree, ignore=IGNORED)
    builds = f"{trees[0]}/build", f"{folder}/elsewhere"
    good, stages = True, []
    for tree, at in zip(trees, builds):
        stages.append(build(tree, at, "/usr"))
        good &= tell(f"built in {at}, for /usr", staged.judge(stages[-1], "/usr", tree, at))
    good &= tell(f"both are the same, {len(staged.digests(stages[0]))} files", differing(*stages))
    unity = f"{folder}/unity"
    good &= tell("built with --unity on, for /opt/sheaf", staged.judge(build(trees[0], unity, "/opt/sheaf", "--unity", "on"), "/opt/sheaf", trees[0], unity))
    return 0 if good else 1


sys.exit(main())
