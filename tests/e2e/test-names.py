#!/usr/bin/python3
# test-names.py: everything that can be used has a name for the screen reader, in English and Chinese
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-names.py     (under uisession.sh, as an ordinary user)

Opens every window, dialog and popover there is and walks what a screen reader is told of each.
"""
import os
import re
import subprocess
import sys
import tempfile
import traceback

import articles
from accessible import State
from desktop import children, has_state, keys, name, role, start_window_manager, visible, wait_for, walk
from sheaf import Sheaf

# What a person can use, or must be told apart.
USED = {
    "push button", "button", "toggle button", "check box", "radio button", "combo box", "entry", "text", "password text",
    "spin button", "slider", "switch", "list", "list box", "tree", "tree table", "table", "list item", "tree item", "table row", "menu item",
    "check menu item", "radio menu item", "link", "page tab", "frame", "dialog", "window", "progress bar", "search box", "document web",
}

# Where a widget has no name, GTK tells the name of its type.
TYPE_NAME = re.compile(r"^(Gtk|Adw|Sheaf|WebKit)[A-Z][A-Za-z]+$")

LANGUAGES = ("C.UTF-8", "zh_CN.UTF-8")

# What there is beside the main window: what it is, and the action that opens it.
WINDOWS = (
    ("the preferences", "preferences"),
    ("the history", "history"),
    ("the imports", "imports"),
    ("the backups", "backups"),
    ("the export", "export"),
    ("all highlights and notes", "all-notes"),
    ("the actions by name", "commands"),
    ("the shortcuts", "show-help-overlay"),
)


# Two of a point, the oldest article there is.
PICTURES = """---
title: Pictures
date: 2001-01-01
---
![One](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC)

