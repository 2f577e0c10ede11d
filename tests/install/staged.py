# staged.py: what an installation put into its stage, and whether that is right
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges a folder that `meson install --destdir` has filled."""
import hashlib
import os
import re
import subprocess

APP_ID = "io.github.sheaf.Sheaf"

# Patterns below the prefix, each with whether it must be there: what comes must be thought of here.
FILES = {
    r"bin/sheaf": True,
    r"bin/sheaf-cli": True,
    r"lib[^/]*/(?:[^/]+/)?sheaf/web-process/reader-page\.so": True,
    rf"share/applications/{APP_ID}\.desktop": True,
    r"share/bash-completion/completions/sheaf-cli": True,
    rf"share/dbus-1/services/{APP_ID}\.service": True,
    rf"share/glib-2\.0/schemas/{APP_ID}\.gschema\.xml": True,
    rf"share/gnome-shell/search-providers/{APP_ID}\.search-provider\.ini": False,
    rf"share/icons/hicolor/scalable/apps/{APP_ID}\.svg": True,
    rf"share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic\.svg": True,
    r"share/locale/zh_CN/LC_MESSAGES/sheaf\.mo": True,
    r"share/locale/zh_TW/LC_MESSAGES/sheaf\.mo": True,
    r"share/locale/\w+/LC_MESSAGES/sheaf\.mo": False,
    r"share/man/man1/sheaf-cli\.1": True,
    rf"share/metainfo/{APP_ID}\.metainfo\.xml": True,
    r"share/sheaf/welcome/en/welcome\.md": True,
    r"share/sheaf/welcome/zh_CN/welcome\.md": True,
    r"share/sheaf/welcome/zh_TW/welcome\.md": True,
    r"share/sheaf/welcome/\w+/\w+\.(?:md|html|svg|png)": False,
    r"share/zsh/site-functions/_sheaf-cli": True,
}

# Folders of the sources; the prefix may lie beside them.
SOURCES = ("build-aux", "data", "flatpak", "po", "src", "tests")


def stage(build, folder):
    """Installs a build into @folder as a package is made."""
    subprocess.run(["meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", folder], check=True, stdout=subprocess.DEVNULL)


def paths(folder):
    """Yields every file and link, relative to the folder and sorted."""
    for at, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(at, name))]
        for name in names + links:
            yield os.path.relpath(os.path.join(at, name), folder)


def read(folder, path):
    with open(os.path.join(folder, path), "rb") as file:
        return file.read()


def digests(folder):
    return {path: hashlib.sha256(read(folder, path)).hexdigest() for path in paths(folder)}


def outside(found, prefix):
    """Yields the files that are not below the prefix."""
    yield from (path for path in found if not f"/{path}".startswith(prefix.rstrip("/") + "/"))


def unexpected(found):
    """Yields what nobody thought of, from paths below the prefix."""
    yield from (path for path in found if not any(re.fullmatch(pattern, path) for pattern in FILES))


def missing(found):
    for pattern, needed in FILES.items():
        if needed and not any(re.fullmatch(pattern, path) for path in found):
            yield pattern


def where_it_was_built(folder, found, source, build):
    """Yields the files that tell in which folder they were made."""
    build, sources = (re.escape(os.fsencode(path)) for path in (build, source))
    inside = rb"|".join(name.encode() for name in SOURCES)
    pattern = re.compile(rb"%s(?![\w.-])|%s/(?:%s)/" % (build, sources, inside))
    yield from (path for path in found if pattern.search(read(folder, path)))


def judge(folder, prefix, source, build):
    """Yields whatever is wrong with a stage, as whole sentences."""
    found = sorted(paths(folder))
    yield from (f"{path} is not below {prefix}" for path in outside(found, prefix))
    below = [os.path.relpath(f"/{path}", prefix) for path in found if path not in set(outside(found, prefix))]
    yield from (f"{path} was not expected" for path in unexpected(below))
    yield from (f"{pattern} is missing" for pattern in missing(below))
    yield from (f"{path} tells where it was built" for path in where_it_was_built(folder, found, source, build))
