# sandbox.py: Sheaf as the Flatpak that is installed for the person, seen from outside of its sandbox
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
import configparser
import json
import os
import re
import subprocess

import provider
from accessible import Gio, GLib
from desktop import Program, children, geometry, keys, name, wait_for, xdotool
from sheaf import COMPLAINT, NOT_OURS, Sheaf

APP = "io.github.sheaf.Sheaf"
# What tests/tree/flatpak.py allows the manifest to ask for, as Flatpak says it (fallback-x11 implies x11).
ALLOWED = {"shared": {"ipc", "network"}, "sockets": {"wayland", "x11", "fallback-x11"}, "devices": {"dri"}}
# The portal's own places, which tell a person nothing.
PORTAL = re.compile(r"/run/(user|flatpak)/|/doc/[0-9a-f]{6,}")


def flatpak(*words, check=True):
    """Returns what it prints."""
    done = subprocess.run(["flatpak", *words], capture_output=True, text=True)
    assert not check or done.returncode == 0, f"flatpak {' '.join(words)}: {done.returncode}: {done.stderr}"
    return done.stdout


def installation():
    """The folder of what is installed for this person."""
    return os.environ.get("FLATPAK_USER_DIR") or os.path.expanduser("~/.local/share/flatpak")


def read_keys(text):
    """Returns the groups of a key file."""
    parsed = configparser.ConfigParser(delimiters=("=",), interpolation=None)
    parsed.optionxform = str
    parsed.read_string(text)
    return {group: dict(parsed[group]) for group in parsed.sections()}


def permissions():
    """What is really granted, as lists by their kinds."""
    said = read_keys(flatpak("info", "--user", "--show-permissions", APP))
    assert set(said) == {"Context"}, f"more than a context: {said}"
    return {key: set(value.strip(";").split(";")) for key, value in said["Context"].items()}


def exported(path):
    """Returns the groups of a key file that the rest of the desktop is given."""
    with open(f"{installation()}/exports/share/{path}", encoding="utf-8") as f:
        return read_keys(f.read())


def open_with(path):
    """What a file manager does with a file for which Sheaf is chosen."""
    Gio.DesktopAppInfo.new(f"{APP}.desktop").launch_uris([Gio.File.new_for_path(path).get_uri()], None)
    Gio.bus_get_sync(Gio.BusType.SESSION).flush_sync(None)


def app_files():
    """The folder that is /app in the sandbox."""
    return f"{flatpak('info', '--user', '--show-location', APP).strip()}/files"


def licences():
    """Returns the names of the licence files by the modules it was built of. Its own lie a folder above the others'."""
    files = app_files()
    with open(f"{files}/manifest.json", encoding="utf-8") as f:
        modules = [module["name"] for module in json.load(f)["modules"]]
    at = f"{files}/share/licenses/{APP}"
    return {name: files_in(at if name == "sheaf" else f"{at}/{name}") for name in modules}


def files_in(folder):
    return [entry.name for entry in os.scandir(folder) if entry.is_file()] if os.path.isdir(folder) else []


def withdraw(folder):
    """The sandbox may not see a folder any more, as where a desktop has forgotten it."""
    known = (line.split("\t") for line in flatpak("documents", "--columns=id,origin", APP).splitlines())
    withdrawn = [flatpak("document-unexport", "--doc-id", document) for document, origin in known if origin == folder]
    assert withdrawn, f"{folder} was never granted"


class Sandboxed(Program):
    """The program in its sandbox, where it has another process id than outside."""

    def is_it(self, node):
        return name(node) in ("sheaf", "Sheaf")

    def window(self):
        ids = wait_for("its window", visible_windows)
        return max(((i, *geometry(i)) for i in ids), key=lambda place: place[3] * place[4])


class Activated(Sandboxed):
    """The window of what the bus has started. What owns the name there is the proxy, which ends with the sandbox."""

    def __init__(self):
        self.process = provider.Service(provider.pid())
        self.node = wait_for("the window on the screen", self._find)


def visible_windows():
    return xdotool("search", "--onlyvisible", "--classname", "sheaf", check=False).split()


class Installed(Sheaf):
    """Sheaf as the other tests know it, with a library in the person's home, where Flatpak puts it."""

    def __init__(self, folder):
        self.log = f"{folder}/sheaf.log"
        self.window = None

    def run(self, *words):
        return flatpak("run", "--user", "--command=sheaf-cli", APP, *words)

    def cli(self, *words):
        return [json.loads(line) for line in self.run(*words, "--json").splitlines()]

    def article(self, title):
        return next(a for a in self.articles() if a["title"] == title)

    def start(self, locale=None):
        """@locale: where it is not to be that of the session"""
        self.window = Sandboxed("flatpak", "run", "--user", *([f"--env=LC_ALL={locale}"] if locale else []), APP, log=self.log)
        self.wait_focus()

    def attach(self):
        """Goes on with the window of what the bus has started."""
        self.window = Activated()
        self.wait_focus()

    def wait_focus(self):
        self.window.find("frame")
        wait_for("the focus", lambda: xdotool("getwindowfocus", check=False).strip() in visible_windows())

    def quit(self):
        keys("ctrl+q")
        code = self.window.process.wait(30)
        with open(self.log, encoding="utf-8", errors="replace") as log:
            said = [line for line in log if COMPLAINT.search(line) and not NOT_OURS.search(line)]
        return code, said


def told(node):
    """Yields everything that there is to be read in the windows of a program, what is on other pages of them too."""
    pending = [node]
    while pending:
        node = pending.pop()
        yield name(node)
        try:
            yield node.property("org.a11y.atspi.Accessible", "Description")
        except GLib.Error:  # gone meanwhile
            pass
        pending.extend(children(node))


class Processes:
    """What runs here, as the computer sees it from outside of all sandboxes."""

    def __init__(self):
        self.commands = {}
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                self.commands[int(pid)] = self.read(pid, "comm").strip()
            except OSError:
                continue

    @staticmethod
    def read(pid, file):
        with open(f"/proc/{pid}/{file}", encoding="utf-8", errors="replace") as f:
            return f.read()

    def find(self, command):
        # The kernel keeps the first 15 bytes of a name.
        found = [pid for pid, name in self.commands.items() if name == command[:15]]
        assert found, f"{command} runs"
        return found

    def status(self, pid):
        return dict(line.split(":\t", 1) for line in self.read(pid, "status").splitlines() if ":\t" in line)
