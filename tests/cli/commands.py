#!/usr/bin/env python3
# commands.py: every command of sheaf-cli, over the site in tests/data
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: commands.py SHEAF-CLI SITE"""
import gzip
import hashlib
import json
import os
import pty
import shutil
import signal
import subprocess
import sys

from sheafcli import Cli, equal, plan

# What each file of the site must become: written by reading the files, not by the program.
EXPECTED = {
    "hexo/source/_posts/news/从圈地到开放.md": dict(
        title="从_圈地_到_开放_，互联互通迈入深水区", author="人人都是产品经理", date="2021-11-12T00:00:00Z",
        categories=[["新媒体", "人人都是产品经理", "最新文章"]], tags=[], dialect="hexo", needs_attention=False),
    "hexo/source/_posts/two-paths.md": dict(
        title="Two paths", date="2020-05-05T23:08:09Z", categories=[["Technology", "Search"], ["Reading"]],
        tags=["cjk", "search engines"], dialect="hexo", needs_attention=False),
    "jekyll/_posts/2020-01-02-hello-world.md": dict(
        title="Hello, world", date="2020-01-02T00:00:00Z", categories=[["life"], ["letters"]], tags=["first"], dialect="jekyll"),
    "jekyll/essays/_posts/2021-03-04-on-walls.md": dict(
        title="On walls", date="2021-03-04T00:00:00Z", categories=[["essays"]], dialect="jekyll"),
    "vault/Notes/Deep/thought.md": dict(title="thought", categories=[["Notes", "Deep"]], tags=["idea/half-baked"], dialect="obsidian"),
    "plain/page.html": dict(title="A saved page", date=None),
    "plain/broken.md": dict(title="Broken: because of a colon", author="@someone", needs_attention=True),
    "plain/no-header.md": dict(title="Without a header", needs_attention=False),
    "plain/windows.md": dict(title="From another system", date="2019-09-01T00:00:00Z", date_text="2019/9/1"),
    "plain/gb18030.txt": dict(title="gb18030", language="zh"),
    "plain/empty.md": dict(title="empty", words=0),
}
SKIPPED = {
    "hexo/_config.yml", "jekyll/_config.yml", "plain/notes.log", "plain/dot.png", "plain/public", "vault/.obsidian",
}


def imported(folder, program, site, *options):
    cli = Cli(program, folder / "library.sheaf")
    return cli, cli.lines("import", site, "--zone", "UTC", *options)


def by_origin(lines):
    return {line["origin"]: line for line in lines if "origin" in line}


def test_import(folder, program, site):
    """import tells every file once, and the totals last"""
    cli, lines = imported(folder, program, site)
    told = by_origin(lines)
    equal(len(told), len(lines) - 1, "each once")
    equal({o for o, l in told.items() if l["outcome"] == "skipped"}, SKIPPED, "skipped")
    # One of two equal files is the other's duplicate: the first in the order of the names stays.
    equal(told["plain/copy/no-header.md"]["outcome"], "new", "first of two equal files")
    equal(told["plain/no-header.md"]["outcome"], "duplicate", "second of two equal files")
    equal({o for o, l in told.items() if l["outcome"] == "new"}, set(EXPECTED) - {"plain/no-header.md"} | {"plain/copy/no-header.md"}, "new")
    equal(lines[-1]["totals"], dict(new=11, same=0, updated=0, conflict=0, duplicate=1, skipped=6, failed=0), "totals")
    assert all(line["root"] == str(site) for line in told.values())
    assert any("line" in w for w in told["plain/broken.md"]["warnings"]), "the broken header's line is named"


def test_list(folder, program, site):
    """list --json has what the headers say"""
    cli, _ = imported(folder, program, site)
    articles = cli.lines("list")
    equal(len(articles), len(EXPECTED), "articles")
    keys = "id title author date date_text categories tags root origin places sha256 dialect language words unread starred archived needs_attention draft warnings properties".split()
    for article in articles:
        equal([k for k in keys if k not in article], [], "keys that are missing")
        names = {article["origin"]} | {os.path.relpath(p, site) for p in article["places"]}
        wanted = next(EXPECTED[n] for n in names if n in EXPECTED)
        for key, value in wanted.items():
            equal(article[key], value, f"{article['origin']}: {key}")
        bytes_ = (site / article["origin"]).read_bytes()
        equal(cli.source(article["id"]), bytes_, "source")
        equal(article["sha256"], hashlib.sha256(bytes_).hexdigest(), "sha256")
    dated = [a["date"] for a in articles if a["date"]]
    equal(dated, sorted(dated, reverse=True), "newest first")
    assert all(a["date"] is None for a in articles[len(dated):]), "undated ones last"
    equal(len(cli.lines("list", "--limit", "2")), 2, "limit")
    equal([a["title"] for a in cli.lines("list", "--category", "新媒体/人人都是产品经理")], ["从_圈地_到_开放_，互联互通迈入深水区"], "category")
    equal([a["title"] for a in cli.lines("list", "--tag", "cjk")], ["Two paths"], "tag")
    equal(len(cli.lines("list", "--state", "unread")), len(EXPECTED), "unread")
    equal(cli.lines("list", "--state", "starred"), [], "starred")
    for order in ("title", "added", "source", "length", "unread"):
        equal(sorted(a["id"] for a in cli.lines("list", "--sort", order)), sorted(a["id"] for a in articles), order)
    equal(next(a for a in articles if a["title"] == "Two paths")["properties"]["tags"], ["cjk", "search engines"], "properties")


def test_categories(folder, program, site):
    """categories counts own articles, and all below"""
    cli, _ = imported(folder, program, site)
    tree = {tuple(c["path"]): (c["count"], c["total"], c["unread"]) for c in cli.lines("categories")}
    equal(tree[("新媒体",)], (0, 1, 1), "top")
    equal(tree[("新媒体", "人人都是产品经理", "最新文章")], (1, 1, 1), "leaf")
    equal(tree[("Notes", "Deep")], (1, 1, 1), "folders")
    assert "最新文章".encode() in cli.run("categories").stdout


def test_search(folder, program, site):
    """search finds one character and a phrase, and cuts snippets"""
    cli, _ = imported(folder, program, site)
    for query, titles in (("圈", 1), ("从圈地", 1), ("lighthouse", 1), ("title:walls", 1), ("国标", 1), ('"no such phrase"', 0), ("…，。", 0)):
        equal(len(cli.lines("search", query)), titles, query)
    hit = cli.lines("search", "互联互通", "--best")[0]
    assert "\x02" in hit["snippet"] and "\x03" in hit["snippet"], hit["snippet"]
    assert isinstance(hit["rank"], (int, float)), hit["rank"]
    assert cli.lines("search", "互联互通")[0]["rank"] is None
    equal(cli.run("search", "--", "-nosuchword").returncode, 0, "a query that begins with a dash")
    assert "从圈地走向开放".encode() in cli.run("search", "走向").stdout


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def test_drafts(folder, program, site):
    """drafts are marked, listed and found, and stay so when they are edited"""
    write(folder / "in", {
        "source/_posts/a.md": "---\ntitle: A\ndate: 2021-01-02\n---\n", "source/_drafts/b.md": "---\ntitle: B\n---\n",
        "source/_posts/c.md": "---\ntitle: C\npublished: false\n---\n", "source/_posts/d.md": "---\ntitle: D\ndraft: true\n---\n",
    })
    cli = Cli(program, folder / "library.sheaf")
    cli.run("import", folder / "in", "--zone", "UTC")
    equal({a["title"]: a["draft"] for a in cli.lines("list")}, dict(A=False, B=True, C=True, D=True), "draft")
    equal({a["title"] for a in cli.lines("search", "is:draft")}, {"B", "C", "D"}, "is:draft")
    equal({a["title"] for a in cli.lines("search", "title:A -is:draft")}, {"A"}, "-is:draft")
    drafted = next(a["id"] for a in cli.lines("list") if a["title"] == "D")
    assert " u  d  " in cli.run("list").stdout.decode(), "a letter in the list"
    assert "draft" in cli.run("show", drafted).stdout.decode(), "a word in what is shown"
    cli.run("edit", drafted, "draft=false")
    equal({a["title"] for a in cli.lines("search", "is:draft")}, {"B", "C"}, "published")
    cli.run("undo")
    assert cli.lines("show", drafted)[0]["draft"], "a draft again"


def test_undated(folder, program, site):
    """dates that are none are kept as text, told, and their articles always stand in the same order"""
    texts = ["2024-02-30", "0000-01-01", "soon", "2024-01-01T00:00:00+99:99", "292277026596-12-04", "[2024, 1, 1]", "2024-W01-1"]
    write(folder / "in", {f"{i}.md": f"---\ntitle: T{i}\ndate: {text}\n---\nfind me\n" for i, text in enumerate(texts)})
    write(folder / "in", {"dated.md": "---\ntitle: dated\ndate: 0001-01-01\n---\nfind me\n", "none.md": "find me\n"})
    cli = Cli(program, folder / "library.sheaf")
    cli.run("import", folder / "in", "--zone", "UTC")
    first = cli.lines("list")
    equal(first[0]["title"], "dated", "a date however old comes before none")
    assert all(a["date"] is None for a in first[1:]), first
    equal({a["title"]: a["date_text"] for a in first if a["title"].startswith("T")}, {f"T{i}": t for i, t in enumerate(texts)}, "the text")
    for article in first[1:]:
        told = [w for w in article["warnings"] if w.startswith("line 3: the date ")]
        equal((len(told), article["needs_attention"]), (1, True) if article["date_text"] else (0, False), article["title"])
    order = [a["id"] for a in first]
    found = [a["id"] for a in cli.lines("search", "find")]
    equal((found[0], sorted(found)), (order[0], sorted(order)), "in a search, too")
    cli.run("import", folder / "in", "--zone", "UTC")
    cli.run("edit", order[3], "rating=5")
    equal([a["id"] for a in cli.lines("list")], order, "after an import and an edit")
    equal([a["id"] for a in cli.lines("search", "find")], found, "found after an import and an edit")


def test_show(folder, program, site):
    """show: text, html, source, json and plain"""
    cli, _ = imported(folder, program, site)
    page = next(a for a in cli.lines("list") if a["title"] == "A saved page")
    html = cli.run("show", page["id"], "--html").stdout.decode()
    for bad in ("script", "onclick", "javascript:", "alert"):
        assert bad not in html, html
    assert "Visible words" in html and "Visible words" in cli.run("show", page["id"], "--text").stdout.decode()
    equal(cli.lines("show", page["id"])[0]["title"], "A saved page", "json")
    plain = cli.run("show", page["id"]).stdout.decode()
    assert plain.startswith("A saved page\n") and "Visible words" in plain, plain
    cli.run("show", page["id"], "--original", code=2)
    cli.run("show", page["id"], "--html", "--json", code=2)
    assert b"4711" in cli.run("show", "4711", code=1).stderr
    assert b"four" in cli.run("show", "four", code=1).stderr
    cli.run("show", code=2)


def test_show_linked(folder, program, site):
    """show --html links to articles of the library, by file, title, alias and heading, and not to what is in the trash"""
    cli = Cli(program, folder / "linked.sheaf")
    write(folder / "linked", {
        "start.md": "[[River]] [[notes/River#The far bank|bank]] [[Brook]] [[a title]] ![[River]] [[Nowhere]] `[[River]]`",
        "notes/River.md": "---\naliases: [Brook]\n---\n# River\n\n## The far bank\n",
        "other.md": "---\ntitle: A Title\n---\nWords.\n"})
    cli.run("import", folder / "linked")
    ids = {a["origin"]: a["id"] for a in cli.lines("list")}
    start, river, other = ids["start.md"], ids["notes/River.md"], ids["other.md"]

    def shown():
        return cli.run("show", start, "--html").stdout.decode()

    html = shown()
    for link in (f'<a href="article:///{river}">River</a>', f'<a href="article:///{river}#the-far-bank">bank</a>', f'<a href="article:///{river}">Brook</a>', f'<a href="article:///{other}">a title</a>', "<code>[[River]]</code>"):
        assert link in html, (link, html)
    equal(html.count("<a "), 5, html)
    assert "Nowhere" in html and "[[Nowhere" not in html, html
    cli.run("trash", river)
    html = shown()
    equal(html.count("<a "), 1, html)
    assert "River" in html and "bank" in html and "Brook" in html and "[[" not in html.replace("<code>[[River]]</code>", ""), html
    cli.run("restore", river)
    equal(shown().count("<a "), 5, "restored")


def test_show_cleaned(folder, program, site):
    """show --html is cleaned, by the person's own rules, too; --original and what is searched are not"""
    cli = Cli(program, folder / "boxed.sheaf")
    write(folder / "boxed", {
        "page.html": "<h1>Boxed</h1><p>" + "The words of the article. " * 9 + "</p>"
        "<div class=sharedaddy>Share this</div><p class=mine>Read also</p><script>alert(1)</script>"})
    own = {"env": dict(os.environ, XDG_DATA_HOME=str(folder / "data"))}
    cli.run("import", folder / "boxed")
    page = cli.lines("list")[0]["id"]
    html = cli.run("show", page, "--html", **own).stdout.decode()
    assert "The words" in html and "Read also" in html and "Share this" not in html, html
    original = cli.run("show", page, "--html", "--original", **own).stdout.decode()
    assert "Share this" in original and "script" not in original, original
    assert "Share this" in cli.run("show", page, "--text").stdout.decode(), "what is searched is what is there"
    write(folder / "data" / "sheaf" / "cleaning", {
        "own.json": '{"sheaf-cleaning": 1, "rules": [{"id": "own", "name": "Own", "match": "p.mine", "do": "hide"}]}',
        "off": "share\n"})
    html = cli.run("show", page, "--html", **own).stdout.decode()
    assert "Read also" not in html and "Share this" in html, html


