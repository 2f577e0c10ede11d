#!/usr/bin/env python3
# visible_text.py: what of real articles is seen, and what is not to be
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: visible_text.py SHEAF-CLI EXCEPTIONS.tsv [--write] [--count N]

Takes the first user's articles and N (200) others at random, of every site in turn, and holds the text of
`show --html` against two rules: nothing of a site builder's syntax is to be seen outside of code, and every word is
to be there that cmark-gfm and html5lib find in the same file, but for what EXTRACTION_RULES name. An exception must
stand in EXCEPTIONS.tsv with its reason, and what stands there must still be one. --write makes the table anew and
keeps the reasons there are.
"""
import collections
import os
import random
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
    import html5lib
except ImportError as missing:
    skip_all(f"{missing.name} is not installed")

SEED = 5
ARTICLE = re.compile(r"\.(md|markdown|mkd|mdx|html?)$", re.I)
LARGEST = 500_000  # bytes
RUN = 12  # words that are looked for together
HEAD = """# Words of real articles that are not seen in Sheaf, and signs of a site builder that are, each with the reason why it is well.
# tests/readers/visible_text.py fails on one that is not here, and on one here that is none any more.
# Columns: article, what (eaten, rubbish), which, reason.
"""

# What a reader would call rubbish, where it stands outside of code.
RUBBISH = [
    ("liquid", re.compile(r"\{%-?\s*\w[^%\n]*%\}|\{%\s*\w+|%\}")),
    ("hugo", re.compile(r"\{\{[<%]|[>%]\}\}")),
    ("variable", re.compile(r"\{\{[^{}\n]*\}\}")),
    ("entity", re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d+|#x[0-9a-fA-F]+);")),
    ("element", re.compile(r"</?(?:div|span|p|br|img|a|td|tr|table|figure|section|font)\b[^<>\n]*>", re.I)),
    ("container", re.compile(r"^\s*:{3,}", re.M)),
    ("attributes", re.compile(r"\{:\s*[.#]?[\w-]+[^{}\n]*\}")),
    ("module", re.compile(r"^import [^\n]*from ['\"]", re.M)),
    ("header", re.compile(r"\A\s*(?:-{3,}\s*\n|(?:title|date|layout|permalink|categories|tags):\s*\S)")),
]

# Elements whose text nobody sees, by the HTML standard's rendering section and by what the sanitiser takes out.
UNSEEN = {
    "script", "style", "template", "title", "head", "iframe", "noembed", "noframes", "svg", "math", "audio", "video",
    "object", "noscript", "textarea", "select", "button",
}
BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}

# What a rule of ours makes something else of, taken out of the other's source; all of it outside of code.
EXTRACTION_RULES = [
    (re.compile(r"\{%-?\s*(for|comment|tablerow)\b.*?\{%-?\s*end\1\s*-?%\}", re.S), " "),  # patterns, not text
    (re.compile(r"\{\{</\*.*?\*/>\}\}|\{\{%/\*.*?\*/%\}\}", re.S), " "),
    (re.compile(r"(?<=\]\()\{\{[<%](?:(?!\{\{).)*?[>%]\}\}", re.S), "x"),  # in an address
    (re.compile(r"\{\{[<%](?:(?!\{\{).)*?[>%]\}\}", re.S), " "),
    (re.compile(r"\{%(?:(?!\{%).)*?%\}", re.S), " "),
    (re.compile(r"\{\{(?:(?!\{\{|\n\n).)*?\}\}", re.S), " "),
    (re.compile(r"\{#.*?\}|\{:[^{}\n]*\}|\{/\*.*?\*/\}"), " "),
    (re.compile(r"^(?:import|export) (?:(?!\n\n).)*", re.M | re.S), " "),
    (re.compile(r"</?[A-Z][\w.]*(?:\s(?:[^<>{}\"']|\"[^\"]*\"|'[^']*'|\{[^{}]*\}|\{\{[^{}]*\}\})*)?/?>"), " "),
    (re.compile(r"^([ \t>]*):{3,}[ \t]*[\w-]*", re.M), r"\1"),
    (re.compile(r"^([ \t>]*)\[\^[^\]\n]+\]:", re.M), r"\1 "),  # footnotes
    (re.compile(r"\[\^[^\]\n]+\]"), " "),
    (re.compile(r"!\[\[[^\]\n]*\]\]"), " "),  # Obsidian: what is embedded, links, remarks, notes
    (re.compile(r"\[\[[^\]|\n]*\|([^\]\n]*)\]\]"), r"\1"),
    (re.compile(r"\[\[(?:toc|_toc_)\]\]|\[toc\]|^[ \t]*[*-] toc[ \t]*$", re.I | re.M), " "),
    (re.compile(r"\[\[([^\]\n]*)\]\](?!\()"), r"\1"),
    (re.compile(r"%%.*?%%", re.S), " "),
    (re.compile(r"^([ \t>]*>[ \t]*)\[!\w[\w-]*(?:\|[^\]\n]*)?\][+-]?", re.M), r"\1"),
    (re.compile(r"(?<![\w\]]):[a-z0-9_+-]+:(?![/\w])"), " "),  # names of emoji
    (re.compile(r"\^[\w-]+[ \t]*$", re.M), " "),  # names of blocks
]

CODE = re.compile(r"(?ms)^[ \t>]*(?:[-*+] +|\d+[.)] +)*(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)|(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)\2(?!`)")


# Reading ---------------------------------------------------------------------------------------


def outside_code(text, change):
    """@text with what is not code changed."""
    parts, at = [], 0
    for match in CODE.finditer(text):
        parts += [change(text[at : match.start()]), match[0]]
        at = match.end()
    return "".join(parts) + change(text[at:])


def apply_rules(text):
    for pattern, replacement in EXTRACTION_RULES:
        text = pattern.sub(replacement, text)
    return text


def body_of(text):
    """What stands behind the header."""
    for _, pattern in headers.PATTERNS:
        match = pattern.match(text)
        if match:
            return text[match.end() :]
    return text


def is_hidden(element):
    classes = element.get("class", "")
    return "folded-tag" in classes or "picture" in classes or "media" in classes


def walk(element, skip, parts):
    """Appends the text of @element that is seen; what @skip says is left out."""
    name = element.tag.rsplit("}")[-1] if isinstance(element.tag, str) else ""
    block = name in BLOCKS
    parts.append("\n" if block else "")
    if name and name not in UNSEEN and not skip(name, element):
        parts.append(element.text or "")
        for child in element:
            walk(child, skip, parts)
            parts.append(child.tail or "")
    parts.append("\n" if block else "")


def visible(html, skip=lambda name, element: False):
    tree = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    parts = []
    walk(tree.find("body"), skip, parts)
    return "".join(parts)


def cmark(text):
    command = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "tasklist"]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()


def expected_text(path):
    """The text of the file as others read it."""
    body = body_of(headers.decode(path.read_bytes()).replace("\r\n", "\n"))
    if path.suffix.lower().startswith(".htm"):
        return visible(apply_rules(body))
    # Headings without a space are headings in Sheaf: their signs are no words either way.
    return visible(cmark(outside_code(body, apply_rules)))


WORD = re.compile(r"[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W_\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]+")


def words(text):
    return WORD.findall(re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", text))


# Judging ---------------------------------------------------------------------------------------


def eaten(theirs, ours):
    """What of the text @theirs is not in the text @ours: runs of words that stand nowhere in it in that order, some of
    which it has less often."""
    found = words(ours)
    joined = f" {' '.join(found)} "
    missing = collections.Counter(words(theirs)) - collections.Counter(found)
    for line in theirs.split("\n") if missing else ():
        run = words(line)
        for at in range(0, len(run), RUN):
            part = run[at : at + RUN]
            if f" {' '.join(part)} " not in joined and not missing.keys().isdisjoint(part):
                yield " ".join(word for word in part if word in missing)[:80]


def rubbish(text):
    for name, pattern in RUBBISH:
        match = pattern.search(text)
        if match:
            yield f"{name}: {' '.join(match[0].split())[:80]}"


def judge(cli, article, path):
    """Yields what is wrong with one article: what, and which."""
    html = cli.run("show", article["id"], "--html").stdout.decode()
    text = visible(html, lambda name, element: is_hidden(element))
    prose = visible(html, lambda name, element: name in ("code", "pre", "kbd", "samp") or is_hidden(element))
    for which in rubbish(prose):
        yield "rubbish", which
    lost = list(eaten(expected_text(path), text))
    if lost:
        yield "eaten", f"{len(lost)}: " + " / ".join(lost[:3])


# Choosing --------------------------------------------------------------------------------------


def files_below(folder):
    return sorted(p for p in folder.rglob("*") if ARTICLE.search(p.name) and p.is_file() and p.stat().st_size <= LARGEST and readable(p))


def readable(path):
    try:
        headers.decode(path.read_bytes())
    except headers.Unreadable:
        return False
    return True


def choose(root, count):
    """All of the first user's, and @count others, a site after the other."""
    chance = random.Random(SEED)
    sites = []
    for folder in sorted(p for p in root.iterdir() if p.is_dir() and p.name[0] != "_" and p.name != "seedfamily"):
        files = files_below(folder)
        chance.shuffle(files)
        sites.append(files)
    chosen = files_below(root / "seedfamily")
    others = []
    while len(others) < count and any(sites):
        others += [files.pop() for files in sites if files]
    return chosen + others[:count]


