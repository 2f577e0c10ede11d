# source.py: the tree as the rules see it
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the files of the tree, and takes C apart just far enough to judge it."""
import os
import re

# What is ours to judge: not what was built, and not articles that tests read as they are.
SKIPPED = re.compile(r"^(\.git|build|_build|__pycache__|tests/data)(/|$)")
TEXT = re.compile(r"\.(c|h|py|sh|ui|css|sql|md|build|txt|in|xml|svg|yaml|json|po|1|desktop|service|ini)$")
NAMED = {"dev", ".ci/run", "POTFILES", "LINGUAS"}


def read_tree(root):
    """Returns {path below root: text} of every text file of the tree."""
    files = {}
    for folder, folders, names in os.walk(root):
        below = os.path.relpath(folder, root)
        below = "" if below == "." else below + "/"
        folders[:] = [f for f in folders if not SKIPPED.match(below + f) and not os.path.exists(os.path.join(folder, f, "build.ninja"))]
        for name in names:
            path = below + name
            if TEXT.search(name) or name in NAMED or path in NAMED:
                with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as f:
                    files[path] = f.read()
    return files


def is_c(path, *folders):
    """Whether @path is a C file or header below one of @folders."""
    return path.endswith((".c", ".h")) and path.startswith(tuple(f + "/" for f in folders))


TOKEN = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.S)


def without_comments(text, strings=False):
    """Blanks out comments, and the insides of strings unless @strings, keeping every line's number."""

    def blank(match):
        token = match.group(0)
        if token[0] in "\"'":
            return token if strings else token[0] + " " * (len(token) - 2) + token[0]
        return re.sub(r"[^\n]", " ", token)

    return TOKEN.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*([<\"])([^>\"]+)[>\"]", re.M)


def includes(text):
    """Yields (line, how, name) of every #include; how is '<' or '\"'."""
    for match in INCLUDE.finditer(without_comments(text, strings=True)):
        yield line_of(text, match.start()), match.group(1), match.group(2)


def functions(text):
    """Yields (line, name, lines between the braces) of every function, as laid out by clang-format."""
    lines = without_comments(text).split("\n")
    for number, line in enumerate(lines):
        if line != "{":
            continue
        head = next((lines[i] for i in range(number - 1, max(-1, number - 20), -1) if re.match(r"^\w+ \(", lines[i])), None)
        if head is None:
            continue
        end = next((i for i in range(number, len(lines)) if lines[i].startswith("}")), len(lines) - 1)
        yield number, head.split(" ", 1)[0], end - number - 1


def top_level(text):
    """Yields (line, declaration) of everything outside of braces that ends in ; or begins a body."""
    clean = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m.group(0)), without_comments(text), flags=re.M)
    depth, start = 0, 0
    for offset, letter in enumerate(clean):
        if letter == "{":
            if depth == 0:
                yield from declaration(clean, start, offset)
            depth += 1
        elif letter == "}":
            depth -= 1
            if depth == 0:
                start = offset + 1
        elif letter == ";" and depth == 0:
            yield from declaration(clean, start, offset)
            start = offset + 1


def declaration(clean, start, end):
    words = clean[start:end]
    if words.strip():
        first = start + len(words) - len(words.lstrip())
        yield line_of(clean, first), " ".join(words.split())
