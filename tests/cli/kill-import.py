#!/usr/bin/env python3
# kill-import.py: kill -9 at moments spread over an import, and see that nothing is half
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: kill-import.py SHEAF-CLI [KILLS [ARTICLES]]

SAFETY 4.2 and R1: after each kill every article is whole or absent, `check` is clean, and importing again completes
the import without doubles.
"""
import hashlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from sheafcli import Cli, equal

KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 50
ARTICLES = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
CHINESE = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经"
ENGLISH = "the of and to in is that for it as was with be by on not he this are or his from at which but have an had they you were".split()
RARE = "麒麟"  # in one article of a hundred


def write_articles(folder):
    """Returns {name: sha256}; the same bytes every time."""
    chance, made = random.Random(1), {}
    for number in range(ARTICLES):
        paragraphs = []
        for _ in range(chance.randint(1, 4)):
            if number % 3:
                text = "".join(chance.choices(CHINESE, k=chance.randint(40, 240)))
                paragraphs.append("，".join(text[i:i + 17] for i in range(0, len(text), 17)) + "。")
            else:
                paragraphs.append(" ".join(chance.choices(ENGLISH, k=chance.randint(40, 160))) + ".")
        if number % 100 == 0:
            paragraphs.append(f"A rare beast: {RARE}.")
        head = f"---\ntitle: Article {number}\ndate: 20{number % 20:02}-0{number % 9 + 1}-11\ncategories: [A{number % 7}, B{number % 31}]\ntags: [t{number % 13}]\n---\n"
        content = (head + "\n\n".join(paragraphs) + "\n").encode()
        path = folder / f"part{number // 200}" / f"{number:05}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        made[str(path.relative_to(folder))] = hashlib.sha256(content).hexdigest()
    return made


def start(cli, folder):
    return subprocess.Popen([cli.program, "--library", cli.library, "import", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_until_stored(process, library):
    """Waits until every article is stored, which is when they are made searchable, or the import ends."""
    while process.poll() is None:
        try:
            with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True, timeout=1)) as database:
                if database.execute("SELECT count(*) FROM article").fetchone()[0] == ARTICLES:
                    return
        except sqlite3.Error:
            pass  # not made yet, or being made
        time.sleep(0.002)


def kill_after(process, seconds):
    """Returns FALSE where the import was done before it could be killed."""
    try:
        process.wait(timeout=seconds)
        return False
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True


def kill_at(folder, library, part, times):
    """Kills an import at @part of it: two thirds while it stores, the rest while it makes searchable.

    A busy machine makes one import twice as long as the next: so the second phase is not waited for by
    the clock, and where the end came first, the times are shortened. Returns the library and the moment.
    """
    cli, storing = Cli(sys.argv[1], library), part < 2 / 3
    for _ in range(8):
        for file in library.parent.glob(library.name + "*"):
            file.unlink()
        process = start(cli, folder)
        if not storing:
            wait_until_stored(process, library)
        phase = "storing" if storing else "indexing"
        moment = times[phase] * (part * 3 / 2 if storing else (part - 2 / 3) * 3)
        if kill_after(process, moment):
            break
        times[phase] *= 0.7
    return cli, f"{moment:.2f} s of {phase}"


def measure(folder, library):
    """Returns how long each phase of an import takes, in seconds."""
    begun = time.monotonic()
    process = start(Cli(sys.argv[1], library), folder)
    wait_until_stored(process, library)
    stored = time.monotonic()
    process.wait()
    return {"storing": stored - begun, "indexing": time.monotonic() - stored}


def check_whole(cli, made):
    """Every article there is must be one of the files, complete; `check` compares the bytes with their SHA-256."""
    if not cli.library.exists():
        return 0
    cli.run("check")
    articles = cli.lines("list")
    for article in articles:
        equal(article["sha256"], made[article["origin"]], article["origin"])
        assert article["title"].startswith("Article ") and article["categories"] and article["tags"] and article["date"], article
    equal(len({a["origin"] for a in articles}), len(articles), "doubles")
    for article in articles[:: max(1, len(articles) // 3)]:
        equal(hashlib.sha256(cli.source(article["id"])).hexdigest(), article["sha256"], "source")
    return len(articles)


def check_complete(cli, folder, made):
    totals = cli.lines("import", folder)[-1]["totals"]
    equal(totals["new"] + totals["same"], ARTICLES, f"new and same of {totals}")
    articles = cli.lines("list")
    equal({a["origin"]: a["sha256"] for a in articles}, made, "articles")
    equal(len(articles), ARTICLES, "doubles")
    equal(len(cli.lines("search", RARE)), (ARTICLES + 99) // 100, "hits")
    cli.run("check")


def main():
    with tempfile.TemporaryDirectory(prefix="sheaf-kill-") as temporary:
        folder = Path(temporary) / "in"
        folder.mkdir()
        made = write_articles(folder)
        check_complete(Cli(sys.argv[1], Path(temporary) / "whole.sheaf"), folder, made)
        times = measure(folder, Path(temporary) / "timed.sheaf")
        print(f"TAP version 13\n# an import of {ARTICLES} takes {times['storing']:.2f} s to store and {times['indexing']:.2f} s to index\n1..{KILLS + 1}", flush=True)
        found, failed = [], False
        for number in range(KILLS):
            cli, moment = kill_at(folder, Path(temporary) / f"{number}.sheaf", (number + 0.5) / KILLS, times)
            try:
                there = check_whole(cli, made)
                found.append(there)
                check_complete(cli, folder, made)
                print(f"ok {number + 1} - killed after {moment} with {there} articles stored", flush=True)
            except (AssertionError, KeyError, subprocess.SubprocessError) as error:
                failed = True
                print(f"# {error!r}\nnot ok {number + 1} - killed after {moment}", flush=True)
            for file in Path(temporary).glob(f"{number}.sheaf*"):
                file.unlink()
        # A test whose kills all came too late, or all before the first batch, would prove nothing.
        storing, indexing = sum(0 < there < ARTICLES for there in found), found.count(ARTICLES)
        spread = storing >= KILLS // 10 and indexing >= KILLS // 10
        print(f"# {len(found) - storing - indexing} before the first batch, {storing} while storing, {indexing} while indexing")
        print(f"{'ok' if spread else 'not ok'} {KILLS + 1} - the kills were spread over the phases", flush=True)
        return 1 if failed or not spread else 0


sys.exit(main())
