#!/usr/bin/env python3
# run.py: run every fuzz target for a while, on what is known to be nasty
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: run.py BUILD-DIR SECONDS

Each target starts from the files under tests/data and, where there are any, the hostile ones beside
the checkout, and keeps what it learns in BUILD-DIR/fuzz-corpus.  An input that breaks a target is
left in BUILD-DIR/fuzz-found: make it a test.
"""
import os
import re
import shutil
import subprocess
import sys

SIZE = 64 * 1024

# Weighing every input by what it alone reaches takes half of the time once a corpus has grown.  The timeout is by the
# clock on the wall, and others may have the processor meanwhile.
OPTIONS = (f"-max_len={SIZE}", "-timeout=300", "-rss_limit_mb=2048", "-entropic=0", "-print_final_stats=1")

# Where each block came from is only told of one that breaks, and walking the stack at every allocation costs more
# than what is tested: run the found input again by hand to see it.
SANITIZER = "malloc_context_size=0"


def seeds(source):
    folders = [f"{source}/tests/data"]
    shared = os.environ.get("SHEAF_SHARED") or f"{source}/../shared"
    folders += [f"{shared}/hostile/{name}" for name in sorted(os.listdir(f"{shared}/hostile"))] if os.path.isdir(f"{shared}/hostile") else []
    return [f for f in folders if os.path.isdir(f)]


def run(program, seconds, corpus, found):
    """Runs one target, only when nobody else wants the processor.  Returns what it said, and its exit code."""
    idle = ["chrt", "--idle", "0"] if shutil.which("chrt") else []
    asan = ":".join(filter(None, [os.environ.get("ASAN_OPTIONS"), SANITIZER]))
    return subprocess.run(
        [*idle, program, f"-max_total_time={seconds}", *OPTIONS, f"-artifact_prefix={found}", *corpus],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", env={**os.environ, "ASAN_OPTIONS": asan},
    )


def main():
    build, seconds = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    source = os.path.abspath(f"{os.path.dirname(__file__)}/../..")
    folder = f"{build}/tests/fuzz"
    targets = sorted(n for n in os.listdir(folder) if n.startswith("fuzz-") and os.access(f"{folder}/{n}", os.X_OK) and os.path.isfile(f"{folder}/{n}"))
    broken = []
    for target in targets:
        corpus, found = f"{build}/fuzz-corpus/{target}", f"{build}/fuzz-found/"
        os.makedirs(corpus, exist_ok=True)
        os.makedirs(found, exist_ok=True)
        result = run(f"{folder}/{target}", seconds, [corpus, *seeds(source)], f"{found}{target}-")
        runs = re.search(r"stat::number_of_executed_units:\s*(\d+)", result.stdout)
        print(f"{target}: {runs.group(1) if runs else '?'} inputs in {seconds} s{'' if result.returncode == 0 else ', BROKEN'}", flush=True)
        if result.returncode:
            broken.append(target)
            print(result.stdout[-4000:])
    print(f"{len(targets) - len(broken)} passed, {len(broken)} failed")
    return 1 if broken or not targets else 0


sys.exit(main())
