#!/usr/bin/python3
# pseudo.py: a language that nobody speaks, in which every message is marked, accented and two fifths longer
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: pseudo.py ROOT COMMAND…

Runs COMMAND where Sheaf, and the toolkit, speak it: what is still plain is not translated, and what is cut off would
be in a language that needs more words. Its catalogues are made for that run alone, of the messages that po/zh_CN.po
has, which are all (tests/tree/po.py); those of the toolkit and what is below it of what any language has of them, where one is installed.
"""
import glob
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile

OPEN, CLOSE = "⟦", "⟧"
LONGER = 0.4
ACCENTED = str.maketrans(
    "abcdefghijklmnoprstuwyzABCDEFGHIJKLMNOPRSTUWYZ",
    "áƀçđéƒĝĥíĵķļḿñóþŕšţúŵýžÅƁÇĐÉƑĜĤÎĴĶĻḾÑÖÞŔŠŢÛŴÝŽ",
)
FILLER = "lóñĝéŕ ŵóŕđš ţĥáñ ĥéŕé "

# What a program reads: placeholders, those of dates among them, markup, and the letter that a key chooses by.
KEPT = re.compile(
    r"%(?:\d+\$)?[-_0^#'+ OE]*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh|h|ll|l|q|j|z|t|L)?(?:<PRI\w+>|[A-Za-z%])"
    r"|</?[a-z]+(?: [^<>]*)?>|&\w+;|(?<!_)_\w"
)
# A date or a time, which has no letters of its own.
DATE = re.compile(r"%[-_0^#OE]*[aAbBcdeFHIjmMpRxXyY]")
# By these the toolkit is told what to do, and not what to say.
ORDER = re.compile(r"^(?:default|calendar):")

# A language is looked for below this or that folder; from there up to the root, however deep it lies.
UP = "../" * 40

# Where the toolkit's own words are, and in what.
TOOLKIT = ("gtk40", "libadwaita", "glib20", "libc")
CATALOGUES = "/usr/share/locale/*/LC_MESSAGES"


def pseudo(text):
    """Returns @text in that language; what has no word stays as it is, a separator or a placeholder alone."""
    if ORDER.search(text):
        return text
    letters = sum(c.isalpha() for c in KEPT.sub("", text))
    if not letters:
        return f"{OPEN}{text}{CLOSE}" if DATE.search(text) and "%s" not in text else text
    more = "".join(itertools.islice(itertools.cycle(FILLER), round(letters * LONGER + 1))).rstrip()
    said, end = "", 0
    for kept in itertools.chain(KEPT.finditer(text), [None]):
        said += text[end : kept.start() if kept else None].translate(ACCENTED)
        if kept:
            said, end = said + kept.group(), kept.end()
    # What begins or ends a line must go on doing so.
    body = said.strip("\n")
    return said.replace(body, f"{OPEN}{body} {more}{CLOSE}")


def unquote(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), text)


def quote(text):
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def translate(entry):
    """Returns an entry of a catalogue, one line a field, with its translation in that language."""
    fields = dict(re.findall(r'^(msgctxt|msgid|msgid_plural) "(.*)"$', entry, re.M))
    lines = [line for line in entry.split("\n") if line.startswith(("#,", "msgctxt", "msgid"))]
    if "msgid_plural" in fields:
        for number, field in enumerate(("msgid", "msgid_plural")):
            lines.append(f'msgstr[{number}] "{quote(pseudo(unquote(fields[field])))}"')
    else:
        lines.append(f'msgstr "{quote(pseudo(unquote(fields["msgid"])))}"')
    return "\n".join(lines)


HEAD = r'''msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n"'''


def make(catalogue, path):
    """Writes the messages of @catalogue, compiled to @path. Nothing of it may be wrapped."""
    catalogue = catalogue.replace('"\n"', "")  # a text of several lines is written on several
    entries = [e for e in catalogue.strip().split("\n\n") if re.search(r'^msgid "(?!"$)', e, re.M) and not e.startswith("#~")]
    os.makedirs(os.path.dirname(path), exist_ok=True)
    text = "\n\n".join([HEAD, *map(translate, entries)]) + "\n"
    subprocess.run(["msgfmt", "--check-format", "-o", path, "-"], input=text, check=True, text=True)


def make_all(root, folder):
    """Makes the catalogues of Sheaf and of the toolkit in @folder."""
    run = lambda *command: subprocess.run(command, check=True, capture_output=True, text=True).stdout
    make(run("msgcat", "--no-wrap", f"{root}/po/zh_CN.po"), f"{folder}/LC_MESSAGES/sheaf.mo")
    for domain in TOOLKIT:
        for compiled in sorted(glob.glob(f"{CATALOGUES}/{domain}.mo"), key=os.path.getsize)[-1:]:
            make(run("msgunfmt", "--no-wrap", compiled), f"{folder}/LC_MESSAGES/{domain}.mo")


def is_heeded(folder):
    """Whether the C library takes the catalogues: newer ones heed no LANGUAGE in the locale C.UTF-8."""
    said = subprocess.run(["gettext", "sheaf", "Preferences"], env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": UP + folder.lstrip("/")}, capture_output=True, text=True).stdout
    return said != "Preferences"


def main():
    root, *command = sys.argv[1:]
    folder = os.path.join(tempfile.gettempdir(), f"sheaf-pseudo-{os.getpid()}")
    # The C library takes a path for a language, but reads these as the parts of its name.
    if re.search(r"[_.@:]", folder) or not shutil.which("msgunfmt"):
        print(f"1..0 # SKIP {folder} cannot be the name of a language, or gettext is not installed")
        return 0
    os.mkdir(folder, 0o700)
    try:
        make_all(root, folder)
        if not is_heeded(folder):
            print("1..0 # SKIP the C library heeds no LANGUAGE in the locale C.UTF-8")
            return 0
        return subprocess.run(command, env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": UP + folder.lstrip("/")}).returncode
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
