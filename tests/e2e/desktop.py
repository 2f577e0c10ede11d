# desktop.py: drive a program from outside, as a person and a screen reader do
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds things by role and name over AT-SPI, and moves the pointer and types with xdotool.

Everything waits for what it wants to see, never for a time: PATIENCE only bounds it.
"""
import os
import re
import subprocess
import time

from accessible import GLib, State, programs

PATIENCE = float(os.environ.get("SHEAF_PATIENCE", "30"))

# The names of roles differ between the versions of the library that tells them.
ROLES = {
    "button": {"push button", "button"},
    "row": {"list item", "tree item", "table row", "row"},
    "toggle": {"toggle button", "push button", "button"},
}


class Missing(Exception):
    """What was waited for did not come."""


def wait_for(what, look, patience=PATIENCE):
    """Calls @look until it returns something true, and returns that."""
    until = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > until:
            raise Missing(f"waited {patience:.0f} s for {what}")
        time.sleep(0.1)


def children(node):
    try:
        return node.children()
    except GLib.Error:  # gone meanwhile
        return []


def shown_children(node):
    return [c for c in children(node) if visible(c)]


def walk(node, below=shown_children):
    """Yields @node and everything below it that is there to be seen, or that @below tells of each."""
    pending = [node]
    while pending:
        node = pending.pop()
        yield node
        pending.extend(reversed(below(node)))


def role(node):
    try:
        return node.role()
    except GLib.Error:
        return ""


def name(node):
    """Returns the name without the marks that keep its direction apart from its neighbours'."""
    try:
        return node.name().translate({0x2068: None, 0x2069: None})
    except GLib.Error:
        return ""


def has_state(node, state):
    try:
        return node.has_state(state)
    except GLib.Error:
        return False


def can_act(node):
    try:
        return node.can_act()
    except GLib.Error:  # gone meanwhile, or nothing that one could click
        return False


def visible(node):
    # GTK 4.8 calls only windows SHOWING, and everything in them that is not hidden VISIBLE.
    return has_state(node, State.VISIBLE)


def matches(node, wanted_role, pattern):
    if wanted_role and role(node) not in ROLES.get(wanted_role, {wanted_role}):
        return False
    return pattern is None or re.search(pattern, name(node)) is not None


