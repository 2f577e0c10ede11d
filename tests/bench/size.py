#!/usr/bin/env python3
# size.py: how large a library is, against the files that it was made from
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: size.py CORPUS LIBRARY

Also says what takes it: the bytes of the files, packed; the search index; all the rest.
"""
import os
import sqlite3
import sys

import common

PARTS = (("source", "original bytes, packed"), ("search", "search index"))


def read_parts(library):
    """Returns: bytes of pages by table, with its indexes"""
    database = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
    try:
        tables = dict(database.execute("SELECT name, tbl_name FROM sqlite_schema"))
        sizes = {}
        for name, size in database.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"):
            table = tables.get(name, name)
            sizes[table] = sizes.get(table, 0) + size
        return sizes
    finally:
        database.close()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    corpus, library = sys.argv[1:]
    count, raw = common.count_files(corpus)
    size = os.path.getsize(library)
    common.say(f"library of {count}", f"{size / raw:.2f} times", f"{size / 1e6:.0f} MB of {raw / 1e6:.0f} MB of files")
    left = size
    for prefix, what in PARTS:
        part = sum(value for name, value in read_parts(library).items() if name == prefix or name.startswith(prefix + "_"))
        left -= part
        common.say(f"  {what}", f"{part / raw:.2f} times")
    common.say("  rows and the rest", f"{left / raw:.2f} times")
    common.say_json("size", articles=count, raw_bytes=raw, library_bytes=size, ratio=size / raw)


main()
