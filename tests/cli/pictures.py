#!/usr/bin/env python3
# pictures.py: the pictures beside real articles are found as somebody finds them who looks for them by hand
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: pictures.py SHEAF-CLI FOLDER TABLE
       pictures.py SHEAF-CLI FOLDER      to see what comes of some folder

Holds Sheaf against picturescan.py: of the pictures that either finds Sheaf must find as many, each that it lacks must be
told with a reason, and each that it has must be exported to its place byte for byte. TABLE says, for the articles of
FOLDER, which file each reference means, or why there is none. The corpora are skipped where there are none.
"""
import collections
import contextlib
import os
import re
import sqlite3
import sys
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import picturescan
from sheafcli import Cli, equal, plan

CORPORA = ("hexo-*", "jekyll", "hugo-docs", "ms-wsl", "dendron-vault", "omnivore-docs")
# Of those that only one of the two finds, so many are named.
NAMED = 5


def key(reference):
    """The same for both, however it is written."""
    return unquote(unescape(reference)).replace("\\", "/").strip()


class Kept:
    """What the library has of the articles of a folder."""

    def __init__(self, library, root):
        self.articles = {}  # where it is below the root → id
        self.files = {}  # (id, key) → its file below the root; None: it is missing
        self.unexplained = []
        with contextlib.closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as database:
            database.text_factory = lambda b: b.decode("utf8", "surrogateescape")
            for article, path in database.execute("SELECT article, path FROM place"):
                self.articles[os.fsdecode(path)] = article
            rows = "SELECT p.article, p.reference, p.picture, p.problem, r.path, p.path FROM article_picture p LEFT JOIN root r ON r.id = p.root"
            for article, reference, picture, problem, place, path in database.execute(rows):
                if picture:
                    equal(place, str(root), "found below another folder")
                elif not problem:
                    self.unexplained.append(reference)
                # One that is written in two ways is found by either.
                self.files[article, key(reference)] = os.fsdecode(path) if picture else self.files.get((article, key(reference)))


def compare(root, kept):
    """Yields (article, reference, what the scan finds, what Sheaf has) of all that either knows; None where it has none, and
    "" where Sheaf does not look for it."""
    site = picturescan.Site(root)
    rest = dict(kept.files)
    names = {article: origin for origin, article in kept.articles.items()}
    for origin in site.articles:
        article = kept.articles.get(origin)
        for reference, embed in picturescan.references(Path(root) / origin).items():
            file, _ = site.find(origin, reference, embed)
            rest.pop((article, key(reference)), None)
            yield origin, reference, file, kept.files.get((article, key(reference)), "")
    for (article, reference), file in rest.items():
        yield names[article], reference, None, file


def judge(found):
    """Counts what compare() yields. Returns the counts, and the names of what only one of the two finds."""
    counts, names = collections.Counter(), collections.defaultdict(list)
    for article, reference, scan, sheaf in found:
        counts["references"] += 1
        counts["scan"] += bool(scan)
        counts["sheaf"] += bool(sheaf)
        what = "both" if scan and sheaf else "only by the scan" if scan else "only by Sheaf" if sheaf else "neither"
        if sheaf == "" and not scan:
            what = "not looked for by Sheaf"
        counts[what] += 1
        if scan and sheaf and scan != sheaf:
            what = "another file"
            counts[what] += 1
        if what not in ("both", "neither"):
            names[what].append(f"{article}: {reference} → {scan or sheaf or 'nothing'}" + (f", not {sheaf}" if scan and sheaf else ""))
    return counts, names


def check_told(told, kept):
    """Each that is missing is told, with a reason."""
    equal(kept.unexplained[:NAMED], [], "missing, and nobody says why")
    missing = told[-1]["missing_pictures"]
    equal([m for m in missing if not m["error"]][:NAMED], [], "told without a reason")
    equal({(m["id"], key(m["reference"])) for m in missing} - set(kept.files), set(), "told, and not in the library")
    lacking = {where for where, file in kept.files.items() if not file}
    equal(sorted(lacking - {(m["id"], key(m["reference"])) for m in missing})[:NAMED], [], "missing and not told")
    return collections.Counter(m["error"] for m in missing)


def check_export(cli, folder, root, kept):
    """Each file is where it was, byte for byte. Returns how many there are."""
    files = {file for file in kept.files.values() if file}
    cli.run("export", folder / "out")
    out = folder / "out" / root.name
    # Nothing is written into hidden folders (SAFETY L5): what lay in one has another name on its way.
    hidden = {file for file in files if re.search(r"(^|/)\.", file)}
    files -= hidden
    written = {path.read_bytes() for path in out.rglob("*") if path.is_file()}
    equal([file for file in sorted(hidden) if (root / file).read_bytes() not in written][:NAMED], [], "not exported")
    equal([file for file in sorted(files) if not (out / file).is_file()][:NAMED], [], "not exported")
    equal([file for file in sorted(files) if (out / file).read_bytes() != (root / file).read_bytes()][:NAMED], [], "changed")
    return len(files | hidden)


def look(folder, program, root):
    """Imports a folder and tells what came of it. Returns the library's part."""
    cli = Cli(program, folder / "library.sheaf")
    told = cli.lines("import", root, code=None)
    kept = Kept(cli.library, root)
    counts, names = judge(compare(root, kept))
    reasons = check_told(told, kept)
    exported = check_export(cli, folder, root, kept)
    tell = [f"{counts['references']} references", *(f"{counts[what]} {what}" for what in ("both", "only by the scan", "only by Sheaf", "another file", "neither", "not looked for by Sheaf")), f"{exported} files exported"]
    print(f"# {root.name}: " + " · ".join(tell))
    for reason, count in reasons.most_common():
        print(f"#   missing: {count} {reason}")
    for what, which in names.items():
        for name in which[:NAMED]:
            print(f"#   {what}: {name}")
    assert counts["sheaf"] >= counts["scan"], f"Sheaf finds {counts['sheaf']}, the scan {counts['scan']}: {names['only by the scan'][:NAMED]}"
    return kept


