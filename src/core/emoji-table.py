#!/usr/bin/env python3
# emoji-table.py: emoji.txt to a C table
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""emoji-table.py emoji.txt OUTPUT"""

import sys


def main(source, output):
    with open(source, encoding="utf-8") as lines:
        pairs = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    names = [name for name, _ in pairs]
    if names != sorted(names) or len(names) != len(set(names)):
        sys.exit(f"{source}: the names are not sorted, or one is there twice")
    with open(output, "w", encoding="utf-8") as table:
        table.write("/* Made by emoji-table.py from emoji.txt. */\n")
        table.write("static const struct\n{\n  const char *name, *text;\n} emoji[] = {\n")
        for name, points in pairs:
            text = "".join(chr(int(point, 16)) for point in points.split("-")).encode("utf-8")
            escaped = "".join(f"\\{byte:03o}" for byte in text)
            table.write(f'  {{ "{name}", "{escaped}" }},\n')
        table.write("};\n")


main(*sys.argv[1:])
