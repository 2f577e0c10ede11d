#!/usr/bin/env python3
# po.py: every message can be translated, and is, as TAP
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: po.py ROOT

Extracts the messages anew, into a folder that is thrown away, and holds every language against them.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

from source import read_tree, without_comments

# As Meson's preset for GLib has them, so that `ninja sheaf-pot` and this see the same.
XGETTEXT = (
    "xgettext --from-code=UTF-8 --add-comments --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2"
    " --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3"
).split()
CALL = re.compile(r"(?<!\w)(_|N_|C_|NC_|g_dngettext|g_dcgettext|g_dpgettext2|ngettext) \(")


def has_messages(path, text):
    if path.endswith((".c", ".h")) and path.startswith("src/"):
        clean = re.sub(r"^[ \t]*#.*", "", without_comments(text), flags=re.M)
        return CALL.search(clean) is not None
    if path.endswith(".ui"):
        return 'translatable="yes"' in text
    return path.startswith("data/") and path.endswith((".desktop.in", ".metainfo.xml.in", ".gschema.xml"))


def listed(files):
    """Yields what POTFILES lacks or has too much."""
    names = [line for line in files["po/POTFILES"].split("\n") if line and not line.startswith("#")]
    wanted = {path for path, text in files.items() if has_messages(path, text)}
    yield from (f"po/POTFILES lacks {path}" for path in sorted(wanted - set(names)))
    yield from (f"po/POTFILES names {path}, which has no message" for path in sorted(set(names) - wanted))
    if names != sorted(set(names)):
        yield "po/POTFILES is not sorted"


def run(*command, cwd=None):
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    return result.returncode, result.stdout + result.stderr


def compare(po, pot):
    """Returns what msgcmp says: messages of @pot that @po lacks, or has fuzzy or untranslated."""
    code, said = run("msgcmp", po, pot)
    return [line for line in said.split("\n") if line and not line.startswith((".", "msgcmp:"))] if code else []


def messages(path):
    """Returns the number of messages of a catalogue that are in use."""
    _, said = run("msgattrib", "--no-obsolete", "--no-wrap", path)
    return len(re.findall(r"^msgid ", said, re.M))


def main():
    root = os.path.abspath(sys.argv[1])
    tools = [t for t in ("xgettext", "msgcmp", "msgfmt", "msgattrib") if not shutil.which(t)]
    if tools:
        print(f"1..0 # SKIP {tools[0]} is not installed")
        return 0
    files = read_tree(root)
    languages = files["po/LINGUAS"].split()
    wrong = list(listed({"po/POTFILES": "", "src/app/a.c": 'x = _ ("a");\n'}))
    print(f"1..{3 + 3 * len(languages)}")
    failed = report(1, "a file left out would be seen", [] if wrong else ["it was not"])
    failed |= report(2, "POTFILES has every file with messages, and no other", list(listed(files)))
    with tempfile.TemporaryDirectory() as folder:
        pot = f"{folder}/sheaf.pot"
        code, said = run(*XGETTEXT, f"--files-from={root}/po/POTFILES", f"--directory={root}", f"--output={pot}")
        failed |= report(3, "the messages can be extracted", [] if code == 0 and "warning" not in said else said.split("\n"))
        for number, language in enumerate(languages):
            failed |= judge(4 + 3 * number, language, f"{root}/po/{language}.po", pot, folder)
    return 1 if failed else 0


def judge(number, language, po, pot, folder):
    missing = compare(po, pot)
    failed = report(number, f"{language} is complete", missing)
    extra = messages(po) - messages(pot)
    failed |= report(number + 1, f"{language} has nothing that is no longer said", [f"{extra} messages too many"] if extra > 0 else [])
    code, said = run("msgfmt", "--check", "--statistics", "-o", f"{folder}/{language}.mo", po)
    return failed | report(number + 2, f"{language} keeps every placeholder", said.split("\n") if code else [])


def report(number, name, wrong):
    for line in wrong:
        print(f"# {line}")
    print(f"{'not ok' if wrong else 'ok'} {number} {name}")
    return bool(wrong)


sys.exit(main())
