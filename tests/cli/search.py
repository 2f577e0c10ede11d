#!/usr/bin/env python3
# search.py: what is typed finds the articles it must find, and no others
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: search.py SHEAF-CLI SEARCH-TYPED FOLDER

FOLDER holds articles and queries.tsv, which says what each query must find.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

from sheafcli import Cli, equal, plan

LONGEST = 100_000  # bytes: Linux gives a program no longer argument than 128 KiB
ENVIRONMENT = dict(os.environ, TZ="UTC")


def table(folder):
    """Returns [(kind, query, titles)]."""
    rows = []
    for line in (folder / "queries.tsv").read_text(encoding="utf8").splitlines():
        if not line.startswith("#"):
            kind, query, titles = line.split("\t")
            rows.append((kind, query, [] if titles == "-" else sorted(titles.split(" | "))))
    return rows


def imported(temporary, program, folder):
    """Returns the library and {id: title}."""
    cli = Cli(program, temporary / "library.sheaf")
    cli.run("import", folder / "articles", "--zone", "UTC")
    titles = {a["id"]: a["title"] for a in cli.lines("list")}
    equal(len(set(titles.values())), len(titles), "every title is one article's")
    return cli, titles


def compare(rows, found):
    """@found: for each row the titles found. All that differ are told at once."""
    wrong = [f"{kind} {query!r}: {got}, not {wanted}" for (kind, query, wanted), got in zip(rows, found) if got != wanted]
    assert not wrong, "\n".join(wrong)


def typed(program, cli, queries):
    """Returns for each query the ids found while it is being typed."""
    done = subprocess.run([program, cli.library], input="".join(q + "\n" for q in queries).encode(), capture_output=True, env=ENVIRONMENT, check=True)
    lines = done.stdout.decode("utf8").splitlines()
    equal(len(lines), len(queries), "answers")
    return [[int(id) for id in line.split()] for line in lines]


def asked(cli, query, *options):
    """The titles sheaf-cli finds; the query may begin with a dash."""
    done = cli.run("search", "--json", *options, "--", query, env=ENVIRONMENT)
    equal(done.stderr, b"", f"said of {query!r}")
    return sorted(json.loads(line)["title"] for line in done.stdout.decode("utf8").splitlines())


def test_table(temporary, program, typing, folder):
    """the table speaks of articles that there are, of each, and has queries of many kinds"""
    rows, (_, titles) = table(folder), imported(temporary, program, folder)
    named = {title for _, _, wanted in rows for title in wanted}
    equal(named, set(titles.values()), "titles in the table")
    assert len(rows) >= 40 and len({kind for kind, _, _ in rows}) >= 15, len(rows)
    equal(len({(kind, query) for kind, query, _ in rows}), len(rows), "each once")
    return f"{len(rows)} queries, {len(titles)} articles"


def test_asked(temporary, program, typing, folder):
    """what is asked for finds just what it must, best first, too"""
    cli, _ = imported(temporary, program, folder)
    rows = [row for row in table(folder) if row[0] != "prefix"]
    compare(rows, [asked(cli, query) for _, query, _ in rows])
    compare(rows[::5], [asked(cli, query, "--best") for _, query, _ in rows[::5]])
    cli.run("check")
    return f"{len(rows)} queries"


def test_typed(temporary, program, typing, folder):
    """while it is typed the last word is a beginning; behind a blank it is asked for whole"""
    cli, titles = imported(temporary, program, folder)
    rows = [row for row in table(folder) if row[0] == "prefix" or row[1].count('"') % 2 == 0]
    queries = [query if kind == "prefix" else query + " " for kind, query, _ in rows]
    found = [sorted(titles[id] for id in ids) for ids in typed(typing, cli, queries)]
    compare(rows, found)
    return f"{len(rows)} queries"


def test_each_key(temporary, program, typing, folder):
    """at each key of every query there is an answer, and with each CJK character no article more"""
    cli, _ = imported(temporary, program, folder)
    queries = [query for _, query, _ in table(folder)]
    starts = [query[:n] for query in queries for n in range(1, len(query) + 1)]
    answers = dict(zip(starts, typed(typing, cli, starts)))
    for query in queries:
        for n in range(2, len(query) + 1):
            if all("\u4e00" <= c <= "\u9fff" for c in query[:n]):
                assert set(answers[query[:n]]) <= set(answers[query[:n - 1]]), query[:n]
    return f"{len(answers)} beginnings"


def hostile_queries(folder):
    """Returns {file: (query, marker)}: what the articles of the class that attacks a search hold to be typed."""
    queries = {}
    for line in (folder / "MANIFEST.tsv").read_text(encoding="utf8").splitlines()[1:]:
        name, id, group = line.split("\t")[:3]
        if group == "sql":
            text = (folder / name).read_text(encoding="utf8")
            queries[name] = text.split("\nsearchable ", 1)[1].split("\n\nkeepme-")[0], f"keepme-{id}"
    return queries


def test_hostile(temporary, program, typing, folder):
    """no hostile query is an error, does harm or is anything but words"""
    shared = os.environ.get("SHEAF_SHARED")
    if not shared or not (Path(shared) / "hostile").is_dir():
        return "SKIP no shared articles beside the checkout"
    queries = hostile_queries(Path(shared) / "hostile")
    assert len(queries) >= 20, len(queries)
    cli = Cli(program, temporary / "library.sheaf")
    cli.run("import", Path(shared) / "hostile" / "sql")
    before = cli.lines("list")
    titles = {a["id"]: a["title"] for a in before}
    equal(len(titles), len(queries), "articles")
    for name, (query, marker) in queries.items():
        title = next(a["title"] for a in before if name.endswith("/" + a["origin"]))
        found = asked(cli, query[:LONGEST])
        literally = asked(cli, '"' + query.replace('"', " ")[:LONGEST] + '"')
        equal(title in literally, any(c.isalnum() for c in query), f"{name} literally: {literally}")
        for sign in ("title:", "tag:", "date:", "-", '"'):
            asked(cli, sign + query[:LONGEST])
        equal(asked(cli, marker), [title], name)
        assert set(found) <= {titles[id] for id in typed(typing, cli, [query + " "])[0]}, name
    equal(cli.lines("list"), before, "the articles")
    cli.run("check")
    return f"{len(queries)} queries"


sys.exit(plan([test_table, test_asked, test_typed, test_each_key, test_hostile], os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), Path(sys.argv[3]).resolve()))
