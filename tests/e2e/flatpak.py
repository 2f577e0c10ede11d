#!/usr/bin/python3
# flatpak.py: the installed Flatpak, as the desktop and a person use it
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: flatpak.py DRAGSOURCE REPOSITORY     (under uisession.sh, as an ordinary user; ./dev flatpak)

The Flatpak is the one installed for the user, from REPOSITORY.  Everything is done from outside of its sandbox, as by a
person: the files lie in folders that the sandbox does not have.
"""
import os
import re
import sys

import provider
import sandbox
from accessible import State
from chooser import Chooser
from desktop import Program, children, drag, has_state, keys, name, wait_for, xdotool
from outside import BOAT, CHINESE, CHOSEN, DROPPED, ENGLISH, FOLDER, LATER, LATER_FILE, OPENED, PEAK, PICTURES, WITHIN, Outside
from picture import colours_on_screen, in_hex
from sandbox import APP, Installed, Processes, flatpak
from sheaf import LIST
from story import Story, tell


# Titles of all that comes in.
EVERYTHING = {*DROPPED, *CHOSEN, *WITHIN, *OPENED, LATER}


class Flatpak(Story):
    NAME = "flatpak"
    PLAN = (
        ("it may do exactly what the manifest asks for", "check_permissions"),
        ("the desktop is given its entry, its service, its search and its icons", "check_exports"),
        ("the licence of everything that was built is in it", "check_licences"),
        ("the installed Flatpak starts", "start"),
        ("files dropped on it come in through the document portal", "drop"),
        ("their bytes are in the library, and the files may go", "check_copied"),
        ("the article is read", "read"),
        ("the web process is in a sandbox of its own, and tells where the reader is", "check_web_process"),
        ("several files chosen in the desktop's dialog come in", "choose_files"),
        ("a folder chosen in it comes in whole, and its pictures are shown", "choose_folder"),
        ("no window shows a path of the portal", "check_shown"),
        ("access that the desktop has forgotten can be granted again, and what is new comes in", "grant_again"),
        ("the whole library goes out into a folder, byte for byte", "export"),
        Story.COMPLAINS_OF_NOTHING,
        ("the desktop's search finds articles while it does not run, and no window opens", "search"),
        ("a result opens the window with that article", "activate_result"),
        ("what the bus has started ends with its window", "end_activated"),
        ("a file that is opened with it in the file manager comes in, and is read", "open_file"),
        ("that ends with its window, too", "end_activated"),
        ("a bundle of it is made, and installed in its stead", "install_bundle"),
        ("that speaks Chinese as well, the library is there still, and an article of it is read", "read_again"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder, dragsource, repository):
        self.folder, self.dragsource, self.repository = folder, dragsource, repository
        self.sheaf = Installed(folder)
        self.outside = Outside(folder)

    def clean_up(self):
        flatpak("kill", APP, check=False)

    def check_permissions(self):
        granted = sandbox.permissions()
        assert granted == sandbox.ALLOWED, f"it has {granted}, and may have {sandbox.ALLOWED}"

    def check_exports(self):
        entry = sandbox.exported(f"applications/{APP}.desktop")
        assert entry["Desktop Entry"]["DBusActivatable"] == "true", entry
        assert {"import", "search"} <= set(entry["Desktop Entry"]["Actions"].split(";")), entry
        service = sandbox.exported(f"dbus-1/services/{APP}.service")["D-BUS Service"]
        assert service["Name"] == APP and re.search(rf"flatpak run .*{APP} --gapplication-service$", service["Exec"]), service
        search = sandbox.exported(f"gnome-shell/search-providers/{APP}.search-provider.ini")["Shell Search Provider"]
        asked = (search["DesktopId"], search["BusName"], search["ObjectPath"])
        assert asked == (f"{APP}.desktop", APP, f"{provider.PATH}/SearchProvider"), search
        for icon in (f"scalable/apps/{APP}.svg", f"symbolic/apps/{APP}-symbolic.svg"):
            assert os.path.exists(f"{sandbox.installation()}/exports/share/icons/hicolor/{icon}"), icon

    def check_licences(self):
        for module, licences in sandbox.licences().items():
            assert licences, f"no licence of {module}"
            print(f"# {module}: {', '.join(licences)}")

    def start(self):
        self.sheaf.start()

    def drop(self):
        told = f"{self.folder}/dragsource.log"
        source = Program(self.dragsource, *self.outside.dropped(), log=told)
        xdotool("windowmove", "--sync", source.window()[0], "20", "680")
        _, x, y, width, height = source.window()
        _, left, top, across, down = self.window.window()
        drag((x + width // 2, y + height // 2), (left + across * 3 // 4, top + down // 2))
        self.confirm(DROPPED)
        source.close()
        with open(told, encoding="utf-8") as log:
            assert "dropped: copy" in log.read(), "the drag ended as a copy"

    def confirm(self, expected):
        """Presses the button of the import's dialog, which counts what would come in, and waits for all of it."""
        self.window.press("button", rf"^Import {len(expected)} Articles$")
        wait_for("the articles", lambda: set(expected) <= {a["title"] for a in self.sheaf.articles()})

    def check_copied(self):
        self.outside.forget_dropped()
        for title, (_, text) in DROPPED.items():
            stored = self.sheaf.run("show", "--source", str(self.sheaf.article(title)["id"]))
            assert stored == text, f"the bytes of {title!r} are the file's"

    def read(self):
        # These were the first, and there was no list before.
        articles = self.window.find("list", f"^{LIST}$")
        wait_for("the focus in the list", lambda: self.window.has_focus(articles))
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read(CHINESE)
        self.photograph("dropped")

    def check_web_process(self):
        processes = Processes()
        app = next(pid for pid in processes.find("sheaf") if os.readlink(f"/proc/{pid}/exe") == "/app/bin/sheaf")
        for pid in processes.find("WebKitWebProcess"):
            status = processes.status(pid)
            assert status["NoNewPrivs"] == "1" and status["Seccomp"] == "2" and int(status["CapEff"], 16) == 0, status
            for namespace in ("net", "mnt", "pid"):
                ours, theirs = (os.readlink(f"/proc/{p}/ns/{namespace}") for p in (app, pid))
                assert ours != theirs, f"the web process shares {namespace} with the program"
            assert re.search(r" /app/lib\w*/sheaf/web-process/reader-page\.so$", processes.read(pid, "maps"), re.M), "the extension is loaded"

    def choose_files(self):
        keys("ctrl+o")
        chooser = Chooser()
        chooser.choose_files(self.outside.place("chosen"))
        self.photograph("chooser")
        chooser.confirm()
        self.confirm(CHOSEN)

    def choose_folder(self):
        keys("ctrl+shift+o")
        chooser = Chooser()
        chooser.choose_folder(self.outside.place(FOLDER))
        self.photograph("chooser-folder")
        chooser.confirm()
        self.window.find("button", rf"^Import {len(WITHIN)} Articles$")
        self.photograph("import")
        self.confirm(WITHIN)
        self.sheaf.walk_to_place("All Articles")
        for title, picture in (("黄山", PEAK), ("The coast", BOAT)):
            self.sheaf.walk_to_place("All Articles")
            self.sheaf.read(title)
            wait_for(f"the picture of {title!r}", lambda: in_hex(picture) in colours_on_screen())
        self.photograph("pictures")

    def look(self, where, known):
        """What there is to be read now has @known in it, and no path of the portal."""
        wait_for(f"{known!r} in {where}", lambda: any(known in text for text in sandbox.told(self.window.node)))
        shown = [text for text in sandbox.told(self.window.node) if sandbox.PORTAL.search(text)]
        assert not shown, f"{where}: {shown}"
        self.photograph(where)

    def check_shown(self):
        keys("alt+Return")
        self.look("details", "coast.md")
        keys("alt+Return")
        for key, title, page, known in (("ctrl+i", "Imports", "Folders", FOLDER), ("ctrl+comma", "Preferences", "Library", "Keep backups")):
            keys(key)
            self.window.find("frame", f"^{title}$")
            self.look(title.lower(), "")
            self.window.press(None, f"^{page}$")
            self.look(page.lower(), known)
            keys("Escape")
            wait_for(f"{title} to close", lambda: not self.window.all("frame", f"^{title}$"))

    def grant_again(self):
        path, text = LATER_FILE
        self.outside.write(path, text.encode())
        sandbox.withdraw(self.outside.place(FOLDER))
        keys("F5")
        self.window.find("button", "Grant Access")
        self.photograph("withdrawn")
        self.window.press("button", "Grant Access")
        chooser = Chooser("Grant Access$")
        chooser.choose_folder(self.outside.place(FOLDER))
        chooser.confirm()
        wait_for("what is new", lambda: any(a["title"] == LATER for a in self.sheaf.articles()))
        self.photograph("granted")

    def export(self):
        out = self.outside.place("taken out")
        os.mkdir(out)
        keys("ctrl+shift+e")
        self.window.find("frame", "^Export$")
        self.window.tab_to("^The Whole Library$")
        keys("space", "alt+f")
        chooser = Chooser("Export$")
        chooser.choose_folder(out)
        chooser.confirm()
        expected = EVERYTHING - set(OPENED)
        self.window.find("label", f"^{len(expected)} files written")
        self.look("exported", "taken out")
        keys("Escape")
        came_out = {os.path.relpath(f"{place}/{name}", out) for place, _, names in os.walk(out) for name in names}
        assert len(came_out) == len(expected) + len(PICTURES), came_out
        for path in came_out & {path for path, _ in WITHIN.values()}:
            with open(f"{out}/{path}", "rb") as taken, open(self.outside.place(path), "rb") as own:
                assert taken.read() == own.read(), path

    def search(self):
        assert not provider.runs(), "it does not run"
        for word, title in (("lighthouse", ENGLISH), ("harb", ENGLISH), ("沙盒", CHINESE), ("柳暗花明", CHINESE)):
            (found,) = provider.search("GetResultMetas", "as", provider.search("GetInitialResultSet", "as", [word]))
            assert found["name"] == title, found
            assert not sandbox.PORTAL.search(found["description"]), found
        assert not sandbox.visible_windows(), "a window without being asked for"

    def activate_result(self):
        article = self.sheaf.article(ENGLISH)
        assert article["unread"], article
        provider.search("ActivateResult", "sasu", str(article["id"]), ["lighthouse"], 0)
        self.sheaf.attach()
        self.sheaf.wait_read(article)
        self.photograph("found")

    def end_activated(self):
        keys("ctrl+q")
        self.window.process.wait()
        wait_for("the name to go", lambda: not provider.runs())

    def open_file(self):
        ((title, (path, _)),) = OPENED.items()
        sandbox.open_with(self.outside.place(path))
        wait_for("the service", provider.runs)
        self.sheaf.attach()
        wait_for("the article to be read", lambda: any(a["title"] == title and not a["unread"] for a in self.sheaf.articles()))
        articles = self.window.find("list", f"^{LIST}$")
        wait_for("its row to be the one that is open", lambda: any(name(row).startswith(title) and has_state(row, State.SELECTED) for row in children(articles)))
        self.photograph("opened")

    def install_bundle(self):
        bundle = f"{self.folder}/sheaf.flatpak"
        flatpak("build-bundle", self.repository, bundle, APP)
        print(f"# the bundle has {os.path.getsize(bundle) / 1e6:.2f} MB", flush=True)
        flatpak("uninstall", "--user", "-y", "--noninteractive", APP)
        assert APP not in flatpak("list", "--user", "--columns=application").split(), "it is gone"
        flatpak("install", "--user", "-y", "--noninteractive", "--bundle", bundle)
        self.check_permissions()

    def read_again(self):
        assert {a["title"] for a in self.sheaf.articles()} == EVERYTHING, self.sheaf.articles()
        self.sheaf.start(locale="zh_CN.UTF-8")
        self.sheaf.walk_to_place("所有文章")
        self.sheaf.read("选中的第二篇")
        self.photograph("bundle")


tell(Flatpak, *sys.argv[1:])
