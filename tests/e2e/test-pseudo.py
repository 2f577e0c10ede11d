#!/usr/bin/python3
# test-pseudo.py: everything that is said can be translated, and is put together by nothing but translated messages
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: pseudo.py ROOT uisession.sh test-pseudo.py     (as an ordinary user)

Opens every window, dialog, popover and menu there is in the language of pseudo.py, in which every message is marked,
and reads the names and descriptions of all that is in each, of what is hidden too.
"""
import os
import re
import sys

import articles
from accessible import GLib
from desktop import children, name, role, walk
from pseudo import CLOSE, OPEN
from walking import Walk, walk_as

# What no language says otherwise, and why it is there.
NAMES = (
    "Sheaf", "GNOME",
    # What is typed as it is: conditions of a search, and what they may be.
    r"(?:title|author|tag|category|source|date|is|has|key):\S*", "OR", "A/B",
    # Forms of files, site generators, encodings and time zones.
    "Markdown", "HTML", "YAML", "TOML", "JSON", "PNG", "GIF", "UTF-?8", "Hexo", "Jekyll", "Hugo", "Obsidian",
    r"(?:GB|Big5|EUC|ISO|windows|KOI8|Shift|UTF|IBM|VISCII|TIS|MAC|CP|HZ)[-_\w]*", r"[A-Z]\w+/[A-Z][\w/]+", "UTC|GMT",
    # Keys, as they stand on a keyboard.
    r"(?:(?:Ctrl|Control|Shift|Alt|Super|Meta)\+)*(?:[A-Z]|F\d+|Esc|Escape|Enter|Return|Space|Tab|Delete|Page (?:Up|Down)|Home|End|Left|Right|Up|Down)\b",
    "Ctrl|Shift|Alt",
    # Articles and files of the test, their addresses and where they lie.
    r"(?:\.?/)?[\w/.-]*\.(?:md|png|sheaf)", r"/[\w/.-]+", r"https?://\S+", "example.org", "Pictures", "One", "Two", "program", "articles",
    # What the encoding of an article is judged by: its text.
    r"categories: \[新闻, 财经",
    # A typeface, which one can choose.
    "Serif",
    # The names of libraries.
    "GTK", "libadwaita", "WebKitGTK", "SQLite", "md4c", "gumbo", "libyaml", "zstd", "uchardet", "libsoup", "GtkSourceView",
)
KNOWN = re.compile("|".join(rf"(?<![A-Za-z])(?:{n})(?![A-Za-z])" for n in NAMES))
MESSAGE = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
# Where a widget has no name, GTK tells the name of its type.
TYPE_NAME = re.compile(r"^(?:Gtk|Adw|Sheaf|WebKit)[A-Z][A-Za-z]+$")


def descriptions(node):
    """Yields what a screen reader says of @node, and what is seen of it."""
    yield name(node)
    try:
        yield node.property("org.a11y.atspi.Accessible", "Description")
        yield node.call("org.a11y.atspi.Accessible", "GetAttributes")[0].get("placeholder-text", "")
    except GLib.Error:  # gone meanwhile
        pass


def untranslated(text):
    """Returns what of @text is not translated."""
    if TYPE_NAME.match(text):
        return ""
    while MESSAGE.search(text):
        text = MESSAGE.sub("", text)
    text = KNOWN.sub("", text)
    return " ".join(re.findall(r"[A-Za-z]{2,}|[⟦⟧]", text))


class Translated(Walk):
    def check(self, what, top):
        for node in walk(top, children):
            if role(node) == "document web":
                continue
            for text in descriptions(node):
                self.seen += OPEN in text
                if plain := untranslated(text):
                    self.found.append(f"{what}: {role(node)} {text!r}: {plain}")


sys.exit(walk_as({"everything that is said is translated": {}}, Translated))