def test_again(folder, program, site):
    """the same folder again changes nothing; what changed is updated"""
    copy = folder / "site"
    shutil.copytree(site, copy)
    cli = Cli(program, folder / "library.sheaf")
    cli.lines("import", copy)
    totals = cli.lines("import", copy)[-1]["totals"]
    equal((totals["new"], totals["same"]), (0, 12), "same")
    (copy / "plain/page.html").write_text("<h1>Another page</h1>")
    told = by_origin(cli.lines("import", copy))
    equal([o for o, l in told.items() if l["outcome"] not in ("same", "skipped")], ["plain/page.html"], "what changed")
    equal(told["plain/page.html"]["outcome"], "updated", "outcome")
    titles = [a["title"] for a in cli.lines("list")]
    assert "Another page" in titles and "A saved page" not in titles, titles
    (copy / "plain/page.html").rename(copy / "hexo/moved.html")
    equal(by_origin(cli.lines("import", copy))["hexo/moved.html"]["outcome"], "same", "a moved file")
    equal(len(cli.lines("list")), len(EXPECTED), "and no double")


def test_options(folder, program, site):
    """--into, --dialect, --duplicates and --dry-run"""
    cli = Cli(program, folder / "none.sheaf")
    equal(cli.lines("import", site, "--dry-run")[-1]["totals"]["new"], 11, "judged")
    assert not cli.library.exists(), "a dry run makes no library"
    cli, lines = imported(folder, program, site, "--duplicates", "keep", "--into", "Inbox/A\\/B")
    equal(lines[-1]["totals"]["new"], 12, "kept apart")
    assert all(p[0] == "Inbox" and p[1] == "A/B" for a in cli.lines("list") for p in a["categories"]), "into"
    assert all(a["categories"] for a in cli.lines("list"))
    other = Cli(program, folder / "other.sheaf")
    other.lines("import", site / "hexo", "--dialect", "hugo")
    chinese = next(a for a in other.lines("list") if a["author"] == "人人都是产品经理")
    equal((chinese["dialect"], sorted(chinese["categories"])), ("hugo", sorted([["新媒体"], ["人人都是产品经理"], ["最新文章"]])), "dialect")


