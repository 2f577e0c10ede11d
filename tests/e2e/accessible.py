# accessible.py: what a screen reader is told, asked over D-Bus
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of AT-SPI that the tests need, without its library: that remembers answers, which only a main loop
renews, and told not to remember it asks again from within an answer and waits for itself.
"""
import functools

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

# Only the names of numbers are taken from the library.
Role = Atspi.Role
State = Atspi.StateType

MILLISECONDS = 10_000
ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"


@functools.cache
def bus():
    """Returns the connection to the bus that accessible programs are on."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    (address,) = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, MILLISECONDS, None)
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


class Node:
    """Something accessible: a program, or a part of it. Every answer is asked for anew."""

    def __init__(self, owner, path):
        self.owner, self.path = owner, path

    def __eq__(self, other):
        return isinstance(other, Node) and (self.owner, self.path) == (other.owner, other.path)

    def __hash__(self):
        return hash((self.owner, self.path))

    def call(self, interface, method, arguments=None):
        """Raises GLib.Error where it is gone, or cannot do that."""
        answer = bus().call_sync(self.owner, self.path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, MILLISECONDS, None)
        return answer.unpack()

    def accessible(self, method):
        return self.call("org.a11y.atspi.Accessible", method)[0]

    def property(self, interface, name):
        return self.call("org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (interface, name)))[0]

    def name(self):
        return self.property("org.a11y.atspi.Accessible", "Name")

    def role(self):
        """Returns the name of its role: "list item"."""
        return Role(self.accessible("GetRole")).value_nick.replace("-", " ")

    def states(self):
        low, high = self.accessible("GetState")
        return low | high << 32

    def has_state(self, state):
        return bool(self.states() >> int(state) & 1)

    def children(self):
        return [Node(owner, path) for owner, path in self.accessible("GetChildren") if not path.endswith("/null")]

    def parent(self):
        """Returns None for a program."""
        owner, path = self.property("org.a11y.atspi.Accessible", "Parent")
        return None if path.endswith("/null") or owner == REGISTRY else Node(owner, path)

    def process(self):
        """Returns the number of the process that it is a part of."""
        return Node("org.freedesktop.DBus", "/org/freedesktop/DBus").call("org.freedesktop.DBus", "GetConnectionUnixProcessID", GLib.Variant("(s)", (self.owner,)))[0]

    def can_act(self):
        """Whether a click on it would do anything."""
        return self.property("org.a11y.atspi.Action", "NActions") > 0

    def act(self):
        """Does what a click on it would do. Raises GLib.Error where there is nothing to do."""
        return self.call("org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (0,)))[0]


def programs():
    """Returns the accessible programs there are."""
    return Node(REGISTRY, ROOT).children()
