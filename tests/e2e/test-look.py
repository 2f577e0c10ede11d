#!/usr/bin/python3
# test-look.py: how articles look is set while one is read, and stays so
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-look.py     (under uisession.sh, as an ordinary user)"""
import os
import subprocess

from desktop import keys, wait_for, xdotool
from sheaf import Sheaf
from story import Story, tell

SEPIA = "F6EEDD"


class Look(Story):
    NAME = "look"
    PLAN = (
        ("an article is white where the desktop is light", "read"),
        ("its colours are chosen by keyboard, and are at once on the page", "choose_colours"),
        ("so are the size and the lines, and what was chosen is kept", "choose_type"),
        ("keys make the text larger and smaller", "zoom"),
        ("a category in the head of the page leads there", "follow_category"),
        Story.COMPLAINS_OF_NOTHING,
        ("it looks the same at the next start", "come_back"),
        ("one button takes all of it back", "reset"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder):
        super().__init__(folder)
        self.sheaf = Sheaf(folder, GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=f"{folder}/config")
        os.makedirs(f"{folder}/articles")
        for title, path in (("Long Read", "[News, World]"), ("Another", "[Other]")):
            with open(f"{folder}/articles/{title}.md", "w", encoding="utf-8") as f:
                f.write(f"---\ntitle: {title}\ncategories: {path}\n---\n" + "Words of the article.\n\n" * 100)

    def setting(self, key):
        """As it is on the disk; None: nobody has set it."""
        path = f"{self.folder}/config/glib-2.0/settings/keyfile"
        if not os.path.exists(path):
            return None
        with open(path, encoding="utf-8") as f:
            return next((line.split("=", 1)[1].strip() for line in f if line.startswith(f"{key}=")), None)

    def paper(self):
        """The colour of the page, where it has no letters: beside its column, above its lower edge."""
        _, x, y, width, height = self.window.window()
        place = f"1x1+{x + width - 30}+{y + height - 60}"
        said = subprocess.run(["import", "-window", "root", "-crop", place, "-depth", "8", "rgb:-"], check=True, capture_output=True).stdout
        return said[:3].hex().upper()

    def wait_paper(self, colour):
        wait_for(f"a page of {colour}", lambda: self.paper() == colour)

    def read(self):
        self.sheaf.cli("import", f"{self.folder}/articles")
        self.sheaf.start()
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read("Long Read")
        self.wait_paper("FFFFFF")

    def choose_colours(self):
        keys("ctrl+t")
        self.window.find("spin button", "Text size")
        self.photograph("popover")
        self.window.tab_to("Sepia")
        keys("space")
        self.wait_paper(SEPIA)

    def choose_type(self):
        self.window.tab_to("Text size")
        keys("Up", "Up", "Up")
        wait_for("a size of 130", lambda: self.setting("zoom") == "130")
        self.window.tab_to("Justify lines")
        keys("space")
        wait_for("justified lines", lambda: self.setting("page-justify") == "true")
        keys("Escape")
        wait_for("the popover to close", lambda: not self.window.all("spin button", "Text size"))
        self.window.wait_focus("^Long Read")
        self.photograph("sepia")

    def zoom(self):
        keys("ctrl+plus")
        wait_for("a size of 140", lambda: self.setting("zoom") == "140")
        keys("ctrl+minus", "ctrl+minus")
        wait_for("a size of 120", lambda: self.setting("zoom") == "120")

    def follow_category(self):
        """Its first link, by keyboard: WebKit's own tree is not in ours."""
        _, x, y, width, height = self.window.window()
        xdotool("mousemove", str(x + width - 30), str(y + height - 60), "click", "1")
        keys("Tab", "Return")
        wait_for("the category", lambda: self.window.all("label", "^1 article$"))
        self.photograph("category")

    def come_back(self):
        self.sheaf.start()
        self.window.find("list item")
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.walk_to_article("Long Read")
        keys("Return")
        self.wait_paper(SEPIA)
        assert self.setting("zoom") == "120"

    def reset(self):
        keys("ctrl+t")
        self.window.find("spin button", "Text size")
        self.window.tab_to("Reset")
        keys("space")
        self.wait_paper("FFFFFF")
        for key in ("zoom", "page-theme", "page-justify"):
            assert self.setting(key) is None, key
        keys("Escape")


tell(Look)
