#!/usr/bin/python3
# screenshots.py: the pictures that software centres show, of the installed program in use
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: screenshots.py PREFIX ARTICLES FOLDER     (under uisession.sh, which is told the language by LC_ALL)

ARTICLES has a folder for each language, and the pictures that they share. Written are LANGUAGE-WHAT.png.
SHEAF_SHOTS: which of them alone.
"""
import gettext
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from desktop import drag, keys, name, role, screenshot, start_window_manager, type_text, wait_for, xdotool
from sheaf import Sheaf
from xwindow import Compositor

# Of the window without its shadow: no larger than Flathub allows.
SIZE = (1000, 700)

# The widths of the sidebar and the list, as they are at first.
PANES = (230, 320)

# The ring goes three seconds after the last key.
STILL = 4

# What GNOME sets, and nobody sets here.
LOOK = """[Settings]
gtk-font-name=Cantarell 11
gtk-decoration-layout=appmenu:close
gtk-icon-theme-name=Adwaita
gtk-enable-animations=false
"""

TEXTS = {
    "en": {
        "read": "What the Lighthouse Keepers Wrote Down",
        "marked": "The log was meant for the weather, the oil and the passing ships.",
        "note": "Compare with the harbour diaries",
        "sought": "light",
        "pictured": "The Slow Return of the Night Train",
        "night": "A Morning on the Tea Terraces",
    },
    "zh": {
        "read": "守塔人写下的日志",
        "marked": "这片海岸上最耐心的一本日记",
        "note": "可与港口日记对照",
        "sought": "光",
        "pictured": "夜行列车，慢慢回来了",
        "night": "茶山的早晨",
    },
}


class Session:
    """One start of the program on the articles of a language."""

    def __init__(self, prefix, articles, language, folder, compositor, **env):
        self.texts, self.compositor = TEXTS[language], compositor
        self.translations = gettext.translation("sheaf", f"{prefix}/share/locale", ["zh_CN"] if language == "zh" else ["en"], fallback=True)
        self.said = self.translations.gettext
        os.makedirs(f"{folder}/config/gtk-4.0")
        with open(f"{folder}/config/gtk-4.0/settings.ini", "w", encoding="utf-8") as file:
            file.write(LOOK)
        shutil.copytree(f"{articles}/{language}", f"{folder}/articles")
        shutil.copytree(f"{articles}/pictures", f"{folder}/articles/pictures")
        self.sheaf = Sheaf(folder, prefix, XDG_CONFIG_HOME=f"{folder}/config", **env)
        self.sheaf.cli("import", f"{folder}/articles")
        self.window = self.sheaf.start()
        _, _, width, height = self.inside()
        window, _, _, whole_width, whole_height = self.window.window()
        xdotool("windowsize", "--sync", window, str(SIZE[0] + whole_width - width), str(SIZE[1] + whole_height - height))
        self.narrow(PANES[0], 190)
        self.narrow(190 + PANES[1], 190 + 280)

    def inside(self):
        """Returns where the window is, without the shadow around it."""
        window, x, y, width, height = self.window.window()
        said = subprocess.run(["xprop", "-id", window, "_GTK_FRAME_EXTENTS"], check=True, capture_output=True, text=True).stdout
        left, right, top, bottom = map(int, re.findall(r"\d+", said.partition("=")[2]))
        return x + left, y + top, width - left - right, height - top - bottom

    def narrow(self, border, to):
        """Drags the border between two panes."""
        x, y, _, height = self.inside()
        drag((x + border, y + height // 2), (x + to, y + height // 2))

    def open(self, title):
        self.sheaf.walk_to_place(self.said("All Articles"))
        self.sheaf.read(title)

    def open_from_top(self, title):
        """The way to an article leads past the end of the sidebar, which is shown from its beginning after this."""
        self.open(title)
        self.sheaf.walk_to_place(self.said("All Articles"))

    def wait_focus(self, wanted):
        wait_for(f"the focus in {wanted!r}", lambda: (focus := self.window.focus()) and name(focus) == wanted)

    def rest(self):
        """Takes the pointer, and the ring around what has the focus, out of the picture."""
        x, y, width, _ = self.inside()
        xdotool("mousemove", str(x + 90), str(y + 24), "click", "1", "mousemove", "1", "1")

    def picture(self, path):
        """What is shown is done where it has not changed for longer than GTK shows the ring around what has the focus."""
        since, last = time.monotonic(), b""

        def still():
            nonlocal since, last
            self.compositor.picture(self.window.process.pid, path)
            with open(path, "rb") as file:
                now = file.read()
            if now != last:
                since, last = time.monotonic(), now
            return time.monotonic() - since > STILL

        wait_for("the window to be still", still)

    def end(self):
        code, said = self.sheaf.quit()
        if code or said:
            raise AssertionError(f"it ended with {code}: {''.join(said)}")


def mark(session, text, note):
    keys("ctrl+f")
    session.wait_focus(session.said("Find in the article"))
    type_text(text)
    session.window.find("label", f"^{session.said('%u of %u').replace('%u', '1')}$")
    keys("Escape", "shift+h")
    session.wait_focus(session.said("Note"))
    type_text(note)
    keys("Escape")


def reading(session):
    session.open_from_top(session.texts["read"])
    mark(session, session.texts["marked"], session.texts["note"])
    keys("Home")
    session.rest()
    session.window.press("toggle", session.said("Highlights and Notes"))
    session.window.find("row", session.texts["note"])


def search(session):
    keys("ctrl+k")
    wait_for("the focus in the search entry", lambda: (focus := session.window.focus()) and role(focus) in ("entry", "text"))
    type_text(session.texts["sought"])
    session.window.find("row", session.texts["read"])
    keys("Down", "Down", "Down", "Return")
    session.window.find("label", session.translations.ngettext("Found %u of %u place", "Found %u of %u places", 2).replace("%u", r"\d+"))
    session.sheaf.wait_read(next(a for a in session.sheaf.articles() if a["title"] == session.texts["night"]))
    session.rest()


def pictures(session):
    session.open(session.texts["pictured"])
    keys("p")
    session.window.find("button", session.said("Back to the Article"))


def night(session):
    session.open_from_top(session.texts["night"])
    session.rest()


SHOTS = ((reading, {}), (search, {}), (pictures, {}), (night, {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}))


def main():
    prefix, articles, target = sys.argv[1:]
    language = "zh" if os.environ["LC_ALL"].startswith("zh") else "en"
    manager = start_window_manager()
    compositor = Compositor()
    only = os.environ.get("SHEAF_SHOTS", "").split()
    for shot, env in SHOTS:
        if only and shot.__name__ not in only:
            continue
        with tempfile.TemporaryDirectory() as folder:
            session = Session(prefix, articles, language, folder, compositor, **env)
            try:
                shot(session)
                session.picture(f"{target}/{language}-{shot.__name__}.png")
            except Exception:
                print(session.window.dump(), file=sys.stderr)
                screenshot(f"{target}/failed.png")
                raise
            session.end()
    manager.terminate()


main()
