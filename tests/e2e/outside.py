# outside.py: what a person has on the computer, out of reach of the sandbox
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil

from picture import png

CHINESE, ENGLISH = "沙盒里的第一篇", "Notes from the harbour"
NAME = "第一篇 文章.md"

LONG = f"""---
title: {CHINESE}
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

SHORT = f"""---
title: {ENGLISH}
date: 2023-05-06 08:00:00
categories: [Travel, Coast]
---

The lighthouse keeper walks at dusk. Several files can be dropped together.
"""

# Dropped: from two folders, and called alike: the portal makes a place of its own for each.
DROPPED = {CHINESE: (f"读物/{NAME}", LONG), ENGLISH: (f"收藏/{NAME}", SHORT)}

# Chosen: all of a folder.
CHOSEN = {
    "Chosen first": ("chosen/first.md", "---\ntitle: Chosen first\ndate: 2022-01-01\n---\n\nOne of three.\n"),
    "选中的第二篇": ("chosen/第二 篇.md", "---\ntitle: 选中的第二篇\ndate: 2022-01-02\n---\n\n三篇里的一篇。\n"),
    "Chosen third": ("chosen/third.html", "<!DOCTYPE html><html><head><title>Chosen third</title></head><body><p>One of three, as a page.</p></body></html>\n"),
}

# Opened in the file manager, with Sheaf.
OPENED = {"Opened with it": ("opened/with it.md", "---\ntitle: Opened with it\ndate: 2020-01-01\n---\n\nA double click, as it were.\n")}

# A folder, its folders, and pictures beside and above the articles.
FOLDER = "旅行 笔记"
PEAK, BOAT = (60, 110, 170), (200, 170, 90)
WITHIN = {
    "黄山": (f"{FOLDER}/山/黄山.md", "---\ntitle: 黄山\ndate: 2021-05-01\n---\n\n![云](pictures/cloud.png)\n\n五岳归来不看山。\n"),
    "The coast": (f"{FOLDER}/sea/coast.md", "---\ntitle: The coast\ndate: 2021-05-02\n---\n\n![A boat](../shared/boat.png)\n\nOut with the tide.\n"),
    "About these notes": (f"{FOLDER}/about.md", "# About these notes\n\nWhat they are.\n"),
}
PICTURES = {f"{FOLDER}/山/pictures/cloud.png": png(320, 120, PEAK), f"{FOLDER}/shared/boat.png": png(240, 120, BOAT)}


# It comes later into that folder.
LATER = "Written later"
LATER_FILE = (f"{FOLDER}/later.md", f"---\ntitle: {LATER}\ndate: 2021-05-03\n---\n\nOne more.\n")


class Outside:
    """The person's folder, in which all of that is."""

    def __init__(self, folder):
        self.folder = folder
        texts = {path: text.encode() for group in (DROPPED, CHOSEN, WITHIN, OPENED) for path, text in group.values()}
        for path, content in {**texts, **PICTURES}.items():
            self.write(path, content)

    def write(self, path, content):
        os.makedirs(os.path.dirname(self.place(path)), exist_ok=True)
        with open(self.place(path), "wb") as f:
            f.write(content)

    def place(self, path):
        return f"{self.folder}/{path}"

    def dropped(self):
        """Returns the places of what is to be dropped."""
        return [self.place(path) for path, _ in DROPPED.values()]

    def forget_dropped(self):
        for place in self.dropped():
            shutil.rmtree(os.path.dirname(place))
