#!/usr/bin/python3
# test-names.py: everything that can be used has a name for the screen reader, in English and Chinese
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-names.py     (under uisession.sh, as an ordinary user)

Opens every window, dialog and popover there is and walks what a screen reader is told of each.
"""
import re
import sys

from desktop import name, role, visible, walk
from walking import Walk, walk_as

# What a person can use, or must be told apart.
USED = {
    "push button", "button", "toggle button", "check box", "radio button", "combo box", "entry", "text", "password text",
    "spin button", "slider", "switch", "list", "list box", "tree", "tree table", "table", "list item", "tree item", "table row", "menu item",
    "check menu item", "radio menu item", "link", "page tab", "frame", "dialog", "window", "progress bar", "search box", "document web",
}

# Where a widget has no name, GTK tells the name of its type.
TYPE_NAME = re.compile(r"^(Gtk|Adw|Sheaf|WebKit)[A-Z][A-Za-z]+$")

LANGUAGES = ("C.UTF-8", "zh_CN.UTF-8")

# The toolkit's own window about a program has parts without a name, which we cannot reach; so have its toasts.
NOT_OURS = {"what Sheaf is"}
TOAST = "AdwToastWidget"


def where(node):
    names = []
    parent = node
    for _ in range(12):
        parent = parent.parent()
        if parent is None:
            break
        if name(parent):
            names.append(f"{role(parent)} {name(parent)!r}")
    return " < ".join(names[:5])


class Names(Walk):
    def check(self, what, top):
        for node in walk(top):
            if role(node) not in USED:
                continue
            self.seen += 1
            if what in NOT_OURS or not visible(node) or (name(node).strip() and not TYPE_NAME.match(name(node))):
                continue
            if TOAST not in where(node):
                self.found.append(f"unnamed: {what}: {role(node)} {name(node)!r} in {where(node)}")


sys.exit(walk_as({f"everything that can be used has a name ({language})": {"LC_ALL": language} for language in LANGUAGES}, Names))
