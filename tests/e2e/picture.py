# picture.py: pictures of one colour, and whether they are to be seen
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import struct
import subprocess
import zlib


def png(width, height, colour):
    """The bytes of a picture; @colour: red, green and blue"""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + bytes(colour) * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def in_hex(colour):
    """Returns #RRGGBB."""
    return "#{:02X}{:02X}{:02X}".format(*colour)


def colours_on_screen():
    """Returns those that are on the screen, as #RRGGBB."""
    shot = subprocess.run(["import", "-window", "root", "png:-"], check=True, capture_output=True).stdout
    told = subprocess.run(["convert", "png:-", "-depth", "8", "-format", "%c", "histogram:info:-"], check=True, input=shot, capture_output=True).stdout
    return set(re.findall(r"#[0-9A-F]{6}\b", told.decode()))
