#!/usr/bin/python3
# test-aloud.py: an article read aloud, to what stands in for Speech Dispatcher
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-aloud.py     (under uisession.sh, as an ordinary user)"""
import os
import re
import socket
import threading

from desktop import keys, name, wait_for, xdotool
from sheaf import Sheaf
from story import Story, tell

TITLES = ("朗读的文章", "Another")
SENTENCES = ("第一句话。", "第二句话！", "这是第二段。")


class Listener:
    """Stands in for Speech Dispatcher: hears everything, and has said nothing before it is told that it has."""

    def __init__(self, path):
        self.path, self.said, self.commands, self.connection, self.message = path, [], [], None, 0
        self.listen()

    def listen(self):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(self.path)
        self.socket.listen()
        threading.Thread(target=self.accept, args=(self.socket,), daemon=True).start()

    def accept(self, listening):
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            self.connection = connection
            threading.Thread(target=self.hear, args=(connection,), daemon=True).start()

    @staticmethod
    def answer(connection, words):
        """Who says the last words and goes does not wait for an answer; more of them may have come."""
        try:
            connection.sendall(words)
        except OSError:
            pass

    def hear(self, connection):
        is_text = False
        try:
            for line in connection.makefile(encoding="utf-8", newline="\r\n"):
                line = line.removesuffix("\r\n")
                if not is_text:
                    self.commands.append(line)
                    is_text = line == "SPEAK"
                    self.answer(connection, b"230 OK RECEIVING DATA\r\n" if is_text else b"200 OK\r\n")
                elif line == ".":
                    is_text = False
                    self.message += 1
                    self.answer(connection, b"225-%d\r\n225 OK MESSAGE QUEUED\r\n" % self.message)
                    self.said.append(text)
                else:
                    text = line
        except OSError:
            pass  # it went away

    def end(self):
        self.connection.sendall(b"702-%d\r\n702-1\r\n702 END\r\n" % self.message)

    def vanish(self):
        os.unlink(self.path)
        for sock in (self.socket, self.connection):
            sock.shutdown(socket.SHUT_RDWR)
            sock.close()


class Aloud(Story):
    NAME = "aloud"
    PLAN = (
        ("A reads the article aloud, beginning with its title", "begin"),
        ("the next sentence follows when one has ended", "go_on"),
        ("comma and full stop step by sentences", "step"),
        ("A pauses, and goes on with the same sentence", "pause"),
        ("the speed of the bar is that of the voice", "speed"),
        ("the daemon's end is told of, and it goes on when there is another", "vanish"),
        ("Escape stops it", "escape"),
        ("another article stops it", "other"),
        Story.COMPLAINS_OF_NOTHING,
        ("without Speech Dispatcher a word says so", "nobody"),
        Story.COMPLAINS_OF_NOTHING,
    )

    def __init__(self, folder):
        super().__init__(folder)
        self.path = f"{folder}/speechd.sock"
        self.listener = Listener(self.path)
        self.sheaf = Sheaf(folder, SPEECHD_ADDRESS=f"unix_socket:{self.path}")

    def state(self):
        return f"said {self.listener.said}, heard {self.listener.commands}\n"

    def expect(self, text, doing):
        """@doing is followed by @text being said."""
        before = len(self.listener.said)
        doing()
        wait_for(f"{text!r} to be said", lambda: len(self.listener.said) > before)
        assert self.listener.said[-1] == text, self.listener.said

    def bar(self, pattern="Stop Reading Aloud"):
        return self.window.all("button", f"^{pattern}$")

    def press(self, key):
        return lambda: keys(key)

    def open(self, title):
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.walk_to_article(re.escape(title))
        keys("Return")

    def begin(self):
        os.makedirs(f"{self.folder}/articles")
        for title, text in zip(TITLES, (f"{SENTENCES[0]}{SENTENCES[1]}\n\n{SENTENCES[2]}\n", "Something else.\n")):
            with open(f"{self.folder}/articles/{title}.md", "w", encoding="utf-8") as file:
                file.write(f"---\ntitle: {title}\n---\n{text}")
        self.sheaf.cli("import", f"{self.folder}/articles")
        self.sheaf.start()
        self.sheaf.walk_to_place("All Articles")
        self.sheaf.read(TITLES[0])
        assert not self.bar()
        self.expect(TITLES[0], self.press("a"))
        wait_for("the bar", self.bar)
        assert "SET SELF LANGUAGE zh" in self.listener.commands, self.listener.commands

    def go_on(self):
        self.expect(SENTENCES[0], self.listener.end)
        self.photograph("read")

    def step(self):
        self.expect(SENTENCES[1], self.press("period"))
        self.expect(SENTENCES[2], self.press("period"))
        self.expect(SENTENCES[1], self.press("comma"))

    def pause(self):
        keys("a")
        wait_for("the pause", lambda: self.bar("Continue"))
        wait_for("it to be taken back", lambda: self.listener.commands[-1] == "CANCEL SELF")
        self.expect(SENTENCES[1], self.press("a"))
        assert self.bar("Pause") and not self.bar("Continue")

    def speed(self):
        self.window.tab_to("^Speed: 0 is the usual one$")
        self.expect(SENTENCES[1], self.press("Up"))
        assert "SET SELF RATE 10" in self.listener.commands, self.listener.commands

    def vanish(self):
        self.listener.vanish()
        wait_for("a word", lambda: self.window.all("label", "Speech Dispatcher ended unexpectedly"))
        wait_for("the pause", lambda: self.bar("Continue"))
        self.listener.listen()
        self.expect(SENTENCES[1], lambda: self.window.press("button", "^Continue$"))
        assert self.bar("Pause")

    def escape(self):
        self.sheaf.walk_to_article(re.escape(TITLES[0]))
        # As long as there is a toast, it takes the key.
        wait_for("the word to go", lambda: not self.window.all("label", "unexpectedly"))
        keys("Escape")
        wait_for("the end", lambda: not self.bar())
        wait_for("it to be taken back", lambda: self.listener.commands[-2:] == ["CANCEL SELF", "QUIT"])

    def other(self):
        self.expect(TITLES[0], self.press("a"))
        wait_for("the bar", self.bar)
        self.open(TITLES[1])
        wait_for("the end", lambda: not self.bar())
        wait_for("it to be taken back", lambda: self.listener.commands[-2:] == ["CANCEL SELF", "QUIT"])

    def nobody(self):
        self.listener.vanish()
        self.sheaf.env["PATH"] = "/nowhere"
        self.sheaf.start()
        self.sheaf.walk_to_place("All Articles")
        self.open(TITLES[0])
        keys("a")
        self.window.find("label", "Speech Dispatcher, which is not installed")
        assert not self.bar()


tell(Aloud)