def test_encoding(folder, program, site):
    """--encoding is for files that do not show theirs, can be said again, and knows what there is"""
    cli, articles = Cli(program, folder / "library.sheaf"), folder / "articles"
    articles.mkdir()
    (articles / "short.md").write_bytes("# 포스트 생성\n".encode("cp949"))
    (articles / "utf8.md").write_text("# 포스트\n", encoding="utf-8")
    cli.lines("import", articles, "--encoding", "big5")
    assert "포스트 생성" not in {a["title"] for a in cli.lines("list")}, "as it was asked for"
    equal([line["outcome"] for line in cli.lines("import", articles, "--encoding", "EUC-KR")[:-1]], ["same", "same"], "the bytes are")
    equal({a["title"] for a in cli.lines("list")}, {"포스트 생성", "포스트"}, "read again")
    (articles / "short.md").write_bytes("# 전역 변수\n".encode("cp949"))
    cli.lines("import", articles / "short.md", "--encoding", "cp949")
    equal({a["title"] for a in cli.lines("list")}, {"전역 변수", "포스트"}, "one file")
    said = cli.run("import", articles, "--encoding", "klingon", code=2).stderr.decode()
    assert "klingon" in said and "GB18030" in said and "windows-1251" in said, said
    assert b"--encoding" in cli.run("import", "--help").stdout


