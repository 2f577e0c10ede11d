#!/usr/bin/python3
# flatpak.py: a file is dropped on the installed Flatpak, and read
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: flatpak.py DRAGSOURCE PICTURE     (under uisession.sh, as an ordinary user; ./dev flatpak)

The Flatpak is the one installed for the user.  Everything is done from outside of its sandbox, as by a
person: the file lies in a folder that the sandbox does not have.
"""
import configparser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

from desktop import Missing, Program, drag, geometry, keys, name, screenshot, start_window_manager, wait_for, walk, xdotool

APP = "io.github.sheaf.Sheaf"
# What tests/tree/flatpak.py allows the manifest to ask for, as Flatpak says it (fallback-x11 implies x11).
ALLOWED = {"shared": {"ipc", "network"}, "sockets": {"wayland", "x11", "fallback-x11"}, "devices": {"dri"}}
TITLE = "沙盒里的第一篇"
NAME = "第一篇 文章.md"
ARTICLE = f"""---
title: {TITLE}
date: 2024-03-02 09:30:00 +0800
categories: [随笔]
tags: [Flatpak, 拖放]
---

这个文件是从沙盒外面**拖进来**的：程序看不到它所在的文件夹，只能通过门户读到它。

> A dropped file is copied into the library at once; the article stays when the file is gone.

* 它的字节已经在文库里；
* 原来的文件没有被改动。

{"读书破万卷，下笔如有神。" * 12}

""" + "\n\n".join(f"第 {n} 段。" + "山重水复疑无路，柳暗花明又一村。" * 8 for n in range(1, 13)) + "\n"


# Another, from another folder: the portal makes a place of its own for each.  No folder, which portals hand
# over only since 2023.
OTHER_TITLE = "沙盒里的第二篇"
OTHER = f"---\ntitle: {OTHER_TITLE}\ndate: 2023-05-06 08:00:00\ncategories: [技术, 网络]\n---\n\n几个文件可以一起拖进来。\n"


def flatpak(*words, check=True):
    return subprocess.run(["flatpak", *words], check=check, capture_output=True, text=True).stdout


class Sandboxed(Program):
    """The program in its sandbox, where it has another process id than outside."""

    def is_it(self, node):
        return name(node) in ("sheaf", "Sheaf")

    def window(self):
        ids = wait_for("its window", lambda: xdotool("search", "--onlyvisible", "--classname", "sheaf", check=False).split())
        return max(((i, *geometry(i)) for i in ids), key=lambda place: place[3] * place[4])


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


class Story:
    """The steps, in order: each builds on the one before."""

    def __init__(self, folder, dragsource, picture):
        self.folder, self.dragsource, self.picture = folder, dragsource, picture
        self.log = f"{folder}/sheaf.log"
        self.file = f"{folder}/读物/{NAME}"
        self.window = None

    def articles(self):
        said = flatpak("run", "--user", "--command=sheaf-cli", APP, "list", "--json")
        return [json.loads(line) for line in said.splitlines()]

    def check_permissions(self):
        """It may do what is allowed, and nothing else, not even by the bus."""
        said = configparser.ConfigParser(delimiters=("=",))
        said.optionxform = str
        said.read_string(flatpak("info", "--user", "--show-permissions", APP))
        assert set(said.sections()) == {"Context"}, f"more than a context: {said.sections()}"
        granted = {key: set(value.strip(";").split(";")) for key, value in said["Context"].items()}
        assert granted == ALLOWED, f"it has {granted}, and may have {ALLOWED}"

    def start(self):
        self.window = Sandboxed("flatpak", "run", "--user", "--env=GSK_RENDERER=cairo", "--env=WEBKIT_DISABLE_DMABUF_RENDERER=1", APP, log=self.log)
        self.window.find("frame")
        wait_for("the focus", lambda: self.window.window()[0] == xdotool("getwindowfocus", check=False).strip())

    def drop(self):
        other = f"{self.folder}/收藏/{NAME}"
        for path, text in ((self.file, ARTICLE), (other, OTHER)):
            os.mkdir(os.path.dirname(path))
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
        told = f"{self.folder}/dragsource.log"
        source = Program(self.dragsource, self.file, other, log=told)
        xdotool("windowmove", "--sync", source.window()[0], "20", "680")
        _, x, y, width, height = source.window()
        _, left, top, across, down = self.window.window()
        drag((x + width // 2, y + height // 2), (left + across * 3 // 4, top + down // 2))
        wait_for("the import, or its dialog", lambda: self.press_import() or self.articles())
        wait_for("the articles", lambda: len(self.articles()) == 2)
        source.close()
        with open(told, encoding="utf-8") as log:
            assert "dropped: copy" in log.read(), "the drag ended as a copy"

    def press_import(self):
        """Presses the button of the import's dialog, where there is one and it knows what it would do."""
        buttons = self.window.all("button", r"^Import \d+ Articles?$")
        return buttons and buttons[0].act()

    def check_copied(self):
        """What came in stays when the file is gone."""
        shutil.rmtree(os.path.dirname(self.file))
        shutil.rmtree(f"{self.folder}/收藏")
        for title, text in ((TITLE, ARTICLE), (OTHER_TITLE, OTHER)):
            stored = flatpak("run", "--user", "--command=sheaf-cli", APP, "show", "--source", str(self.article(title)["id"]))
            assert stored == text, f"the bytes of {title!r} are the file's"

    def article(self, title):
        return next(a for a in self.articles() if a["title"] == title)

    def read(self):
        wait_for("the row", lambda: self.window.all("row", re.escape(TITLE)))
        keys("j")
        wait_for("the article to be read", lambda: not self.article(TITLE)["unread"])
        screenshot(self.picture, self.window.window()[0])

    def check_shown(self):
        """The portal's own paths are nobody's business."""
        shown = [said for said in map(name, walk(self.window.node)) if re.search(r"/run/(user|flatpak)/|/doc/", said)]
        assert not shown, f"shows {shown}"

    def check_web_process(self):
        """Articles are shown by a process that has less still, and that reports the place in the page."""
        processes = Processes()
        app = next(pid for pid in processes.find("sheaf") if os.readlink(f"/proc/{pid}/exe") == "/app/bin/sheaf")
        for pid in processes.find("WebKitWebProcess"):
            status = processes.status(pid)
            assert status["NoNewPrivs"] == "1" and status["Seccomp"] == "2" and int(status["CapEff"], 16) == 0, status
            for namespace in ("net", "mnt", "pid"):
                ours, theirs = (os.readlink(f"/proc/{p}/ns/{namespace}") for p in (app, pid))
                assert ours != theirs, f"the web process shares {namespace} with the program"
            assert re.search(r" /app/lib\w*/sheaf/web-process/reader-page\.so$", processes.read(pid, "maps"), re.M), "the extension is loaded"

    def end(self):
        keys("ctrl+q")
        code = self.window.process.wait(30)
        assert code == 0, f"ended with {code}"
        with open(self.log, encoding="utf-8", errors="replace") as log:
            said = [line for line in log if re.search(r"(Sheaf|Gtk|GLib|Adwaita|Gdk)\S*-(WARNING|CRITICAL)", line)]
        assert not said, "".join(said)


