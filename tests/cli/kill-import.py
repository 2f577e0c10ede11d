#!/usr/bin/env python3
# kill-import.py: kill -9 at moments spread over an import, and see that nothing is half
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: kill-import.py SHEAF-CLI [KILLS [ARTICLES]]; 200 kills of 20000 articles take an hour or so

SAFETY 4.2 and R1. A library is filled by imports that are killed ten times, each at a moment chosen by what is in the
library: while it is made, while files are looked for, while articles are stored, while they are made searchable, while
the index is merged, and while all of it is imported once more. After each kill what was there is there, every article
is whole and there once, and `check` of a copy is clean (of a copy, since it makes searchable what is not). A last import
completes it: nothing double, nothing lost, everything found, every byte exported as it came.
"""
import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from librarywatch import Watch, beside, is_left_half, state_of
from sheafcli import Cli, equal

KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 20
ARTICLES = int(sys.argv[3]) if len(sys.argv) > 3 else 1200
CHINESE = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经"
ENGLISH = "the of and to in is that for it as was with be by on not he this are or his from at which but have an had they you were".split()
RARE, EVERY = "麒麟", "everywhere"  # in one article of a hundred; in all
PHASES = ["opening", "looking", "storing", "indexing", "merging", "again"]
# The kills of one library: the phase, and how far it is, from 0 to 1 in steps of which each library takes another part.
POINTS = [("opening", 0, 1), ("looking", 0, 1), ("storing", 0, 3), ("storing", 1, 3), ("storing", 2, 3),
          ("indexing", 0, 3), ("indexing", 1, 3), ("indexing", 2, 3), ("merging", 0, 1), ("again", 0, 1)]


def write_articles(folder):
    """Returns {name: sha256}; the same bytes every time."""
    chance, made = random.Random(1), {}
    for number in range(ARTICLES):
        paragraphs = [EVERY]
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


# --- Killing ---

def is_reached(phase, part, state, before):
    """Whether an import that found @before is where it is to be killed."""
    if not state:
        return False
    imports, stored, unsearchable = state
    if phase == "looking":
        return imports > 0
    if phase == "storing":
        return stored >= part * ARTICLES
    if phase == "indexing":
        return stored == ARTICLES and unsearchable <= (1 - part) * ARTICLES
    return stored == ARTICLES and unsearchable == 0 and (phase == "again" or before[1:] != (ARTICLES, 0))


def wait_for_moment(process, watch, phase, moment, chance):
    """From where the phase is reached on: at once, a little later, at the next write, or in a checkpoint."""
    began, written, reached = time.monotonic(), watch.log_time(), watch.state()
    if phase == "again":
        moment = "later"  # it writes next to nothing
    patience = chance.uniform(0, ARTICLES / 60000 if phase == "again" else 0.03) if moment == "later" else 2.0
    while moment != "at once" and process.poll() is None and time.monotonic() < began + patience:
        if moment == "written" and watch.log_time() != written or moment == "checkpoint" and watch.in_checkpoint():
            return
        if not is_near(watch.state(), reached):
            return  # it did not come while the phase was where it is to be killed


def is_near(state, reached):
    """Whether less than a sixth was done since."""
    return not state or not reached or sum(abs(now - then) for now, then in zip(state[1:], reached[1:])) < ARTICLES / 6


def is_open(process, library):
    """Whether the import has the library open: before it has, looking would mend what the last kill left, in its place."""
    try:
        return f"{library}-shm" in Path(f"/proc/{process.pid}/maps").read_text()
    except OSError:
        return False


def kill_at(cli, folder, before, phase, part, moment, chance):
    """Returns what was seen last and whether a checkpoint was under way, or None where the import ended before."""
    process, watch, seen, opened = start(cli, folder), Watch(cli.library), (0, 0, 0), False
    while process.poll() is None:
        opened = opened or is_open(process, cli.library)
        state = watch.state() if opened else None
        seen = state or seen
        if opened and phase != "opening" and is_reached(phase, part, state, before) or phase == "opening" and cli.library.exists():
            wait_for_moment(process, watch, phase, moment, chance)
            break
    killed = process.poll() is None
    process.kill()
    process.wait()
    backfilling = watch.in_checkpoint()
    watch.close()
    return (seen, backfilling) if killed else None


def start(cli, folder):
    return subprocess.Popen([cli.program, "--library", cli.library, "import", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def phase_of(before, after):
    """What an import was at when it was killed, told by what it found and what it left."""
    if not after or not after[0]:
        return "opening"
    if not after[1]:
        return "looking"
    if after[1] < ARTICLES:
        return "storing"
    if after[2]:
        return "indexing"
    return "again" if before[1:] == (ARTICLES, 0) else "merging"


# --- Looking at what is left ---

def copied(library):
    """Returns a copy of what was left: the first that looks at it must be Sheaf, the first that goes on, too."""
    copy = library.with_name("copy.sheaf")
    for ending in ("", "-wal", "-shm"):
        beside(copy, ending).unlink(missing_ok=True)
        if ending != "-shm" and beside(library, ending).exists():
            shutil.copyfile(beside(library, ending), beside(copy, ending))
    return copy


def check_copy(library, made):
    """Every article there is must be one of the files, complete; `check` compares the bytes with their SHA-256."""
    copy = Cli(sys.argv[1], copied(library))
    copy.run("check")
    articles = copy.lines("list")
    for article in articles:
        equal(article["sha256"], made[article["origin"]], article["origin"])
        assert article["title"].startswith("Article ") and article["categories"] and article["tags"] and article["date"], article
    equal(len({a["origin"] for a in articles}), len(articles), "doubles")
    equal(len(copy.lines("search", RARE)), sum(int(a["title"][8:]) % 100 == 0 for a in articles), "found after check")
    return len(articles)


def check_complete(cli, folder, made):
    """One more import, and everything is there, once, found, and comes out as it went in."""
    totals = cli.lines("import", folder)[-1]["totals"]
    equal(totals["new"] + totals["same"], ARTICLES, f"new and same of {totals}")
    articles = cli.lines("list")
    equal({a["origin"]: a["sha256"] for a in articles}, made, "articles")
    equal(len(articles), ARTICLES, "doubles")
    equal(len(cli.lines("search", RARE)), (ARTICLES + 99) // 100, "hits")
    equal(len(cli.lines("search", EVERY)), ARTICLES, "hits of a word that is everywhere")
    out = cli.library.with_name("out")
    cli.run("export", out)
    written = {str(p.relative_to(out / folder.name)): hashlib.sha256(p.read_bytes()).hexdigest() for p in out.rglob("*") if p.is_file()}
    equal(written == made, True, "what is exported is what came")
    shutil.rmtree(out)
    cli.run("check")


class Tally:
    """What was hit."""

    def __init__(self):
        self.phases, self.half, self.backfilling, self.late = Counter(), 0, 0, 0

    def add(self, phase, half, backfilling):
        self.phases[phase] += 1
        self.half += half
        self.backfilling += backfilling

    def __str__(self):
        hit = ", ".join(f"{self.phases[phase]} {phase}" for phase in PHASES)
        return f"{hit}; {self.half} with half a transaction in the log, {self.backfilling} in a checkpoint; {self.late} came too late"


class Killed:
    """One library, and what it held when it was last looked at."""

    def __init__(self, library):
        self.cli, self.state = Cli(sys.argv[1], library), (0, 0, 0)

    def forget(self):
        for ending in ("", "-wal", "-shm"):
            beside(self.cli.library, ending).unlink(missing_ok=True)
        self.state = (0, 0, 0)

    def kill(self, folder, made, point, moment, tally, chance):
        """Returns the phase that was hit, and what is to be said of it."""
        before = self.state
        if before[1:] == (ARTICLES, 0):
            point = "again", 0  # it was faster than it was looked at
        killed = kill_at(self.cli, folder, before, *point, moment, chance)
        if not killed:
            tally.late += 1
            self.state = (before[0], ARTICLES, 0)
            return None, "the import was done before"
        seen, backfilling = killed
        half = is_left_half(self.cli.library)
        after = state_of(copied(self.cli.library))
        self.state = after or (0, 0, 0)
        stored, unsearchable = self.state[1:]
        assert stored >= max(seen[1], before[1]), f"{stored} of {max(seen[1], before[1])} articles are left"
        if after:
            equal(check_copy(self.cli.library, made), stored, "articles after check")
        phase = phase_of(before, after)
        tally.add(phase, half, backfilling)
        return phase, f"{phase}, {stored} articles, {unsearchable} not searchable" + (", half a transaction" if half else "") + (", in a checkpoint" if backfilling else "")

    def kill_surely(self, folder, made, point, moment, tally, chance):
        """The same for a phase that is over in a moment: where it was missed, from the beginning again."""
        for _ in range(8):
            if self.state[1:] == (ARTICLES, 0):
                self.forget()
            phase, said = self.kill(folder, made, point, moment, tally, chance)
            if phase == point[0]:
                break
            moment = "at once"
            if PHASES.index(phase or "again") > PHASES.index(point[0]):
                self.forget()
        return said


def kill_library(number, temporary, folder, made, tally):
    """Fills one library by imports that are killed. Yields what happened, one line for each kill and one for the end."""
    libraries, chance = -(-KILLS // len(POINTS)), random.Random(number)
    place = temporary / f"{number}"
    place.mkdir()
    library = Killed(place / "library.sheaf")
    for index, (phase, step, steps) in enumerate(POINTS[:KILLS - number * len(POINTS)]):
        point = phase, (step + (number + 0.5) / libraries) / steps
        moment = ["at once", "later", "written", "checkpoint"][(number + index) % 4]
        if phase in ("opening", "looking", "merging"):
            yield library.kill_surely(folder, made, point, moment, tally, chance)
        else:
            yield library.kill(folder, made, point, moment, tally, chance)[1]
    check_complete(library.cli, folder, made)
    yield "imported once more: complete"
    shutil.rmtree(place)


def main():
    libraries, tally, done = -(-KILLS // len(POINTS)), Tally(), 0
    print(f"TAP version 13\n1..{KILLS + libraries + 1}", flush=True)
    with tempfile.TemporaryDirectory(prefix="sheaf-kill-") as temporary:
        folder = Path(temporary) / "in"
        folder.mkdir()
        made = write_articles(folder)
        for number in range(libraries):
            try:
                for said in kill_library(number, Path(temporary), folder, made, tally):
                    done += 1
                    print(f"ok {done} - {said}", flush=True)
            except (AssertionError, KeyError, subprocess.SubprocessError) as error:
                print(f"# {error!r}\nnot ok {done + 1} - library {number}: {tally}\nBail out!", flush=True)
                return 1
            print(f"# so far: {tally}", flush=True)
    # A test whose kills all came too late, or all in one phase, would prove nothing.
    spread = all(tally.phases[phase] for phase in PHASES) and tally.late <= KILLS // 3
    print(f"{'ok' if spread else 'not ok'} {done + 1} - every phase was hit: {tally}", flush=True)
    return 0 if spread else 1


sys.exit(main())
