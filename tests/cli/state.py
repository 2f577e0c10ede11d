#!/usr/bin/env python3
# state.py: what is known of articles, exported with them and read back, over the site in tests/data
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: state.py SHEAF-CLI SITE"""
import hashlib
import json
import shutil
import sqlite3
import sys
from pathlib import Path

from sheafcli import Cli, equal, plan

NAME = "sheaf-state.jsonl"


def filled(folder, program, site):
    """A library with the site, every kind of state in it."""
    shutil.copytree(site, folder / "site")
    shutil.copytree(site / "plain", folder / "more")
    (folder / "more" / "café\udce9.md").write_bytes(b"# A name\n")
    (folder / "more" / "kept.html").write_text("<p>A page without a header.</p>")
    (folder / "more" / "gbk.md").write_bytes("---\ntitle: 从圈地走向开放\n---\n互联网的时代，这里是正文。\n".encode("gb18030"))
    cli = Cli(program, folder / "library.sheaf")
    cli.run("import", folder / "site", "--zone", "Asia/Shanghai")
    cli.run("import", folder / "more", "--zone", "Asia/Shanghai", "--into", "X/Y", "--dialect", "jekyll")
    articles = {a["origin"]: a["id"] for a in cli.lines("list")}
    for origin, id in articles.items():
        cli.run("edit", id, "tags+=one more", "rating=5")
    cli.run("edit", articles["kept.html"], "title=Another", "categories+=X/Y/C", "date=2021-02-03 04:05")
    return cli, articles


def comparable(cli):
    """The list without what another place and another library make of it."""
    left_out = {"id", "root", "origin", "places"}
    rows = [{k: v for k, v in a.items() if k not in left_out} for a in cli.lines("list")]
    return sorted(rows, key=lambda a: json.dumps(a, sort_keys=True))


def set_flags(cli):
    """sheaf-cli has no command for these."""
    flags = "UPDATE article SET unread = 0 WHERE id % 2; UPDATE article SET starred = 1 WHERE id % 3 = 0;"
    flags += "UPDATE article SET archived = 1 WHERE id % 5 = 0; UPDATE article SET added = added - 1000 * id;"
    flags += "UPDATE article_category SET unread = (SELECT unread FROM article a WHERE a.id = article);"
    with sqlite3.connect(cli.library) as database:
        database.executescript(flags)
    database.close()


def added(cli):
    database = sqlite3.connect(cli.library)
    rows = database.execute("SELECT hex (sha256), added FROM article WHERE trashed = 0 ORDER BY 1, 2").fetchall()
    database.close()
    return rows


def test_round_trip(folder, program, site):
    """exported with its state and imported into a new library: the same list"""
    cli, articles = filled(folder, program, site)
    set_flags(cli)
    cli.run("export", folder / "out", "--with-state")
    other = Cli(program, folder / "other.sheaf")
    other.run("import", folder / "out")
    ours, theirs = comparable(cli), comparable(other)
    equal(len(theirs), len(ours), "how many")
    for a, b in zip(ours, theirs):
        equal(b, a, a["title"])
    assert {a["unread"] for a in theirs} == {a["starred"] for a in theirs} == {True, False}
    equal(added(other), added(cli), "when they were added")
    other.run("check")
    # And once more, from there.
    other.run("export", folder / "again", "--with-state")
    third = Cli(program, folder / "third.sheaf")
    third.run("import", folder / "again")
    equal(comparable(third), ours, "the second time")
    found = {a["id"] for a in third.lines("search", "rating:5 tag:\"one more\"")}
    equal(len(found), len(ours), "searched")


def test_places(folder, program, site):
    """every place of the same bytes has its line, and they are one article again"""
    (folder / "in" / "b").mkdir(parents=True)
    for name in ("in/a.md", "in/b/a.md"):
        (folder / name).write_text("---\ntitle: a: b\ncategories: [A]\n---\nx\n")
    cli = Cli(program, folder / "library.sheaf")
    cli.run("import", folder / "in", "--dialect", "hexo")
    cli.run("edit", "1", "title=Kept")
    cli.run("export", folder / "out", "--with-state")
    lines = [json.loads(line) for line in (folder / "out" / NAME).read_text().splitlines()]
    equal(lines[0]["sheaf-state"], 1, "version")
    equal(sorted(line["path"] for line in lines[1:]), ["in/a.md", "in/b/a.md"], "paths")
    digest = hashlib.sha256((folder / "in/a.md").read_bytes()).hexdigest()
    equal([(line["sha256"], line["dialect"], line["edits"]) for line in lines[1:]], [(digest, "hexo", {"title": {"set": "Kept"}})] * 2, "said")
    other = Cli(program, folder / "other.sheaf")
    outcomes = sorted(e["outcome"] for e in other.lines("import", folder / "out") if "outcome" in e)
    equal(outcomes, ["duplicate", "new", "skipped"], "outcomes")
    equal([a["title"] for a in other.lines("list")], ["Kept"], "one article")


def test_not_taken(folder, program, site):
    """what is known already, or not the file that was exported, is left as it is"""
    cli, articles = filled(folder, program, site)
    cli.run("export", folder / "out", "--with-state")
    before = comparable(cli)
    cli.run("export", folder / "out", "--with-state", code=1)
    equal(len(list((folder / "out").glob("sheaf-state*"))), 1, "once")
    cli.run("undo")
    cli.run("import", folder / "site", "--zone", "Asia/Shanghai")
    changed = folder / "out" / "more" / "kept.html"
    changed.write_text("<p>Another page.</p>")
    other = Cli(program, folder / "other.sheaf")
    other.run("import", folder / "out")
    page = [a for a in other.lines("list") if a["origin"].endswith("kept.html")][0]
    equal([page["title"], page["tags"], page["properties"]], ["kept", [], {}], "changed since")
    # An article that is there keeps what it has.
    id = [a["id"] for a in other.lines("list") if "one more" in a["tags"]][0]
    other.run("edit", id, "tags-=one more")
    other.run("import", folder / "out")
    assert "one more" not in other.lines("show", id)[0]["tags"]
    assert before


def test_hostile(folder, program, site):
    """a sidecar of anyone's: said, never obeyed beyond its files, and the files come in"""
    good = "---\ntitle: A\n---\nx\n"
    digest = hashlib.sha256(good.encode()).hexdigest()
    for number, (content, wanted) in enumerate([
        (b"", "not hold the state"), (b"\xff" * 1000, "not hold the state"), (b"[" * 3000000, "not hold the state"),
        (b'{"sheaf-state":9}\n', "newer"), (b'{"sheaf-state":1}\n' + b"x\n" * 5, "5 lines"),
        (b'{"sheaf-state":1,"zone":"No/Where"}\n{"path":"../../a.md","sha256":"%s"}\n' % digest.encode(), "1 line"),
        (b'{"sheaf-state":1}\n{"path":"a.md","sha256":"%s","encoding":"No Such"}\n' % digest.encode(), "taken over"),
    ]):
        here = folder / str(number)
        (here / "in").mkdir(parents=True)
        (here / "in/a.md").write_text(good)
        (here / "in" / NAME).write_bytes(content)
        cli = Cli(program, here / "library.sheaf")
        told = {e["origin"]: e for e in cli.lines("import", here / "in") if "origin" in e}
        equal(told["a.md"]["outcome"], "new", wanted)
        equal(told[NAME]["outcome"], "skipped", wanted)
        assert wanted in told[NAME]["error"], told[NAME]
        equal(cli.lines("list")[0]["title"], "A", wanted)
        cli.run("check")


def test_undo(folder, program, site):
    """undone, all of it goes"""
    cli, articles = filled(folder, program, site)
    cli.run("export", folder / "out", "--with-state", "--query", "title:another -system")
    other = Cli(program, folder / "other.sheaf")
    other.run("import", folder / "out")
    equal([a["title"] for a in other.lines("list")], ["Another"], "one")
    other.run("undo")
    equal(other.lines("list"), [], "undone")
    other.run("import", folder / "out")
    equal([a["title"] for a in other.lines("list")], ["Another"], "again")


if __name__ == "__main__":
    tests = [value for name, value in list(globals().items()) if name.startswith("test_")]
    sys.exit(plan(tests, sys.argv[1], Path(sys.argv[2])))
