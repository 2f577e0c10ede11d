#!/usr/bin/python3
# coldstart.py: how soon the installed Flatpak has a window on the screen, against a program with nothing in it
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: coldstart.py [PAIRS]     (under uisession.sh; ./dev flatpak --bench)

Starts the Flatpak that is installed for the person and the empty one of coldstart-empty.yaml in turn, PAIRS times (7), each
when nothing of it runs: from `flatpak run` until something is drawn in the middle of the screen, which is looked at every
millisecond. First with a library that has nothing, then with one of 2,000 articles, where one is open as it was left. Once
more of both goes before, and does not count.
"""
import ctypes
import os
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "e2e"))
import common  # noqa: E402
from desktop import keys, start_window_manager, wait_for, xdotool  # noqa: E402
from sandbox import APP, Installed, Processes, flatpak  # noqa: E402
from xwindow import ALL_PLANES, Z_PIXMAP, XImage  # noqa: E402

EMPTY = "io.github.sheaf.Empty"
PROGRAMS = {"sheaf", "empty"}
PAIRS = 7
ARTICLES = 2000
PATIENCE = 60


class Screen:
    """What is drawn in the middle of the screen."""

    def __init__(self):
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XGetImage.restype = ctypes.POINTER(XImage)
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        self.root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        self.at = [int(length) // 2 for length in xdotool("getdisplaygeometry").split()]

    def colour(self):
        image = self.x.XGetImage(self.display, self.root, *self.at, 1, 1, ALL_PLANES, Z_PIXMAP)
        colour = ctypes.string_at(image.contents.data, 3)
        self.x.XDestroyImage(image)
        return colour

    def wait_drawn(self, before):
        """Returns when something else than @before is there."""
        until = time.monotonic() + PATIENCE
        while self.colour() == before:
            if time.monotonic() > until:
                sys.exit("coldstart: no window came")
            time.sleep(0.001)
        return time.monotonic()


def measure(screen, app):
    """Returns the milliseconds until @app has a window, and ends it."""
    before = screen.colour()
    began = time.monotonic()
    process = subprocess.Popen(["flatpak", "run", "--user", app], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    drawn = screen.wait_drawn(before)
    # It has the keys when it has the focus, which the window manager gives it.
    wait_for(f"{app} to end", lambda: process.poll() is not None or keys("alt+F4"))
    wait_for("its window to go", lambda: screen.colour() == before)
    wait_for("its sandbox to go", lambda: not PROGRAMS & set(Processes().commands.values()))
    return 1000 * (drawn - began)


def compare(screen, pairs, what):
    """Says, and returns the figures."""
    for app in (APP, EMPTY):
        measure(screen, app)
    ours, empty = common.in_turn(pairs, lambda: measure(screen, APP), lambda: measure(screen, EMPTY))
    ratio, least, most = common.median_ratio(ours, empty)
    one, other = statistics.median(ours), statistics.median(empty)
    detail = f"medians of {pairs}: {one:.0f} ms ({min(ours):.0f} to {max(ours):.0f}) and {other:.0f} ms ({min(empty):.0f} to {max(empty):.0f}); {least:.2f} to {most:.2f}"
    common.say(f"cold start {what}, to an empty program's", f"{ratio:.2f} times", detail)
    return {"ms": one, "empty": other, "ratio": ratio}


def fill():
    """Puts articles into the library, and reads one."""
    with tempfile.TemporaryDirectory() as folder:
        common.make_corpus(f"{folder}/articles", ARTICLES)
        flatpak("run", "--user", f"--filesystem={folder}:ro", "--command=sheaf-cli", APP, "import", f"{folder}/articles")
        sheaf = Installed(folder)
        sheaf.start()
        keys("j")
        wait_for("an article to be read", lambda: any(not a["unread"] for a in sheaf.articles()))
        sheaf.quit()


def main():
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    manager = start_window_manager()
    screen = Screen()
    common.say_json("coldstart", articles=0, pairs=pairs, **compare(screen, pairs, "with nothing"))
    fill()
    common.say_json("coldstart", articles=ARTICLES, pairs=pairs, **compare(screen, pairs, f"with {ARTICLES} articles"))
    manager.terminate()


main()
