#!/usr/bin/env python3
# flatpak.py: the Flatpak asks for exactly what the README says, as TAP
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: flatpak.py ROOT APP-ID"""
import re
import sys

ALLOWED = {"--share=ipc", "--share=network", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}


def items(manifest, key):
    """Returns the items of a list at the top level of the manifest."""
    block = re.search(rf"^{key}:\n((?:[ \t]+.*\n|#.*\n|\n)*)", manifest, re.M)
    return re.findall(r"^[ \t]+- (\S+)", block.group(1), re.M) if block else []


def sources_without_pin(manifest):
    """Yields the sources that could change under the same address."""
    for source in re.split(r"^ +- type: ", manifest, flags=re.M)[1:]:
        kind, body = source.split("\n", 1)
        pin = {"git": r"^ +commit: [0-9a-f]{40}$", "archive": r"^ +sha256: [0-9a-f]{64}$"}.get(kind.strip())
        if pin and not re.search(pin, body.split("\n\n", 1)[0], re.M):
            yield kind.strip()


def modules_without_licence(manifest, app_id):
    """Yields the modules whose licence is not installed where the application's are, by a command that fails without it."""
    for module in re.split(r"^  - name: ", manifest, flags=re.M)[1:]:
        name = module.split("\n", 1)[0]
        if not re.search(rf"^ +- install -Dm644 \S+ -t /app/share/licenses/{re.escape(app_id)}(?:/{re.escape(name)})?$", module, re.M):
            yield name


def main():
    root, app_id = sys.argv[1:]
    with open(f"{root}/flatpak/{app_id}.yaml", encoding="utf-8") as f:
        manifest = f.read()
    checks = [
        ("the manifest bears the id of the application", re.search(rf"^id: {re.escape(app_id)}$", manifest, re.M) is not None),
        ("exactly the five permissions", sorted(items(manifest, "finish-args")) == sorted(ALLOWED)),
        ("one more would be seen", set(items("finish-args:\n  - --share=ipc\n  - --filesystem=home\n", "finish-args")) != ALLOWED),
        ("translations are in it, not beside it, so that a bundle has them", re.search(r"^separate-locales: false$", manifest, re.M) is not None),
        ("every source is pinned", not list(sources_without_pin(manifest))),
        ("a loose one would be seen", list(sources_without_pin("  - type: git\n    url: x\n    tag: y\n")) == ["git"]),
        ("every module's licence is installed", not list(modules_without_licence(manifest, app_id))),
        ("one without would be seen", list(modules_without_licence("modules:\n  - name: x\n    sources:\n", app_id)) == ["x"]),
        ("one that may be missing would be seen", list(modules_without_licence(f"modules:\n  - name: x\n    post-install:\n      - find . -exec install -Dm644 -t /app/share/licenses/{app_id}/x {{}} +\n", app_id)) == ["x"]),
    ]
    print(f"1..{len(checks)}")
    for number, (what, good) in enumerate(checks, 1):
        print(f"{'ok' if good else 'not ok'} {number} {what}")
    return 0 if all(good for _, good in checks) else 1


sys.exit(main())
