#!/usr/bin/python3
# test-drop.py: a folder is dropped on the article being read, and comes in
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-drop.py DRAGSOURCE     (under uisession.sh, as an ordinary user)"""
import os
import re
import sys
import tempfile
import traceback

import articles
from desktop import Program, drag, keys, name, screenshot, start_window_manager, wait_for, xdotool
from sheaf import LIST, Sheaf

PLAN = (
    "the window comes up with an article in the reader",
    "what will not come in of a folder dropped on the reader, or with a warning, is named first",
    "the folder comes in whole",
    "the tree has every branch, with its count",
    "the list goes from the newest to the last row",
    "an article that was dropped is read",
    "one undo takes the import back",
    "it ends well and has complained of nothing",
)


class Story:
    """The steps, in order: each builds on the one before."""

    def __init__(self, folder, dragsource):
        self.folder, self.dragsource = folder, dragsource
        self.sheaf = Sheaf(folder)
        self.window = None
        self.titles = []

    def open_window(self):
        self.sheaf.cli("import", f"{os.environ['SHEAF_SRCDIR']}/data/welcome")
        self.before = len(self.sheaf.articles())
        self.window = self.sheaf.start()
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
        screenshot(picture("preview"))
        self.window.press("toggle", "^Skipped, 1 file")
        self.window.find("row", r"picture\.png")
        self.window.press("toggle", "^Skipped, 1 file")
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
        screenshot(picture("read"))

    def undo(self):
        keys("ctrl+z")
        wait_for("the import to be taken back", lambda: len(self.sheaf.articles()) == self.before)

    def end(self):
        code, said = self.sheaf.quit()
        assert code == 0, f"ended with {code}"
        assert not said, "".join(said)


def picture(name):
    return f"{os.environ['SHEAF_BUILDDIR']}/e2e-drop-{name}.png"


def main():
    print(f"1..{len(PLAN)}", flush=True)
    if os.getuid() == 0:
        # Root can read every file, and has no real sandbox.
        for number, what in enumerate(PLAN, 1):
            print(f"ok {number} {what} # SKIP end-to-end tests run as an ordinary user")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        manager = start_window_manager()
        story = Story(folder, sys.argv[1])
        steps = (story.open_window, story.drop_folder, story.confirm, story.see_tree, story.go_to_last_row, story.read_dropped, story.undo, story.end)
        failed = run(story, steps)
        manager.terminate()
    return failed


def run(story, steps):
    for number, (step, what) in enumerate(zip(steps, PLAN), 1):
        try:
            step()
        except Exception:
            explain(story)
            print(f"not ok {number} {what}", flush=True)
            print(f"Bail out! step {number} failed, and the others build on it", flush=True)
            return 1
        print(f"ok {number} {what}", flush=True)
    return 0


def explain(story):
    screenshot(picture("failed"))
    said = traceback.format_exc() + (story.window.dump() if story.window else "")
    if os.path.exists(story.sheaf.log):
        with open(story.sheaf.log, encoding="utf-8", errors="replace") as log:
            said += "\n" + log.read()[-4000:]
    print("\n".join(f"# {line}" for line in said.splitlines()), flush=True)


sys.exit(main())