def plan(story):
    return (
        ("it may do exactly what the manifest asks for", story.check_permissions),
        ("the installed Flatpak starts", story.start),
        ("files dropped on it come in through the document portal", story.drop),
        ("their bytes are in the library, and the files may go", story.check_copied),
        ("the article is read", story.read),
        ("no path of the portal is shown", story.check_shown),
        ("the web process is in a sandbox of its own, and tells where the reader is", story.check_web_process),
        ("it ends well and has complained of nothing", story.end),
    )


def main():
    with tempfile.TemporaryDirectory() as folder:
        manager = start_window_manager()
        story = Story(folder, *sys.argv[1:])
        try:
            return run(story)
        finally:
            if story.window and story.window.process.poll() is None:
                flatpak("kill", APP, check=False)
            manager.terminate()


def run(story):
    for what, step in plan(story):
        try:
            step()
        except Exception:
            print(f"not ok {what}", flush=True)
            explain(story)
            return 1
        print(f"ok {what}", flush=True)
    return 0


def explain(story):
    picture = f"{os.environ['SHEAF_BUILDDIR']}/flatpak-failed.png"
    screenshot(picture)
    print(traceback.format_exc() + (story.window.dump() if story.window else ""), file=sys.stderr)
    if os.path.exists(story.log):
        with open(story.log, encoding="utf-8", errors="replace") as log:
            print(log.read()[-4000:], file=sys.stderr)
    print(f"The screen as it was: {picture}", file=sys.stderr)


sys.exit(main())
