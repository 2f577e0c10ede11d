# picturescan.py: find the pictures that lie beside articles, with nothing of Sheaf's
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an article shows is found by regular expressions over its text, and the file by the rules of the site generators,
as somebody would who looks for it by hand: a second opinion, and not a model of what Sheaf does."""
import html
import os
import posixpath
import re
import stat
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

ENDINGS = (".md", ".markdown", ".mkd", ".mkdn", ".mdx", ".rmd", ".qmd", ".html", ".htm", ".txt")
NOT_ENTERED = ("node_modules", "public", "_site")
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif")

# Folders whose files a generator puts at the root of the site.
PUBLISHED = ("", "source", "static", "assets", "public", "content", "src", "docs", ".vuepress/public", "docs/.vuepress/public")

HEADER = re.compile(r"\ufeff?\s*(---|\+\+\+|;;;)[ \t]*\n.*?\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
COMMENT = re.compile(r"<!--.*?-->", re.S)
FENCE = re.compile(r"^(?P<indent>(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*)(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z)", re.M | re.S)
RAW = re.compile(r"\{%-?\s*(highlight|codeblock|raw)\b.*?\{%-?\s*end(?:highlight|codeblock|raw)\s*-?%\}|<(pre|script|style|textarea)\b.*?</\2\s*>", re.I | re.S)
CODE = re.compile(r"(?<![`\\])(`+)(?!`)((?:(?!\n[ \t]*\n).)*?[^`])\1(?!`)", re.S)

LABEL = r"!\[(?P<label>(?:\\.|\[(?:\\.|[^\[\]\\])*\]|[^\[\]\\])*)\]"
INLINE = re.compile(LABEL + r"\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>(?:\\.|\((?:\\.|[^()\s\\])*\)|[^()\s\\])+))(?:\s+(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\([^()]*\)))?\s*\)")
BY_NAME = re.compile(LABEL + r"(?:\[(?P<name>[^\[\]]*)\])?(?!\()")
DEFINITION = re.compile(r"^ {0,3}\[(?P<name>(?:\\.|[^\[\]\\])+)\]:[ \t]*\n?[ \t]*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>\S+))", re.M)
EMBED = re.compile(r"!\[\[(?P<path>[^\[\]|#\n]+)(?:[|#][^\[\]\n]*)?\]\]")
ASSET = re.compile(r"\{%-?\s*asset_img\s+(?P<path>\"[^\"]+\"|'[^']+'|\S+)")
IMG_TAG = re.compile(r"\{%-?\s*img\s+(?P<words>[^%]+?)\s*-?%\}")
FIGURE = re.compile(r"\{\{[<%]\s*(?:figure|img|image)\b[^>%]*?\bsrc=\s*(?P<path>\"[^\"]+\"|'[^']+'|[^\s>]+)", re.I)
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# What Liquid would make of a path.
LIQUID = re.compile(r"^\{\{-?\s*(?:\"([^\"]+)\"|'([^']+)')\s*\|\s*(?:relative_url|absolute_url)\s*-?\}\}$")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\")


class Images(HTMLParser):
    """The addresses of the img elements of a text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = dict(reversed(attributes))
        if tag == "img" and values.get("src"):
            self.found.append(values["src"].strip())


def without_code(text):
    for pattern in (FENCE, RAW, COMMENT, CODE):
        text = pattern.sub("\n", text)
    return text


def in_markdown(text):
    """Yields what stands in Markdown as the address of a picture."""
    names = {}
    for definition in DEFINITION.finditer(text):
        names.setdefault(" ".join(definition["name"].lower().split()), definition["angle"] or definition["bare"])
    for image in INLINE.finditer(text):
        yield html.unescape(ESCAPE.sub(r"\1", image["angle"] if image["bare"] is None else image["bare"]))
    for image in BY_NAME.finditer(text):
        address = names.get(" ".join((image["name"] or image["label"]).lower().split()))
        if address:
            yield html.unescape(ESCAPE.sub(r"\1", address))
    for tag in (ASSET, FIGURE):
        for found in tag.finditer(text):
            yield found["path"].strip("\"'")
    for found in IMG_TAG.finditer(text):
        # The first words may be classes.
        yield from [word for word in found["words"].split() if re.search(r"[/.]", word)][:1]