def read_table(path):
    """What a reference of an article means: a file, or in parentheses why there is none."""
    lines = (line.split("\t") for line in Path(path).read_text(encoding="utf8").splitlines() if line and not line.startswith("#"))
    return {(article, key(reference)): meant for article, reference, meant in lines}


def check_table(folder, program, root, table):
    """What the folder of the tests shows, each by the table."""
    wanted = read_table(table)
    kept = look(folder, program, root)
    names = {article: origin for origin, article in kept.articles.items()}
    got = {(names[article], reference): file for (article, reference), file in kept.files.items()}
    equal(sorted(set(got) ^ set(wanted)), [], "looked for by one and not by the other")
    wrong = [f"{where}: {got[where]}, not {meant}" for where, meant in wanted.items() if got[where] != (None if meant.startswith("(") else meant)]
    equal(wrong, [], "another file")
    site = picturescan.Site(root)
    found = {(origin, key(reference)): site.find(origin, reference, embed) for origin in site.articles for reference, embed in picturescan.references(root / origin).items()}
    # The scan does not look through the whole folder for a name, but as Obsidian does; else they agree.
    told = {where: file or f"({why})" for where, (file, why) in found.items()}
    equal(sorted(set(told) - set(wanted)), [], "only the scan looks for")
    equal([f"{where}: {told.get(where)}, not {meant}" for where, meant in wanted.items() if told.get(where) != meant], [], "the scan finds another")
    return f"{len(wanted)} references"


def corpora():
    root = Path(os.environ.get("SHEAF_SHARED") or "/nonexistent") / "corpora"
    return [path.resolve() for pattern in CORPORA for path in sorted(root.glob(pattern))] if root.is_dir() else []


def test_of(root):
    """The test of one corpus."""

    def test(folder, program):
        kept = look(folder, program, root)
        return f"{sum(1 for file in kept.files.values() if file)} found"

    test.__doc__ = f"{root.name}: as many found as by the scan, the others explained, all exported"
    return test


def skipped(folder, program):
    """the corpora"""
    return "SKIP no shared articles beside the checkout"


def main():
    program, root = sys.argv[1], Path(sys.argv[2]).resolve()
    if len(sys.argv) == 3:
        return plan([test_of(root)], program)

    def fixture(folder, program):
        """the folder of the tests: each reference means what the table says"""
        return check_table(folder, program, root, sys.argv[3])

    return plan([fixture, *(map(test_of, corpora()) if corpora() else [skipped])], program)


sys.exit(main())
