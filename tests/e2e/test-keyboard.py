#!/usr/bin/python3
# test-keyboard.py: the main job from beginning to end, with the keyboard alone
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-keyboard.py     (under uisession.sh, as an ordinary user)

Keys are all that is given to the program: no pointer, no action by D-Bus, nothing pressed through the tree of
the screen reader, which is only looked at.
"""
import os

import articles
from chooser import Chooser
from desktop import keys, wait_for, xdotool
from story import Story, tell

# The category of three levels that is walked to.
PATH = ("新闻", "科技", "互联网")

# Articles by their numbers, and what one is called afterwards.
READ = 56
FOUND = 37
TITLE = "Changed by keys"


def files_below(folder):
    """The bytes of each file, by its way from @folder."""
    found = {}
    for place, _, names in os.walk(folder):
        for file in names:
            path = os.path.join(place, file)
            with open(path, "rb") as f:
                found[os.path.relpath(path, folder)] = f.read()
    return found


class Keyboard(Story):
    NAME = "keyboard"
    PLAN = (
        ("the first window says how to begin", "start"),
        ("a folder is chosen, looked at and imported", "import_folder"),
        ("its tree of categories is unfolded and walked", "browse"),
        ("an article is opened, read and paged through", "read"),
        ("another is found by searching as one types", "search"),
        ("its title is changed, in its file too", "edit"),
        ("the change is taken back and made again", "undo"),
        ("the whole library goes out to files", "export"),
        ("each is as it came in, but for the changed title", "compare"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder):
        super().__init__(folder)
        self.source = f"{folder}/articles"
        self.out = f"{folder}/out"
        self.before = {}
        articles.make(self.source)
        os.mkdir(self.out)

    def choose_folder(self, path, button):
        chooser = Chooser(button)
        chooser.choose_folder(path)
        chooser.confirm()

    def unfold(self, category, below):
        """Goes to a category of the sidebar and unfolds it."""
        self.sheaf.walk_to_place(f"^{category}")
        keys("Right")
        self.sheaf.row(below)

    def article(self, title):
        return next((a for a in self.sheaf.articles() if a["title"] == title), None)

    def start(self):
        self.sheaf.start()
        self.window.find("button", "Import Folder|Choose")
        self.photograph("welcome")

    def import_folder(self):
        keys("ctrl+shift+o")
        self.choose_folder(self.source, "Import$")
        self.window.find("button", r"^Import \d+ Articles?$")
        self.photograph("import")
        keys("Return")
        wait_for("the articles", lambda: len(self.sheaf.articles()) == articles.COUNT + len(articles.DOUBTFUL))
        os.chmod(f"{self.source}/secret.md", 0o600)
        self.before = files_below(self.source)

    def browse(self):
        for category, below in zip(PATH, PATH[1:]):
            self.unfold(category, below)
        self.sheaf.walk_to_place(f"^{PATH[-1]}")
        self.window.find("label", f"^{articles.COUNT // len(articles.PARTS)} articles$")
        self.photograph("category")

    def read(self):
        self.sheaf.read(articles.title(READ))
        self.window.tab_to("^Article$")
        self.photograph("article")
        keys("space")
        keys("Escape")

    def search(self):
        keys("ctrl+k")
        self.window.wait_focus("^Search all articles$")
        xdotool("type", "--delay", "20", f"title:{FOUND}")
        self.window.find("label", "^1 found$")
        keys("Down", "Return")
        wait_for("it to be read", lambda: not self.article(articles.title(FOUND))["unread"])
        self.photograph("found")

    def edit(self):
        keys("alt+Return")
        self.window.wait_focus("^Title$")
        keys("ctrl+a")
        xdotool("type", "--delay", "20", TITLE)
        keys("Return")
        wait_for("the title in the library", lambda: self.article(TITLE))
        self.photograph("edited")

    def undo(self):
        keys("alt+Return", "ctrl+z")
        wait_for("the old title", lambda: self.article(articles.title(FOUND)))
        keys("ctrl+shift+z")
        wait_for("the new one", lambda: self.article(TITLE))
        # As fast as one can: a key that was lost would take back, or make again, the import.
        keys("ctrl+z", "ctrl+shift+z", "ctrl+z", "ctrl+shift+z", "ctrl+z")
        wait_for("the old title", lambda: self.article(articles.title(FOUND)))
        keys("ctrl+shift+z")
        wait_for("the new one", lambda: self.article(TITLE))

    def export(self):
        keys("ctrl+shift+e")
        self.window.find("frame", "^Export$")
        self.window.tab_to("^The Whole Library$")
        keys("space")
        self.photograph("export")
        keys("alt+f")
        self.choose_folder(self.out, "Export$")
        self.window.find("label", f"^{articles.COUNT + len(articles.DOUBTFUL)} files written$")
        self.photograph("exported")
        keys("Escape")
        wait_for("the window to go", lambda: not self.window.all("frame", "^Export$"))

    def compare(self):
        came_out = files_below(f"{self.out}/articles")
        changed = [way for way, said in came_out.items() if said != self.before[way]]
        assert changed == [next(way for way in came_out if way.endswith(f"/文章 {FOUND}.md"))], changed
        assert came_out[changed[0]] == self.before[changed[0]].replace(articles.title(FOUND).encode(), TITLE.encode())
        missing = [way for way in self.before if way not in came_out]
        assert sorted(map(os.path.basename, missing)) == sorted(articles.REFUSED), missing


tell(Keyboard)
