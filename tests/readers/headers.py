# headers.py: headers of articles, found and read by what other people wrote
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values come as text, None, lists and dicts, whatever the syntax: a scalar is its text as written."""
import datetime
import json
import re
import tomllib

import yaml

END = r"[ \t]*(?:\r\n|\n|\r|\Z)"
LINE_END = r"(?:\r\n|\n|\r)"

# Where each form stands. What is not caught by one of these has no header, or one that is never closed.
PATTERNS = [
    ("yaml", rf"\A(?:[ \t]*{LINE_END})*(?P<fence>-{{3,}}){END}(?P<text>(?s:.*?))^(?:(?P=fence)|\.\.\.){END}"),
    ("toml", rf"\A(?:[ \t]*{LINE_END})*\+\+\+{END}(?P<text>(?s:.*?))^\+\+\+{END}"),
    ("toml-code", rf"\A```toml{END}(?P<text>(?s:.*?))^```{END}"),
    ("json-fenced", rf"\A;;;(?: ?json)?{END}(?P<text>(?s:.*?))^;;;{END}"),
    ("json-comment", r"\A\s*<!--\s*(?P<text>\{(?s:.*?)\})\s*-->"),
    ("nikola", rf"\A\s*(?:<!--\s*)?(?P<text>(?:[ \t]*\.\. \w[\w-]*:(?!:).*{END})+)"),
    ("reference", rf"\A(?P<text>(?:\[#\]: ?.*{END})+)"),
    ("yaml-short", rf"\A(?P<text>(?:title|date|layout|tags|categories|permalink):(?s:.*?))^---{END}"),
    ("json-short", rf"\A(?P<text>\"(?s:.*?))^;;;{END}"),
    ("bare", rf"\A(?P<text>Title: .*{END}(?:(?:[A-Za-z][\w .-]*: |[ \t]+\S).*{END})*)(?:{END}|\Z)"),
]
PATTERNS = [(form, re.compile(pattern, re.M)) for form, pattern in PATTERNS]

# YAML 1.1, "null"
NULLS = ("", "~", "null", "Null", "NULL")


class Unreadable(Exception):
    """No header, or one that the reader of its syntax refuses."""


def decode(data):
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Unreadable("not UTF-8") from None


# YAML ------------------------------------------------------------------------------------------


def from_yaml_node(node):
    """The value of a node of PyYAML's composer; its scalars are as written."""
    if isinstance(node, yaml.ScalarNode):
        return None if node.style is None and node.value in NULLS else node.value
    if isinstance(node, yaml.SequenceNode):
        return [from_yaml_node(item) for item in node.value]
    result = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Unreadable("a key that is no scalar")
        if key.value in result:
            raise Unreadable("a key twice")
        result[key.value] = from_yaml_node(value)
    return result


def read_yaml(text):
    # PyYAML's own parser in Python, not the one over libyaml.
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise Unreadable(f"PyYAML: {getattr(error, 'problem', error)}") from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise Unreadable("no mapping")
    if any("&" in line or "*" in line for line in text.split("\n")) and has_anchor(text):
        raise Unreadable("anchors")
    return from_yaml_node(node)


def has_anchor(text):
    return any(isinstance(t, (yaml.AnchorToken, yaml.AliasToken)) for t in yaml.scan(text, Loader=yaml.BaseLoader))


# The others ------------------------------------------------------------------------------------


def to_text(value):
    """TOML and JSON give typed values."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return {key: to_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [to_text(item) for item in value]
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value
    return None if value is None else str(value)


def read_toml(text):
    try:
        return to_text(tomllib.loads(re.sub(r"\r\n?", "\n", text)))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"tomllib: {error}") from None


def read_json(text):
    try:
        value = json.loads(text if text.lstrip().startswith("{") else "{" + text + "}", strict=False)
    except ValueError as error:
        raise Unreadable(f"json: {error}") from None
    if not isinstance(value, dict):
        raise Unreadable("no object")
    return to_text(value)


def read_lines(text, pattern):
    """Keys and values of Pelican, Nikola and Linux China; a line that is indented goes on."""
    result, last = {}, None
    for line in re.split(LINE_END, text):
        match = re.match(pattern, line)
        if match:
            last = match[1].strip()
            result.setdefault(last, match[2].strip() or None)
        elif line.strip() and last:
            result[last] = " ".join(filter(None, (result[last], line.strip())))
    return result


def read_reference(text):
    result = read_lines(text, r"\[#\]: ?([\w-]+): ?(.*)")
    for key, value in result.items():
        match = re.fullmatch(r'"(.*)"|\((.*)\)', value or "")
        if match:
            result[key] = (match[1] or match[2] or "").strip() or None
    return result


READERS = {
    "yaml": read_yaml,
    "yaml-short": read_yaml,
    "toml": read_toml,
    "toml-code": read_toml,
    "json": read_json,
    "json-fenced": read_json,
    "json-short": read_json,
    "json-comment": read_json,
    "nikola": lambda text: read_lines(text, r"[ \t]*\.\. ([\w-]+):(.*)"),
    "reference": read_reference,
    "bare": lambda text: read_lines(text, r"([A-Za-z][\w .-]*):(.*)"),
}


def find(text):
    """Returns the form and the text of the header; raises Unreadable where there is none."""
    if text.startswith("{"):
        try:
            _, end = json.JSONDecoder().raw_decode(text)
            return "json", text[:end]
        except ValueError:
            raise Unreadable("no JSON") from None
    for form, pattern in PATTERNS:
        match = pattern.match(text)
        if match:
            return form, match["text"]
    raise Unreadable("no header")


def read(data):
    """Returns the form of the header of a file with the bytes @data, and the header as a dict."""
    form, text = find(decode(data))
    return form, READERS[form](text)