def test_trash(folder, program, site):
    """trash, restore and undo"""
    cli, _ = imported(folder, program, site)
    ids = [a["id"] for a in cli.lines("list")]
    cli.run("trash", ids[0], ids[1])
    equal([a["id"] for a in cli.lines("list")], ids[2:], "trashed ones are left out")
    equal(sorted(a["id"] for a in cli.lines("list", "--state", "trash")), sorted(ids[:2]), "the trash")
    cli.run("restore", ids[0])
    equal(len(cli.lines("list")), len(ids) - 1, "restored")
    cli.run("undo")
    cli.run("undo")
    equal(sorted(a["id"] for a in cli.lines("list")), sorted(ids), "both taken back")
    assert b"4711" in cli.run("trash", ids[0], "4711", code=1).stderr
    equal(len(cli.lines("list")), len(ids), "all or none")
    assert b"import" in cli.run("undo").stdout
    equal(cli.lines("list"), [], "a whole import undone")
    equal(cli.lines("search", "lighthouse"), [], "and not found")
    cli.run("undo", code=1)
    _, lines = imported(folder, program, site)
    equal(len(cli.lines("list")), len(EXPECTED), "and imported again")
    equal(len(cli.lines("search", "lighthouse")), 1, "and found")


def test_export(folder, program, site):
    """export writes every file back, byte for byte, and overwrites nothing"""
    cli, _ = imported(folder, program, site)
    cli.run("export", folder / "out")
    written = {p.relative_to(folder / "out" / site.name) for p in (folder / "out").rglob("*") if p.is_file()}
    wanted = {p.relative_to(site) for p in site.rglob("*") if p.is_file()} - {p.relative_to(site) for s in SKIPPED for p in [site / s, *(site / s).rglob("*")]}
    equal(written, wanted, "files")
    for name in written:
        equal((folder / "out" / site.name / name).read_bytes(), (site / name).read_bytes(), name)
    cli.run("export", folder / "out")
    equal(len([p for p in (folder / "out").rglob("*") if p.is_file()]), 2 * len(wanted), "again")
    cli.run("export", folder / "one", "--category", "新媒体", "--query", "平台")
    equal(len([p for p in (folder / "one").rglob("*") if p.is_file()]), 1, "chosen")
    assert b"no category" in cli.run("export", folder / "x", "--category", "Nowhere", code=1).stderr
    (folder / "file").write_text("mine")
    cli.run("export", folder / "file", code=1)


