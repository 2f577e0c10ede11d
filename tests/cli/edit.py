#!/usr/bin/env python3
# edit.py: sheaf-cli edit, over the site in tests/data
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: edit.py SHEAF-CLI SITE"""
import shutil
import sys
from pathlib import Path

from sheafcli import Cli, equal, plan


def imported(folder, program, site):
    """The library, and the articles by their path."""
    shutil.copytree(site, folder / "site")
    cli = Cli(program, folder / "library.sheaf")
    cli.run("import", folder / "site", "--zone", "UTC")
    return cli, {a["origin"]: a for a in cli.lines("list")}


def write(folder, name, text):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)


def one(folder, program, text, name="in/a.md"):
    """A library with one article, and its id."""
    write(folder, name, text)
    cli = Cli(program, folder / "library.sheaf")
    cli.run("import", folder / "in", "--zone", "UTC", "--dialect", "hexo")
    return cli, cli.lines("list")[0]["id"]


BEFORE = "---\r\ntitle: \"Old\"  # a comment\r\ndate: 2020-01-02\r\ncategories:\r\n  - A\r\n  - B\r\ntags: [x, 'y']\r\n---\r\nText.\r\n"


def test_values(folder, program, site):
    """each kind of value, and no other byte"""
    for number, (changes, old, new) in enumerate([
        (["title=New: one"], '"Old"', '"New: one"'),
        (["date=2021-02-03 04:05:06"], "2020-01-02", "2021-02-03 04:05:06"),
        (["categories=A/C"], "  - B\r\n", "  - C\r\n"),
        (["categories+=C\\/D"], "  - A\r\n  - B\r\n", "  - [A, B]\r\n  - [C/D]\r\n"),
        (["categories-=A/B"], "  - A\r\n  - B\r\n", ""),
        (["tags+=z"], "[x, 'y']", "[x, 'y', z]"),
        (["tags-=x"], "[x, 'y']", "['y']"),
        (["tags-=x", "tags+=w"], "[x, 'y']", "['y', 'w']"),
        (["author=Someone"], "02\r\n", "02\r\nauthor: \"Someone\"\r\n"),
        (["--unset", "tags"], "tags: [x, 'y']\r\n", ""),
        (["weight=5", "--unset", "date"], "date: 2020-01-02\r\n", ""),
    ]):
        cli, id = one(folder / str(number), program, BEFORE)
        cli.run("edit", id, *changes)
        wanted = BEFORE.replace(old, new, 1)
        if changes[0] == "weight=5":
            wanted = wanted.replace("]\r\n", "]\r\nweight: 5\r\n", 1)
        equal(cli.source(id).decode(), wanted, str(changes))


def test_forms(folder, program, site):
    """headers of other forms, each in its own way"""
    for number, (before, changes, after) in enumerate([
        ('+++\ntitle = "Old" # c\n[taxonomies]\ntags = ["a"]\n+++\nx', ["title=New", "tags+=b"], '+++\ntitle = "New" # c\n[taxonomies]\ntags = ["a", "b"]\n+++\nx'),
        ('{\n  "title": "Old"\n}\nx', ["title=New", "date=2021-02-03"], '{\n  "title": "New",\n  "date": "2021-02-03"\n}\nx'),
        ("Title: Old\nTags: a\n\nx", ["title=New", "tags+=b"], "Title: New\nTags: a, b\n\nx"),
        (".. title: Old\n.. tags: a\n\nx", ["title=New", "tags-=a"], ".. title: New\n.. tags:\n\nx"),
        ("title: Old\n---\nx", ["title=New"], "title: New\n---\nx"),
    ]):
        cli, id = one(folder / str(number), program, before)
        cli.run("edit", id, *changes)
        equal(cli.source(id).decode(), after, str(changes))
        equal(cli.lines("show", id)[0]["title"], "New", "title")


def test_headerless(folder, program, site):
    """a Markdown file without a header gets one"""
    cli, id = one(folder, program, b"\xef\xbb\xbf# Old\r\n\r\nText.\r\n")
    equal(cli.lines("edit", id, "title=New", "tags+=a")[0]["changed"], True, "told")
    equal(cli.source(id), b"\xef\xbb\xbf---\r\ntitle: New\r\ntags: [a]\r\n---\r\n# Old\r\n\r\nText.\r\n", "the file")
    equal(cli.lines("show", id)[0]["title"], "New", "title")
    cli.run("undo")
    equal(cli.lines("show", id)[0]["title"], "Old", "undone")


def test_derived(folder, program, site):
    """what is read from the header is read again, and can be searched"""
    cli, id = one(folder, program, BEFORE)
    cli.run("edit", id, "title=Lighthouse keeper", "tags+=new tag", "categories+=C", "params=p")
    article = cli.lines("show", id)[0]
    equal(article["title"], "Lighthouse keeper", "title")
    equal(article["tags"], ["x", "y", "new tag"], "tags")
    equal(article["categories"], [["A", "B"], ["C"]], "categories")
    equal(article["properties"]["params"], "p", "properties")
    equal(len(cli.lines("search", "title:lighthouse")), 1, "new words")
    equal(len(cli.lines("search", "title:old")), 0, "old words")
    cli.run("check")


def test_difference(folder, program, site):
    """the difference is printed, and a dry run does no more"""
    cli, id = one(folder, program, BEFORE)
    out = cli.run("edit", id, "title=New", "--dry-run").stdout.decode()
    assert "\n-title: \"Old\"  # a comment\n+title: \"New\"  # a comment\n" in out, out
    assert out.startswith("--- a.md\n+++ a.md\n@@ -1,5 +1,5 @@\n"), out
    equal(cli.source(id).decode(), BEFORE, "after a dry run")
    told = cli.lines("edit", id, "title=New")
    equal([told[0][k] for k in ("id", "changed", "dry_run")], [id, True, False], "json")
    assert "+title" in told[0]["diff"], told
    equal(cli.run("edit", id, "title=New").stdout, b"", "nothing left to change")
    equal(cli.lines("edit", id, "tags+=x")[0]["changed"], False, "a tag that is there")


def test_undo(folder, program, site):
    """one undo takes one edit back"""
    cli, id = one(folder, program, BEFORE)
    cli.run("edit", id, "title=New", "tags+=z")
    assert b"editing 1 article" in cli.run("undo").stdout
    equal(cli.source(id).decode(), BEFORE, "undone")
    equal(cli.lines("show", id)[0]["title"], "Old", "title")


def test_again(folder, program, site):
    """an edited article imported again: same, and conflict where the file changed too"""
    cli, id = one(folder, program, BEFORE)
    cli.run("edit", id, "title=New")
    edited = cli.source(id)
    equal(cli.lines("import", folder / "in")[0]["outcome"], "same", "file as it was")
    equal(cli.source(id), edited, "kept")
    cli.run("export", folder / "out")
    equal([p.read_bytes() for p in (folder / "out").rglob("a.md")], [edited], "exported")
    write(folder, "in/a.md", BEFORE + "More.\r\n")
    equal(cli.lines("import", folder / "in")[0]["outcome"], "conflict", "file changed")
    equal(cli.source(id), edited, "kept in a conflict")
    assert cli.lines("show", id)[0]["needs_attention"]


def test_encodings(folder, program, site):
    """a file is written in its own encoding, or not at all"""
    text = "---\ntitle: 从圈地走向开放\n---\n互联网的时代，从圈地走向开放，这里是正文。\n"
    for number, (encoding, value, code) in enumerate([("gb18030", "圍🙂", 0), ("utf-8-sig", "圍", 0), ("utf-16", "圍🙂", 0), ("big5", "🙂", 1)]):
        raw = text if encoding != "big5" else "---\ntitle: 中國人民大學\n---\n" + "這裡是正文，天地山水人心日月，我們的時代。\n" * 5
        cli, id = one(folder / str(number), program, raw.encode(encoding))
        if encoding == "big5":
            assert b"Big5" in cli.run("edit", id, f"title={value}", code=code).stderr
            equal(cli.source(id), raw.encode("big5"), "left as it is")
            continue
        cli.run("edit", id, f"title={value}", code=code)
        equal(cli.source(id).decode(encoding), raw.replace("从圈地走向开放", value, 1), encoding)
        equal(cli.source(id)[:3], raw.encode(encoding)[:3], "byte order mark")


def test_site(folder, program, site):
    """every article of the site: edited in its file, or kept in Sheaf only with a reason"""
    cli, articles = imported(folder, program, site)
    kept = set()
    for origin, article in articles.items():
        told = cli.lines("edit", article["id"], "title=Another", "tags+=one more")[0]
        if told["kept_in_sheaf"]:
            assert told["reason"], told
            kept.add(origin)
            if len(told["kept_in_sheaf"]) == 2:
                equal(cli.source(article["id"]), (folder / "site" / origin).read_bytes(), origin)
        shown = cli.lines("show", article["id"])[0]
        equal(shown["title"], "Another", origin)
        assert "one more" in shown["tags"], shown
    equal({o for o in kept if "broken" in o}, {"plain/broken.md"}, "a broken header")
    assert "hexo/source/_posts/two-paths.md" not in kept, kept
    equal(len(cli.lines("search", "title:another tag:\"one more\"")), len(articles), "searched")
    cli.run("check")


def test_kept(folder, program, site):
    """what the file cannot hold is kept, told, undone, and goes to the file once it can"""
    broken = "---\ntitle: a: b\n---\nText.\n"
    cli, id = one(folder, program, broken)
    out = cli.run("edit", id, "title=New", "--dry-run").stdout.decode()
    assert out.startswith("Kept in Sheaf only: title (") and "YAML" in out, out
    equal(cli.lines("show", id)[0]["title"], "a: b", "after a dry run")
    before = cli.lines("show", id)[0]
    cli.run("edit", id, "title=New", "author=Someone", "tags+=t", "params.x=1", "date=2021-02-03")
    after = cli.lines("show", id)[0]
    equal(list(after), list(before), "the form of the object")
    equal([after[k] for k in ("title", "author", "tags", "date", "sha256")],
          ["New", "Someone", ["t"], "2021-02-03T00:00:00Z", before["sha256"]], "shown")
    equal(after["properties"]["params.x"], "1", "a key")
    for query in ("title:new", "author:someone", "tag:t", "params.x:1", "date:2021-02"):
        equal([h["id"] for h in cli.lines("search", query)], [id], query)
    equal(cli.lines("search", "title:b"), [], "the title of the file")
    equal([a["title"] for a in cli.lines("list", "--tag", "t")], ["New"], "list")
    equal(cli.lines("import", folder / "in")[0]["outcome"], "same", "imported again")
    write(folder, "in/a.md", "---\ntitle: Other\ntags: [u]\n---\nText.\n")
    equal(cli.lines("import", folder / "in")[0]["outcome"], "updated", "a new file")
    after = cli.lines("show", id)[0]
    equal([after["title"], sorted(after["tags"])], ["New", ["t", "u"]], "on top of it")
    cli.run("edit", id, "tags+=v")
    equal(cli.source(id).decode(), "---\ntitle: Other\ntags: [u, t, v]\n---\nText.\n", "in the file")
    for _ in range(3):
        cli.run("undo")
    after = cli.lines("show", id)[0]
    equal([after["title"], after["tags"], cli.source(id).decode()], ["a: b", [], broken], "undone")
    cli.run("check")


def test_controls(folder, program, site):
    """a terminal obeys nothing that a file holds, and one sees what it is"""
    cli, id = one(folder, program, "---\ntitle: a\n---\nText \x1b[31m \u202e.\n")
    out = cli.run("edit", id, "title=b").stdout.decode()
    assert "\x1b" not in out and "\u202e" not in out, out
    assert " Text \\x1b[31m \\u202e.\n" in out, out


def test_authors(folder, program, site):
    """another author beside one that is a mapping, and away again; what changes nothing says so"""
    cli, id = one(folder, program, "---\ntitle: a\nauthor:\n  name: Ann\n---\nText.\n")
    cli.run("edit", id, "author+=Bo")
    equal(cli.lines("show", id)[0]["author"], "Ann, Bo", "both")
    cli.run("edit", id, "author-=Ann")
    equal(cli.lines("show", id)[0]["author"], "Bo", "the other one")
    assert b"nothing to change" in cli.run("edit", id, "author-=Ann").stderr


def test_refused(folder, program, site):
    """what is refused has its code, and changes nothing"""
    cli, id = one(folder, program, BEFORE)
    for wrong in (["title"], ["=x"], ["+=x"], [], ["--dry-run"], ["title=\udcff"]):
        cli.run("edit", id, *wrong, code=2)
    cli.run("edit", code=2)
    for refused in (["date=someday"], ["date="], ["title+=x"], ["--unset", "nothing"], ["title=x", "date=someday"], ["no.such=x"], ["categories=/"]):
        assert cli.run("edit", id, *refused, code=1).stderr
    assert b"4711" in cli.run("edit", "4711", "title=x", code=1).stderr
    assert b"four" in cli.run("edit", "four", "title=x", code=1).stderr
    equal(cli.source(id).decode(), BEFORE, "as it was")
    Cli(program, folder / "none.sheaf").run("edit", "1", "title=x", code=3)


if __name__ == "__main__":
    tests = [value for name, value in list(globals().items()) if name.startswith("test_")]
    sys.exit(plan(tests, sys.argv[1], Path(sys.argv[2])))
