#!/usr/bin/env python3
# edit-corpora.py: the headers of all real articles edited, and read by other readers than ours
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: edit-corpora.py EDIT-MANY [FOLDER]

Of every header that its own reader takes (python3-yaml, tomllib, json; for lines a few of our own), title and date are
set, a category and a tag put in, and one of each taken out. That reader must see the new value and every other
unchanged, and nothing but the lines of that key may differ; or the edit is refused, with a reason.
"""
import collections
import itertools
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from sheafcli import skip_all

try:
    import tomllib
    import yaml
    from yaml import CSafeLoader as Loader
except ImportError as missing:
    skip_all(f"no {missing.name} for this Python")

ARTICLES = (".md", ".markdown", ".mkd", ".mkdn", ".mdx", ".rmd", ".qmd", ".html", ".htm", ".txt")
DIALECTS = ("hexo", "jekyll", "hugo", "obsidian", "plain")
KEYS = {
    "title": {"title"},
    "date": {"date", "published", "created", "pubdate", "publishdate", "created_at", "date created", "ms.date"},
    "category+": {"categories", "category"},
    "category-": {"categories", "category"},
    "tag+": {"tags", "tag"},
    "tag-": {"tags", "tag"},
}
# Of the headers that are valid YAML, so many may be refused.
MOST_REFUSED = 0.005
LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


class Unreadable(Exception):
    pass


def lines(text, at=0):
    """The places of the lines from @at on: start, end of its text, start of the next."""
    while at < len(text):
        end = LINE.match(text, at).end()
        yield at, at + len(text[at:end].rstrip("\r\n")), end
        at = end


def between(text, opening, closing):
    """What is between two lines that match. @opening: None: it begins with the first line."""
    start = None if opening else 0
    for begin, end, following in lines(text):
        line = text[begin:end]
        if start is None:
            if not line.strip(" \t"):
                continue
            if not re.fullmatch(opening, line):
                raise Unreadable("does not begin so")
            start = following
        elif re.fullmatch(closing, line):
            return start, begin
    raise Unreadable("is not closed")


def split(form, text):
    """Where the header's content is."""
    if form in ("yaml", "yaml-short"):
        return between(text, r"(-{3,}|--- ?ya?ml)[ \t]*" if form == "yaml" else None, r"(-{3,}|\.\.\.)[ \t]*")
    if form == "toml":
        return between(text, r"(\+\+\+|--- ?toml)[ \t]*", r"(\+\+\+|---)[ \t]*")
    if form in ("json-fenced", "json-short"):
        return between(text, r"(;{3,}|[-;]{3} ?json)[ \t]*" if form == "json-fenced" else None, r"(;{3,}|---)[ \t]*")
    if form == "json":
        start = text.index("{")
        return start, json.JSONDecoder().raw_decode(text, start)[1]
    if form.endswith("-comment"):
        start = text.index("<!--") + 4
        return start, text.index("-->", start)
    ends = [begin for begin, end, _ in lines(text) if not text[begin:end].strip() or text[begin:end].strip() in ("---", "...")]
    return 0, ends[0] if ends else len(text)


# Readers: each makes { path: (what it says, start, end) } of the content, in its order -----------------------------------


def yaml_says(node):
    if isinstance(node, yaml.ScalarNode):
        return (node.tag, node.value)
    if isinstance(node, yaml.SequenceNode):
        return [yaml_says(item) for item in node.value]
    if not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
        raise Unreadable("has a key that is no text, such as {{ a template }}")
    return {key.value: yaml_says(value) for key, value in node.value}


def read_yaml(content):
    try:
        node = yaml.compose(content, Loader=Loader)
    except (yaml.YAMLError, RecursionError) as error:
        raise Unreadable(str(error)) from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise Unreadable("is no mapping")
    found = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in found:
            raise Unreadable("has keys that are no text or come again")
        has_value = value.start_mark.index < value.end_mark.index
        # Of a list the blanks before it belong to it as well.
        tight = has_value and isinstance(value, yaml.ScalarNode) and key.value.lower() in KEYS["title"] | KEYS["date"]
        found[key.value] = (yaml_says(value), value.start_mark.index if tight else key.end_mark.index, value.end_mark.index if has_value else key.end_mark.index)
    return found


