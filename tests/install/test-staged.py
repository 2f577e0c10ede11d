#!/usr/bin/env python3
# test-staged.py: this build, installed into a stage as a package is made of it, as TAP
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-staged.py SOURCE BUILD PREFIX"""
import os
import sys
import tempfile

import staged


def spoiled(folder, prefix, source, build):
    """Returns what is said of a stage with every fault in it."""
    os.makedirs(f"{folder}/etc")
    os.makedirs(f"{folder}{prefix}/share/sheaf")
    for path, text in (("etc/sheaf.conf", ""), (f"{prefix[1:]}/share/sheaf/stray", f"made in {build}/src"), (f"{prefix[1:]}/share/sheaf/leak", f"{source}/src/core/a.c")):
        with open(f"{folder}/{path}", "w", encoding="utf-8") as file:
            file.write(text)
    return "\n".join(staged.judge(folder, prefix, source, build))


def main():
    source, build, prefix = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        staged.stage(build, folder)
        said = list(staged.judge(folder, prefix, source, build))
        bad = spoiled(other, prefix, source, build)
    wanted = ("etc/sheaf.conf is not below", "stray was not expected", "bin/sheaf is missing", "stray tells where", "leak tells where")
    print("1..2")
    print("\n".join(f"# {line}" for line in said))
    print(f"{'not ok' if said else 'ok'} 1 the stage has what it should, and nothing that tells where it was built")
    print(f"{'ok' if all(w in bad for w in wanted) else 'not ok'} 2 a spoiled one would be seen")
    return 0 if not said and all(w in bad for w in wanted) else 1


sys.exit(main())