![Two](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)
"""


def unnamed(top):
    """Yields what can be used below @top and has no name, as role and place."""
    for node in walk(top):
        if role(node) not in USED or not visible(node):
            continue
        if not name(node).strip() or TYPE_NAME.match(name(node)):
            yield f"{role(node)} {name(node)!r} in {where(node)}"


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


class Walk:
    """One language: the program on a small library, and everything opened in turn."""

    def __init__(self, folder, language):
        self.folder = folder
        self.sheaf = Sheaf(folder, LC_ALL=language)
        self.found = []
        self.seen = 0

    def start(self):
        articles.make(f"{self.folder}/articles")
        with open(f"{self.folder}/articles/pictures.md", "w", encoding="utf-8") as f:
            f.write(PICTURES)
        self.sheaf.cli("import", f"{self.folder}/articles", codes=(1,))  # one file of it may not be read
        self.sheaf.start()
        self.sheaf.window.find("list item")

    def act(self, action):
        """Activates an action of the window, or of the application, as the menu does."""
        scope, _, word = action.partition(".")
        place = "/io/github/sheaf/Sheaf" + ("/window/1" if scope == "win" else "")
        command = ["gdbus", "call", "--session", "--dest", "io.github.sheaf.Sheaf", "--object-path", place, "--method", "org.gtk.Actions.Activate", word, "[]", "{}"]
        subprocess.run(command, check=True, capture_output=True)

    def windows(self):
        return children(self.sheaf.window.node)

    def check(self, what, top):
        self.seen += sum(1 for n in walk(top) if role(n) in USED)
        self.found += [f"{what}: {line}" for line in unnamed(top)]

    def main_window(self):
        self.check("the main window", self.windows()[0])

    def other_window(self, what, action):
        before = len(self.windows())
        self.act(action)
        wait_for(what, lambda: len(self.windows()) > before)
        top = wait_for(f"what is in {what}", lambda: next((w for w in self.windows()[::-1] if has_state(w, State.ACTIVE) and w != self.windows()[0]), None))
        self.check(what, top)
        keys("Escape")
        wait_for(f"{what} to close", lambda: len(self.windows()) == before)


    def import_dialog(self):
        """A second start hands its folder to the first, which asks."""
        subprocess.run([self.sheaf.program, f"{self.folder}/articles"], env=self.sheaf.env, check=True)
        top = wait_for("the import dialog", lambda: next((w for w in self.windows() if name(w) in ("Import", "导入")), None))
        wait_for("its list", lambda: next((n for n in walk(top) if role(n) == "list item"), None))
        self.check("the import dialog", top)
        keys("Escape")
        wait_for("the import dialog to close", lambda: len(self.windows()) == 1)

    def details(self):
        """Beside an article, with what can be opened from there."""
        self.sheaf.walk_to_article("")
        keys("Return", "alt+Return")
        wait_for("the details", lambda: next((n for n in walk(self.windows()[0]) if role(n) in ("entry", "text") and visible(n) and name(n) in ("Title", "标题")), None))
        self.check("the details", self.windows()[0])
        self.look()
        self.other_window("the editor of the header", "win.edit-header")
        self.other_window("the versions", "win.versions")
        self.other_window("how it is printed", "win.print")
        self.other_window("the source", "win.view-source")
        keys("alt+Return")

    def look(self):
        """How the article looks."""
        keys("ctrl+t")
        wait_for("its popover", lambda: next((n for n in walk(self.windows()[0]) if role(n) == "spin button" and visible(n)), None))
        self.check("text and colours", self.windows()[0])
        keys("Escape")
        wait_for("it to close", lambda: not next((n for n in walk(self.windows()[0]) if role(n) == "spin button" and visible(n)), None))

    def menu(self, what, *opening):
        keys(*opening)
        wait_for(f"{what} to open", lambda: next((n for n in walk(self.windows()[0]) if role(n) == "menu item"), None))
        self.check(what, self.windows()[0])
        keys("Escape")
        wait_for(f"{what} to close", lambda: not next((n for n in walk(self.windows()[0]) if role(n) == "menu item"), None))

    def menus(self):
        self.menu("the main menu", "F10")
        self.sheaf.walk_to_place("")
        self.menu("the menu of a place", "shift+F10")
        self.sheaf.walk_to_article("")
        self.menu("the menu of an article", "shift+F10")

    def lightbox(self):
        """Its picture, and one that can be gone to; nothing of what is behind it is told of."""
        self.sheaf.walk_to_article("Pictures")
        keys("Return")
        article = next(a for a in self.sheaf.articles() if a["title"] == "Pictures")
        self.sheaf.wait_read(article)
        keys("p")
        window = self.windows()[0]
        wait_for("the picture", lambda: next((n for n in walk(window) if name(n).startswith(("One, ", "One，"))), None))
        self.check("the lightbox", window)
        if any(role(n) == "list item" for n in walk(window)):
            self.found.append("the lightbox: the list behind it is told of")
        keys("Escape")
        wait_for("the list", lambda: next((n for n in walk(window) if role(n) == "list item"), None))

    def encoding(self):
        """Of the article that the menu was of."""
        keys("Return")
        wait_for("the article", lambda: any(not a["unread"] for a in self.sheaf.articles()))
        self.other_window("the text encoding", "win.set-encoding")

    def search(self):
        keys("ctrl+k")
        wait_for("the search entry", lambda: next((n for n in walk(self.windows()[0]) if role(n) in ("entry", "text", "search box")), None))
        self.check("the search", self.windows()[0])
        keys("Escape")


def everything(story):
    yield story.main_window
    for what, action in WINDOWS:
        yield lambda what=what, action=action: story.other_window(what, f"win.{action}")
    yield story.import_dialog
    yield story.menus
    yield story.details
    yield story.encoding
    yield story.lightbox
    yield story.search


def run(language):
    with tempfile.TemporaryDirectory() as folder:
        story = Walk(folder, language)
        try:
            story.start()
            for step in everything(story):
                step()
            found = story.found
        except Exception:
            print("\n".join(f"# {line}" for line in (traceback.format_exc() + (story.sheaf.window.dump() if story.sheaf.window else "")).splitlines()))
            return False
        finally:
            if story.sheaf.window:
                story.sheaf.window.close()
        print(f"# {story.seen} things that can be used")
        for line in sorted(set(found)):
            print(f"# unnamed: {line}")
        return not found and story.seen > 50


def main():
    print(f"1..{len(LANGUAGES)}")
    if os.getuid() == 0:
        for number, language in enumerate(LANGUAGES, 1):
            print(f"ok {number} {language} # SKIP end-to-end tests run as an ordinary user")
        return 0
    manager = start_window_manager()
    failed = 0
    for number, language in enumerate(LANGUAGES, 1):
        well = run(language)
        failed |= not well
        print(f"{'ok' if well else 'not ok'} {number} everything that can be used has a name ({language})", flush=True)
    manager.terminate()
    return failed


sys.exit(main())
