#!/usr/bin/env python3
# reimport.py: how long it takes to see that a folder has not changed, against looking at its files
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: reimport.py SHEAF-CLI CORPUS LIBRARY [PAIRS]

Imports the folder CORPUS, which LIBRARY holds already, PAIRS times (5) in turn with `find`, which asks for size and time
of each of its files and does nothing with them.
"""
import statistics
import sys

import common


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    sheaf, corpus, library = sys.argv[1:4]
    pairs = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    count, _ = common.count_files(corpus)
    again = [sheaf, "--library", library, "import", corpus]
    common.Run(again)
    runs, finds = common.in_turn(pairs, lambda: common.Run(again), lambda: common.Run(["find", corpus, "-type", "f", "-printf", "%s %T@ %p\n"]))

    assert all(run.output.count(b"\n") >= count for run in finds)
    seconds = statistics.median(run.seconds for run in runs)
    ratio, least, most = common.median_ratio([run.seconds for run in runs], [run.seconds for run in finds])
    common.say(f"import of {count} unchanged", f"{seconds:.3f} s", f"{seconds / count * 1e6:.1f} µs an article, most memory {max(run.memory for run in runs):.0f} MB")
    common.say("against find", f"{ratio:.2f} times", f"{least:.2f} to {most:.2f} in {pairs} pairs")
    common.say_json("reimport", articles=count, pairs=pairs, seconds=seconds, ratio=ratio, ratio_least=least, ratio_most=most)


main()
