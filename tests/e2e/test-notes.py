#!/usr/bin/python3
# test-notes.py: text is highlighted and written to, with the mouse and with the keyboard alone
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-notes.py     (under uisession.sh, as an ordinary user)"""
import json
import os
import sqlite3
import subprocess

from accessible import State
from desktop import Missing, has_state, keys, name, screenshot, wait_for, xdotool
from story import Story, tell

SIZE = (1120, 700)
TITLE, OTHER = "The Quiet Reader", "另一篇"
FIRST = "读书贵在有心得，随手记下的批注往往比整篇读后感更见真意。"
SECOND = "Reading is a slow art, and marking what matters is half of it."
FOUND = "marking what matters"
NOTE = "Compare with Montaigne"
GREEN = "#c9f0c4"  # as the page has it
SELECTED = "#a0bce1"  # by ::selection on white


def make(folder, above=""):
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/quiet.md", "w", encoding="utf-8") as file:
        file.write(f"---\ntitle: {TITLE}\ndate: 2024-05-02\n---\n{above}{FIRST}另起一行再说。\n\n{SECOND}\n\n" + "\n\n".join(f"Paragraph {n} says something else." for n in range(60)) + "\n")
    with open(f"{folder}/other.md", "w", encoding="utf-8") as file:
        file.write(f"---\ntitle: {OTHER}\ndate: 2024-05-01\n---\n没有什么可标的。\n")


class Notes(Story):
    NAME = "notes"
    PLAN = (
        ("what the mouse has selected is highlighted by a colour beside it", "mouse"),
        ("what is found by the keyboard is highlighted, with a note", "keyboard"),
        ("the highlights of the article are listed, and lead there", "article"),
        ("so are those of the library, from another article", "library"),
        ("they are found by has:notes, and go out with the state", "export"),
        ("they stay where they were when the file was changed around them", "update"),
        ("undo takes one back, in the page as well", "undo"),
        ("nothing of what was selected stays painted at the end of the article", "gap"),
        ("Tab leads to the colours beside what the caret has selected, and Escape back", "colours"),
        ("a note that is being written is kept by who quits", "quitting"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def rows(self):
        """The highlights in the library: (text, colour, note), as they were made."""
        with sqlite3.connect(f"file:{self.sheaf.library}?mode=ro", uri=True) as library:
            return library.execute("SELECT text, colour, note FROM highlight ORDER BY id").fetchall()

    def shows(self, colour):
        """Whether there is something on the screen in that colour: no screen reader is told of the page here."""
        path = f"{self.folder}/look.png"
        screenshot(path)
        found = subprocess.run(["convert", path, "-fill", "black", "+opaque", colour, "-format", "%[fx:mean*w*h]", "info:"], capture_output=True, text=True, check=True).stdout
        return float(found) > 50

    def mouse(self):
        make(f"{self.folder}/articles")
        self.sheaf.cli("import", f"{self.folder}/articles")
        self.sheaf.start()
        xdotool("windowsize", self.window.window()[0], *map(str, SIZE))
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read(TITLE)
        _, x, y, width, height = self.window.window()
        # Three clicks select a paragraph; above the first one is only what is not of the text.
        for part in range(30, 80, 2):
            xdotool("mousemove", str(round(x + width * 0.7)), str(round(y + height * part / 100)), "click", "--repeat", "3", "--delay", "60", "1")
            try:
                self.window.find("button", "^Green$", 1.5)
                break
            except Missing:
                pass
        self.window.press("button", "^Green$")
        wait_for("it in the library", lambda: len(self.rows()) == 1)
        text, colour, _ = self.rows()[0]
        assert text.startswith(FIRST) and colour == 1, self.rows()
        wait_for("the mark", lambda: self.shows(GREEN))
        self.photograph("marked")

    def keyboard(self):
        keys("ctrl+f")
        self.window.wait_focus("^Find in the article$")
        xdotool("type", FOUND)
        self.window.find("label", "1 of 1")
        keys("Escape", "shift+h")
        self.window.wait_focus("^Note$")
        xdotool("type", NOTE)
        self.photograph("note")
        keys("Escape")
        wait_for("it in the library", lambda: any(row[2] == NOTE for row in self.rows()))
        assert self.rows()[1][0] == FOUND, self.rows()

    def article(self):
        keys("End", "m")
        row = self.window.find("row", NOTE)
        assert FOUND in name(row), name(row)
        self.photograph("listed")
        wait_for("the focus in the list", lambda: any(has_state(n, State.FOCUSED) for n in self.window.all("row", "Green")))
        keys("Down", "Return")
        self.window.wait_focus("^Article$")

    def library(self):
        self.sheaf.read(OTHER)
        keys("ctrl+m")
        entry = self.window.find("entry", "Search Highlights")
        wait_for("the focus", lambda: has_state(entry, State.FOCUSED))
        xdotool("type", "montaigne")
        wait_for("one of them", lambda: len([n for n in self.window.all("row", "Green") if TITLE in name(n)]) == 1)
        self.photograph("all")
        self.window.tab_to(NOTE)
        keys("Return")
        wait_for("the note in the page", lambda: self.shows(GREEN))

    def export(self):
        assert [a["title"] for a in self.sheaf.cli("search", "has:notes")] == [TITLE]
        subprocess.run([self.sheaf.command, "--library", self.sheaf.library, "export", "--with-state", f"{self.folder}/out"], env=self.sheaf.env, check=True, stdout=subprocess.DEVNULL)
        with open(f"{self.folder}/out/sheaf-state.jsonl", encoding="utf-8") as file:
            states = [json.loads(line) for line in file]
        notes = [h for s in states for h in s.get("highlights", [])]
        assert sorted(h.get("note", "") for h in notes) == ["", NOTE], states

    def update(self):
        make(f"{self.folder}/articles", above="".join(f"A paragraph that is new, {n}.\n\n" for n in range(20)))
        self.sheaf.cli("import", f"{self.folder}/articles")
        # Pushed down, out of the view.
        wait_for("the new text", lambda: not self.shows(GREEN))
        keys("m")
        rows = wait_for("both", lambda: len(found := self.window.all("row", "Green")) == 2 and found)
        assert not any("does not have this text" in name(row) for row in rows), [name(row) for row in rows]
        keys("Return")
        wait_for("the mark", lambda: self.shows(GREEN))
        assert len(self.rows()) == 2

    def undo(self):
        keys("ctrl+z")  # the import
        keys("ctrl+z")  # the note
        wait_for("the note to go", lambda: [row[2] for row in self.rows()] == ["", ""])
        keys("ctrl+z")  # its highlight
        wait_for("one of them", lambda: len(self.rows()) == 1)
        keys("ctrl+z")
        wait_for("none", lambda: not self.rows())
        wait_for("the page without", lambda: not self.shows(GREEN))

    def gap(self):
        self.sheaf.read(OTHER)
        keys("F7")
        self.window.wait_focus("^Article$")
        keys("ctrl+a")
        wait_for("it to be selected", lambda: self.shows(SELECTED))
        keys("h")
        wait_for("it in the library", lambda: len(self.rows()) == 1)
        wait_for("nothing selected", lambda: not self.shows(SELECTED))
        keys("F7")

    def colours(self):
        keys("ctrl+z")
        wait_for("none", lambda: not self.rows())
        keys("F7")
        self.window.wait_focus("^Article$")
        keys("ctrl+Home", "shift+ctrl+End")
        self.window.find("button", "^Green$")
        keys("Tab")
        self.window.wait_focus("^Yellow$")
        keys("Escape")
        self.window.wait_focus("^Article$")
        keys("ctrl+Home", "shift+ctrl+End")
        self.window.find("button", "^Green$")
        keys("Tab", "Tab", "space")
        wait_for("it in the library", lambda: [row[1] for row in self.rows()] == [1])
        self.window.wait_focus("^Article$")
        keys("F7")

    def quitting(self):
        keys("m")
        wait_for("the focus in the list", lambda: any(has_state(n, State.FOCUSED) for n in self.window.all("row", "Green")))
        keys("Tab", "Return")
        self.window.wait_focus("^Note$")
        xdotool("type", NOTE)
        keys("ctrl+q")
        wait_for("it to end", lambda: self.window.process.poll() is not None)
        assert [row[2] for row in self.rows()] == [NOTE], self.rows()


tell(Notes)
