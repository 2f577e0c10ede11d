#!/usr/bin/python3
# test-reading.py: through articles, back and forward, and to where they were left, with the keyboard
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-reading.py     (under uisession.sh, as an ordinary user)"""
import configparser
import glob
import os
import re

from accessible import State
from desktop import children, has_state, keys, name, wait_for, xdotool
from sheaf import LIST
from story import Story, tell

SIZE = (1120, 700)
SECOND, LAST = 9, 37  # the last block of the first part, and the heading of the last one
TITLES = ("最新的一篇", "中间的一篇", "最早的一篇")


def make(folder):
    os.makedirs(folder, exist_ok=True)
    for number, title in enumerate(TITLES):
        parts = "\n\n".join(f"## 第 {part} 节\n\n" + "\n\n".join(f"第 {part} 节第 {n} 段。" + "这一段说的是同一件事，只是换了一种说法。" * 6 for n in range(1, 9)) for part in range(1, 6))
        with open(f"{folder}/{number}.md", "w", encoding="utf-8") as file:
            file.write(f"---\ntitle: {title}\ndate: 2021-09-{20 - number}\n---\n{parts}\n")


class Reading(Story):
    NAME = "reading"
    PLAN = (
        ("Space opens an article from the list, pages through it and leaves it only at its end", "page"),
        ("Alt+Left comes back to the article before, Alt+Right goes forward again", "back"),
        ("an article left in the middle says so in its row", "leave"),
        ("so it does after a restart, and opens there", "restart"),
        ("the contents have the focus where one reads, and lead to another heading", "contents"),
        ("F11 leaves the article alone, where reading goes on, and Escape comes back", "alone"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def session(self):
        """What is written of the place, as {key: text}."""
        for path in glob.glob(f"{self.folder}/state/sheaf/session-*.ini"):
            file = configparser.ConfigParser(interpolation=None)
            file.read(path, encoding="utf-8")
            return {key: value for section in file.sections() for key, value in file[section].items()}
        return {}

    def block(self):
        return int(self.session().get("block", "b0")[1:])

    def selected(self):
        rows = self.window.find("list", f"^{LIST}$")
        return next((name(row) for row in children(rows) if has_state(row, State.SELECTED)), "")

    def wait_selected(self, title):
        wait_for(f"{title!r} to be open", lambda: self.selected().startswith(title))

    def wait_written(self, title):
        """The session is written a moment later, and what it says may be of the article before."""
        article = next(a["id"] for a in self.sheaf.articles() if a["title"] == title)
        wait_for(f"{title!r} in the session", lambda: self.session().get("article") == str(article))

    def click_page(self):
        _, x, y, width, height = self.window.window()
        xdotool("mousemove", str(round(x + width * 0.8)), str(round(y + height * 0.6)), "click", "1")

    def open_window(self):
        self.sheaf.start()
        xdotool("windowsize", self.window.window()[0], *map(str, SIZE))
        self.sheaf.walk_to_place("All Articles")

    def page(self):
        make(f"{self.folder}/articles")
        self.sheaf.cli("import", f"{self.folder}/articles")
        self.open_window()
        article = next(a for a in self.sheaf.articles() if a["title"] == TITLES[0])
        self.sheaf.walk_to_article(TITLES[0])
        keys("space")
        self.sheaf.wait_read(article)
        presses = 0
        while self.selected().startswith(TITLES[0]):
            keys("space")
            presses += 1
            assert presses < 200, "Space never goes on"
        assert presses > 5, f"left after {presses} pages"
        self.wait_selected(TITLES[1])

    def back(self):
        keys("alt+Left")
        self.wait_selected(TITLES[0])
        keys("alt+Right")
        self.wait_selected(TITLES[1])

    def leave(self):
        keys("j")
        self.wait_selected(TITLES[2])
        self.wait_written(TITLES[2])
        self.click_page()
        while (before := self.block()) <= SECOND:
            keys("Page_Down")
            wait_for("the place to move on", lambda: self.block() > before)
        keys("k")
        wait_for("the row to tell", lambda: re.search(r", \d+ % read", name(self.sheaf.row(TITLES[2]))))
        self.photograph("left")

    def restart(self):
        self.end()
        self.open_window()
        row = self.sheaf.row(TITLES[2])
        assert re.search(r", \d+ % read", name(row)), name(row)
        self.sheaf.walk_to_article(TITLES[2])
        keys("Return")
        self.wait_written(TITLES[2])
        wait_for("the place", lambda: self.block() > SECOND)

    def contents(self):
        self.click_page()
        keys("t")
        here = wait_for("the focus in the contents", lambda: next((n for n in self.window.all("row", "level 1") if has_state(n, State.FOCUSED)), None))
        assert not name(here).startswith("第 1 节") and has_state(here, State.SELECTED), name(here)
        self.photograph("contents")
        assert self.block() < LAST - 1, self.session()
        keys("End", "Return")
        wait_for("the last part", lambda: self.block() >= LAST - 1)
        self.window.wait_focus("^Article$")
        last = self.block()
        keys("Page_Up", "Page_Up")
        wait_for("the keyboard to move the page", lambda: self.block() < last)

    def lists(self):
        return self.window.all("list", f"^{LIST}$")

    def alone(self):
        self.click_page()
        assert self.lists(), "no list to begin with"
        keys("F11")
        wait_for("the list to go", lambda: not self.lists())
        self.photograph("alone")
        keys("k")
        self.wait_written(TITLES[1])
        assert not self.lists(), "the list is back"
        keys("Escape")
        wait_for("the list to come back", self.lists)
        self.wait_selected(TITLES[1])


tell(Reading)
