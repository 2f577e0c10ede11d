#!/usr/bin/python3
# screenshot.py: show a few articles in the installed program, and take a picture of it
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: screenshot.py PREFIX ARTICLES PICTURE     (under uisession.sh)"""
import sys
import tempfile

from desktop import screenshot, start_window_manager
from sheaf import Sheaf


def main():
    prefix, articles, picture = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        sheaf = Sheaf(folder, prefix)
        sheaf.cli("import", articles)
        manager = start_window_manager()
        sheaf.start()
        sheaf.walk_to_place("All Articles")
        sheaf.read(next(a["title"] for a in sheaf.articles() if a["origin"].endswith("en/welcome.md")))
        # The way to an article leads past the end of the sidebar.
        sheaf.walk_to_place("All Articles")
        screenshot(picture, sheaf.window.window()[0])
        sheaf.quit()
        manager.terminate()


main()