def test_care(folder, program, site):
    """check, backup, version"""
    cli, _ = imported(folder, program, site)
    cli.run("check")
    cli.run("backup", folder / "copy.sheaf")
    cli.run("backup", folder / "copy.sheaf", code=1)
    copy = Cli(program, folder / "copy.sheaf")
    copy.run("check")
    equal(copy.lines("list"), cli.lines("list"), "the copy")
    assert cli.run("version").stdout.startswith(b"sheaf-cli ")


def test_lost(folder, program, site):
    """an emptied library is not called sound, an undone parting is, and a full disk is told"""
    cli = Cli(program, folder / "library.sheaf")
    (folder / "in").mkdir()
    (folder / "in" / "a.md").write_text("# same\n")
    (folder / "in" / "b.md").write_text("# same\n")
    cli.run("import", folder / "in")
    (folder / "in" / "a.md").write_text("# same\n\nnot any more\n")
    cli.run("import", folder / "in")
    cli.run("undo")
    assert b"sound" in cli.run("check").stdout
    (folder / "in" / "big.txt").write_text("word " * 1000000)
    cli.run("import", folder / "in" / "big.txt")
    big = next(a["id"] for a in cli.lines("list", "--json") if a["origin"] == "big.txt")
    with open("/dev/full", "wb") as full:
        told = subprocess.run([program, "--library", cli.library, "show", str(big), "--source"], stdout=full, stderr=subprocess.PIPE)
    equal(told.returncode, 1, "a full disk")
    lost = Cli(program, folder / "lost.sheaf")
    lost.library.touch()
    for command in (["check"], ["undo"], ["trash", "1"], ["list"]):
        lost.run(*command, code=3)
    equal(lost.library.stat().st_size, 0, "left as it was")
    os.mkfifo(folder / "fifo")
    Cli(program, folder / "fifo").run("list", code=3)


