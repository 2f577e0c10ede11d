#!/usr/bin/python3
# flatpak-manifest.py: the Flatpak's manifest without the modules that the stand-in runtime has
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: flatpak-manifest.py MANIFEST OUTPUT MODULE…

OUTPUT differs from MANIFEST in nothing but the named modules, which must be there to be left out: what
the test builds and what is shipped ask for the same permissions and build Sheaf in the same way.
Addresses of local files are relative: OUTPUT belongs one folder below the tree, as MANIFEST is.
"""
import sys

import yaml


def main():
    source, output, *names = sys.argv[1:]
    with open(source, encoding="utf-8") as f:
        manifest = yaml.safe_load(f)
    unknown = set(names) - {module["name"] for module in manifest["modules"]}
    if unknown:
        sys.exit(f"flatpak-manifest: {source} has no module {', '.join(sorted(unknown))}")
    modules = [module for module in manifest["modules"] if module["name"] not in names]
    with open(output, "w", encoding="utf-8") as f:
        yaml.safe_dump({**manifest, "modules": modules}, f, allow_unicode=True, sort_keys=False)

    with open(output, encoding="utf-8") as f:
        written = yaml.safe_load(f)
    for key in manifest.keys() | written.keys():
        if written.get(key) != (modules if key == "modules" else manifest.get(key)):
            sys.exit(f"flatpak-manifest: {key} is not as it was")
    print(f"{output}: as {source}, without {', '.join(names)}")


main()
