#!/usr/bin/env python3
# import.py: how long a folder of articles takes until all of it can be searched, against the least possible
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: import.py SHEAF-CLI BENCH-FLOOR CORPUS LIBRARY [PAIRS]

Imports the folder CORPUS PAIRS times (5), each time into a new LIBRARY, in turn with `bench-floor`, which only puts
the same texts, read and parsed before, into the same kind of index.  The last library is left there.
"""
import json
import os
import sqlite3
import statistics
import sys
import threading
import time

import common

POLL = 0.002  # seconds


class Watcher(threading.Thread):
    """Looks at a library from outside while it is filled: when the first row was there, and when all were."""

    def __init__(self, library, count):
        super().__init__(daemon=True)
        self.library, self.count = library, count
        self.began, self.first, self.all = time.monotonic(), None, None
        self.start()

    def connect(self):
        while not os.path.exists(self.library):
            time.sleep(POLL)
        return sqlite3.connect(f"file:{self.library}?mode=ro", uri=True)

    def last_id(self, database):
        try:
            return database.execute("SELECT max(id) FROM article").fetchone()[0] or 0
        except sqlite3.OperationalError:  # not made yet, or just being so
            return 0

    def run(self):
        database = self.connect()
        while self.all is None:
            last = self.last_id(database)
            if last and self.first is None:
                self.first = time.monotonic() - self.began
            if last >= self.count:
                self.all = time.monotonic() - self.began
            time.sleep(POLL)
        database.close()


def remove(library):
    for path in (library, f"{library}-wal", f"{library}-shm"):
        if os.path.exists(path):
            os.remove(path)


def import_anew(sheaf, corpus, library):
    remove(library)
    return common.Run([sheaf, "--library", library, "import", corpus])


def run_floor(floor, library):
    scratch = f"{library}-floor"
    result = json.loads(common.Run([floor, library, scratch]).output)
    remove(scratch)
    return result


def watch(sheaf, corpus, library, count):
    """An import of its own, since looking on costs time."""
    remove(library)
    watcher = Watcher(library, count)
    import_anew(sheaf, corpus, library)
    watcher.join(10)
    return watcher


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    sheaf, floor, corpus, library = sys.argv[1:5]
    pairs = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    count, _ = common.count_files(corpus)
    watcher = watch(sheaf, corpus, library, count)
    # The loop reads the library that is there; the import makes it anew, and the same.
    copy = f"{library}-source"
    os.rename(library, copy)
    floors, runs = common.in_turn(pairs, lambda: run_floor(floor, copy), lambda: import_anew(sheaf, corpus, library))
    remove(copy)

    assert all(result["articles"] >= count * 0.99 for result in floors), floors
    seconds = statistics.median(run.seconds for run in runs)
    ratio, least, most = common.median_ratio([run.seconds for run in runs], [result["seconds"] for result in floors])
    processor, _, _ = common.median_ratio([run.processor for run in runs], [result["processor"] for result in floors])
    memory = max(run.memory for run in runs)
    common.say(f"import of {count} until searchable", f"{seconds:.2f} s", f"{count / seconds:.0f} articles/s, processor {statistics.median(run.processor for run in runs):.2f} s")
    common.say("against the bare loop", f"{ratio:.2f} times", f"{least:.2f} to {most:.2f} in {pairs} pairs; of processor time {processor:.2f}; the loop {statistics.median(r['seconds'] for r in floors):.2f} s")
    common.say("first row there", f"{watcher.first * 1000:.0f} ms", f"all rows {watcher.all:.2f} s")
    common.say("most memory", f"{memory:.0f} MB")
    common.say_json("import", articles=count, pairs=pairs, seconds=seconds, per_second=count / seconds, ratio=ratio, ratio_least=least, ratio_most=most, processor_ratio=processor, first_row_ms=watcher.first * 1000, list_seconds=watcher.all, memory_mb=memory)


main()
