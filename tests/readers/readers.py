#!/usr/bin/env python3
# readers.py: titles, categories, tags and dates of real articles, as Sheaf reads them and as others do
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: readers.py SHEAF-CLI DIFFERENCES.tsv [--write]

Imports the corpora and holds what `list --json` says against PyYAML, tomllib, json and (where node is there)
js-yaml with Hexo's rules. A difference must stand in DIFFERENCES.tsv with the reason why Sheaf is right, and what
stands there must still differ. --write makes the table anew and keeps the reasons there are.
"""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from sheafcli import Cli, skip_all  # noqa: E402

try:
    import headers
    import rules
except ImportError as missing:
    skip_all(f"{missing.name} is not installed")

MOST = 0.002  # files that differ, of those that can be read
NOT_READ = "not read: "
HEAD = """# Where Sheaf and other readers of headers do not agree over the corpora, and why Sheaf's reading stands.
# tests/readers/readers.py fails on a difference that is not here, and on one here that is none any more.
# Columns: reader, file, key, theirs, ours, reason.
"""


def show(value):
    """A value on one line, and not too long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else text[:119] + "…"


def same_categories(wanted, article):
    ours = article["categories"]
    folders = article["origin"].split("/")[:-1]
    if article["dialect"] == "jekyll" and "_posts" in folders:
        above = [[name] for name in folders[: folders.index("_posts")]]
        return all(path in ours for path in wanted) and all(path in wanted or path in above for path in ours)
    if wanted or article["dialect"] not in ("obsidian", "plain"):
        return ours == wanted
    # Without categories in the header the folders below the site's are the path.
    return len(ours) <= 1 and (not ours or folders[-len(ours[0]):] == ours[0])


def date_of_name(origin):
    """YYYY-MM-DD before the name of the file, or of the folder of a page bundle."""
    *folders, name = origin.split("/")
    if re.fullmatch(r"(?i)_?index(\.[a-z_-]+)?\.\w+", name) and folders:
        name = folders[-1]
    match = re.match(r"(\d{4}-\d\d-\d\d)(?=[-_ .]|$)", name)
    return match[1] if match else None


def compare_dates(value, article):
    if value is None:
        value = date_of_name(article["origin"])
    if (value is None) != (article["date_text"] is None) or (isinstance(value, str) and value != article["date_text"]):
        yield "date_text", str(value), article["date_text"]
        return
    date = rules.parse_date(value) if value is not None else None
    if date and date != article["date"]:
        yield "date", date, article["date"]


def compare(article, form, header):
    """Yields key, theirs and ours of what differs."""
    if header and not article["properties"]:
        yield "header", form, None
        return
    title = rules.title(header)
    if title is not None and title != article["title"]:
        yield "title", title, article["title"]
    categories = rules.categories(header, article["dialect"], form)
    if not same_categories(categories, article):
        yield "categories", categories, article["categories"]
    tags = rules.tags(header, article["dialect"])
    if tags != article["tags"]:
        yield "tags", tags, article["tags"]
    yield from compare_dates(rules.date_value(header), article)


def compare_hexo(article, theirs):
    """The same for what Hexo itself says."""
    if not article["properties"]:
        yield "header", theirs, None
        return
    title = theirs.get("title")
    if isinstance(title, str) and title.strip() and title.strip() != article["title"]:
        yield "title", title, article["title"]
    for key in ("categories", "tags"):
        names = [rules.flatten(item) for item in theirs[key]]
        names = rules.unique(names if key == "categories" else [name for item in names for name in item])
        if names != article[key]:
            yield key, names, article[key]
    date = rules.parse_date(theirs["date"]) if theirs.get("date") else None
    if date and date != article["date"]:
        yield "date", date, article["date"]


def import_all(program, root, folder):
    """Every article of the corpora by its path."""
    cli = Cli(program, folder / "library.sheaf")
    cli.run("import", root, "--duplicates", "keep", "--zone", "UTC", code=None)
    return {article["origin"]: article for article in cli.lines("list")}


def read_table(path):
    """The rows of the table, by reader, file and key."""
    rows = {}
    for line in Path(path).read_text().splitlines() if Path(path).exists() else ():
        if line and not line.startswith("#"):
            reader, file, key, theirs, ours, reason = line.split("\t")
            rows[reader, file, key] = (theirs, ours, reason)
    return rows


def write_table(path, found, old):
    lines = ["\t".join((*place, *values, old.get(place, ("", "", "?"))[2])) for place, values in sorted(found.items())]
    Path(path).write_text(HEAD + "".join(line + "\n" for line in lines))


def read_header(path):
    """The form, the text and the value of a header."""
    text = headers.decode(path.read_bytes())
    form, header = headers.find(text)
    return form, header, headers.READERS[form](header)


def ask_python(articles, root):
    found, read = {}, {}
    for origin, article in sorted(articles.items()):
        try:
            form, _, header = read_header(root / origin)
        except headers.Unreadable as error:
            read[origin] = NOT_READ + str(error).split(":")[0]
            continue
        read[origin] = f"{form} {article['dialect']}"
        for key, theirs, ours in compare(article, form, header):
            found["python", origin, key] = (show(theirs), show(ours))
    return found, read


def is_of_hexo(root, origin):
    """Not what was only read by Hexo's rules because nothing else was known."""
    site = root / origin.split("/")[0]
    return (site / "source" / "_posts").is_dir() or site.name == "seedfamily"


