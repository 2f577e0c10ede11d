#!/usr/bin/python3
# test-provider.py: articles are found by the desktop's search, without a window
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-provider.py     (under uisession.sh, as an ordinary user)"""
import os
import subprocess

import provider
from accessible import GLib, State
from desktop import find_anywhere, has_state, keys, name, wait_for, xdotool
from sheaf import LIST
from story import Story, tell

CHIP = "芯片产业的一年"
HARBOUR = "The harbour <at> night"
TEXTS = {
    "chip.md": f"---\ntitle: {CHIP}\ncategories: [科技, 芯片]\ndate: 2024-05-01\n---\n\n去年**光刻机**的订单翻了一番。\n",
    "harbour.md": f"---\ntitle: {HARBOUR}\ncategories: [Travel, Coast]\ndate: 2024-04-01\n---\n\nThe *lighthouse* keeper\nwalks at dusk.\n",
    "plain.md": "---\ntitle: Without a category\ndate: 2024-03-01\n---\n\nA lighthouse by the river.\n",
    "ships.md": "---\ntitle: Ships\ndate: 2025-01-01\n---\n\nThey lie in the harbour until morning.\n",
    "gone.md": "---\ntitle: Thrown away\ndate: 2024-06-01\n---\n\nThis lighthouse was torn down.\n",
}
FILLING = 30

SWITCH = "Found by the desktop’s search"


class Provider(Story):
    NAME = "provider"
    PLAN = (
        ("without a library nothing is found, and none is made", "find_no_library"),
        ("told to end it does so, although it has no window", "end_without_window"),
        ("the bus starts Sheaf to be asked, and no window opens", "find_english"),
        ("Chinese is found as well", "find_chinese"),
        ("results go on with each word, and are few", "narrow"),
        ("a result has its title, category and words around, as plain text on one line", "describe"),
        ("the trash is not found, nor described", "leave_trash"),
        ("the newest of many questions is answered, the others are or are told of it", "hurry"),
        ("nonsense is no result", "ask_nonsense"),
        ("a chosen result opens the window with that article", "activate"),
        ("the search goes on in the window with what was typed", "launch"),
        ("another result opens in the same window", "activate_another"),
        ("turned off in the preferences nothing is found", "turn_off"),
        ("the process ends with its window", "end"),
        ("with a search the bus starts it anew", "launch_anew"),
        ("the desktop entry's Search puts the cursor into the entry", "search_action"),
        ("the desktop entry's Import asks for files", "import_action"),
        ("the command does the same where there is no activation", "search_option"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder):
        super().__init__(folder)
        provider.install(folder, self.sheaf)

    def find(self, *terms):
        """Returns the titles of what is found."""
        return [meta["name"] for meta in self.describe_all(provider.search("GetInitialResultSet", "as", terms))]

    def describe_all(self, ids):
        return provider.search("GetResultMetas", "as", ids)

    def no_window(self):
        shown = xdotool("search", "--onlyvisible", "--pid", str(provider.pid()), check=False).split()
        assert not shown, f"windows without being asked for: {shown}"

    def id(self, title):
        return str(next(a["id"] for a in self.sheaf.articles() if a["title"] == title))

    def attach(self):
        self.sheaf.window = provider.Started(provider.pid())

    def find_no_library(self):
        assert self.find("lighthouse") == []
        assert not os.path.exists(self.sheaf.library), "a search made a library"
        self.no_window()

    def end_without_window(self):
        service = provider.Service(provider.pid())
        service.terminate()
        service.wait()

    def find_english(self):
        folder = f"{self.folder}/articles"
        os.mkdir(folder)
        for file, text in TEXTS.items():
            with open(f"{folder}/{file}", "w", encoding="utf-8") as f:
                f.write(text)
        for number in range(FILLING):
            with open(f"{folder}/filling-{number}.md", "w", encoding="utf-8") as f:
                f.write(f"---\ntitle: Filling {number}\ndate: 2020-01-{1 + number % 28:02}\n---\n\nSomething else altogether.\n")
        self.sheaf.cli("import", folder)
        subprocess.run([self.sheaf.command, "--library", self.sheaf.library, "trash", self.id("Thrown away")], check=True, env=self.sheaf.env, capture_output=True)
        assert self.find("lighthouse") == [HARBOUR, "Without a category"], self.find("lighthouse")
        assert self.find("lightho") == [HARBOUR, "Without a category"], "a word still being typed"
        assert self.find("harbour") == [HARBOUR, "Ships"], "titles before all others, however old"
        assert self.find("unheard-of") == []
        self.no_window()

    def find_chinese(self):
        assert self.find("光") == [CHIP]
        assert self.find("光刻机") == [CHIP]
        assert self.find("芯片", "订单") == [CHIP]
        self.no_window()

    def narrow(self):
        first = provider.search("GetInitialResultSet", "as", ["something"])
        assert 5 <= len(first) <= 20, first
        # The newest of many are not the only ones that have another word as well.
        oldest = provider.search("GetSubsearchResultSet", "asas", first, ["something", "title:0"])
        assert [meta["name"] for meta in self.describe_all(oldest)] == ["Filling 0"], oldest
        assert provider.search("GetSubsearchResultSet", "asas", first, ["something", "光刻机"]) == []

    def describe(self):
        harbour, plain = self.describe_all(provider.search("GetInitialResultSet", "as", ["lighthouse"]))
        assert harbour["id"] == self.id(HARBOUR), harbour
        assert harbour["name"] == HARBOUR, harbour
        assert harbour["description"] == "Travel › Coast — The lighthouse keeper walks at dusk.", harbour
        assert plain["description"] == "A lighthouse by the river.", plain
        assert harbour["gicon"] == provider.NAME and harbour["icon"][0] == "themed", harbour
        (chip,) = self.describe_all(provider.search("GetInitialResultSet", "as", ["光刻机"]))
        assert chip["description"] == "科技 › 芯片 — 去年光刻机的订单翻了一番。", chip

    def leave_trash(self):
        (gone,) = (a for a in self.sheaf.cli("list", "--state", "trash"))
        assert self.find("torn") == []
        assert self.describe_all([str(gone["id"])]) == []

    def hurry(self):
        typed = ["l", "li", "lig", "ligh", "light", "lighthouse", "光", "光刻", "光刻机"] * 10
        answers = provider.search_all(typed)
        assert answers[-1] == [self.id(CHIP)], answers[-1]
        wrong = [a for a in answers if isinstance(a, str) and "Superseded" not in a]
        assert not wrong, wrong
        self.no_window()

    def ask_nonsense(self):
        assert self.describe_all(["", "0", "-1", "one", "99999999999999999999", "4000000000"]) == []
        assert provider.search("GetInitialResultSet", "as", []) == []
        assert provider.search("GetInitialResultSet", "as", ['"', "***", "NEAR(", "\x01"]) == []
        try:
            provider.search("ActivateResult", "sasu", "one", [], 0)
        except GLib.Error as error:
            assert "InvalidArgs" in error.message, error.message
        else:
            raise AssertionError("no article was opened, and nothing said so")
        self.no_window()

    def wait_open(self, title):
        article = next(a for a in self.sheaf.articles() if a["title"] == title)
        self.sheaf.wait_read(article)

    def activate(self):
        provider.search("ActivateResult", "sasu", self.id(CHIP), ["光刻机"], 0)
        self.attach()
        self.wait_open(CHIP)
        self.window.find("row", CHIP)
        self.photograph("activated")

    def launch(self):
        provider.search("LaunchSearch", "asu", ["keeper", "OR", "river"], 0)
        self.window.find("label", "^2 found$")
        provider.search("LaunchSearch", "asu", ["光刻机"], 0)
        self.window.find("label", "^1 found$")
        self.window.find("row", CHIP)
        self.photograph("launched")

    def activate_another(self):
        provider.search("ActivateResult", "sasu", self.id(HARBOUR), ["lighthouse"], 0)
        self.wait_open(HARBOUR)
        assert len(self.window.all("frame")) == 1

    def turn_off(self):
        keys("ctrl+comma")
        self.window.find("frame", "^Preferences$")
        self.window.tab_to("^Library$")
        keys("space")
        self.window.tab_to(f"^{SWITCH}$")
        self.photograph("preferences")
        # The row has the focus, and its name, as the switch in it.
        assert any(has_state(n, State.CHECKED) for n in self.window.all(None, SWITCH)), "it is on unless turned off"
        keys("space")
        wait_for("nothing to be found", lambda: provider.search("GetInitialResultSet", "as", ["lighthouse"]) == [])
        assert self.describe_all([self.id(HARBOUR)]) == []
        keys("space")
        wait_for("it to be found again", lambda: self.find("lighthouse") == [HARBOUR, "Without a category"])
        keys("Escape")
        wait_for("the preferences to close", lambda: not self.window.all("frame", "^Preferences$"))

    def end(self):
        super().end()
        wait_for("the name to go", lambda: not provider.runs())

    def launch_anew(self):
        provider.search("LaunchSearch", "asu", ["lighthouse"], 0)
        self.attach()
        self.window.find("label", "^2 found$")
        self.photograph("launched-anew")

    def in_the_entry(self):
        return (node := self.window.focus()) and name(node) == "Search all articles"

    def search_action(self):
        keys("Escape")
        wait_for("the search to be left", lambda: not self.window.all("label", "^2 found$"))
        provider.act("search")
        wait_for("the focus in the entry", self.in_the_entry)
        keys("Escape")
        self.window.find("list", f"^{LIST}$")

    def import_action(self):
        provider.act("import")
        chooser, _ = find_anywhere("button", "Import$")
        self.photograph("import")
        keys("Escape")
        wait_for("the file dialog to close", lambda: not has_state(chooser, State.SHOWING))

    def search_option(self):
        self.window.close()
        wait_for("the name to go", lambda: not provider.runs())
        self.sheaf.start("--search")
        wait_for("the focus in the entry", self.in_the_entry)


tell(Provider)
