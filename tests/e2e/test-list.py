#!/usr/bin/python3
# test-list.py: places and articles without a mouse: found by typing, marked by keys, several at once
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-list.py     (under uisession.sh, as an ordinary user)"""
import os
import re

from desktop import keys, name, wait_for
from sheaf import LIST, SIDEBAR
from story import Story, tell

COUNT = 12



def write(folder, file, text):
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/{file}", "w", encoding="utf-8") as out:
        out.write(text)


class Places(Story):
    NAME = "list"
    PLAN = (
        ("the window comes up with the articles", "open_window"),
        ("letters go to the place that begins so, and mark nothing", "type_ahead"),
        ("J and K take the focus with them", "step"),
        ("several are starred by one key, and one undo takes that back", "star_several"),
        ("all go to the trash by two keys, and come back by one", "trash_all"),
        ("the menu of a row stars it", "use_menu"),
        ("what needs attention says why", "read_warning"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def starred(self):
        return [a["title"] for a in self.sheaf.articles() if a["starred"]]

    def wait_place(self, pattern):
        places = self.window.find("list", f"^{SIDEBAR}$")

        def look():
            row = self.window.focused_row(places)
            return row and re.search(pattern, name(row))

        wait_for(f"the focus on {pattern}", look)

    def wait_article(self, number):
        rows = self.window.find("list", f"^{LIST}$")

        def look():
            row = self.window.focused_row(rows)
            return row and name(row).startswith(f"Article {number:02},")

        wait_for(f"the focus on article {number}", look)

    def open_window(self):
        articles = f"{self.folder}/articles"
        for number in range(COUNT):
            header = f"title: Article {number:02}\ndate: 2021-09-{COUNT - number:02}\ncategories: [{'Sport' if number % 2 else 'Science'}]"
            write(articles, f"{number}.md", f"---\n{header}\n---\nText {number}\n")
        write(articles, "broken.md", "---\ntitle: Broken: a header\n---\nText\n")
        self.sheaf.cli("import", articles, codes=(0, 1))
        self.sheaf.start()
        self.sheaf.row("Article 00")

    def type_ahead(self):
        self.sheaf.walk_to_place("^All Articles")
        keys("s", "p")
        self.wait_place("^Sport")
        # Home is no part of a name, and so what is typed next begins another.
        keys("Home")
        self.wait_place("^All Articles")
        assert not self.starred(), "s is a letter here"

    def step(self):
        self.sheaf.walk_to_article("^Article 02,")
        keys("Return", "j")
        self.wait_article(3)
        keys("j")
        self.wait_article(4)
        keys("Down")
        self.wait_article(5)
        keys("k")
        self.wait_article(4)

    def star_several(self):
        keys("shift+Down", "shift+Down")
        self.window.find("label", "^3 selected$")
        keys("s")
        wait_for("three stars", lambda: self.starred() == ["Article 04", "Article 05", "Article 06"])
        self.photograph("several")
        keys("ctrl+z")
        wait_for("no star", lambda: not self.starred())

    def trash_all(self):
        keys("ctrl+a")
        self.window.find("label", f"^{COUNT + 1} selected$")
        keys("Delete")
        wait_for("all to be in the trash", lambda: not self.sheaf.articles())
        self.window.find("label", "^No Articles$")
        keys("ctrl+z")
        wait_for("all to be back", lambda: len(self.sheaf.articles()) == COUNT + 1)

    def use_menu(self):
        self.sheaf.row("Article 00")
        self.sheaf.walk_to_place("^All Articles")
        self.sheaf.walk_to_article("^Article 07,")
        keys("shift+F10")
        self.window.press("menu item", "^Star$")
        wait_for("the star", lambda: self.starred() == ["Article 07"])

    def read_warning(self):
        keys("Escape")
        self.sheaf.walk_to_place("^Needs Attention")
        self.sheaf.walk_to_article("^Broken")
        keys("Return")
        self.window.find("label", "^Line 2: ")
        self.photograph("attention")


tell(Places)
