# articlescan.py: find articles by reading them all, with nothing of Sheaf's
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a search must find: in folded text, CJK as it stands within a block and between punctuation, other scripts by whole words."""
import html
import re
import unicodedata

# Only what is asked for in traditional characters.
SIMPLIFIED = dict(zip("動畫漫軟體賊瀏覽設國繁", "动画漫软体贼浏览设国繁"))
BLOCK = re.compile(r"</?(?:p|div|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|pre|br|hr|section|figure|figcaption|dl|dt|dd|details|summary|iframe|video|center)\b[^>]*>", re.I)
NO_TEXT = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
WIKI_LINK = re.compile(r"!?\[\[(?:[^\]|\n]*\|)?([^\]\n]*)\]\]")
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
HEADER = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
# Code shows its tags and comments.
FENCED = re.compile(r"^([ \t]*(?:```|~~~).*?^[ \t]*(?:```|~~~)[ \t]*$|[ \t]*\{% *highlight\b.*?endhighlight *%\})", re.M | re.S)
LINE_BLOCK = re.compile(r"\s*([#>|]|[-*+]\s|\d+[.)]\s|=+\s*$|-+\s*$|\Z)")
CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"


def is_cjk(c):
    return bool(re.match(f"[{CJK}]", c))


def fold(text):
    """Width, case, accents (not those of kana, which are other letters), traditional characters."""
    out = []
    for c in unicodedata.normalize("NFKC", text).lower():
        c = SIMPLIFIED.get(c, c)
        out += c if is_cjk(c) else (d for d in unicodedata.normalize("NFD", c) if not unicodedata.combining(d))
    return "".join(out)


def header_blocks(header, stem):
    """The title, the author and the tags; the file's name for a title where there is none."""
    blocks, wanted, titled = [], False, False
    for line in header.split("\n"):
        key = re.match(r"(\S[^:]*?)\s*:(.*)", line)
        if key:
            wanted = key.group(1).lower() in ("title", "author", "authors", "tags", "tag")
            titled = titled or key.group(1).lower() == "title"
        if wanted:
            blocks.append(key.group(2) if key else line)
    return blocks if titled else blocks + [stem]


def prose_blocks(text):
    """Blocks of Markdown and HTML; a line's end within one divides nothing between two CJK characters."""
    text = TAG.sub("", BLOCK.sub("\n\n", NO_TEXT.sub(" ", text)))
    text = html.unescape(LINK.sub(r"\1", WIKI_LINK.sub(r"\1", text)))
    blocks = [""]
    for line in text.split("\n"):
        plain = re.sub(r"[*`~=]+", "", line).strip()
        if LINE_BLOCK.match(line):
            blocks.append(plain)
        else:
            soft = is_cjk(blocks[-1][-1:]) and is_cjk(plain[:1])
            blocks[-1] += plain if soft else " " + plain
        if re.match(r"\s*#", line):
            blocks.append("")
    return blocks


def blocks_of(path):
    """The folded text of an article, by blocks."""
    text = path.read_bytes().decode("utf8", "replace").replace("\r\n", "\n").lstrip("\ufeff")
    header = HEADER.match(text)
    blocks = header_blocks(header.group(1) if header else "", path.stem)
    for index, part in enumerate(FENCED.split(text[header.end():] if header else text)):
        blocks += part.split("\n") if index % 2 else prose_blocks(part)
    return [fold(block) for block in blocks if block.strip()]


def holds(blocks, run):
    """Whether a CJK run or a phrase of words stands in one of the blocks."""
    run = fold(run)
    if any(map(is_cjk, run)):
        return any(run in block for block in blocks)
    word = re.compile(rf"(?<![^\W_{CJK}])" + r"[\W_]+".join(map(re.escape, run.split())) + rf"(?![^\W_{CJK}])")
    return any(word.search(block) for block in blocks)
