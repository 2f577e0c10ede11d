#!/usr/bin/python3
# test-search.py: twenty thousand articles, searched a key at a time, and read from hit to hit
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-search.py     (under uisession.sh, as an ordinary user)"""
import os
import subprocess

from desktop import keys, wait_for, xdotool
from sheaf import Sheaf
from story import Story, tell

COUNT = 20000
MARK = bytes.fromhex("F9E27D")

# Hits in the title, folded ones, one through markup, one far down; and the characters apart, which are none.
LONG = """---
title: 腾讯的一年
date: 2024-06-01
---

騰訊公布了全年业绩。腾飞的通讯社不在其列。

%s

最后，**腾**讯的股价收高。
"""


def article(number):
    """Every hundredth has both characters side by side, every tenth one of them."""
    text = "腾讯发布新品" if number % 100 == 0 else "热气腾腾的早餐" if number % 10 == 0 else "今天天气很好"
    return f"---\ntitle: 第 {number} 篇\ndate: 20{number % 24:02}-{1 + number % 12:02}-{1 + number % 28:02}\n---\n\n{text}。\n"


class Search(Story):
    NAME = "search"
    PLAN = (
        ("twenty thousand articles are there", "start"),
        ("results change with each key", "type"),
        ("a hit opens with everything marked that was found", "open"),
        ("F3 goes on, and from the last place to the first", "go_on"),
        ("the marks can be taken away", "unmark"),
        ("leaving the search shows all again", "leave"),
        ("conditions are offered, shown, and taken out again", "choose"),
        ("a time is chosen from the bars of what was found", "choose_time"),
        ("a search is kept, and found again in the sidebar", "keep"),
        ("it is forgotten where it is not wanted any more", "forget"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder):
        super().__init__(folder)
        for number in range(1, COUNT + 1):
            path = f"{folder}/articles/{number % 40}"
            os.makedirs(path, exist_ok=True)
            with open(f"{path}/{number}.md", "w", encoding="utf-8") as f:
                f.write(article(number))
        with open(f"{folder}/articles/long.md", "w", encoding="utf-8") as f:
            f.write(LONG % "\n\n".join(["这一段只是为了把页面拉长。" * 12] * 60))

    def wait_count(self, pattern):
        self.window.find("label", f"^{pattern}$")

    def marked(self):
        """How many dots of the page, which is in the right half of the window, have the colour of a mark: rows have it too."""
        _, x, y, width, height = self.window.window()
        half = width // 2
        said = subprocess.run(["import", "-window", "root", "-crop", f"{half}x{height}+{x + width - half}+{y}", "-depth", "8", "rgb:-"], check=True, capture_output=True).stdout
        return sum(said[i : i + 3] == MARK for i in range(0, len(said), 3))

    def type_character(self, character):
        """As GTK lets one who has no input method."""
        keys("ctrl+shift+u", *f"{ord(character):x}", "Return")

    def start(self):
        self.sheaf.cli("import", f"{self.folder}/articles")
        self.sheaf.start()
        self.wait_count("20,?001 articles")

    def type(self):
        keys("ctrl+k")
        self.window.wait_focus("^Search all articles$")
        self.type_character("腾")
        self.wait_count("2,?001 found")
        self.photograph("one-character")
        self.type_character("讯")
        self.wait_count("201 found")
        self.photograph("two-characters")

    def open(self):
        self.window.find("row", "^腾讯的一年")
        keys("Down", "Return")
        self.window.find("label", "^Found 1 of 3 places$")
        wait_for("marks on the page", lambda: self.marked() > 100)
        self.photograph("marked")

    def go_on(self):
        keys("F3")
        self.window.find("label", "^Found 2 of 3 places$")
        keys("F3")
        self.window.find("label", "^Found 3 of 3 places$")
        self.photograph("last")
        keys("F3")
        self.window.find("label", "^Found 1 of 3 places$")
        keys("shift+F3")
        self.window.find("label", "^Found 3 of 3 places$")
        wait_for("the mark far down", lambda: self.marked() > 100)

    def unmark(self):
        self.window.press("button", "Mark Nothing in This Article")
        wait_for("a page without marks", lambda: self.marked() == 0)
        self.photograph("unmarked")

    def leave(self):
        keys("ctrl+k", "Escape")
        self.wait_count("20,?001 articles")

    def choose(self):
        keys("ctrl+k")
        self.window.wait_focus("^Search all articles$")
        xdotool("type", "is:un")
        self.window.find("button", "^Ask For is:unread$")
        self.window.tab_to("^Ask For is:unread$")
        keys("space")
        self.window.find("button", "^Do Not Ask For Unread$")
        self.wait_count("20,?000 found")
        self.photograph("condition")
        self.window.tab_to("^Do Not Ask For Unread$")
        keys("space")
        self.wait_count("20,?001 articles")

    def choose_time(self):
        self.window.wait_focus("^Search all articles$")
        self.type_character("腾")
        self.wait_count("2,?001 found")
        self.window.tab_to("^When they are from$")
        self.photograph("bars")
        keys("End", "shift+Left")
        self.photograph("chosen")
        keys("Return")
        self.window.find("button", "^Do Not Ask For Date: 2023..2024$")
        keys("ctrl+a", "BackSpace")
        self.wait_count("20,?001 articles")

    def keep(self):
        self.window.wait_focus("^Search all articles$")
        xdotool("type", "date:2007")
        self.wait_count("[0-9,]+ found")
        self.window.tab_to("^Keep This Search in the Sidebar$")
        keys("space")
        self.window.wait_focus("^Name of the search$")
        keys("ctrl+a")
        xdotool("type", "Old Ones")
        keys("Return")
        self.window.find("row", "^Old Ones, 834 articles")
        keys("ctrl+k", "Escape")
        self.wait_count("20,?001 articles")
        self.sheaf.walk_to_place("^Old Ones")
        self.wait_count("834 found")
        self.photograph("kept")

    def forget(self):
        keys("Menu")
        self.window.find("menu item", "^Remove From the Sidebar$")
        keys("Up", "Return")
        wait_for("the row to go", lambda: not self.window.all("row", "^Old Ones"))
        self.wait_count("20,?001 articles")


tell(Search)
