#!/usr/bin/python3
# test-drop-many.py: ten thousand files are dropped on the window at once
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-drop-many.py DRAGSOURCE     (under uisession.sh, as an ordinary user)"""
import os
import subprocess
import sys

from desktop import Program, drag, keys, wait_for, xdotool
from story import Story, tell

COUNT = 10000
SHOWN = "10,?000"
FOLDERS = 20


def read_all(folder):
    """The bytes of all files below, whatever their places."""
    paths = [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]
    found = []
    for path in paths:
        with open(path, "rb") as f:
            found.append(f.read())
    return sorted(found)


class DropMany(Story):
    NAME = "drop-many"
    PLAN = (
        ("ten thousand files are dropped, and looked at", "drop"),
        ("all of them come in, searchable, each with its bytes", "confirm"),
        ("one undo takes them back", "undo"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder, dragsource):
        super().__init__(folder)
        self.dragsource = dragsource
        self.files = []
        for number in range(COUNT):
            place = f"{folder}/f/{number % FOLDERS}"
            os.makedirs(place, exist_ok=True)
            self.files.append(f"{place}/{number}.md")
            with open(self.files[-1], "w", encoding="utf-8") as f:
                f.write(f"---\ntitle: 第 {number} 篇\ncategories: [丢进来, 第 {number % FOLDERS} 组]\n---\n\n内容 {number}\n")

    def drop(self):
        self.sheaf.start()
        source = Program(self.dragsource, *self.files, log=f"{self.folder}/dragsource.log")
        xdotool("windowmove", "--sync", source.window()[0], "20", "680")
        _, x, y, width, height = source.window()
        _, left, top, across, down = self.window.window()
        drag((x + width // 2, y + height // 2), (left + across // 2, top + down // 2))
        self.window.find("button", f"^Import {SHOWN} Articles$", 120)
        self.photograph("preview")
        source.close()

    def confirm(self):
        keys("Return")
        wait_for("all of them", lambda: len(self.sheaf.articles()) == COUNT, 120)
        self.window.find("label", f"^{SHOWN} articles$")
        assert len(self.sheaf.cli("search", "内容 9999")) == 1
        self.photograph("imported")
        out = f"{self.folder}/out"
        subprocess.run([self.sheaf.command, "--library", self.sheaf.library, "export", out], env=self.sheaf.env, check=True, capture_output=True)
        assert read_all(out) == read_all(f"{self.folder}/f")

    def undo(self):
        keys("ctrl+z")
        wait_for("an empty library", lambda: not self.sheaf.articles(), 60)


tell(DropMany, sys.argv[1])
