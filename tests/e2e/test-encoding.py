#!/usr/bin/python3
# test-encoding.py: files that are taken for another encoding are put right, before an import and after it
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-encoding.py     (under uisession.sh, as an ordinary user)"""
import os
import subprocess

from desktop import keys, name, wait_for
from story import Story, tell

# So short that nobody could tell which encoding they are in: they are taken for Chinese.
KOREAN = ("포스트 생성", "전역 변수")
CHINESE = "常用命令备忘"


def write(path, text, encoding):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(text.encode(encoding))


class Encoding(Story):
    NAME = "encoding"
    PLAN = (
        ("the dialog shows which files are not UTF-8, and how their text reads", "look"),
        ("another encoding changes the sample at once, and the article's title", "choose"),
        ("the others that look like it follow, and those of another folder do not", "choose_alike"),
        ("what comes in is right, and is looked at again in the same way", "come_in"),
        ("an article in the library is read in another encoding, and that can be undone", "change_later"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder):
        super().__init__(folder)
        self.articles = f"{folder}/articles"
        for i, title in enumerate(KOREAN):
            write(f"{self.articles}/korea/{i}.md", f"---\ntitle: {title}\n---\n{title}\n", "cp949")
        write(f"{self.articles}/china/c.md", f"---\ntitle: {CHINESE}\n---\n{CHINESE}\n", "gbk")
        write(f"{self.articles}/china/u.md", "# UTF-8 文章\n", "utf-8")

    def titles(self):
        return {a["title"] for a in self.sheaf.articles()}

    def page(self):
        """The pixels where the page says what the article is: GTK 4.8 tells a screen reader nothing of it."""
        _, x, y, width, height = self.window.window()
        place = f"{width // 3}x{height // 3}+{x + width // 2}+{y + height // 8}"
        return subprocess.run(["import", "-window", "root", "-crop", place, "rgb:-"], check=True, capture_output=True).stdout

    def settled_page(self):
        return wait_for("the page to settle", lambda: (page := self.page()) == self.page() and len(set(page)) > 9 and page)

    def look_again(self):
        """Asks for it, which does nothing while the import still ends. Returns whether the change has come in."""
        keys("F5")
        return f"{KOREAN[1]} 2" in self.titles()

    def focused(self):
        node = self.window.focus()
        return name(node) if node else ""

    def choose_name(self, word):
        """Picks from the open list of encodings, as one does without a mouse. In GTK 4.18 the second Down chooses
        what the first led to."""
        wait_for("the focus on the first", lambda: "Automatic" in self.focused())
        rows = self.window.find("list", "^Text Encodings$")
        wait_for(f"the focus to move on to {word}", lambda: ((row := self.window.resting_focus(rows)) and word in name(row)) or keys("Down"))
        keys("Return")
        wait_for("the list to close", lambda: not self.window.all("row", "^Japanese"))

    def look(self):
        self.sheaf.start(self.articles)
        self.window.press("toggle", "^Not UTF-8, 3 files$")
        self.window.walk_to("Files", r"0\.md", ("Tab",), ("Home", "Down"))
        self.window.find("label", "^title: 器胶飘 积己\n器胶飘 积己$")
        assert self.window.all("check box", "^Also for 1 other file that looks like it$"), "there is one like it"
        self.photograph("preview")

    def choose(self):
        keys("alt+e")
        self.choose_name("Korean")
        self.window.find("label", f"^title: {KOREAN[0]}\n{KOREAN[0]}$")
        self.window.find("row", f"^{KOREAN[0]}, ")
        assert not self.window.all("row", f"^{KOREAN[1]}, "), "the other was not asked for"
        self.photograph("chosen")

    def choose_alike(self):
        assert self.focused() == "Text Encoding", f"looking again took the focus away, to {self.focused()!r}"
        keys("Tab")
        wait_for("the focus on the check box", lambda: self.focused().startswith("Also for 1 other file"))
        keys("space")
        for title in (*KOREAN, CHINESE):
            self.window.find("row", f"^{title}, ")
        self.photograph("alike")

    def come_in(self):
        self.window.press("button", "^Import 4 Articles$")
        wait_for("all of them", lambda: self.titles() == {*KOREAN, CHINESE, "UTF-8 文章"})
        write(f"{self.articles}/korea/1.md", f"---\ntitle: {KOREAN[1]} 2\n---\n{KOREAN[1]}\n", "cp949")
        wait_for("the changed one", self.look_again)

    def change_later(self):
        self.sheaf.walk_to_place("")
        self.sheaf.walk_to_article(CHINESE)
        keys("Return")
        self.sheaf.wait_read(next(a for a in self.sheaf.articles() if a["title"] == CHINESE))
        before = self.settled_page()
        self.act("set-encoding")
        self.window.find("frame", "^Text Encoding$")
        keys("space")
        self.choose_name("Big5")
        self.window.find("label", "都蚚韜鍔")
        self.photograph("article")
        keys("alt+a")
        wait_for("the other title", lambda: any("都蚚" in title for title in self.titles()))
        wait_for("the page to follow", lambda: self.page() != before)
        keys("ctrl+z")
        wait_for("the title to come back", lambda: CHINESE in self.titles())
        wait_for("the page to come back", lambda: self.page() == before)

    def act(self, word):
        command = ["gdbus", "call", "--session", "--dest", "io.github.sheaf.Sheaf", "--object-path", "/io/github/sheaf/Sheaf/window/1"]
        subprocess.run([*command, "--method", "org.gtk.Actions.Activate", word, "[]", "{}"], check=True, capture_output=True)


tell(Encoding)