def test_older(folder, program, site):
    """a library of an older Sheaf is taken over by whatever command comes first, with a copy beside it"""
    cli = Cli(program, folder / "library.sheaf")
    with gzip.open(site.parent / "library-1.sheaf.gz") as old:
        cli.library.write_bytes(old.read())
    before = cli.library.read_bytes()
    assert b"older Sheaf" in cli.run("import", site, "--dry-run", code=3).stderr
    equal(cli.library.read_bytes(), before, "by a dry run")
    equal(sorted(a["title"] for a in cli.lines("list")), ['"Unclosed', "Night train", "The harbour at six", "绿茶"], "titles")
    assert list((folder / "backups").glob("library-*-before-update.sheaf"))
    cli.run("check")
    cli.run("undo")
    equal(len(cli.lines("list")), 5, "with what lay in the trash")
    cli.run("import", site, "--dry-run")


def test_usage(folder, program, site):
    """wrong usage, missing things and unusable libraries have their codes"""
    cli = Cli(program, folder / "library.sheaf")
    for wrong in (["fly"], ["import", ""], ["export", ""], ["backup", ""], ["list", "--nonsense"], ["list", "x"], ["import"], ["import", site, "--dialect", "x"], ["edit", "1"], ["edit", "1", "title"],
                  ["list", "--state", "x"], ["list", "--sort", "x"], ["list", "--limit", "-1"], ["import", site, "--duplicates", "x"], ["import", site, "--zone", "No/Where"]):
        cli.run(*wrong, code=2)
    equal(subprocess.run([program], capture_output=True).returncode, 2, "no command")
    equal(subprocess.run([program, "--nonsense"], capture_output=True).returncode, 2, "no such option")
    (folder / "library.sheaf").unlink(missing_ok=True)
    assert b"no library" in cli.run("list", code=3).stderr
    assert not cli.library.exists(), "reading makes no library"
    bad = Cli(program, folder / "bad.sheaf")
    bad.library.write_bytes(b"This is no database.\n" * 500)
    bad.run("list", code=3)
    bad.run("import", site, code=3)
    equal(bad.library.read_bytes(), b"This is no database.\n" * 500, "left alone")
    lines = cli.lines("import", folder / "missing.md", site / "plain" / "page.html", code=1)
    equal(sorted(line["outcome"] for line in lines[:-1]), ["failed", "new"], "a missing path does not stop the others")
    (folder / "-dash.md").write_text("A dash in front.\n")
    cli.run("import", "--", "-dash.md", cwd=folder)
    assert b"--into" in cli.run("import", "--help").stdout