class Program:
    """A started program, and its part of the accessible desktop."""

    def __init__(self, *command, env=None, log=None):
        self.log = open(log, "w") if log else None
        self.process = subprocess.Popen(command, env=env, stdout=self.log, stderr=subprocess.STDOUT if log else None)
        self.node = wait_for(f"{command[0]} on the screen", self._find)

    def _find(self):
        if self.process.poll() is not None:
            raise Missing(f"{self.process.args[0]} ended with {self.process.returncode}")
        return next((node for node in programs() if self.is_it(node) and children(node)), None)

    def is_it(self, node):
        """Whether that program is this one."""
        try:
            return node.process() == self.process.pid
        except GLib.Error:  # gone meanwhile
            return False

    def all(self, wanted_role=None, pattern=None):
        """Returns everything to be seen with that role whose name matches @pattern."""
        return [n for n in walk(self.node) if matches(n, wanted_role, pattern)]

    def find(self, wanted_role=None, pattern=None, patience=PATIENCE):
        """Waits for the first thing with that role whose name matches @pattern."""
        return wait_for(f"{wanted_role or 'something'} named {pattern!r}", lambda: next(iter(self.all(wanted_role, pattern)), None), patience)

    def press(self, wanted_role, pattern):
        """Does what a click on it would do: GTK 4.18 calls a menu button like the button within, which opens it."""
        node = wait_for(f"{wanted_role} named {pattern!r} to press", lambda: next(filter(can_act, self.all(wanted_role, pattern)), None))
        node.act()
        return node

    def walk_to(self, list_name, pattern, way, steps):
        """Moves the focus to a row of a list as one does without a mouse.

        @way: how the focus leaves what has it, again and again until it is in that list: Tab goes
          through a list row by row, so first to its end
        @steps: to the first row, and from row to row
        """
        rows = self.find("list", f"^{list_name}$")
        wait_for(f"the focus in {list_name!r}", lambda: self.has_focus(rows) or keys(*way))
        keys(steps[0])
        last = None
        while True:
            row = wait_for(f"the focus to move on to {pattern!r}", lambda: self.focused_row(rows, last), 5)
            if re.search(pattern, name(row)):
                return row
            last = name(row)
            keys(steps[1])

    def has_focus(self, rows):
        """Whether the focus is in that list, once it has come to rest."""
        return self.resting_focus(rows) is not None

    def resting_focus(self, rows):
        """Returns what has the focus there once it has come to rest: keys may still be on their way."""
        seen = []
        while len(seen) < 3 or len(set(seen[-3:])) > 1:
            xdotool("getmouselocation")  # an answer from the server, which has then seen the keys before it
            seen.append(next((n for n in walk(rows) if has_state(n, State.FOCUSED)), None))
        return seen[-1]

    def focused_row(self, rows, last=None):
        """Returns the row that has the focus, unless it is still called @last."""
        row = next((n for n in children(rows) if has_state(n, State.FOCUSED)), None)
        return row if row and name(row) != last else None

    def focus(self):
        """Returns what has the focus, in whatever window of the program."""
        return next((n for n in walk(self.node) if has_state(n, State.FOCUSED)), None)

    def wait_focus(self, pattern):
        """Waits until what is called so has the focus: keys that come before it would go elsewhere."""
        wait_for(f"the focus in {pattern!r}", lambda: (node := self.focus()) and re.search(pattern, name(node)))

    def tab_to(self, pattern):
        """Walks by Tab to what is called so; each step waits until the focus has moved."""
        node = wait_for("the focus", self.focus)
        while not re.search(pattern, name(node)):
            last = node
            keys("Tab")
            node = wait_for(f"the focus to move to {pattern!r}", lambda: (now := self.focus()) and now != last and now)

    def dump(self):
        """Returns the whole tree as text, to be read where a test failed."""
        lines, pending = [], [(self.node, 0)]
        while pending:
            node, depth = pending.pop()
            lines.append(f"{'  ' * depth}{role(node)} {name(node)!r}{'' if visible(node) else ' (hidden)'}")
            pending.extend((c, depth + 1) for c in reversed(children(node)))
        return "\n".join(lines)

    def window(self):
        """Returns the X window with its place: (id, x, y, width, height)."""

        def look():
            ids = xdotool("search", "--onlyvisible", "--pid", str(self.process.pid), check=False).split()
            places = [(i, *geometry(i)) for i in ids]
            return max(places, key=lambda p: p[3] * p[4], default=None)

        return wait_for("its window", look)

    def close(self):
        """Ends it as closing the window would, and by force where it does not."""
        self.process.terminate()
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def find_anywhere(wanted_role, pattern):
    """Waits for that in any program: a dialog may be the portal's. Returns it with the program it is in."""

    def look():
        found = ((n, program) for program in programs() for n in walk(program) if matches(n, wanted_role, pattern))
        return next(found, None)

    return wait_for(f"{wanted_role} named {pattern!r} in any program", look)


def xdotool(*words, check=True):
    return subprocess.run(["xdotool", *words], check=check, capture_output=True, text=True).stdout


def geometry(window):
    values = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", window, check=False).split("\n") if "=" in line)
    return tuple(int(values.get(key, 0)) for key in ("X", "Y", "WIDTH", "HEIGHT"))


def keys(*names):
    for key in names:
        xdotool("key", "--clearmodifiers", key)


def type_text(text):
    """Types a text where the focus is; what no key has as GTK lets one who has no input method.

    For such a character xdotool makes a key anew, and the program may hear of that too late.
    """
    if text.isascii():
        xdotool("type", text)
        return
    for character in text:
        keys("ctrl+shift+u", *f"{ord(character):x}", "Return")


def drag(start, end, steps=12):
    """Moves the pointer in steps from @start to @end with the button held, as a hand does."""
    xdotool("mousemove", *map(str, start), "mousedown", "1")
    for step in range(1, steps + 1):
        x, y = (round(a + (b - a) * step / steps) for a, b in zip(start, end))
        xdotool("mousemove", str(x), str(y), "sleep", "0.05")
    # The target answers a motion with what it would do; without an answer a drop is refused.
    for wiggle in (1, 0, 1, 0):
        xdotool("mousemove", str(end[0] + wiggle), str(end[1]), "sleep", "0.1")
    xdotool("mouseup", "1")


def screenshot(path, window="root"):
    subprocess.run(["import", "-window", window, path], check=True)


def start_window_manager():
    """Starts openbox, which gives windows the focus, and waits until it answers."""
    process = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for("the window manager", lambda: "_NET_SUPPORTING_WM_CHECK(WINDOW)" in subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], capture_output=True, text=True).stdout)
    return process
