#!/usr/bin/python3
# test-import-dialog.py: five thousand files are looked at, imported, stopped, resumed and taken back
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-import-dialog.py     (under uisession.sh, as an ordinary user)

Real articles come from the corpora of SHEAF_SHARED, copied until there are enough of them.
"""
import os
import re
import shutil
import sys
import tempfile
import traceback

from desktop import keys, name, screenshot, start_window_manager, wait_for, xdotool
from sheaf import Sheaf

COUNT = 5000
# A Hexo site with a list of categories in its headers, and one whose headers are often damaged.
SITES = ("hexo-tallgy", "hexo-sobaliuziao", "jekyll-stormzhang", "hexo-goodnight")
# On two busy cores.
PATIENCE = 120

TREE = "Categories after the import"
BUTTON = r"^Import [\d,.]+ Articles?$"

PLAN = (
    "a folder opens the dialog, which looks through it and stores nothing",
    "the files with warnings are filtered, and the first shows its line",
    "a search finds a file by its name",
    "another site generator for a folder makes another tree",
    "Enter imports, and Escape never did",
    "stopped midway, what was read is whole and stays",
    "what is missing is what a second look offers, and comes in",
    "the import can be taken back from the list of imports",
    "imported again and again, all of it is the same",
    "it ends well and has complained of nothing",
)


class Absent(Exception):
    """There are no real articles here."""


def number(text):
    return int(re.sub(r"\D", "", text))


class Story:
    """The steps, in order: each builds on the one before."""

    def __init__(self, folder):
        self.folder = folder
        self.articles = f"{folder}/articles"
        self.sheaf = Sheaf(folder)
        self.window = None
        self.wanted = 0

    def make_articles(self):
        """Copies real sites until there are enough files; each copy differs, so that none is a duplicate."""
        corpora = f"{os.environ.get('SHEAF_SHARED', '')}/corpora"
        if not all(os.path.isdir(f"{corpora}/{site}") for site in SITES):
            raise Absent
        count = copy = 0
        while count < COUNT:
            for site in SITES:
                count += self.copy_site(f"{corpora}/{site}", f"{self.articles}/{site}-{copy}", copy, COUNT - count)
            copy += 1
        with open(f"{self.articles}/damaged.md", "w", encoding="utf-8") as f:
            f.write("---\ntitle: Damaged\ncategories: [open\n---\nNot closed\n")

    @staticmethod
    def copy_site(source, target, copy, most):
        """Copies at most @most articles, with the folders they are in. Returns how many."""
        count = 0
        for folder, _, files in os.walk(source):
            for file in files:
                if count == most:
                    return count
                if not file.endswith((".md", ".markdown")):
                    continue
                place = f"{target}/{os.path.relpath(folder, source)}"
                os.makedirs(place, exist_ok=True)
                with open(f"{folder}/{file}", "rb") as old, open(f"{place}/{file}", "wb") as new:
                    new.write(old.read() + f"\n\n{copy}\n".encode())
                count += 1
        return count

    # What is on the screen.

    def frame(self, pattern):
        return self.window.find("frame", pattern, PATIENCE)

    def button(self, pattern, patience=PATIENCE):
        return self.window.find("button", pattern, patience)

    def look_again(self):
        """Opens the dialog on the folder, as a second start hands it over."""
        second = Sheaf(self.folder)
        second.window = None
        import subprocess
        subprocess.run([second.program, "--gapplication-service"] if False else [second.program, self.articles], env=self.sheaf.env, check=True, timeout=PATIENCE)
        self.frame("^Import$")

    def tree(self):
        """Returns the names of the tree's rows, as far as it is shown."""
        from desktop import children
        return [name(row) for row in children(self.window.find("list", f"^{TREE}$"))]

    # The steps.

    def open_dialog(self):
        self.make_articles()
        self.window = self.sheaf.start(self.articles)
        self.frame("^Import$")
        self.wanted = number(name(self.button(BUTTON)))
        assert self.wanted > COUNT * 0.9, self.wanted
        assert not self.sheaf.articles(), "nothing is stored by looking"
        screenshot(picture("preview"))

    def filter_problems(self):
        self.window.press("button", r"^With Warnings, [\d,]+ file")
        self.window.find("row", r"^Damaged, New, damaged\.md")
        self.window.find("label", r"^categories: \[open$")
        self.window.press("button", r"^With Warnings, [\d,]+ file")

    def search_files(self):
        self.window.find("text", "^Search these files$")
        keys("alt+s")
        xdotool("type", "damaged.md")
        wait_for("one file", lambda: len(self.files()) == 1, PATIENCE)
        keys("Escape")
        wait_for("all files", lambda: len(self.files()) > 1, PATIENCE)

    def files(self):
        from desktop import children
        node = next(iter(self.window.all("list", "^Files$")), None)
        return children(node) if node else []


def picture(name):
    return f"{os.environ['SHEAF_BUILDDIR']}/e2e-import-{name}.png"
