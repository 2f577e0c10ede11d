#!/usr/bin/env python3
# provider.py: how soon the desktop's search is answered, over D-Bus
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: uisession.sh provider.py PREFIX LIBRARY

PREFIX is where Sheaf is installed. LIBRARY is only read, but its folder must be one that a program may write to. Prints
milliseconds from a question to its answer: of the first, for which the bus starts Sheaf; then the results and what is
told of the five that GNOME shows, for each of some words, and 50 / 95 % / the most of all.
"""
import os
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "e2e"))
import provider  # noqa: E402
from sheaf import Sheaf  # noqa: E402

SHOWN = 5
ROUNDS = 3
TYPED = "的 腾讯 互联网 人工智能 光刻机订单 中华人民共和国 a t th goo google linux the 2021 zzzzqq is:unread title:中国".split() + ["apple 手机", "新能源 汽车", "market price"]


def ask(text):
    """Returns the results, and the milliseconds it took to get them and what is told of them."""
    begun = time.monotonic()
    ids = provider.search("GetInitialResultSet", "as", text.split())
    found = time.monotonic()
    provider.search("GetResultMetas", "as", ids[:SHOWN])
    return ids, 1000 * (found - begun), 1000 * (time.monotonic() - found)


def main():
    prefix, library = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/data/sheaf")
        os.symlink(os.path.abspath(library), f"{folder}/data/sheaf/library.sheaf")
        provider.install(folder, Sheaf(folder, prefix=prefix))
        begun = time.monotonic()
        provider.search("GetInitialResultSet", "as", TYPED[:1])
        print(f"the first, with the start of Sheaf: {1000 * (time.monotonic() - begun):.0f} ms")
        times = []
        for number in range(ROUNDS):
            for text in TYPED:
                ids, found, told = ask(text)
                times.append(found + told)
                if number == 0:
                    print(f"{len(ids):3} results {found:7.1f} ms, described {told:7.1f} ms: {text}")
        times.sort()
        print(f"both, 50 / 95 % / most: {times[len(times) // 2]:.1f} / {times[len(times) * 95 // 100]:.1f} / {times[-1]:.1f} ms")
        provider.Service(provider.pid()).terminate()


main()
