# sheafcli.py: drive sheaf-cli from a test, and tell what came of it as TAP
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path


class Cli:
    """One library and the program that works on it."""

    def __init__(self, program, library):
        self.program, self.library = os.path.abspath(program), Path(library)

    def run(self, *arguments, code=0, **how):
        """Runs a command; its exit code must be @code (None: any)."""
        command = [self.program, "--library", self.library, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, timeout=300, **how)
        if code is not None and done.returncode != code:
            said = done.stderr.decode("utf8", "replace").strip()
            raise AssertionError(f"{arguments}: exit {done.returncode}, not {code}: {said[-400:]}")
        return done

    def lines(self, *arguments, code=0):
        """The JSON objects a command prints; nothing else may be on its stdout."""
        return [json.loads(line) for line in self.run(*arguments, "--json", code=code).stdout.decode("utf8").splitlines()]

    def source(self, id):
        return self.run("show", id, "--source").stdout


def equal(got, wanted, what=""):
    if got != wanted:
        raise AssertionError(f"{what}: {got!r}, not {wanted!r}")


def plan(tests, *arguments):
    """Runs each test with a folder of its own and @arguments; returns the exit code."""
    print(f"TAP version 13\n1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = (test.__doc__ or test.__name__).strip().split("\n")[0]
        try:
            with tempfile.TemporaryDirectory(prefix="sheaf-test-") as folder:
                said = test(Path(folder), *arguments)
            print(f"ok {number} - {name}" + (f" # {said}" if said else ""), flush=True)
        except Exception:
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} - {name}", flush=True)
    return 1 if failed else 0


def skip_all(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)
