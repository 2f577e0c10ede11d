# hostile.py: hostile articles made ready, and a file that nobody may open
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The articles have two words in place of what is only known when they are used: CANARYPORT, a port that is listened
on, and SECRETPATH, a file that must never be opened.  Many ask for /etc/passwd; here that is the same secret file, as
the real one is opened all the time by others.
"""
import ctypes
import os
import re
import struct

ARTICLE = re.compile(r"\.(md|html)$")
IN_ACCESS, IN_OPEN = 0x1, 0x20


def ours():
    return os.path.join(os.environ["SHEAF_SRCDIR"], "tests/data/attacks")


def folders():
    """Returns (class, folder) of all the hostile articles there are, or of the few in the tree."""
    hostile = os.path.join(os.environ.get("SHEAF_SHARED", ""), "hostile")
    if not os.environ.get("SHEAF_SHARED") or not os.path.isdir(hostile):
        return [("ours", ours())]
    return [(name, os.path.join(hostile, name)) for name in sorted(os.listdir(hostile)) if os.path.isdir(os.path.join(hostile, name))]


def fill(target, port, secret):
    """Copies all of them, with a folder for each class, and returns the paths of the copies."""
    paths = []
    for name, folder in [("names", os.path.join(ours(), "names")), *folders()]:
        os.makedirs(f"{target}/{name}", mode=0o755)
        for file in sorted(f for f in os.listdir(folder) if ARTICLE.search(f)):
            with open(os.path.join(folder, file), "rb") as source:
                data = source.read()
            data = data.replace(b"CANARYPORT", str(port).encode()).replace(b"SECRETPATH", secret.encode())
            paths.append(f"{target}/{name}/{file}")
            with open(paths[-1], "wb") as out:
                out.write(data.replace(b"etc/passwd", secret[1:].encode()))
    return paths


class Secret:
    """A file, and a count of how often anybody opened it or read from it."""

    def __init__(self, path):
        self.path = path
        with open(path, "w", encoding="utf-8") as out:
            out.write("secret\n")
        os.chmod(path, 0o644)
        libc = ctypes.CDLL(None, use_errno=True)
        self.events = libc.inotify_init1(os.O_NONBLOCK)
        if self.events < 0 or libc.inotify_add_watch(self.events, path.encode(), IN_OPEN | IN_ACCESS) < 0:
            raise OSError(ctypes.get_errno(), "a file cannot be watched", path)

    def count(self):
        """Returns how many events there were since it was last asked."""
        try:
            data = os.read(self.events, 65536)
        except BlockingIOError:
            return 0
        count = at = 0
        while at < len(data):
            at += 16 + struct.unpack_from("I", data, at + 12)[0]
            count += 1
        return count