def ask_node(questions):
    """What js-yaml makes of each."""
    done = subprocess.run(
        ["node", Path(__file__).with_name("hexo.js")], input="".join(json.dumps(q) + "\n" for q in questions).encode(),
        capture_output=True, check=True, env={**os.environ, "NODE_PATH": "/usr/share/nodejs"},
    )
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def ask_hexo(articles, root):
    origins = [origin for origin in sorted(articles) if is_of_hexo(root, origin)]
    found, read = {}, {}
    for origin, theirs in zip(origins, ask_node({"path": str(root / origin)} for origin in origins), strict=True):
        read[origin] = "read by Hexo" if theirs else NOT_READ + "by Hexo"
        for key, other, ours in compare_hexo(articles[origin], theirs) if theirs else ():
            found["hexo", origin, key] = (show(other), show(ours))
    return found, read


def ask_js_yaml(articles, root):
    """What has a YAML header, by the rules of its own site."""
    asked = {}
    for origin in sorted(articles):
        try:
            form, header = headers.find(headers.decode((root / origin).read_bytes()))
        except headers.Unreadable:
            continue
        if form in ("yaml", "yaml-short"):
            asked[origin] = (form, header)
    found, read = {}, {}
    answers = ask_node({"yaml": header} for _, header in asked.values())
    for (origin, (form, _)), header in zip(asked.items(), answers, strict=True):
        read[origin] = f"{form} {articles[origin]['dialect']}" if header else NOT_READ + "by js-yaml"
        for key, theirs, ours in compare(articles[origin], form, header) if header else ():
            found["js-yaml", origin, key] = (show(theirs), show(ours))
    return found, read


def has_node():
    if not shutil.which("node"):
        return False
    environment = {**os.environ, "NODE_PATH": "/usr/share/nodejs"}
    return subprocess.run(["node", "-e", "require('js-yaml')"], capture_output=True, env=environment).returncode == 0


def tell(number, name, complaints):
    """A result as TAP. Returns: whether it is well."""
    for complaint in complaints:
        print(f"# {complaint}")
    print(f"{'not ' if complaints else ''}ok {number} - {name}", flush=True)
    return not complaints


def is_read(label):
    return not label.startswith(NOT_READ)


def judge(number, name, found, read, listed):
    """Whether one reader's differences are those that are listed."""
    for label, n in sorted(collections.Counter(read.values()).items()):
        print(f"# {label}: {n}")
    complaints = [f"not listed: {place}: {values}" for place, values in found.items() if listed.get(place, (None,) * 3)[:2] != values]
    complaints += [f"listed, and does not differ: {place}" for place in listed if place not in found]
    complaints += [f"listed without a reason: {place}" for place, row in listed.items() if row[2] in ("", "?")]
    n = sum(map(is_read, read.values()))
    return tell(number, f"{name}: {len({place[1] for place in found})} of {n} files differ, for the reasons listed", complaints)


def shape_of(text):
    return re.sub(r"[A-Z][a-z]+", "Aaa", re.sub(r"\d", "9", text))


def judge_dates(number, articles):
    """Every date of the corpora is understood, but what a template has in its place."""
    dated = [a for a in articles.values() if a["date_text"] is not None]
    shapes = collections.Counter(shape_of(a["date_text"]) for a in dated)
    for shape, n in shapes.most_common():
        print(f"# {n:5} {shape!r}")
    lost = [a for a in dated if a["date"] is None and not re.search(r"\{\{|<%", a["date_text"])]
    untold = [a for a in dated if a["date"] is None and not a["needs_attention"]]
    complaints = [f"{a['origin']}: {a['date_text']!r}" for a in lost + untold]
    return tell(number, f"{len(dated)} dates in {len(shapes)} shapes are understood, or a template's and told", complaints)


def judge_all(number, results):
    files = {origin for _, read in results.values() for origin, label in read.items() if is_read(label)}
    differ = {place[1] for found, _ in results.values() for place in found}
    enough = len(differ) <= len(files) * MOST and len(files) > 100
    return tell(number, f"{len(differ)} of {len(files)} files differ at all, of at most {MOST:.1%}", [] if enough else ["too many, or nothing read"])


def main():
    shared = os.environ.get("SHEAF_SHARED")
    root = Path(shared or "") / "corpora"
    if not shared or not root.is_dir():
        skip_all("no shared articles beside the checkout")
    root = root.resolve()
    listed = read_table(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="sheaf-readers-") as folder:
        articles = import_all(sys.argv[1], root, Path(folder))
    readers = {"python": ask_python, "js-yaml": ask_js_yaml, "hexo": ask_hexo}
    results = {name: ask(articles, root) for name, ask in readers.items() if name == "python" or has_node()}
    if "--write" in sys.argv:
        write_table(sys.argv[2], {k: v for found, _ in results.values() for k, v in found.items()}, listed)
        listed = read_table(sys.argv[2])
    print(f"TAP version 13\n1..{len(readers) + 2}", flush=True)
    well = True
    for number, name in enumerate(readers, 1):
        if name in results:
            well &= judge(number, name, *results[name], {p: row for p, row in listed.items() if p[0] == name})
        else:
            print(f"ok {number} - {name} # SKIP no node with js-yaml", flush=True)
    well &= judge_all(len(readers) + 1, results)
    well &= judge_dates(len(readers) + 2, articles)
    return 0 if well else 1


sys.exit(main())