def flatten(table, prefix=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{key}.")
        yield prefix + key, value if not isinstance(value, dict) else {}


def spans(content, sign):
    """Each key at the beginning of a line or within braces, and where the next one begins."""
    found = [(m.group(1), m.end(), m.start()) for m in re.finditer(rf'(?m)(?:^|[{{,])[ \t]*(?:\.\. )?"?([\w .-]+?)"?[ \t]*{sign}', content)]
    return {key: (end, found[i + 1][2] if i + 1 < len(found) else len(content)) for i, (key, end, _) in reversed(list(enumerate(found)))}


def place(table, content, sign):
    where = spans(content, sign)
    return {path: (value, *where.get(path.rpartition(".")[2], (0, len(content)))) for path, value in flatten(table)}


def read_toml(content):
    try:
        return place(tomllib.loads(content), content, "=")
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(str(error)) from None


def read_json(content):
    bare = not content.lstrip().startswith("{")
    try:
        return place(json.loads("{" + content + "}" if bare else content), content, ":")
    except json.JSONDecodeError as error:
        raise Unreadable(str(error)) from None


def read_lines(content):
    table, last = {}, None
    for begin, end, _ in lines(content):
        match = re.fullmatch(r"(?:[ \t]*\.\. )?([A-Za-z][\w .-]*):(?:[ \t]+(.*))?", content[begin:end])
        if match and match.group(1) not in table:
            last = match.group(1)
            table[last] = (match.group(2) or "").strip()
        elif match:
            raise Unreadable("has keys that come again")
        elif last:
            table[last] = f"{table[last]} {content[begin:end].strip()}".strip()
    return place(table, content, ":")


def reader(form):
    return read_yaml if form.startswith("yaml") else read_toml if form == "toml" else read_json if form.startswith("json") else read_lines


def read(form, text):
    try:
        start, end = split(form, text)
    except ValueError as error:
        raise Unreadable(str(error)) from None
    return start, reader(form)(text[start:end])


# Judging --------------------------------------------------------------------------------------------------------------


def names(value, divided=True):
    """All texts in what a reader says; of a single one also its words and what its commas part."""
    if isinstance(value, list):
        return [name for item in value for name in names(item, False)]
    if isinstance(value, dict):
        return [f"{key}: {name}" for key, item in value.items() for name in names(item, False)]
    value = value[1] if isinstance(value, tuple) else str(value)
    return [value, *value.split(), *[part.strip() for part in re.split("[,;]", value)]] if divided else [value]


def judge_value(kind, value, wanted):
    """Whether the value is what was asked for; dates may be given their type."""
    if kind in ("title", "date"):
        said = value[1] if isinstance(value, tuple) else str(value)
        return said.strip() == wanted and not isinstance(value, list) and (kind == "date" or not isinstance(value, tuple) or value[0].endswith(":str"))
    return (wanted in names(value)) == kind.endswith("+")


def check(form, kind, edit, old_text, old, new_text):
    """Returns: what is wrong, or None."""
    wanted = bytes.fromhex(edit["value"]).decode()
    start, before = old
    try:
        _, after = read(form, new_text)
    except Unreadable as error:
        return f"unreadable: {error}"
    changed = [key for key in {**before, **after} if before.get(key, (None,))[0] != after.get(key, (None,))[0]]
    if len(changed) != 1 or changed[0].rpartition(".")[2].lower() not in KEYS[kind]:
        return f"changed {changed}"
    key = changed[0]
    if [k for k in before if k != key] != [k for k in after if k != key]:
        return "keys in another order"
    if kind != "category-" and not judge_value(kind, after[key][0], wanted):
        return f"says {after[key][0]!r}"
    if key not in before:
        return None if is_insertion(old_text, new_text) else "more than a key put in"
    low, high = start + before[key][1], start + before[key][2]
    # A new item has a line of its own; what goes may take its line with it.
    high = max(high, LINE.match(old_text, high).end())
    if not (new_text.startswith(old_text[:low]) and new_text.endswith(old_text[high:]) and len(new_text) >= low + len(old_text) - high):
        return "other bytes"
    return None


def is_insertion(old, new):
    more = len(new) - len(old)
    same = next((i for i, (a, b) in enumerate(zip(old, new)) if a != b), len(old))
    return more > 0 and any(old[:at] == new[:at] and old[at:] == new[at + more:] for at in range(max(0, same - more), same + 1))


def check_added(kind, edit, old_text, new_text):
    """A file without a header: all of it stands below one. Returns: what is wrong, or None."""
    if not new_text.endswith(old_text):
        return "another body"
    header = new_text[: len(new_text) - len(old_text)]
    start, after = read("yaml", header)
    if len(after) != 1 or not judge_value(kind, next(iter(after.values()))[0], bytes.fromhex(edit["value"]).decode()):
        return f"says {after}"
    return None if between(header, "---", "---")[1] + len(LINE.match(header).group()) == len(header) else "more than a header"


# The whole --------------------------------------------------------------------------------------------------------------


class Count:
    def __init__(self):
        self.files = self.valid = 0
        self.edited, self.refused, self.wrong = collections.Counter(), collections.Counter(), []
        self.reasons = collections.Counter()

    def judge(self, path, kind, edit, problem):
        if "refused" in edit:
            self.refused[kind] += 1
            self.reasons[bytes.fromhex(edit["refused"]).decode()] += 1
        elif problem:
            self.wrong.append(f"{path}: {kind}: {problem}")
        else:
            self.edited[kind] += 1


def judge_file(path, raw, told, counts):
    count = counts[told["form"]]
    count.files += 1
    try:
        text = raw.decode("utf-8-sig")
        old = read(told["form"], text) if told["form"] != "none" else None
    except (Unreadable, UnicodeDecodeError):
        return
    count.valid += 1
    for kind, edit in told.items():
        if kind == "form":
            continue
        problem = None
        if "refused" not in edit:
            new = (raw[: edit["start"]] + bytes.fromhex(edit["with"]) + raw[edit["end"]:]).decode("utf-8-sig")
            if new == text and kind in ("title", "date") or told["form"] == "none" and new == text:
                problem = "unchanged"
            elif new != text:
                problem = check(told["form"], kind, edit, text, old, new) if old else check_added(kind, edit, text, new)
        count.judge(path, kind, edit, problem)


def run(program, root, counts):
    articles = sorted(p for p in root.rglob("*") if p.suffix.lower() in ARTICLES and p.is_file() and not p.is_symlink() and "\n" not in str(p))
    process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for path, dialect in itertools.product(articles, DIALECTS):
        process.stdin.write(f"{dialect} ".encode() + os.fsencode(path) + b"\n")
        process.stdin.flush()
        judge_file(path.relative_to(root), path.read_bytes(), json.loads(process.stdout.readline()), counts)
    process.stdin.close()
    if process.wait() != 0:
        raise SystemExit("edit-many failed")
    return len(articles)


def print_table(counts):
    print(f"# {'form':<15} files valid {''.join(f'{kind:>10}' for kind in KEYS)}  refused wrong")
    for form, count in sorted(counts.items()):
        print(f"# {form:<15} {count.files:>5} {count.valid:>5} {''.join(f'{count.edited[kind]:>10}' for kind in KEYS)}  {count.refused.total():>7} {len(count.wrong):>5}")
        for reason, n in count.reasons.most_common():
            print(f"#     refused {n}: {reason}")
        for wrong in count.wrong[:20]:
            print(f"#     {wrong}")


def main():
    shared = os.environ.get("SHEAF_SHARED")
    root = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(shared or "") / "corpora"
    if len(sys.argv) <= 2 and (not shared or not root.is_dir()):
        skip_all("no shared articles beside the checkout")
    counts = collections.defaultdict(Count)
    n = run(sys.argv[1], root, counts)
    print("TAP version 13\n1..3")
    print_table(counts)
    ok = not any(count.wrong for count in counts.values())
    print(f"{'ok' if ok else 'not ok'} 1 - edits of {n} files are what other readers see, and nothing else")
    yamls = [counts["yaml"], counts["yaml-short"]]
    most = MOST_REFUSED * sum(count.valid for count in yamls)
    refused = max(sum(count.refused[kind] for count in yamls) for kind in KEYS)
    print(f"{'ok' if refused <= most else 'not ok'} 2 - of {sum(c.valid for c in yamls)} headers of YAML at most {refused} refuse an edit")
    enough = sum(c.valid for c in counts.values()) > sum(c.files for c in counts.values()) / 2 > 0
    print(f"{'ok' if enough else 'not ok'} 3 - other readers take most headers")
    return 0 if ok and enough and refused <= most else 1


sys.exit(main())
