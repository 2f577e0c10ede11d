# walking.py: every window, dialog, popover and menu there is, opened in turn, for tests that look at all of them
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import tempfile
import traceback

import articles
from desktop import children, keys, matches, role, start_window_manager, visible, wait_for, walk, xdotool
from sheaf import Sheaf, said

# What there is beside the main window: what it is, and the action that opens it.
WINDOWS = (
    ("what Sheaf is", "app.about"),
    ("the preferences", "win.preferences"),
    ("the history", "win.history"),
    ("the imports", "win.imports"),
    ("the backups", "win.backups"),
    ("the shortcuts", "win.show-help-overlay"),
    ("all highlights", "win.all-notes"),
    ("what can be done", "win.commands"),
)

# Two of a point, the oldest article there is.
PICTURES = """---
title: Pictures
date: 2001-01-01
---
![One](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC)

![Two](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)
"""


class Walk:
    """The program on a small library, and everything opened in turn; what is looked at in each is a subclass's check()."""

    def __init__(self, folder, **env):
        self.folder = folder
        self.sheaf = Sheaf(folder, **env)
        self.found = []
        self.seen = 0

    def check(self, what, top):
        """Looks at everything below @top, counts it in .seen, and adds what is wrong to .found."""
        raise NotImplementedError

    def start(self):
        articles.make(f"{self.folder}/articles")
        with open(f"{self.folder}/articles/pictures.md", "w", encoding="utf-8") as f:
            f.write(PICTURES)
        self.sheaf.cli("import", f"{self.folder}/articles", codes=(1,))  # one file of it may not be read
        self.sheaf.start()
        self.sheaf.window.find("list item")

    def act(self, action):
        """Activates an action of the window, or of the application, as the menu does."""
        scope, _, word = action.partition(".")
        place = "/io/github/sheaf/Sheaf" + ("/window/1" if scope == "win" else "")
        command = ["gdbus", "call", "--session", "--dest", "io.github.sheaf.Sheaf", "--object-path", place, "--method", "org.gtk.Actions.Activate", word, "[]", "{}"]
        subprocess.run(command, check=True, capture_output=True)

    def windows(self):
        return children(self.sheaf.window.node)

    def shown(self, roles, pattern=None):
        """Returns the first thing of the main window that has one of the roles, and that name."""
        return next((n for n in walk(self.windows()[0]) if role(n) in roles and visible(n) and matches(n, None, pattern)), None)

    def main_window(self):
        self.check("the main window", self.windows()[0])

    def other_window(self, what, action):
        before, active = self.windows(), xdotool("getactivewindow")
        self.act(action)
        top = wait_for(what, lambda: next((w for w in self.windows() if w not in before), None))
        wait_for(f"{what} to have the keys", lambda: xdotool("getactivewindow", check=False) not in ("", active))
        self.check(what, top)
        keys("Escape")
        wait_for(f"{what} to close", lambda: len(self.windows()) == len(before))
        wait_for("the window to have them again", lambda: xdotool("getactivewindow", check=False) == active)

    def import_dialog(self):
        """A second start hands its folder to the first, which asks."""
        subprocess.run([self.sheaf.program, f"{self.folder}/articles"], env=self.sheaf.env, check=True)
        top = wait_for("the import dialog", lambda: next((w for w in self.windows() if matches(w, None, f"^{said('Import', '导入')}$")), None))
        wait_for("its list", lambda: next((n for n in walk(top) if role(n) == "list item"), None))
        self.check("the import dialog", top)
        keys("Escape")
        wait_for("the import dialog to close", lambda: len(self.windows()) == 1)

    def details(self):
        """Beside an article, with what can be opened from there."""
        self.sheaf.walk_to_article("")
        keys("Return", "alt+Return")
        wait_for("the details", lambda: self.shown(("entry", "text"), f"^{said('Title', '标题')}$"))
        self.check("the details", self.windows()[0])
        self.look()
        self.other_window("the editor of the header", "win.edit-header")
        self.other_window("the versions", "win.versions")
        self.other_window("how it is printed", "win.print")
        self.other_window("the source", "win.view-source")
        keys("alt+Return")

    def look(self):
        """How the article looks."""
        keys("ctrl+t")
        wait_for("its popover", lambda: self.shown(("spin button",)))
        self.check("text and colours", self.windows()[0])
        keys("Escape")
        wait_for("it to close", lambda: not self.shown(("spin button",)))

    def menu(self, what, *opening):
        keys(*opening)
        wait_for(f"{what} to open", lambda: self.shown(("menu item",)))
        self.check(what, self.windows()[0])
        keys("Escape")
        wait_for(f"{what} to close", lambda: not self.shown(("menu item",)))

    def menus(self):
        self.menu("the main menu", "F10")
        self.sheaf.walk_to_place("")
        self.menu("the menu of a place", "shift+F10")
        self.sheaf.walk_to_article("")
        self.menu("the menu of an article", "shift+F10")

    def lightbox(self):
        """Its picture, and one that can be gone to; nothing of what is behind it is told of."""
        self.sheaf.walk_to_article("Pictures")
        keys("Return")
        article = next(a for a in self.sheaf.articles() if a["title"] == "Pictures")
        self.sheaf.wait_read(article)
        keys("p")
        window = self.windows()[0]
        wait_for("the picture", lambda: next((n for n in walk(window) if matches(n, None, "^One[,，]")), None))
        self.check("the lightbox", window)
        if any(role(n) == "list item" for n in walk(window)):
            self.found.append("the lightbox: the list behind it is told of")
        keys("Escape")
        wait_for("the list", lambda: self.shown(("list item",)))

    def encoding(self):
        """Of the article that the menu was of."""
        keys("Return")
        wait_for("the article", lambda: any(not a["unread"] for a in self.sheaf.articles()))
        self.other_window("the text encoding", "win.set-encoding")

    def search(self):
        keys("ctrl+k")
        wait_for("the search entry", lambda: self.shown(("entry", "text", "search box")))
        self.check("the search", self.windows()[0])
        keys("Escape")

    def selection(self):
        """Of two articles, and what undoes what was done to them."""
        self.sheaf.walk_to_article("")
        keys("ctrl+space", "ctrl+Down", "ctrl+space")
        wait_for("two of them", lambda: self.shown(("label",), r"^\W*(?:已选中 )?2 "))
        self.check("a selection", self.windows()[0])
        keys("e")
        wait_for("the way back", lambda: self.shown(("label",), f"^{said('_Undo', '撤销')}"))
        self.check("what was done", self.windows()[0])
        keys("ctrl+z")
        self.sheaf.walk_to_place(said("Trash", "回收站"))
        wait_for("that it is empty", lambda: self.shown(("label",), f"^{said('The Trash Is Empty', '回收站是空的')}$"))
        self.check("an empty place", self.windows()[0])
        self.sheaf.walk_to_place(said("All Articles", "所有文章"))

    def within(self):
        """What is looked for in an article."""
        self.sheaf.read(articles.title(articles.COUNT - 2))
        keys("ctrl+f")
        wait_for("the entry", lambda: self.shown(("entry", "text", "search box"), f"^{said('Find in the article', '在文章中查找')}$"))
        self.check("what is found in an article", self.windows()[0])
        keys("Escape")

    def steps(self):
        yield self.main_window
        for what, action in WINDOWS:
            yield lambda what=what, action=action: self.other_window(what, action)
        yield self.import_dialog
        yield self.menus
        yield self.selection
        yield self.within
        yield self.details
        yield self.encoding
        yield self.lightbox
        yield self.search

    def run(self):
        """Takes every step. Returns: whether each could be taken"""
        try:
            self.start()
            for step in self.steps():
                step()
            return True
        except Exception:
            said_so_far = traceback.format_exc() + (self.sheaf.window.dump() if self.sheaf.window else "")
            print("\n".join(f"# {line}" for line in said_so_far.splitlines()))
            return False
        finally:
            if self.sheaf.window:
                self.sheaf.window.close()


def walk_as(kinds, make, least=50):
    """Prints as TAP, for each of @kinds, whether nothing was wrong on the way. Returns: the exit code

    @kinds: what each is, to the arguments that make() has beside a folder
    @least: how much must have been looked at
    """
    print(f"1..{len(kinds)}")
    if os.getuid() == 0:
        for number, what in enumerate(kinds, 1):
            print(f"ok {number} {what} # SKIP end-to-end tests run as an ordinary user")
        return 0
    manager = start_window_manager()
    failed = 0
    for number, (what, env) in enumerate(kinds.items(), 1):
        with tempfile.TemporaryDirectory() as folder:
            way = make(folder, **env)
            well = way.run() and not way.found and way.seen > least
        print(f"# {way.seen} were looked at")
        for line in sorted(set(way.found)):
            print(f"# {line}")
        print(f"{'ok' if well else 'not ok'} {number} {what}", flush=True)
        failed |= not well
    manager.terminate()
    return failed
