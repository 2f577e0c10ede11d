#!/usr/bin/python3
# test-import-dialog.py: five thousand files are looked at, imported, stopped, resumed and taken back
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-import-dialog.py     (under uisession.sh, as an ordinary user)

Real articles come from the corpora of SHEAF_SHARED, copied until there are enough of them.
"""
import contextlib
import os
import re
import sqlite3
import subprocess

from accessible import State
from desktop import children, has_state, keys, matches, name, shown_children, walk, wait_for, xdotool
from story import Story, tell

COUNT = 5000
SITES = ("hexo-tallgy", "hexo-sobaliuziao", "jekyll-stormzhang", "hexo-goodnight")
CORPORA = f"{os.environ.get('SHEAF_SHARED', '')}/corpora"
# On two busy cores.
PATIENCE = 120

TREE = "Categories after the import"
# GTK 4.8 tells the text on it, too.
CANCEL = "^Cancel the import"
BUTTON = r"^Import [\d,.]+ Articles?$"



def copy_site(source, target, copy, most):
    """Copies at most @most articles with the folders they are in, each a little different. Returns how many."""
    count = 0
    for folder, _, files in os.walk(source):
        place = f"{target}/{os.path.relpath(folder, source)}"
        for file in (f for f in files if f.endswith((".md", ".markdown"))):
            if count == most:
                return count
            os.makedirs(place, exist_ok=True)
            with open(f"{folder}/{file}", "rb") as old, open(f"{place}/{file}", "wb") as new:
                new.write(old.read() + f"\n\n{copy}\n".encode())
            count += 1
    return count


def make_articles(folder):
    count = copy = 0
    while count < COUNT:
        for site in SITES:
            count += copy_site(f"{CORPORA}/{site}", f"{folder}/{site}-{copy}", copy, COUNT - count)
        copy += 1
    with open(f"{folder}/!damaged.md", "w", encoding="utf-8") as f:
        f.write("---\ntitle: Damaged\ncategories: [open\n---\nNot closed\n")


def number(text):
    return int(re.sub(r"\D", "", text))


class ImportDialog(Story):
    NAME = "import"
    PLAN = (
        ("a folder opens the dialog, which looks through it and stores nothing", "open_dialog"),
        ("the files with warnings are filtered, and the first shows its line", "filter_problems"),
        ("a search finds a file by its name", "search_files"),
        ("another site generator for a folder makes another tree", "change_dialect"),
        ("Escape leaves it at that", "escape"),
        ("Enter imports, and stopped midway what was read is whole and stays", "stop_midway"),
        ("what is missing is what a second look offers, and comes in", "resume"),
        ("the list of imports takes the import back", "take_back"),
        ("imported again it is there again, and every file is the same then", "import_again"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder):
        super().__init__(folder)
        self.articles = f"{folder}/articles"
        self.wanted = self.stopped_at = 0

    # What is on the screen.

    def items(self, pattern):
        rows = next(iter(self.window.all("list", pattern)), None)
        return [name(row) for row in children(rows)] if rows else []

    def look_again(self):
        """Hands the folder to the running program by a second start. Returns how many it would import."""
        subprocess.run([self.sheaf.program, self.articles], env=self.sheaf.env, check=True, timeout=PATIENCE)
        return number(name(self.window.find("button", BUTTON, PATIENCE)))

    def focused(self):
        node = self.window.focus()
        return name(node) if node else ""

    def count(self):
        return len(self.sheaf.articles())

    def stored(self):
        """How many articles there are so far, asked of the file: to start a program for it takes as long as a good
        part of the import."""
        with contextlib.closing(sqlite3.connect(f"file:{self.sheaf.library}?mode=ro", uri=True)) as library:
            return library.execute("SELECT count (*) FROM article").fetchone()[0]

    @contextlib.contextmanager
    def held_up(self):
        """Keeps the import from storing more, shorter than it is patient: it may be faster than any person."""
        with contextlib.closing(sqlite3.connect(self.sheaf.library, isolation_level=None, timeout=PATIENCE)) as library:
            library.execute("BEGIN IMMEDIATE")
            yield
            library.execute("ROLLBACK")

    def cancel(self):
        """Presses Cancel, which may have been on its way up still, until that was heeded."""
        button = wait_for("the button", self.find_cancel)
        wait_for("Cancel to be heeded", lambda: keys("alt+c") or not has_state(button, State.SENSITIVE))

    def wait_end(self):
        wait_for("the import to end", lambda: not self.window.all("button", CANCEL), PATIENCE)

    def confirm(self):
        """Enter, which is for the button that has the focus once all was looked at."""
        wait_for("the button to have the focus", lambda: re.search(BUTTON, self.focused()))
        keys("Return")

    def find_cancel(self):
        """The button to cancel the import. To look through all lists for it takes as long as a good part of that."""
        around = walk(self.window.node, lambda node: [] if name(node) == "SheafPanes" else shown_children(node))
        return next((node for node in around if matches(node, "button", CANCEL)), None)

    # The steps.

    def open_dialog(self):
        make_articles(self.articles)
        self.sheaf.start(self.articles)
        self.wanted = number(name(self.window.find("button", BUTTON, PATIENCE)))
        assert self.wanted > COUNT * 0.8, self.wanted
        assert not self.count(), "nothing is stored by looking"
        self.photograph("preview")

    def filter_problems(self):
        self.window.press("toggle", r"^With Warnings, [\d,]+ file")
        row = wait_for("the damaged file to be the first", lambda: next((i for i in self.items("^Files$")[:1] if "Damaged, New, !damaged.md" in i), None))
        assert "line " in row, row
        self.window.find("label", r"^categories: \[open$")
        self.photograph("problems")
        self.window.press("toggle", r"^With Warnings, [\d,]+ file")

    def search_files(self):
        keys("ctrl+f")
        self.window.wait_focus("^Search these files$")
        xdotool("type", "!DAMAGED")
        wait_for("one file", lambda: len(self.items("^Files$")) == 1)
        keys("Escape")
        wait_for("all files", lambda: len(self.items("^Files$")) > 1)

    def change_dialect(self):
        before = self.items(f"^{TREE}$")
        keys("alt+o")
        wait_for("the focus in the options", lambda: self.focused() == "All Folders")
        keys("Down", "Return")  # to the folder with the most files
        wait_for("the focus on the first choice", lambda: self.focused() == "Automatic")
        keys("Down", "Down", "Return")
        wait_for("another tree", lambda: self.items(f"^{TREE}$") not in ([], before), PATIENCE)
        self.window.find("button", BUTTON, PATIENCE)
        self.photograph("dialect")

    def escape(self):
        keys("Escape")
        wait_for("the dialog to go", lambda: not self.window.all("frame", "^Import$"))
        assert not self.count(), "nothing was imported"

    def stop_midway(self):
        assert self.look_again() == self.wanted
        self.confirm()
        wait_for("the first articles", self.stored, PATIENCE)
        with self.held_up():
            self.cancel()
        self.wait_end()
        self.stopped_at = self.count()
        assert 0 < self.stopped_at < self.wanted, f"{self.stopped_at} of {self.wanted}"
        subprocess.run([self.sheaf.command, "--library", self.sheaf.library, "check"], env=self.sheaf.env, check=True, capture_output=True, timeout=PATIENCE)

    def resume(self):
        assert self.look_again() == self.wanted - self.stopped_at
        self.confirm()
        wait_for("the rest", lambda: self.count() == self.wanted, PATIENCE)
        self.photograph("resumed")

    def take_back(self):
        self.wait_end()
        keys("ctrl+i")
        self.window.find("frame", "^Imports$")
        self.window.press("button", "Undo Import$")
        wait_for("the import to be taken back", lambda: self.count() == self.stopped_at, PATIENCE)
        self.photograph("imports")

    def import_again(self):
        self.window.press("button", "Import Again…$")
        assert number(name(self.window.find("button", BUTTON, PATIENCE))) == self.wanted - self.stopped_at
        self.confirm()
        wait_for("all of it", lambda: self.count() == self.wanted, PATIENCE)
        self.wait_end()
        subprocess.run([self.sheaf.program, self.articles], env=self.sheaf.env, check=True, timeout=PATIENCE)
        # The articles were copied without their pictures.
        self.window.find("button", r"^Look for [\d,]+ Pictures$", PATIENCE)
        same = number(name(self.window.find("toggle", r"^Unchanged, [\d,]+ file")))
        assert same == COUNT + 1, f"{same} of {COUNT + 1}"
        keys("Escape")


HAS_SITES = all(os.path.isdir(f"{CORPORA}/{site}") for site in SITES)
tell(ImportDialog, skip=None if HAS_SITES else "SHEAF_SHARED names no folder with real articles")
