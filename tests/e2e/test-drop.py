#!/usr/bin/python3
# test-drop.py: a folder is dropped on the article being read, and comes in
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-drop.py DRAGSOURCE     (under uisession.sh, as an ordinary user)"""
import os
import re
import sys

import articles
from desktop import Program, drag, keys, name, wait_for, xdotool
from sheaf import LIST
from story import Story, tell



class Drop(Story):
    NAME = "drop"
    PLAN = (
        ("the window comes up with an article in the reader", "open_window"),
        ("what will not come in of a folder dropped on the reader, or with a warning, is named first", "drop_folder"),
        ("the folder comes in whole", "confirm"),
        ("the tree has every branch, with its count", "see_tree"),
        ("the list goes from the newest to the last row", "go_to_last_row"),
        ("an article that was dropped is read", "read_dropped"),
        ("one undo takes the import back", "undo"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder, dragsource):
        super().__init__(folder)
        self.dragsource = dragsource
        self.titles = []

    def open_window(self):
        self.sheaf.cli("import", f"{os.environ['SHEAF_SRCDIR']}/data/welcome")
        self.before = len(self.sheaf.articles())
        self.sheaf.start()
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read("Welcome to Sheaf")

    def drop_folder(self):
        dropped = f"{self.folder}/旧 文章"
        self.titles = articles.make(dropped)
        told = f"{self.folder}/dragsource.log"
        source = Program(self.dragsource, dropped, log=told)
        handle = source.window()[0]
        xdotool("windowmove", "--sync", handle, "20", "680")
        _, x, y, width, height = source.window()
        _, left, top, across, down = self.window.window()
        drag((x + width // 2, y + height // 2), (left + across * 3 // 4, top + down // 2))
        self.window.find("button", f"^Import {articles.COUNT + len(articles.DOUBTFUL)} Articles$")
        for file in articles.DOUBTFUL + ("secret.md",):
            self.window.find("row", re.escape(file))
        self.photograph("preview")
        self.window.press("toggle", "^Not Articles, 1 file")
        self.window.find("row", r"picture\.png")
        self.window.press("toggle", "^Not Articles, 1 file")
        source.close()
        with open(told, encoding="utf-8") as log:
            assert "dropped: copy" in log.read(), "the drag ended as a copy, though a move was offered first"

    def confirm(self):
        assert len(self.sheaf.articles()) == self.before, "nothing is stored before Enter"
        keys("Return")
        expected = self.before + articles.COUNT + len(articles.DOUBTFUL)
        wait_for(f"{expected} articles", lambda: len(self.sheaf.articles()) == expected)

    def see_tree(self):
        self.sheaf.walk_to_place(f"^新闻.*{articles.COUNT}")
        keys("Right")
        for branch in ("科技", "财经"):
            self.window.find("row", f"^{branch}.*{articles.COUNT // 2}")

    def go_to_last_row(self):
        self.sheaf.walk_to_article(self.titles[0])
        keys("ctrl+End")
        rows = self.window.find("list", f"^{LIST}$")
        wait_for("the last row to have the focus", lambda: self.titles[-1] in name(self.window.focused_row(rows) or rows))

    def read_dropped(self):
        keys("Return")
        article = next(a for a in self.sheaf.articles() if a["title"] == self.titles[-1])
        assert article["categories"] == [["新闻", "科技", "芯片"]], article["categories"]
        assert article["date"] == "2021-01-02T00:00:00Z", article["date"]
        self.sheaf.wait_read(article)
        self.photograph("read")

    def undo(self):
        keys("ctrl+z")
        wait_for("the import to be taken back", lambda: len(self.sheaf.articles()) == self.before)


tell(Drop, sys.argv[1])
