#!/usr/bin/python3
# test-cleaning.py: what does not belong to an article is hidden, can be seen, and more like it can be hidden
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-cleaning.py     (under uisession.sh, as an ordinary user)"""
import contextlib
import glob
import json
import os
import subprocess

from accessible import GLib
from desktop import keys, wait_for, xdotool
from story import Story, tell

WORDS = "<p>" + "The article itself, which is long enough to be one. " * 6 + "</p>"
BOX = "<div class=sharedaddy>Share this on everything</div>"
SHOUT = "<div class=shout>READ OUR OTHER PAGES TOO</div>"  # no margin between two, to point into


class Cleaning(Story):
    NAME = "cleaning"
    PLAN = (
        ("the bar says how many things are hidden, and of what kind", "look"),
        ("the original is one click away, and the way back", "show_original"),
        ("so it is by a key, and for a whole category", "keep_original"),
        ("what is pointed at becomes a rule, for other articles too", "hide_kind"),
        ("the rule can be taken back at once", "undo"),
        ("rules are switched in the preferences, and a broken file is told of with its line", "switch"),
        ("nothing of it is in the library", "stored"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder):
        super().__init__(folder)
        self.rules = f"{folder}/data/sheaf/cleaning"
        os.makedirs(f"{folder}/articles/news")
        # The thing to point at comes first, where the page is sure to have it.
        for i, rest in enumerate((WORDS + BOX, WORDS + WORDS)):
            with open(f"{folder}/articles/news/{i}.md", "w", encoding="utf-8") as f:
                f.write(f"---\ntitle: Article {i}\ncategories: [News]\n---\n<div>{SHOUT * 9}{rest}</div>\n")
        os.makedirs(self.rules)
        with open(f"{self.rules}/broken.json", "w", encoding="utf-8") as f:
            f.write('{"sheaf-cleaning": 1,\n "rules": [\n  {"id": "x", "name": "X", "match": "p:hover", "do": "hide"}]}\n')

    def html(self, title, *words):
        article = next(a["id"] for a in self.sheaf.articles() if a["title"] == title)
        return subprocess.run([self.sheaf.command, "--library", self.sheaf.library, "show", str(article), "--html", *words],
                              check=True, capture_output=True, text=True, env=self.sheaf.env).stdout

    def look(self):
        self.sheaf.cli("import", f"{self.folder}/articles")
        self.sheaf.start()
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read("Article 0")
        self.window.find("label", "^1 thing is hidden$")
        self.window.press("toggle", "^What\\?$")
        self.window.find("label", "^Share buttons\n    Share this on everything$")
        self.photograph("bar")
        keys("Escape")

    def show_original(self):
        self.window.press("button", "^Show Original$")
        self.window.find("label", "^The original is shown$")
        self.photograph("original")
        self.window.press("button", "^Show Cleaned$")
        self.window.find("label", "^1 thing is hidden$")

    def open(self, key, title):
        """The article before or after the open one."""
        keys(key)
        self.sheaf.wait_read(next(a for a in self.sheaf.articles() if a["title"] == title))

    def tick_always(self):
        self.window.tab_to("^Always Show the Original in “News”$")
        keys("space")

    def keep_original(self):
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.walk_to_article("Article 0")
        keys("c")
        self.window.find("label", "^The original is shown$")
        self.window.press("toggle", "^What\\?$")
        self.tick_always()
        keys("Escape")
        self.open("k", "Article 1")
        self.window.find("label", "^The original is shown$")
        self.window.press("toggle", "^What\\?$")
        self.tick_always()
        wait_for("no bar", lambda: not self.window.all("label", "^The original is shown$"))
        keys("Escape")

    def point(self):
        """Opens the menu of the page, over the first words below the title."""
        _, x, y, width, height = self.window.window()
        xdotool("mousemove", str(x + width * 7 // 10), str(y + height // 2), "click", "3")

    def hide_kind(self):
        self.point()
        self.photograph("menu")
        # The last of the menu.
        keys("Up", "Return")
        self.window.find("frame", "^Hide This Kind of Thing$")
        self.window.find("label", r"^Would hide 18 things in 2 of your newest 2 articles\.$")
        self.photograph("hide")
        self.window.press("button", "^_?Hide\\b")
        self.window.find("label", "^9 things are hidden$")
        (made,) = glob.glob(f"{self.rules}/mine-*.json")
        with open(made, encoding="utf-8") as f:
            assert json.load(f)["rules"][0]["do"] == "hide"
        for title in ("Article 0", "Article 1"):
            assert "READ OUR" not in self.html(title)
        self.photograph("hidden")

    def undo(self):
        self.window.press("button", "^_?Undo\\b")
        wait_for("the bar to go", lambda: not self.window.all("label", "^9 things are hidden$"))
        assert not glob.glob(f"{self.rules}/mine-*.json")

    def flip(self):
        """The switch of a rule: what has its name and can be switched, whatever GTK calls its role."""
        for node in reversed(self.window.all(None, "^Share buttons")):
            with contextlib.suppress(GLib.Error):
                if node.act():
                    return True
        return False

    def kept(self):
        with open(f"{self.rules}/off", encoding="utf-8") as f:
            return f.read()

    def switch(self):
        self.open("j", "Article 0")
        self.window.find("label", "^1 thing is hidden$")
        self.window.press("toggle", "^What\\?$")
        self.window.press("button", "Cleaning Rules…$")
        self.window.find("label", r"^broken\.json, line 3$")
        self.photograph("rules")
        wait_for("the switch", self.flip)
        wait_for("it to be kept", self.kept)
        keys("Escape")
        wait_for("nothing to be hidden", lambda: not self.window.all("label", "^1 thing is hidden$"))
        assert "Share this" in self.html("Article 0")

    def stored(self):
        os.remove(f"{self.rules}/off")
        assert "Share this" not in self.html("Article 0")
        assert "Share this" in self.html("Article 0", "--original")


tell(Cleaning)
