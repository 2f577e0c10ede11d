# sheaf.py: Sheaf as a person uses it, for the end-to-end tests
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the program on a library of its own, and asks sheaf-cli what is really in that library."""
import json
import os
import re
import subprocess

from desktop import Program, keys, wait_for, xdotool
from pseudo import pseudo


def said(english, chinese):
    """Returns a pattern for what is said in each of the languages the tests are run in; @english: as in the source."""
    return f"(?:{re.escape(english)}|{chinese}|{re.escape(pseudo(english))})".replace("_", "")


SIDEBAR = said("Places and categories", "位置与分类|位置與分類")
LIST = said("Articles", "文章")

# What counts as a complaint; but WebKit 2.52's own process, when it ends with its bus, says this of itself, and
# GTK 4.18's file dialog that of a person who has no bookmarks.
COMPLAINT = re.compile(r"Sheaf.*(WARNING|CRITICAL)|(Gtk|GLib|Adwaita|Gdk)\S*-(WARNING|CRITICAL)")
NOT_OURS = re.compile(r"Error releasing name \S+WebProcess-\S+: The connection is closed|Failed to load '\S*/gtk-3\.0/bookmarks'")


class Sheaf:
    """One person's Sheaf: a scratch folder, and the program installed in @prefix, or the one in the build folder."""

    def __init__(self, folder, prefix=None, **env):
        build = os.environ.get("SHEAF_BUILDDIR", "")
        prefix = prefix or os.environ.get("SHEAF_PREFIX")
        self.program = f"{prefix}/bin/sheaf" if prefix else f"{build}/src/app/sheaf"
        self.command = f"{prefix}/bin/sheaf-cli" if prefix else f"{build}/src/cli/sheaf-cli"
        self.library = f"{folder}/data/sheaf/library.sheaf"
        self.log = f"{folder}/sheaf.log"
        self.env = {**os.environ, "XDG_DATA_HOME": f"{folder}/data", "XDG_STATE_HOME": f"{folder}/state", "GSETTINGS_BACKEND": "memory", "G_DEBUG": "fatal-criticals", **env}
        if prefix:
            self.env["XDG_DATA_DIRS"] = f"{prefix}/share:{os.environ.get('XDG_DATA_DIRS', '/usr/local/share:/usr/share')}"
        else:
            self.env["GSETTINGS_SCHEMA_DIR"] = f"{build}/data"
            self.env["SHEAF_DATADIR"] = f"{os.environ['SHEAF_SRCDIR']}/data"
        self.window = None

    def cli(self, *words, codes=(0,)):
        """Runs sheaf-cli on the library and returns its lines as objects."""
        result = subprocess.run([self.command, "--library", self.library, *words, "--json"], capture_output=True, text=True, env=self.env)
        if result.returncode not in codes:
            raise AssertionError(f"sheaf-cli {' '.join(words)}: {result.returncode}: {result.stderr}")
        return [json.loads(line) for line in result.stdout.splitlines()]

    def articles(self):
        return self.cli("list")

    def start(self, *files):
        self.window = Program(self.program, *files, env=self.env, log=self.log)
        self.window.find("frame")
        wait_for("the focus", lambda: xdotool("getwindowfocus", check=False).strip() in xdotool("search", "--pid", str(self.window.process.pid), check=False).split())
        return self.window

    def row(self, title):
        """Waits for the row of the list, or of the sidebar, that is called so."""
        return self.window.find("row", re.escape(title))

    def walk_to_place(self, pattern):
        """Walks to a shelf or category; each one passed is chosen on the way."""
        return self.window.walk_to(SIDEBAR, pattern, ("ctrl+Home", "shift+Tab"), ("Home", "Down"))

    def walk_to_article(self, pattern):
        """Walks from the sidebar to an article of the list; with Ctrl none is opened on the way."""
        # A row of the sidebar is two steps for Tab: itself and what unfolds it.
        return self.window.walk_to(LIST, pattern, ("ctrl+End", "Tab", "Tab"), ("ctrl+Home", "ctrl+Down"))

    def read(self, title):
        """Walks to an article in the list, opens it, and waits until it has been read."""
        article = next(a for a in self.articles() if a["title"] == title)
        self.walk_to_article(re.escape(title))
        keys("Return")
        self.wait_read(article)
        return article

    def wait_read(self, article):
        """An article becomes read when its page has been shown, and that is in the library."""
        wait_for(f"{article['title']!r} to be read", lambda: any(a["id"] == article["id"] and not a["unread"] for a in self.articles()))

    def quit(self):
        code = self.window.close()
        with open(self.log, encoding="utf-8", errors="replace") as log:
            said = [line for line in log if COMPLAINT.search(line) and not NOT_OURS.search(line)]
        return code, said