def import_chosen(program, root, chosen, folder):
    for path in chosen:
        place = folder / "articles" / path.relative_to(root)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    cli = Cli(program, folder / "library.sheaf")
    cli.run("import", folder / "articles", "--duplicates", "keep", "--zone", "UTC", code=None)
    return cli, {article["origin"]: article for article in cli.lines("list")}


# Telling ---------------------------------------------------------------------------------------


def read_table(path):
    rows = {}
    for line in Path(path).read_text().splitlines() if Path(path).exists() else ():
        if line and not line.startswith("#"):
            article, what, which, reason = line.split("\t")
            rows[article, what, which] = reason
    return rows


def write_table(path, found, listed):
    lines = ["\t".join((*place, listed.get(place, "?"))) + "\n" for place in sorted(found)]
    Path(path).write_text(HEAD + "".join(lines))


def tell(number, name, complaints):
    for complaint in complaints:
        print(f"# {complaint}")
    print(f"{'not ' if complaints else ''}ok {number} - {name}", flush=True)
    return not complaints


def controls():
    """What the judge must find, and what it must not: it can fail."""
    assert list(rubbish("a {% note %} b")) and list(rubbish("x\n:::tip")) and list(rubbish("a &amp; b")) and list(rubbish("a <div>"))
    assert not list(rubbish("100 % } a: b & c < d"))
    assert list(eaten("一 two three", "一 three")) == ["two"]
    assert list(eaten("one two\nthree", "three")) == ["one two"] and not list(eaten("a b", "a more b"))
    assert "x" not in apply_rules("{% x %}") and "`{% x %}`" in outside_code("`{% x %}`", apply_rules)
    return []


