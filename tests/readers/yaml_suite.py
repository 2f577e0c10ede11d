#!/usr/bin/env python3
# yaml_suite.py: make tests/data/yaml-suite.tsv from a checkout of yaml-test-suite
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: yaml_suite.py SUITE/src TABLE.tsv

Takes the cases that a header can hold: one document without marks of its own, a mapping or an error. What the suite
says of each stands in the table as values; verdicts that are there already are kept, new ones are `?`.
"""
import re
import sys
from pathlib import Path

import yaml

HEAD = """# The cases of yaml-test-suite (https://github.com/yaml/yaml-test-suite, commit ccfa74e5) that a header can hold.
# SPDX-FileCopyrightText: 2016-2020 Ingy döt Net
# SPDX-License-Identifier: MIT
#
# Made by tests/readers/yaml_suite.py; judged by tests/core/test-yaml-suite.c, which says what the verdicts mean.
# Columns: case, verdict, YAML, the values that the suite says it has (`error` where it is none), what the case is
# about. \\n, \\r, \\t, \\" and \\\\ are escaped.
"""
# The suite's README: how it shows what cannot be seen.
MARKS = [("␣", " "), ("←", "\r"), ("⇔", "\ufeff"), ("↵", "")]
ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"'}


def escape(text):
    return "".join(ESCAPES.get(c, c) for c in text)


def unmark(text):
    text = re.sub(r"—*»", "\t", text)
    for mark, meant in MARKS:
        text = text.replace(mark, meant)
    return text


def unescape_event(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "0": "\0"}.get(m[1], m[1]), text)


def read_events(tree):
    """Returns one value a document: text, list, or a list of pairs for a mapping."""
    documents, stack = [], []

    def add(value):
        if stack:
            stack[-1][1].append(value)
        else:
            documents.append(value)

    for line in unmark(tree).split("\n"):
        line = line.lstrip(" ")
        if line.startswith(("+MAP", "+SEQ")):
            stack.append((line[1], []))
        elif line in ("-MAP", "-SEQ"):
            kind, items = stack.pop()
            add(items if kind == "S" else list(zip(items[::2], items[1::2], strict=True)) or {})
        elif line.startswith("=VAL"):
            add(unescape_event(re.match(r"=VAL (?:&\S+ )?(?:<[^>]*> )?[:'\"|>](.*)", line, re.S)[1]))
        elif line.startswith("=ALI"):
            add("*")
    return documents


def describe(value):
    if isinstance(value, str):
        return f'"{escape(value)}"'
    if isinstance(value, dict):
        return "{}"
    if value and isinstance(value[0], tuple):
        return "{" + " ".join(f"{describe(key)}={describe(item)}" for key, item in value) + "}"
    return "[" + " ".join(map(describe, value)) + "]"


def read_case(case):
    """The YAML and what it should give, or None where no header can hold it."""
    text = case["yaml"]
    if "∎" in text:
        return None
    text = unmark(text)
    text = text[4:] if text.startswith("---\n") else text
    if re.search(r"^(---|\.\.\.)([ \t]|$)", text, re.M) or text.startswith("%") or "\0" in text:
        return None
    if case.get("fail"):
        return text, "error"
    documents = read_events(case["tree"])
    if len(documents) != 1 or not (documents[0] == {} or (documents[0] and isinstance(documents[0][0], tuple))):
        return None
    return text, describe(documents[0])


def main():
    table = Path(sys.argv[2])
    lines = table.read_text().splitlines() if table.exists() else []
    verdicts = dict(line.split("\t")[:2] for line in lines if not line.startswith("#"))
    rows = []
    for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
        for number, case in enumerate(yaml.load(path.read_text(), Loader=yaml.BaseLoader)):
            name = f"{path.stem}/{number:02}"
            what = case.get("name", "")
            held = read_case({"yaml": "", "tree": "", **case}) if "skip" not in case or case.get("yaml") else None
            if held:
                rows.append("\t".join((name, verdicts.get(name, "?"), escape(held[0]), held[1], what)))
    table.write_text(HEAD + "".join(row + "\n" for row in rows))


main()
