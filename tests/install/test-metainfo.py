#!/usr/bin/env python3
# test-metainfo.py: what software centres show keeps to their rules, as TAP
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-metainfo.py SOURCE METAINFO VERSION"""
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as tree

# What the comment at the top of the file explains.
KNOWN = {"cid-contains-uppercase-letter", "unknown-tag developer"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# As we write it, and as gettext does since 0.23.
CHINESE = {"zh_CN", "zh-Hans-CN"}
TAIWANESE = {"zh_TW", "zh-Hant-TW"}
# A window of 1000 by 700, and the shadow around it.
WINDOW, SHADOW = (1000, 700), 100


def remarks(metainfo):
    """Returns what the validator has to say."""
    said = subprocess.run(["appstreamcli", "validate", "--no-net", "--pedantic", metainfo], capture_output=True, text=True).stdout
    found = re.findall(r"^[EWIP]: \S+ (.+)$", said, re.M)
    return [remark for remark in found if not any(remark.startswith(known) for known in KNOWN)]


def size(path):
    with open(path, "rb") as file:
        head = file.read(24)
    return struct.unpack(">II", head[16:24]) if head.startswith(b"\x89PNG") else (0, 0)


def wrong_pictures(root, shown):
    """Yields what is wrong with the pictures, which must be those of data/screenshots."""
    folder = os.path.join(root, "data/screenshots")
    names = {image.text.rsplit("/", 1)[1]: image.get(LANG) for image in shown.iter("image")}
    there = {name for name in os.listdir(folder) if name.endswith(".png")}
    yield from sorted(there ^ names.keys())
    for name in there & names.keys():
        width, height = size(os.path.join(folder, name))
        if not all(0 < have <= most + SHADOW for have, most in zip((width, height), WINDOW)):
            yield f"{name} is {width} x {height}"
        if name.startswith("zh-") != (names[name] in CHINESE):
            yield f"{name} is for {names[name]}"


def untranslated(info):
    """Yields the texts that zh_CN or zh_TW lacks."""
    for parent in info.iter():
        for tag in ("summary", "p", "li", "caption"):
            languages = [child.get(LANG) for child in parent.findall(tag)]
            for names in CHINESE, TAIWANESE:
                if languages.count(None) != sum(language in names for language in languages):
                    yield f"{tag} below {parent.tag}, in {min(names)}"


def main():
    root, metainfo, version = sys.argv[1:]
    info = tree.parse(metainfo).getroot()
    summaries = [s.text for s in info.findall("summary")]
    captions = [c.text for c in info.iter("caption")]
    checks = [
        ("the validator says nothing that is not explained", remarks(metainfo)),
        ("no summary is over 35 characters, and none has a full stop", [s for s in summaries if len(s) > 35 or s.endswith((".", "。"))]),
        ("no caption has a full stop", [c for c in captions if c.endswith((".", "。"))]),
        ("the pictures are those of data/screenshots, and as large as they may be", list(wrong_pictures(root, info.find("screenshots")))),
        ("all of it is translated", list(untranslated(info))),
        ("the newest release is this version", [] if info.find("releases/release").get("version") == version else [version]),
    ]
    print(f"1..{len(checks)}")
    for number, (what, said) in enumerate(checks, 1):
        print(f"{'not ok' if said else 'ok'} {number} {what}", *(f"# {line}" for line in said), sep="\n")
    return any(said for _, said in checks)


sys.exit(main())
