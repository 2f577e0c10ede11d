#!/usr/bin/python3
# test-session.py: killed at any moment, Sheaf comes back to where one was
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-session.py     (under uisession.sh, as an ordinary user)"""
import configparser
import glob
import os
import re
import signal
import subprocess

from accessible import State
from desktop import children, has_state, keys, name, wait_for, xdotool
from sheaf import LIST, SIDEBAR
from story import Story, tell

SIZE = (1120, 700)
COUNT = 120
BRANCHES = (("新闻", "科技", "芯片"), ("新闻", "财经", "市场"))



def make(folder, start, count):
    os.makedirs(folder, exist_ok=True)
    for number in range(start, start + count):
        path = BRANCHES[number % len(BRANCHES)]
        paragraphs = "\n\n".join(f"第 {n} 段 fox。" + "这一段说的是同一件事，只是换了一种说法。" * 6 for n in range(1, 41))
        with open(f"{folder}/{number}.md", "w", encoding="utf-8") as file:
            file.write(f"---\ntitle: {title(number)}\ndate: {2000 + number // 100}-{1 + number % 100 // 28:02}-{1 + number % 28:02}\n" f"categories: [{', '.join(path)}]\n---\n{paragraphs}\n")


def title(number):
    return f"第 {number} 号文章"


class Killed(Story):
    NAME = "session"
    PLAN = (
        ("a place is gone to: a category, a row far down, the middle of an article", "go_places"),
        ("killed, it comes back there: size, category, unfolded rows, list, article and its middle", "come_back_killed"),
        ("an article marked as unread stays so although it is shown again", "keep_unread"),
        ("killed while a search is open, it comes back to what was found", "search"),
        ("killed while it starts, it still knows the place", "kill_early"),
        ("killed in the middle of an import, the library is whole and the place is the same", "kill_import"),
        ("a second start hands its files to the window that is there", "hand_over"),
        ("a session file with anything in it is no obstacle", "start_damaged"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder):
        super().__init__(folder)
        self.place = None

    def session(self):
        """What is written of the place, as {key: text}."""
        for path in glob.glob(f"{self.folder}/state/sheaf/session-*.ini"):
            file = configparser.ConfigParser(interpolation=None)
            file.read(path, encoding="utf-8")
            return {key: value for section in file.sections() for key, value in file[section].items()}
        return {}

    def wait_written(self, what, holds):
        wait_for(what, lambda: holds(self.session()) or None)
        return self.session()

    def kill(self):
        self.window.process.send_signal(signal.SIGKILL)
        self.window.process.wait()

    def check(self):
        subprocess.run([self.sheaf.command, "--library", self.sheaf.library, "check"], check=True, capture_output=True, env=self.sheaf.env)

    def point(self, part, down):
        """Puts the pointer to a part of the window's width, and so far down."""
        _, x, y, width, height = self.window.window()
        xdotool("mousemove", str(round(x + width * part)), str(round(y + height * down)))

    def selected(self, list_name):
        rows = self.window.find("list", f"^{list_name}$")
        return next((name(row) for row in children(rows) if has_state(row, State.SELECTED)), None)

    def is_chosen(self, title):
        """Whether the row of that article is selected; where GTK tells nothing of rows out of view, the page shows it."""
        row = self.selected(LIST)
        return row.startswith(title) if row else f"document web '{title}'" in self.window.dump()

    def go_places(self):
        make(f"{self.folder}/articles", 1, COUNT)
        self.sheaf.cli("import", f"{self.folder}/articles")
        self.sheaf.start()
        xdotool("windowsize", self.window.window()[0], *map(str, SIZE))
        self.sheaf.walk_to_place("^新闻")
        keys("Right")
        self.sheaf.walk_to_place("^财经")
        keys("Right")
        self.sheaf.walk_to_place("^市场")
        self.sheaf.walk_to_article("第 107 号文章")
        keys("Return")
        self.wait_written("an open article", lambda s: int(s.get("article", 0)) > 0)
        self.point(0.8, 0.6)
        xdotool("click", "1")
        keys("Page_Down", "Page_Down", "Page_Down")
        self.point(0.32, 0.5)
        xdotool("click", "--repeat", "8", "--delay", "30", "5")
        self.wait_written("a place in the article", lambda s: int(s.get("block", "b0")[1:]) > 5)
        self.wait_written("a place in the list", lambda s: int(s.get("top", 0)) > 0)
        self.place = self.settled()
        assert self.place["category"] == "新闻/财经/市场", self.place

    def settled(self):
        """Returns the place once everything has come to rest, and what is written with it."""
        seen = [None]

        def same():
            seen.append((self.session(), os.stat(glob.glob(f"{self.folder}/state/sheaf/session-*.ini")[0]).st_mtime_ns))
            return len(seen) > 20 and seen[-1] == seen[-20]

        wait_for("the place to settle", same)
        return self.session()

    def come_back(self, **but):
        """Starts again and sees that everything is as it was."""
        self.sheaf.start()
        expected = {**self.place, **but}
        article = next(a for a in self.sheaf.articles() if a["id"] == int(expected["article"]))
        wait_for("the same article selected", lambda: self.is_chosen(article["title"]))
        if "search" not in expected:
            wait_for("the same category selected", lambda: (self.selected(SIDEBAR) or "").startswith(expected["category"].split("/")[-1]))
        # The page itself is not in this tree, but what is there for it is.
        self.window.find("button", "Move to the Trash")
        assert self.window.window()[3:] == SIZE, self.window.window()
        return article

    def come_back_killed(self):
        self.kill()
        self.check()
        self.come_back()
        self.photograph("back")
        self.moves_on_from_there()

    def moves_on_from_there(self):
        self.point(0.8, 0.6)
        xdotool("click", "1")
        keys(*["Down"] * 6)
        now = self.wait_written("the article to move", lambda s: s.get("block") != self.place["block"])
        number, before = int(now.get("block", "b0")[1:]), int(self.place["block"][1:])
        assert before < number <= before + 3, (self.place, now)
        for key in ("category", "article", "top", "width", "height", "expanded", "sort", "pane"):
            assert now.get(key) == self.place.get(key), (key, self.place, now)
        self.place = self.settled()

    def keep_unread(self):
        keys("u")
        unread = int(self.place["article"])
        wait_for("the mark", lambda: any(a["id"] == unread and a["unread"] for a in self.sheaf.articles()))
        self.kill()
        self.come_back()
        keys("s")
        wait_for("the star", lambda: any(a["id"] == unread and a["starred"] for a in self.sheaf.articles()))
        assert any(a["id"] == unread and a["unread"] for a in self.sheaf.articles()), "shown again is not read"

    def search(self):
        keys("ctrl+k")
        wait_for("the cursor in the search", lambda: any(has_state(n, State.FOCUSED) for n in self.window.all(None, "^Search all articles$")))
        xdotool("type", "fox")
        self.wait_written("the search", lambda s: s.get("search") == "fox")
        keys("Return")
        self.place = self.settled()
        self.kill()
        self.come_back()
        self.window.find("label", "Search Results")
        keys("Escape")
        self.place = self.wait_written("the end of the search", lambda s: "search" not in s and s.get("category") == "新闻/财经/市场")
        keys("j")
        self.place = self.wait_written("an open article", lambda s: int(s["article"]) > 0)
        self.place = self.settled()

    def kill_early(self):
        self.kill()
        before = self.session()
        for delay in ("0.05", "0.2", "0.5", "1", "2"):
            # A moment as good as any other; nothing waits for it.
            subprocess.run(["timeout", "--signal=KILL", delay, self.sheaf.program], env=self.sheaf.env, stderr=subprocess.DEVNULL)
            assert self.session().get("article") == before["article"], (delay, before, self.session())
            self.check()
        self.come_back()

    def kill_import(self):
        make(f"{self.folder}/more", 1000, 3000)
        more = f"{self.folder}/more"
        before = self.bytes()
        subprocess.run([self.sheaf.program, more], check=True, env=self.sheaf.env)
        # Counting articles would take longer than importing them.
        self.wait_importing("articles to be stored", lambda: self.bytes() > before + 500_000)
        self.kill()
        self.check()
        whole = len(self.sheaf.articles())
        assert COUNT < whole < COUNT + 3000, whole
        self.come_back()

    def wait_importing(self, what, holds):
        """Where an import asks first, it is told to go on."""
        asked = []

        def look():
            if not asked:
                asked.extend(node for node in self.window.all("button", "^Import( [0-9].*)?$") if has_state(node, State.SENSITIVE))
                if asked:
                    asked[0].act()
            return holds()

        wait_for(what, look)

    def bytes(self):
        return sum(os.stat(path).st_size for path in glob.glob(f"{self.sheaf.library}*"))

    def hand_over(self):
        before = len(self.sheaf.articles())
        with open(f"{self.folder}/单独.md", "w", encoding="utf-8") as file:
            file.write("---\ntitle: 单独一篇\n---\n正文。\n")
        second = subprocess.run([self.sheaf.program, "单独.md"], cwd=self.folder, env=self.sheaf.env, timeout=30)
        assert second.returncode == 0, second
        self.wait_importing("the file to come in", lambda: len(self.sheaf.articles()) == before + 1)

    def start_damaged(self):
        path = glob.glob(f"{self.folder}/state/sheaf/session-*.ini")[0]
        for damage in (b"", b"\0\xff\xfe[", b"[Place]\nshelf=nowhere\ncategory=A/B\ntop=-5\narticle=99999999\nblock=javascript:\nexpanded=\\\n[Window]\nwidth=-1\npane=77\n"):
            self.kill()
            with open(path, "wb") as file:
                file.write(damage)
            self.sheaf.start()
            wait_for("all articles", lambda: (self.selected(SIDEBAR) or "").startswith("All Articles"))
    def state(self):
        return f"{self.session()}\n"

    def clean_up(self):
        if self.window:
            self.kill()


tell(Killed)
