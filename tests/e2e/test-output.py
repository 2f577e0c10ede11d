#!/usr/bin/python3
# test-output.py: an article leaves the program: as a PDF file, by the clipboard, as its source
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-output.py     (under uisession.sh, as an ordinary user)"""
import os
import shutil
import subprocess
import unicodedata

from accessible import State
from desktop import find_anywhere, has_state, keys, role, wait_for, walk, xdotool
from story import Story, tell

CHINESE = "河边的春天"
ENGLISH = "Along the River"
SENTENCE = {CHINESE: "江南的草木都绿了，人们在河边散步，看花开花落。", ENGLISH: "The grass is green again, and people walk along the river."}
SOURCE = "https://news.example.org/river"


def text_of(pdf):
    """The text of a PDF file, without white space; fonts have one glyph for a character and the radical it is."""
    told = subprocess.run(["pdftotext", "-enc", "UTF-8", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return unicodedata.normalize("NFKC", "".join(told.split()))


class Output(Story):
    NAME = "output"
    PLAN = (
        ("printing asks how, and can be left", "print_and_leave"),
        ("a Chinese article is written as a PDF file, whole and with its links", "export_chinese"),
        ("so is an English one, and the choice was kept", "export_english"),
        ("the article is copied as the text that is read", "copy_text"),
        ("Ctrl+U shows the file as it is written, and what was copied as Markdown is found in it", "view_source"),
        ("v asks before the original is opened", "open_original"),
        ("a link to another article opens it at the heading it names", "follow_link"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder):
        super().__init__(folder)
        self.articles = f"{folder}/articles"
        os.mkdir(self.articles)
        for name, title in (("c.md", CHINESE), ("e.md", ENGLISH)):
            body = "\n\n".join(f"{SENTENCE[title]} [link{i:02}](https://example.org/{i % 3})" for i in range(40))
            self.write(name, f"---\ntitle: {title}\nsource: {SOURCE}\ndate: 2024-03-0{len(name)}\n---\n{body}\n")
        self.write("s.md", "---\ntitle: Short\n---\nA **bold** word.\n\n* Another, not bold\n")
        self.write("l.md", "---\ntitle: Linking\n---\nSee [[far away#The last part]].\n")
        many = "Words of a paragraph.\n\n" * 80
        self.write("far away.md", f"---\ntitle: Far\n---\n{many}## The last part\n\n{many}")
        self.sheaf.cli("import", self.articles)

    def write(self, name, text):
        with open(f"{self.articles}/{name}", "w", encoding="utf-8") as f:
            f.write(text)

    def act(self, word):
        command = ["gdbus", "call", "--session", "--dest", "io.github.sheaf.Sheaf", "--object-path", "/io/github/sheaf/Sheaf/window/1"]
        subprocess.run([*command, "--method", "org.gtk.Actions.Activate", word, "[]", "{}"], check=True, capture_output=True)

    def print_and_leave(self):
        self.sheaf.start()
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read(CHINESE)
        keys("ctrl+p")
        self.window.find("frame", "^Print$")
        self.photograph("print")
        keys("Escape")
        wait_for("the window to go", lambda: not self.window.all("frame", "^Print$"))

    def export(self, title, toggle):
        name = "zh.pdf" if title == CHINESE else "en.pdf"
        pdf = f"{self.folder}/{name}"
        self.act("export-pdf")
        self.window.find("frame", "^Export as PDF$")
        if toggle:
            self.window.press("check box", "^List links at the end")
        keys("alt+e")
        _, program = find_anywhere("button", "Save$")
        wait_for("the focus in the name", lambda: any(role(n) in ("text", "entry") and has_state(n, State.FOCUSED) for n in walk(program)))
        keys("ctrl+a")
        xdotool("type", "--delay", "20", pdf)
        self.photograph("save")
        keys("Return")
        wait_for(f"the PDF of {title}", lambda: os.path.exists(pdf) and os.path.getsize(pdf))
        self.window.find(None, "was written$")
        shutil.copy(pdf, f"{os.environ['SHEAF_BUILDDIR']}/e2e-output-{name}")
        text = text_of(pdf)
        sentence = unicodedata.normalize("NFKC", "".join(SENTENCE[title].split()))
        missing = [i for i in range(40) if f"{sentence}link{i:02}" not in text]
        assert not missing, f"paragraphs {missing} are not in it"
        for what in (title.replace(" ", ""), "news.example.org", "https://example.org/2"):
            assert what in text, f"{what} is not in it"

    def export_chinese(self):
        self.export(CHINESE, True)

    def export_english(self):
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read(ENGLISH)
        self.export(ENGLISH, False)

    def copy_text(self):
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read("Short")
        self.act("copy-as-text")
        self.window.find(None, "^Article copied$")
        # GTK 4.8 tells nobody what is in a search field: that it was found says it.
        keys("ctrl+k")
        wait_for("the focus in the search", lambda: (node := self.window.focus()) and role(node) in ("text", "entry", "search box"))
        keys("ctrl+v")
        self.window.find("label", "^1 found$")
        self.photograph("pasted")
        keys("ctrl+a", "BackSpace", "Escape")
        wait_for("the list to come back", lambda: self.window.all("row", f"^{ENGLISH}"))

    def view_source(self):
        self.sheaf.walk_to_article("Short")
        keys("ctrl+shift+c")
        self.window.find(None, "^Article copied$")
        keys("ctrl+u")
        self.window.find("frame", "^Source Text$")
        self.window.find("label", "UTF-8")
        keys("ctrl+f")
        self.window.wait_focus("^Find in the Source$")
        xdotool("type", "bold")
        self.window.find("label", "^2 places$")
        # What was copied is, as a whole, what the file has below its header.
        keys("ctrl+a", "ctrl+v")
        self.window.find("label", "^1 place$")
        self.photograph("source")
        keys("Escape", "Escape")
        wait_for("the window to go", lambda: not self.window.all("frame", "^Source Text$"))

    def follow_link(self):
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read("Linking")
        far = next(a for a in self.sheaf.articles() if a["title"] == "Far")
        assert far["unread"], "nobody has opened it"
        self.window.tab_to("^Article$")
        keys("Tab", "Return")
        self.sheaf.wait_read(far)
        self.photograph("linked")
        # The header shows the title where the page's own is out of sight, and the session has the block.
        wait_for("the place to be remembered", lambda: "block=b81" in self.session())

    def session(self):
        folder = f"{self.folder}/state/sheaf"
        return "".join(open(f"{folder}/{name}", encoding="utf-8").read() for name in os.listdir(folder))

    def open_original(self):
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read(ENGLISH)
        keys("v")
        self.window.find("label", "^Open in the Browser\\?$")
        self.window.find("label", "^news.example.org$")
        self.photograph("original")
        keys("Escape")


tell(Output, skip=shutil.which("pdftotext") is None and "no pdftotext")
