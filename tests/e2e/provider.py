# provider.py: the desktop's side of its search: Sheaf as a service that the bus starts, and what GNOME Shell asks it
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shlex
import signal

from accessible import Gio, GLib
from desktop import Program, wait_for

NAME = "io.github.sheaf.Sheaf"
PATH = "/io/github/sheaf/Sheaf"
MILLISECONDS = 60_000


def call(owner, path, interface, method, signature=None, *arguments):
    """Calls a method on the session bus and returns its only value, or None."""
    parameters = GLib.Variant(f"({signature})", arguments) if signature else None
    answer = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(owner, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, MILLISECONDS, None)
    return next(iter(answer.unpack()), None)


def bus(method, signature=None, *arguments):
    return call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, signature, *arguments)


def search(method, signature, *arguments):
    """Asks the search provider; where Sheaf does not run, the bus starts it."""
    return call(NAME, f"{PATH}/SearchProvider", "org.gnome.Shell.SearchProvider2", method, signature, *arguments)


def search_all(words):
    """Asks for one word after the other, waiting for none; returns all answers, a text where it is an error."""
    answers = {}
    connection = Gio.bus_get_sync(Gio.BusType.SESSION)

    def answered(_, result, number):
        try:
            answers[number] = connection.call_finish(result).unpack()[0]
        except GLib.Error as error:
            answers[number] = error.message

    for number, word in enumerate(words):
        parameters = GLib.Variant("(as)", ([word],))
        connection.call(NAME, f"{PATH}/SearchProvider", "org.gnome.Shell.SearchProvider2", "GetInitialResultSet", parameters, None, Gio.DBusCallFlags.NONE, MILLISECONDS, None, answered, number)
    while len(answers) < len(words):
        GLib.MainContext.default().iteration(True)
    return [answers[number] for number in range(len(words))]


def act(action):
    """What a desktop does for an action of the desktop entry."""
    call(NAME, PATH, "org.freedesktop.Application", "ActivateAction", "sava{sv}", action, [], {})


class Service:
    """What the bus has started, as if it were a child of ours."""

    def __init__(self, pid):
        self.pid = pid
        self.args = [NAME]

    def poll(self):
        """In a process namespace whose first process waits for nobody's children, one that has ended stays as a zombie."""
        try:
            with open(f"/proc/{self.pid}/stat", encoding="utf-8") as file:
                return 0 if file.read().rpartition(")")[2].split()[0] in "ZX" else None
        except FileNotFoundError:
            return 0

    def terminate(self):
        os.kill(self.pid, signal.SIGTERM)

    kill = terminate

    def wait(self, patience=30):
        wait_for("the service to end", lambda: self.poll() is not None, patience)
        return 0


class Started(Program):
    """The window of a running service, on the screen by now."""

    def __init__(self, pid):
        self.process = Service(pid)
        self.node = wait_for("the window on the screen", self._find)


def install(folder, sheaf):
    """Tells the bus how Sheaf is started: as its service file says, with what @sheaf has in its environment."""
    services = f"{os.environ['XDG_RUNTIME_DIR']}/dbus-1/services"
    os.makedirs(services, exist_ok=True)
    with open(f"{folder}/start.sh", "w", encoding="utf-8") as script:
        # Not the bus's own environment: other services would get it as well.
        words = ["env", "-i", *(f"{key}={text}" for key, text in sheaf.env.items()), sheaf.program, "--gapplication-service"]
        script.write(f"exec {shlex.join(words)} >>{shlex.quote(sheaf.log)} 2>&1\n")
    with open(f"{services}/{NAME}.service", "w", encoding="utf-8") as service:
        service.write(f"[D-BUS Service]\nName={NAME}\nExec=/bin/sh {folder}/start.sh\n")
    bus("ReloadConfig")
    wait_for("the bus to know the service", lambda: NAME in bus("ListActivatableNames"))


def runs():
    return bus("NameHasOwner", "s", NAME)


def pid():
    return bus("GetConnectionUnixProcessID", "s", NAME)
