#!/usr/bin/env python3
# bench.py: how long a library of made-up articles takes, and how much memory
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: bench.py SHEAF-CLI [COUNT]

Makes COUNT articles (5,000), half of them Chinese, and measures sheaf-cli on them: import until
everything can be searched, import again, list, categories, searches, export.  Each line is the wall
time of one whole process, the best of three where nothing is written, and its peak memory.
"""
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

HAN = [chr(c) for c in range(0x4E00, 0x4E00 + 3000)]
LATIN = [a + b + c for a in ("ba", "re", "mo", "ti", "su") for b in ("lan", "ver", "kon", "dis", "per") for c in ("t", "ing", "ed", "al", "um")]
QUERIES = ("联", "互联", "互联互通", '"balant revering"', "mot", "互联 title:篇", "date:2021 is:unread 互联")


def paragraph(rnd, chinese):
    if chinese:
        return "".join(rnd.choice(HAN) if rnd.random() > 0.01 else "互联互通，" for _ in range(300)) + "。"
    return " ".join(rnd.choice(LATIN) if rnd.random() > 0.005 else "balant revering" for _ in range(150)) + "."


def make(folder, count):
    rnd = random.Random(7)
    for number in range(count):
        chinese = number % 2 == 0
        branch = [f"分类{number % 7}", f"来源{number % 31}", f"栏目{number % 211}"]
        path = f"{folder}/{branch[0]}/{branch[1]}"
        os.makedirs(path, exist_ok=True)
        head = f"---\ntitle: 第 {number} 篇 {rnd.choice(LATIN)}\ncategories: [{', '.join(branch)}]\ntags: [t{number % 97}]\n"
        head += f"date: {2000 + number % 24}-{1 + number % 12:02}-{1 + number % 28:02} 10:00:00\nauthor: 作者{number % 53}\n---\n\n"
        with open(f"{path}/{number}.md", "w", encoding="utf-8") as f:
            f.write(head + "\n\n".join(paragraph(rnd, chinese) for _ in range(6)) + "\n")


def run(command, *words):
    """Returns the seconds and the peak memory in MB of one process, and how many lines it said."""
    began = time.monotonic()
    process = subprocess.Popen([*command, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = process.communicate()
    seconds = time.monotonic() - began
    if process.returncode:
        sys.exit(f"{' '.join(words)}: {process.returncode}: {err.decode(errors='replace')}")
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, out.count(b"\n")


def say(what, seconds, detail=""):
    print(f"{what:<40} {seconds * 1000:10.0f} ms  {detail}", flush=True)


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    with tempfile.TemporaryDirectory() as folder:
        make(f"{folder}/in", count)
        library = f"{folder}/library.sheaf"
        command = [sys.argv[1], "--library", library]
        seconds, memory, _ = run(command, "import", f"{folder}/in")
        say(f"import of {count}", seconds, f"{count / seconds:.0f} articles/s, peak {memory:.0f} MB, library {os.path.getsize(library) / 1e6:.0f} MB")
        say("import again, nothing changed", run(command, "import", f"{folder}/in")[0])
        for words in (("list", "--limit", "50"), ("list",), ("categories",)):
            seconds, _, lines = min(run(command, *words, "--json") for _ in range(3))
            say(" ".join(words), seconds, f"{lines} lines")
        for query in QUERIES:
            seconds, _, lines = min(run(command, "search", query, "--limit", "50", "--json") for _ in range(3))
            say(f"search {query}", seconds, f"{lines} hits shown")
        say("export", run(command, "export", f"{folder}/out")[0])


main()
