# common.py: what the measurements of this folder share
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two things are measured in turn, in one run, and what is said is the median of their ratios: the machine may do
something else beside, but then to both."""
import json
import os
import statistics
import subprocess
import sys
import time

MAKE_CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "make-corpus.py")


class Run:
    """One process, from its start to its end."""

    def __init__(self, command, **options):
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
        self.output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds = time.monotonic() - began
        self.processor = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024  # MB, the most of it and of what it started
        process.stdout.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(command)}: {process.returncode}: {self.output.decode(errors='replace')[-2000:]}")


def make_corpus(folder, count):
    """The same COUNT files every time: Chinese HTML, Chinese and English Markdown under front matter."""
    Run([sys.executable, MAKE_CORPUS, "--count", str(count), "--out", folder])
    return folder


def count_files(folder):
    """Returns how many files there are below @folder, and their bytes together."""
    sizes = [os.path.getsize(os.path.join(place, name)) for place, _, names in os.walk(folder) for name in names]
    return len(sizes), sum(sizes)


def in_turn(pairs, one, other):
    """Calls both @pairs times, which goes first by turns. Returns: (list of one's results, list of the other's)"""
    ones, others = [], []
    for i in range(pairs):
        for call, results in ((one, ones), (other, others))[:: 1 if i % 2 == 0 else -1]:
            results.append(call())
    return ones, others


def median_ratio(ones, others):
    """Returns: the median of one's share of the other in each pair, the least and the greatest"""
    ratios = [one / other for one, other in zip(ones, others)]
    return statistics.median(ratios), min(ratios), max(ratios)


def say(what, figure, detail=""):
    print(f"{what:<44} {figure:>14}  {detail}".rstrip(), flush=True)


def say_json(bench, **figures):
    """The last line of a measurement, for programs."""
    rounded = {key: round(value, 4) if isinstance(value, float) else value for key, value in figures.items()}
    print(json.dumps({"bench": bench, **rounded}), flush=True)
