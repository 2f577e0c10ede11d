#!/usr/bin/python3
# test-day.py: a day's work with the keyboard alone
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-day.py     (under uisession.sh, as an ordinary user)"""
import articles
from desktop import keys, wait_for
from story import Story, tell



class Day(Story):
    NAME = "day"
    PLAN = (
        ("Enter opens the newest article, and that reads it", "open_newest"),
        ("n goes on to the next unread one", "next_unread"),
        ("n skips what is read", "skip_read"),
        ("s stars", "star"),
        ("e archives, and the next one opens", "archive"),
        ("Delete moves to the trash, and the next one opens", "trash"),
        ("Ctrl+Z takes that back", "undo"),
        ("r restores an article from the trash", "restore"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder):
        super().__init__(folder)
        self.titles = []

    def named(self, title, state=None):
        words = ("list", "--state", state) if state else ("list",)
        return next((a for a in self.sheaf.cli(*words) if a["title"] == title), None)

    def wait_mark(self, title, mark, state=None):
        wait_for(f"{title!r} to be {mark}", lambda: (self.named(title, state) or {}).get(mark))

    def wait_read(self, title):
        wait_for(f"{title!r} to be read", lambda: not self.named(title)["unread"])

    def open_newest(self):
        self.titles = articles.make(f"{self.folder}/articles")
        self.sheaf.cli("import", f"{self.folder}/articles", codes=(1,))  # one file of it may not be read
        # The doubtful ones have no date of the others' or are newer: only what is known is gone through.
        self.titles = [a["title"] for a in self.sheaf.articles()]
        self.sheaf.start()
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read(self.titles[0])

    def next_unread(self):
        keys("n")
        self.wait_read(self.titles[1])

    def skip_read(self):
        keys("k")
        self.wait_read(self.titles[0])
        keys("n")
        self.wait_read(self.titles[2])

    def star(self):
        keys("s")
        self.wait_mark(self.titles[2], "starred")

    def archive(self):
        keys("e")
        self.wait_mark(self.titles[2], "archived")
        self.wait_read(self.titles[3])

    def trash(self):
        keys("Delete")
        wait_for("the trash", lambda: self.named(self.titles[3], "trash"))
        self.wait_read(self.titles[4])

    def undo(self):
        keys("ctrl+z")
        wait_for("the article back", lambda: self.named(self.titles[3]) and not self.named(self.titles[3], "trash"))

    def restore(self):
        keys("Delete")
        gone = wait_for("the trash", lambda: next(iter(self.sheaf.cli("list", "--state", "trash")), None))["title"]
        self.sheaf.window.find("row", "^Trash.*1")
        self.sheaf.walk_to_place("^Trash")
        self.sheaf.walk_to_article(gone)
        keys("Return")
        self.sheaf.window.find("button", "^Restore$")
        keys("r")
        back = wait_for("the article back", lambda: self.named(gone))
        assert not self.named(gone, "trash") and back["categories"], "it came back to its place"
        self.photograph("end")


tell(Day)
