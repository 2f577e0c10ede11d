#!/usr/bin/env python3
# library.py: all measurements of a folder of made-up articles, from its import on
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: library.py SHEAF-CLI BENCH-FLOOR BENCH-SEARCH COUNT PAIRS [FOLDER]

Makes COUNT articles, in FOLDER where it is given and has none yet, and runs import.py, reimport.py, size.py, bench-search
and, with the first thousand of them, peers.py.  PAIRS: how many times what is compared goes in turn.
"""
import os
import subprocess
import sys
import tempfile

import common

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS_COUNT = 1000


def measure(title, *command):
    print(f"\n{title}", flush=True)
    subprocess.run([str(word) for word in command], check=True)


def python(name, *words):
    return [sys.executable, os.path.join(HERE, name), *words]


def run(sheaf, floor, search, count, pairs, folder):
    corpus, few, library = (os.path.join(folder, name) for name in ("articles", "few", "library.sheaf"))
    for place, n in ((corpus, count), (few, min(count, PEERS_COUNT))):
        if not os.path.isdir(place):
            common.make_corpus(place, n)
    measure("Import", *python("import.py", sheaf, floor, corpus, library, pairs))
    measure("Import again", *python("reimport.py", sheaf, corpus, library, pairs))
    measure("Size", *python("size.py", corpus, library))
    measure("Search", search, library)
    measure("Other programs", *python("peers.py", sheaf, few, pairs))


def main():
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    sheaf, floor, search = sys.argv[1:4]
    count, pairs = int(sys.argv[4]), int(sys.argv[5])
    if len(sys.argv) > 6:
        run(sheaf, floor, search, count, pairs, sys.argv[6])
        return
    with tempfile.TemporaryDirectory() as folder:
        run(sheaf, floor, search, count, pairs, folder)


main()