def main():
    shared = os.environ.get("SHEAF_SHARED")
    root = Path(shared or "") / "corpora"
    if not shared or not root.is_dir():
        skip_all("no shared articles beside the checkout")
    if not shutil.which("cmark-gfm"):
        skip_all("cmark-gfm is not installed")
    root = root.resolve()
    count = int(sys.argv[sys.argv.index("--count") + 1]) if "--count" in sys.argv else 200
    listed = read_table(sys.argv[2])
    found, judged = set(), 0
    chosen = choose(root, count)
    with tempfile.TemporaryDirectory(prefix="sheaf-visible-") as folder:
        cli, articles = import_chosen(sys.argv[1], root, chosen, Path(folder))
        for path in chosen:
            origin = str(path.relative_to(root))
            if origin in articles:
                judged += 1
                found |= {(origin, *wrong) for wrong in judge(cli, articles[origin], path)}
    if "--write" in sys.argv:
        write_table(sys.argv[2], found, listed)
        listed = read_table(sys.argv[2])
    print("TAP version 13\n1..3", flush=True)
    well = tell(1, "the judge finds what it is to find", controls())
    well &= tell(2, f"{judged} of {len(chosen)} articles were looked at", [] if judged > len(chosen) * 0.95 else ["too few"])
    complaints = [f"not listed: {place}" for place in sorted(found - listed.keys())]
    # What one version of md4c does, another need not do.
    gone = {place for place in listed.keys() - found if not listed[place].startswith("md4c ")}
    complaints += [f"listed, and is none any more: {place}" for place in sorted(gone)]
    complaints += [f"listed without a reason: {place}" for place, reason in listed.items() if reason in ("", "?")]
    well &= tell(3, f"no rubbish is seen and no word is eaten but in {len({p[0] for p in found})} articles, for the reasons listed", complaints)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