def references(path):
    """What an article shows that has no host: each once, and whether it is named as Obsidian does."""
    text = path.read_bytes().decode("utf8", "replace").replace("\r\n", "\n")
    header = HEADER.match(text)
    text = text[header.end():] if header else text
    page = path.suffix.lower() in (".html", ".htm")
    text = COMMENT.sub("", text) if page else without_code(text)
    found = {}
    if not page:
        found.update((embed["path"].strip(), True) for embed in EMBED.finditer(text) if embed["path"].strip().lower().endswith(PICTURE_ENDINGS))
        text = EMBED.sub("", text)
        found.update((address.strip(), False) for address in in_markdown(text))
    found.update((address, False) for address in Images(text).found)
    found = {LIQUID.sub(lambda path: path[1] or path[2], address): embed for address, embed in found.items()}
    return {address: embed for address, embed in found.items() if address and not SCHEME.match(address) and not address.startswith("#")}


def is_picture(path):
    """By its bytes, whatever it is called."""
    head = path.read_bytes()[:65536]
    if head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")):
        return True
    return head[:4] + head[8:12] == b"RIFFWEBP" or head[4:11] == b"ftypavi" or b"<svg" in head


class Site:
    """A folder of articles and what lies beside them."""

    def __init__(self, root):
        self.root = Path(root)
        self.articles, self.names = [], {}
        for place, folders, names in os.walk(self.root):
            folders[:] = sorted(n for n in folders if n not in NOT_ENTERED and not n.startswith(".") and not (Path(place) / n).is_symlink())
            for name in sorted(names):
                self.add((Path(place) / name).relative_to(self.root))

    def add(self, path):
        if not stat.S_ISREG((self.root / path).lstat().st_mode):
            return
        if path.name.lower().endswith(ENDINGS):
            self.articles.append(path.as_posix())
        elif path.name.lower().endswith(PICTURE_ENDINGS):
            self.names.setdefault(path.name.lower(), []).append(path.as_posix())

    def places(self, article, reference):
        """Where a picture may be, the likeliest first; what leaves the folder is no place."""
        folder, stem = posixpath.dirname(article), posixpath.splitext(article)[0]
        above = [folder]
        while above[-1]:
            above.append(posixpath.dirname(above[-1]))
        spellings = dict.fromkeys(form for whole in (reference, re.split(r"[?#]", reference)[0]) for form in (whole, unquote(whole), unquote(whole).replace("\\", "/")))
        for path in spellings:
            path = re.sub(r"^[~@]+(?=/)|^\{\{[^}]*\}\}(?=/)", "", path)
            if not path.startswith("/"):
                yield from (posixpath.join(base, path) for base in (folder, stem))
            yield from (posixpath.join(base, part, path.lstrip("/")) for base in above for part in PUBLISHED)

    def holds(self, place):
        """Whether that is a file of the site, by no link on the way."""
        path = self.root
        for name in place.split("/"):
            path /= name
            if path.is_symlink():
                return False
        return path.is_file()

    def find(self, article, reference, embed):
        """Returns the file that is meant, or None, and why there is none."""
        broken = False
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(article), unquote(reference).replace("\\", "/")))
        for place in map(posixpath.normpath, self.places(article, reference)):
            if place.startswith("../") or place in ("..", ".") or "\0" in place or len(place) > 4000 or max(map(len, place.encode().split(b"/"))) > 255:
                continue
            if self.holds(place):
                if is_picture(self.root / place):
                    return place, ""
                broken = True
        named = self.names.get(unquote(reference).split("/")[-1].lower(), []) if embed else []
        if len(named) == 1 and is_picture(self.root / named[0]):
            return named[0], ""
        return None, "outside the folder" if beside.startswith("../") else "not a picture" if broken else "not there"
