# chooser.py: the desktop's own file dialog, by keyboard: of a program in a sandbox it is the portal's
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
from accessible import GLib, State
from desktop import Missing, find_anywhere, has_state, keys, matches, name, wait_for, walk


# How long it may take until an Enter is heeded, which the entry's completion may take for itself.
HEEDED = 5


class Chooser:
    """The dialog that has just been asked for. @does: what its button says, as a pattern"""

    def __init__(self, does="Import$"):
        self.button, self.program = find_anywhere("button", does)

    def names(self):
        """Returns the names of the files it lists."""
        return [name(node) for node in walk(self.program) if matches(node, "table cell", r"\.\w+$")]

    def focus(self, role):
        """Returns what has that role and the focus."""
        return next((node for node in walk(self.program) if matches(node, role, None) and has_state(node, State.FOCUSED)), None)

    def go(self, path, what, arrived):
        """Writes where to go, which may have what no key has, and Enter until that is heeded."""
        keys("ctrl+l")
        entry = wait_for("the focus in the entry", lambda: self.focus("text"))
        entry.call("org.a11y.atspi.EditableText", "SetTextContents", GLib.Variant("(s)", (path,)))
        wait_for(what, lambda: self.enter(what, arrived))

    def enter(self, what, arrived):
        keys("Return")
        try:
            return wait_for(what, arrived, HEEDED)
        except Missing:
            return False

    def choose_files(self, folder):
        """Takes all that it lists of a folder, which has no others in it."""
        self.go(f"{folder}/", "the files", lambda: self.focus("table") and self.names())
        keys("ctrl+a")

    def choose_folder(self, folder):
        """Takes a folder, which must have more than one other in it: the entry would go on into that."""
        # Portals of before 2023 are not told where to begin, and among recent files no folder can be typed.
        keys("alt+Home")
        self.go(folder, "the button", lambda: has_state(self.button, State.SENSITIVE) or self.is_gone())

    def is_gone(self):
        return not has_state(self.button, State.SHOWING)

    def confirm(self):
        if not self.is_gone():
            keys("Return")
        wait_for("the dialog to go", self.is_gone)