def test_locale(folder, program, site):
    """neither locale nor an odd name changes what is printed"""
    for environment in ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"LANGUAGE": "zh_CN", "LC_ALL": "C.UTF-8"}):
        cli = Cli(program, folder / f"{len(environment)}{environment['LC_ALL']}.sheaf")
        environment = dict(os.environ, **environment)
        cli.run("import", site, "--into", "收件箱", env=environment)
        out = cli.run("search", "圈地", "--json", env=environment).stdout
        assert "圈地".encode() in out and "收件箱".encode() in out, out
        equal(cli.run("list", "--category", "收件箱", env=environment).stdout.count(b"\n"), len(EXPECTED), "rows")


def test_interrupt(folder, program, site):
    """Ctrl+C keeps what is stored, makes it searchable, and says so by exit 1"""
    (folder / "in").mkdir()
    for number in range(6000):
        (folder / "in" / f"{number:04}.md").write_text(f"# Article {number}\n\nEach has a word: lantern.\n" + "filling words " * 50)
    cli = Cli(program, folder / "library.sheaf")
    process = subprocess.Popen([program, "--library", cli.library, "import", folder / "in", "--json", "--jobs", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    lines = [process.stdout.readline()]
    process.send_signal(signal.SIGINT)
    lines += process.stdout.read().splitlines()
    assert b"stopping" in process.stderr.read()
    equal(process.wait(timeout=60), 1, "exit")
    stored = json.loads(lines[-1])["totals"]["new"]
    assert 0 < stored < 6000, stored
    equal(len(cli.lines("list")), stored, "stored")
    equal(len(cli.lines("search", "lantern")), stored, "searchable")
    cli.run("check")
    equal(cli.lines("import", folder / "in")[-1]["totals"]["new"], 6000 - stored, "the rest")
    return f"{stored} of 6000 were stored"


def test_terminal(folder, program, site):
    """a title cannot command the terminal"""
    (folder / "in").mkdir()
    (folder / "in" / "a.md").write_bytes("---\ntitle: \"\\e]0;owned\\a\u202etxt\"\n---\nText \x1b[31mred\n".encode())
    cli = Cli(program, folder / "library.sheaf")
    cli.run("import", folder / "in")
    for command in (["list"], ["show", "1"], ["search", "text"]):
        master, slave = pty.openpty()
        subprocess.run([program, "--library", cli.library, *command], stdout=slave, timeout=60, check=True)
        os.close(slave)
        out = os.read(master, 100000)
        os.close(master)
        rest = out.replace(b"\x1b[1m", b"").replace(b"\x1b[22m", b"")
        assert b"\x1b" not in rest and b"\x07" not in rest and "\u202e".encode() not in rest, out


if __name__ == "__main__":
    from pathlib import Path

    tests = [value for name, value in list(globals().items()) if name.startswith("test_")]
    sys.exit(plan(tests, sys.argv[1], Path(sys.argv[2])))
