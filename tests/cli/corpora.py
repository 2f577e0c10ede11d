#!/usr/bin/env python3
# corpora.py: all real articles in, all of them out again
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: corpora.py SHEAF-CLI [FOLDER]

Every regular file in an entered folder, and every folder not entered, must be accounted for once; everything that
came in must come out byte for byte, at its place, and with it the pictures that lay beside it.
"""
import os
import stat
import sys
import tempfile
from pathlib import Path

from sheafcli import Cli, equal, skip_all

NOT_ENTERED = ("node_modules", "public", "_site")


def expect(root):
    """Returns what an import must tell of: files in entered folders, and folders not entered."""
    files, others = set(), set()
    for place, folders, names in os.walk(root):
        here = Path(place)
        for name in list(folders):
            path = here / name
            if path.is_symlink() or name.startswith(".") or name in NOT_ENTERED:
                folders.remove(name)
                others.add(str(path.relative_to(root)))
        for name in names:
            regular = stat.S_ISREG((here / name).lstat().st_mode)
            (files if regular else others).add(str((here / name).relative_to(root)))
    return files, others


def is_picture(path):
    """By its bytes: PNG, JPEG, GIF, WebP, AVIF or SVG, whatever it is called."""
    head = path.read_bytes()[:65536]
    magic = head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8"))
    return magic or head[:4] + head[8:12] == b"RIFFWEBP" or head[4:11] == b"ftypavi" or b"<svg" in head


def main():
    shared = os.environ.get("SHEAF_SHARED")
    root = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(shared or "") / "corpora"
    if len(sys.argv) <= 2 and (not shared or not root.is_dir()):
        skip_all("no shared articles beside the checkout")
    root = root.resolve()
    print("TAP version 13\n1..4", flush=True)
    with tempfile.TemporaryDirectory(prefix="sheaf-corpora-") as temporary:
        cli = Cli(sys.argv[1], Path(temporary) / "library.sheaf")
        lines = cli.lines("import", root, code=None)
        told = [line["origin"] for line in lines if "origin" in line]
        files, others = expect(root)
        equal(len(told), len(set(told)), "told more than once")
        missing, extra = (files | others) - set(told), set(told) - (files | others)
        assert not missing and not extra, f"not told: {sorted(missing)[:5]}, made up: {sorted(extra)[:5]}"
        print(f"ok 1 - {len(files)} files and {len(others)} folders and links accounted for: {lines[-1]['totals']}", flush=True)

        cli.run("check")
        print("ok 2 - check is clean", flush=True)

        cli.run("export", Path(temporary) / "out")
        came_in = {line["origin"] for line in lines if line.get("outcome") in ("new", "same", "updated", "duplicate")}
        out = Path(temporary) / "out" / root.name
        written = {str(p.relative_to(out)) for p in out.rglob("*") if p.is_file()}
        pictures = written - came_in
        equal(sorted(came_in - written)[:5], [], "not exported")
        equal([name for name in sorted(pictures) if not is_picture(out / name)][:5], [], "exported, and no picture")
        # One that several articles show is one file.
        found = lines[-1]["pictures"]
        assert len(pictures) <= found and bool(pictures) == bool(found), f"{len(pictures)} pictures of {found}"
        differ = [name for name in written if (out / name).read_bytes() != (root / name).read_bytes()]
        equal(sorted(differ)[:5], [], "changed")
        print(f"ok 3 - {len(came_in)} files and {len(pictures)} pictures exported byte for byte", flush=True)

        totals = cli.lines("import", root, code=None)[-1]["totals"]
        equal(totals["same"], len(came_in), f"the same again: {totals}")
        print("ok 4 - nothing is new the second time", flush=True)
    return 0


sys.exit(main())
