#!/usr/bin/env python3
# symbols.py: what the programs ask other libraries for, as TAP
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: symbols.py PROGRAM…

The rules read the sources; this reads what was built: no program asks WebKit for a way from a page
into the program or back (SAFETY S8), and none for a shell.
"""
import os
import re
import shutil
import subprocess
import sys

from rules import BRIDGES

FORBIDDEN = re.compile(BRIDGES + r"|^(system|popen|wordexp)$|^g_spawn_command_line_")


def wanted(program):
    """Returns the symbols that a program takes from elsewhere."""
    result = subprocess.run(["nm", "--dynamic", "--undefined-only", "--format=posix", program], capture_output=True, text=True, check=True)
    return [line.split()[0].split("@")[0] for line in result.stdout.splitlines() if line]


def main():
    if not shutil.which("nm"):
        print("1..0 # SKIP nm is not installed")
        return 0
    programs = sys.argv[1:]
    print(f"1..{len(programs) + 1}")
    seen = FORBIDDEN.search("system") and FORBIDDEN.search("webkit_web_view_evaluate_javascript_finish")
    failed = report(1, "a bridge would be seen", [] if seen else ["it was not"])
    for number, program in enumerate(programs, 2):
        symbols = wanted(program)
        wrong = [s for s in symbols if FORBIDDEN.search(s)] if symbols else ["nothing to judge"]
        failed |= report(number, os.path.basename(program), wrong)
    return 1 if failed else 0


def report(number, name, wrong):
    for line in wrong:
        print(f"# {line}")
    print(f"{'not ok' if wrong else 'ok'} {number} {name}")
    return bool(wrong)


sys.exit(main())
