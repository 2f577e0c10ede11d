#!/usr/bin/python3
# test-details.py: what an article says of itself is changed beside it, in its header, and taken back
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-details.py     (under uisession.sh, as an ordinary user)"""
import os
import re

from accessible import GLib
from desktop import keys, name, wait_for, xdotool
from story import Story, tell

FILES = {
    "slow.md": "---\ntitle: Slow reading\ndate: 2021-09-03\ncategories:\n  - News\ntags: [books]\nsummary: Short\n---\nText\n",
    "other.md": "---\ntitle: Other\ndate: 2021-09-02\ncategories:\n  - [Essays, Science]\n---\nText\n",
    "broken.md": "---\ntitle: Broken\ndate: 2021-09-01\nnote: one: two\n---\nText\n",
    "page.html": "<title>A page</title><p>Text of a page</p>\n",
    "plain.md": "No header here, only text.\n",
}


class Details(Story):
    NAME = "details"
    PLAN = (
        ("the window comes up with the articles", "open_window"),
        ("a key opens the details, and Enter changes the title", "change_title"),
        ("a category is found by typing, and added", "add_category"),
        ("one key takes that back, and Escape leads back to the list", "undo"),
        ("what is wrong is said at its field, and what was typed stays", "refuse"),
        ("what a file cannot hold is kept in Sheaf only, and says so", "keep"),
        ("a file without a header gets one once that was seen", "add_header"),
        ("the header's editor tells what is wrong, and asks before it forgets", "edit_header"),
        ("mended and saved the article needs no attention", "save_header"),
        ("an earlier version is compared and restored", "restore_version"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def article(self, origin):
        return next(a for a in self.sheaf.articles() if a["origin"].endswith(origin))

    def focused(self):
        node = self.window.focus()
        return name(node) if node else ""

    def walk_focus(self, pattern, key="Tab"):
        """Moves the focus on until it is at what is called so."""
        wait_for(f"the focus at {pattern}", lambda: re.search(pattern, self.focused()) or keys(key))

    def focus_title(self):
        """Hides the details, and shows them again, by the key: that begins in the title."""
        keys("alt+Return")
        wait_for("the details to hide", lambda: not self.window.all("button", "^Hide the Details$"))
        keys("alt+Return")
        wait_for("the focus in the title", lambda: self.focused() == "Title")

    def retype(self, text):
        keys("ctrl+a")
        xdotool("type", "--delay", "20", text)

    def open(self, title):
        """An article that nobody has read."""
        assert self.sheaf.read(title)["unread"]

    # The steps.

    def open_window(self):
        os.makedirs(f"{self.folder}/articles")
        for file, text in FILES.items():
            with open(f"{self.folder}/articles/{file}", "w", encoding="utf-8") as out:
                out.write(text)
        self.sheaf.cli("import", "--dialect", "hexo", f"{self.folder}/articles", codes=(0, 1))
        self.sheaf.start()
        self.sheaf.row("Slow reading")

    def change_title(self):
        self.sheaf.read("Slow reading")
        keys("alt+Return")
        wait_for("the focus in the title", lambda: self.focused() == "Title")
        self.retype("Slower reading")
        keys("Return")
        wait_for("the title in the file", lambda: self.article("slow.md")["title"] == "Slower reading")
        self.sheaf.row("Slower reading")
        source = self.sheaf.cli("show", str(self.article("slow.md")["id"]))[0]
        assert source["properties"]["summary"] == "Short", source

    def add_category(self):
        self.walk_focus("^Add a category…$")
        xdotool("type", "--delay", "20", "sci")
        self.window.find("row", "^Essays/Science$")
        keys("Down")
        self.photograph("suggested")
        keys("Return")
        wait_for("the category", lambda: ["Essays", "Science"] in self.article("slow.md")["categories"])
        self.window.find("button", "^Remove “Essays › Science”$")
        assert self.focused() == "Add a category…", self.focused()

    def undo(self):
        keys("ctrl+z")
        wait_for("the category to be gone", lambda: self.article("slow.md")["categories"] == [["News"]])
        wait_for("its place to be gone", lambda: not self.window.all("button", "^Remove “Essays › Science”$"))
        keys("Escape")
        wait_for("the focus in the list", lambda: self.focused().startswith("Slower reading"))

    def refuse(self):
        self.focus_title()
        self.walk_focus("^Date$")
        self.retype("someday")
        keys("Return")
        self.window.find(None, "is no date.$")
        assert self.article("slow.md")["date_text"] == "2021-09-03"
        self.photograph("refused")
        keys("Escape")
        wait_for("the reason to go", lambda: not self.window.all(None, "is no date.$"))
        keys("Escape")

    def keep(self):
        before = self.article("page.html")
        self.open("A page")
        self.focus_title()
        self.retype("A better page")
        keys("Return")
        self.window.find("label", "^Kept in Sheaf only")
        after = self.article("page.html")
        assert (after["title"], after["sha256"]) == ("A better page", before["sha256"]), after
        self.sheaf.row("A better page")
        keys("Escape")

    def add_header(self):
        self.open("plain")
        self.focus_title()
        self.retype("Named now")
        keys("Return")
        self.window.find(None, "^Add a Header")
        assert self.article("plain.md")["title"] == "plain", "nothing is written before the answer"
        self.photograph("question")
        keys("Escape")
        self.window.find(None, "^Not changed: the file has no header.$")
        keys("Return")
        self.window.find(None, "^Add a Header")
        keys("Return")
        wait_for("the title", lambda: self.article("plain.md")["title"] == "Named now")
        keys("Escape")

    def edit_header(self):
        assert self.article("broken.md")["needs_attention"]
        self.open("Broken")
        keys("ctrl+e")
        self.window.find(None, "^Edit Header$")
        self.window.find("label", "^This can be saved, but")
        self.window.find("row", "^Line 4: ")
        self.photograph("editor")
        keys("ctrl+Home")
        xdotool("type", "--delay", "20", "x")
        self.window.find("label", "^This is not a header|^The header does not end|^Line ")
        for leaving in ("ctrl+q", "Escape"):
            keys(leaving)
            self.window.find("label", "^What you changed is not saved.$")
            wait_for("the focus on the safe answer", lambda: self.focused().endswith("Keep Editing"))
            keys("Return")
            wait_for("the focus in the text", lambda: self.focused() == "Text of the header")
        keys("BackSpace")
        self.window.find("label", "^This can be saved, but")

    def save_header(self):
        keys("Down", "Down", "Down", "Home", "ctrl+Right", "Right", "Right")
        xdotool("type", "--delay", "20", "'")
        keys("End")
        xdotool("type", "--delay", "20", "'")
        self.window.find("label", "^All of it is understood.$")
        keys("ctrl+s")
        wait_for("the editor to go", lambda: not self.window.all(None, "^Edit Header$"))
        wait_for("it to be well", lambda: not self.article("broken.md")["needs_attention"])
        assert self.article("broken.md")["properties"]["note"] == "one: two"

    def difference(self):
        """What the view of the difference says, as a screen reader is told it."""
        for node in self.window.all("text", "^What differs$"):
            try:
                return node.call("org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, -1)))[0]
            except GLib.Error:
                pass
        return ""

    def restore_version(self):
        self.focus_title()
        self.walk_focus("Versions…$")
        keys("Return")
        self.window.find(None, "^Versions$")
        self.window.find("row", "^Before an edit in Sheaf, ")
        wait_for("what differs", lambda: "− note: one: two\n+ note: 'one: two'\n" in self.difference())
        self.photograph("versions")
        self.window.press("button", "Restore This Version$")
        wait_for("the earlier text", lambda: self.article("broken.md")["needs_attention"])
        wait_for("the window to go", lambda: not self.window.all(None, "^Versions$"))
        self.window.find("label", "^Version restored$")
        keys("ctrl+z")
        wait_for("the later text", lambda: not self.article("broken.md")["needs_attention"])

    def end(self):
        """With something typed, and no Enter."""
        self.focus_title()
        self.retype("Typed last")
        super().end()
        assert self.article("broken.md")["title"] == "Typed last"


tell(Details)
