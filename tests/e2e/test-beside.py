#!/usr/bin/python3
# test-beside.py: an article is dropped without its pictures, and the folder around it brings them
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-beside.py DRAGSOURCE     (under uisession.sh, as an ordinary user)"""
import contextlib
import os
import sqlite3
import sys

from desktop import Program, drag, find_anywhere, keys, wait_for, xdotool
from picture import colours_on_screen, in_hex, png
from story import Story, tell

POST = """---
title: A walk
---
The lake in the morning:

![The lake](/images/lake.png)

The way back, and what we had with us:

![The way](/images/way.png) ![A sketch](sketches/boat.png)

{lost}
"""
LOST = 12
LAKE, WAY, BOAT = (60, 110, 170), (90, 140, 60), (200, 170, 90)
COLOURS = set(map(in_hex, (LAKE, WAY, BOAT)))
OFFER = "Import the Folder Instead…$"


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


class Beside(Story):
    NAME = "beside"
    PLAN = (
        ("a dropped article comes in, and what did not come with it is told", "drop_file"),
        ("the list of imports says which pictures are missing and why", "see_report"),
        ("the folder is asked for where the file is", "ask_folder"),
        ("the article is recognised, and its pictures are what is looked for", "look_again"),
        ("they are told and counted, and what is missing still is no question any more", "see_told"),
        ("the open article shows them, and is there once", "see_pictures"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder, dragsource):
        super().__init__(folder)
        self.dragsource = dragsource
        self.site = f"{folder}/site"
        self.post = f"{self.site}/source/_posts/walk.md"

    def pictures(self):
        """How many pictures of articles are in the library."""
        with contextlib.closing(sqlite3.connect(f"file:{self.sheaf.library}?mode=ro", uri=True)) as library:
            return library.execute("SELECT count (picture) FROM article_picture").fetchone()[0]

    def drop_file(self):
        lost = " ".join(f"![](lost-{number}.png)" for number in range(LOST))
        write(self.post, POST.format(lost=lost).encode())
        write(f"{self.site}/source/images/lake.png", png(480, 200, LAKE))
        write(f"{self.site}/source/images/way.png", png(160, 120, WAY))
        write(f"{self.site}/source/_posts/sketches/boat.png", png(160, 120, BOAT))
        self.sheaf.start()
        source = Program(self.dragsource, self.post, log=f"{self.folder}/dragsource.log")
        handle = source.window()[0]
        xdotool("windowmove", "--sync", handle, "20", "680")
        _, x, y, width, height = source.window()
        _, left, top, across, down = self.window.window()
        drag((x + width // 2, y + height // 2), (left + across // 2, top + down // 2))
        self.window.find("button", "^Import 1 Article$")
        source.close()
        keys("Return")
        # What lies below the file's own folder is found; what is above it was not given.
        self.window.find("label", f"^{LOST + 2} pictures did not come with the article$")
        self.window.find("button", OFFER)
        assert self.pictures() == 1, self.pictures()
        self.photograph("offer")

    def see_report(self):
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read("A walk")
        self.photograph("without")
        keys("ctrl+i")
        self.window.find("label", "^1 picture came in$")
        self.window.tab_to(f"^{LOST + 2} pictures are missing$")
        keys("space")
        text = self.window.find("label", f"^{LOST + 2} pictures: there is no such file")
        assert "walk.md: /images/lake.png" in text.name(), text.name()
        assert text.name().endswith("… and 4 more"), text.name()
        self.photograph("report")

    def ask_folder(self):
        self.window.press("button", OFFER)
        find_anywhere("button", "Import$")
        find_anywhere(None, "^_posts$")
        self.photograph("chooser")
        keys("slash")
        xdotool("type", self.site[1:])
        self.photograph("chooser-typed")
        keys("Return")

    def look_again(self):
        self.window.find("label", f"All of it is in the library already, but for {LOST + 2} pictures")
        self.window.find("button", f"^Look for {LOST + 2} Pictures$")
        self.photograph("look")
        keys("Return")

    def see_told(self):
        self.window.find("label", f"2 pictures came in; {LOST} pictures are missing")
        assert not self.window.all("button", OFFER)
        assert self.pictures() == 3, self.pictures()

    def see_pictures(self):
        wait_for("the pictures on the page", lambda: COLOURS <= colours_on_screen())
        self.photograph("with")
        assert len(self.sheaf.articles()) == 1, self.sheaf.articles()


tell(Beside, sys.argv[1])
