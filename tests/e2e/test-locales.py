#!/usr/bin/python3
# test-locales.py: dates, numbers and the first articles are those of the language and country, everywhere alike
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-locales.py     (under uisession.sh, as an ordinary user)"""
import os
import re
import subprocess
import sys
import tempfile

from desktop import name, start_window_manager, wait_for
from walking import Walk

# So many that their number has a separator where there is one.
COUNT = 1200
DAY = "2024-03-02 12:00:00 +0000"
YEARS_AGO = "Told years ago"

# The number, the day in the list, and the first of the articles that explain Sheaf. German has no translation here:
# numbers and names of months are the country's all the same.
PLACES = {
    "C.UTF-8": ("1200", "2 Mar 2024", "Welcome to Sheaf"),
    "de_DE.UTF-8": ("1.200", "2 Mär 2024", "Welcome to Sheaf"),
    "zh_CN.UTF-8": ("1,200", "2024年3月2日", "欢迎使用 Sheaf"),
    "zh_TW.UTF-8": ("1,200", "2024年3月2日", "歡迎使用 Sheaf"),
}


class Place(Walk):
    def __init__(self, folder, locale):
        super().__init__(folder, LC_ALL=locale, TZ="UTC")
        self.number, self.day, self.welcome = PLACES[locale]

    def start(self):
        articles = f"{self.folder}/articles"
        os.mkdir(articles)
        for number in range(COUNT):
            header = f"title: {YEARS_AGO if number == 0 else f'Article {number}'}\ndate: {DAY if number == 0 else '2023-01-01'}"
            with open(f"{articles}/{number}.md", "w", encoding="utf-8") as file:
                file.write(f"---\n{header}\n---\nText {number}\n")
        self.sheaf.cli("import", articles)
        self.sheaf.start()

    def named(self, kind, pattern):
        return self.sheaf.window.find(kind, pattern)

    def numbers(self):
        """In the sidebar, and above the list."""
        self.named("label", f"^{re.escape(self.number)}$")
        self.named("label", f"^{re.escape(self.number)} (?:articles|篇文章)$")

    def dates(self):
        """Of an article in the list, and nothing of another order."""
        row = self.named("list item", YEARS_AGO)
        assert self.day in name(row), name(row)

    def first_articles(self):
        self.act("win.import-welcome")
        wait_for(f"{self.welcome!r}", lambda: any(a["title"] == self.welcome for a in self.sheaf.articles()))
        assert len(self.sheaf.articles()) == COUNT + 4

    def steps(self):
        yield self.numbers
        yield self.dates
        yield self.first_articles


def missing(locale):
    """Returns what is not there to try it, or nothing."""
    there = {line.lower().replace("-", "") for line in subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.split()}
    if locale.lower().replace("-", "") not in there:
        return f"the locale {locale} is not made on this system"
    language = locale.split(".")[0]
    if language.startswith("zh") and not os.path.exists(f"{os.environ.get('SHEAF_PREFIX', '')}/share/locale/{language}"):
        return "translations are found only where Sheaf is installed"
    return ""


def main():
    print(f"1..{len(PLACES)}")
    root = os.getuid() == 0
    manager = None if root else start_window_manager()
    failed = 0
    for number, locale in enumerate(PLACES, 1):
        reason = "end-to-end tests run as an ordinary user" if root else missing(locale)
        if reason:
            print(f"ok {number} {locale} # SKIP {reason}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            well = Place(folder, locale).run()
        print(f"{'ok' if well else 'not ok'} {number} numbers, dates and the first articles of {locale}", flush=True)
        failed |= not well
    if manager:
        manager.terminate()
    return failed


sys.exit(main())
