# rules.py: what a header says of its article, by the rules of each site generator
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Written from the generators' sources and documents, not from Sheaf's:

Hexo      lib/models/post.ts (setCategories), lib/plugins/processor/post.ts
Jekyll    lib/jekyll/utils.rb (pluralized_array_from_hash), lib/jekyll/document.rb (categories_from_path)
Hugo      "Front matter" and "Taxonomies" of its documentation; [taxonomies] as in Zola's
Obsidian  "Properties" and "Tags" of its help
"""
import datetime
import email.utils
import re

import yaml

TYPED = ("toml", "toml-code", "json")


def get(header, *keys):
    """The value of the first of @keys that is not null, whatever the case of its letters."""
    lower = {}
    for table in (header, header.get("taxonomies"), header.get("advisory")):
        for key, value in table.items() if isinstance(table, dict) else ():
            lower.setdefault(key.lower(), value)
    for key in keys:
        value = header.get(key, lower.get(key.lower()))
        if value is not None:
            return value
    return None


def one_line(text):
    return re.sub(r"\s*[\n\r\t]\s*", " ", str(text)).strip()


def name_of(item):
    """`- a: b` was meant as the name "a: b"."""
    if isinstance(item, dict) and len(item) == 1:
        ((key, value),) = item.items()
        return one_line(f"{key}: {value}") if isinstance(value, str) else None
    return one_line(item) if isinstance(item, str) else None


def flatten(value):
    if isinstance(value, list):
        return [name for item in value for name in flatten(item)]
    name = name_of(value)
    return [name] if name else []


def unique(items):
    result = []
    for item in items:
        if item and item not in result:
            result.append(item)
    return result


def title(header):
    """None where it is not a text."""
    value = get(header, "title")
    return value.strip() if isinstance(value, str) and value.strip() else None


# Categories ------------------------------------------------------------------------------------


def hexo_categories(value):
    several = isinstance(value, list) and any(isinstance(item, list) for item in value)
    return [flatten(item) for item in value] if several else [flatten(value)]


def jekyll_categories(header):
    names = flatten(header.get("category"))
    several = header.get("categories")
    names += several.split() if isinstance(several, str) else flatten(several)
    return [[name] for name in names]


def obsidian_categories(value):
    names = [re.sub(r"^\[\[([^|#]*).*\]\]$", r"\1", name) for name in flatten(value)]
    return [[part.strip() for part in name.split("/") if part.strip()] for name in names]


def categories(header, dialect, form):
    value = get(header, "categories", "category")
    if dialect in ("hexo", "plain") and form in TYPED:
        dialect = "hugo"
    if dialect == "jekyll":
        paths = jekyll_categories(header)
    elif dialect == "hugo":
        paths = [[name] for name in flatten(value)]
    elif dialect == "obsidian" or any(re.fullmatch(r"\[\[.*\]\]", name) for name in flatten(value)):
        paths = obsidian_categories(value)
    else:
        paths = hexo_categories(value)
    return unique(paths)


# Tags ------------------------------------------------------------------------------------------


def split_tags(value, separators):
    return re.split(separators, value) if isinstance(value, str) else flatten(value)


def tags(header, dialect):
    spaced = dialect in ("jekyll", "obsidian")
    several, single = get(header, "tags"), get(header, "tag")
    names = split_tags(several, r"[ ,，\n]" if spaced else r"[,，]")
    if spaced or several is None:
        names += split_tags(single, r"[ ,，\n]" if dialect == "obsidian" else r"[,，]")
    return unique(one_line(name.lstrip("# \t")) for name in names)


# Dates -----------------------------------------------------------------------------------------

# The last three: when an article was changed, as Hugo falls back on them.
DATE_KEYS = (
    "date", "published", "created", "pubDate", "publishDate", "created_at", "date created", "ms.date",
    "lastmod", "modified", "updated",
)
SHAPES = ("%Y/%m/%d", "%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M", "%m/%d/%Y", "%Y-%m-%d %H:%M:%S %z",
          "%Y-%m-%d %H:%M %z", "%Y-%m-%d %H:%M:%S %Z", "%Y-%m-%d %H:%M:%S.%f %z", "%B %d, %Y", "%d %B %Y")


def date_value(header):
    """The text of the date as written (TOML: the date itself), or None."""
    for key in DATE_KEYS:
        value = get(header, key)
        if isinstance(value, str) and (not value.strip() or value.lower() in ("true", "false", "yes", "no", "on", "off", "0", "1")):
            continue
        if value is not None:
            return value if not isinstance(value, (list, dict)) else None
    return None


def from_yaml(text):
    node = yaml.ScalarNode("tag:yaml.org,2002:timestamp", text.strip())
    if yaml.SafeLoader("").resolve(yaml.ScalarNode, node.value, (True, False)) != node.tag:
        raise ValueError("not YAML's timestamp")
    return yaml.constructor.SafeConstructor().construct_yaml_timestamp(node)


def from_shapes(text):
    for shape in SHAPES:
        try:
            return datetime.datetime.strptime(text.strip(), shape)
        except ValueError:
            pass
    raise ValueError("no shape of these")


def from_digits(text):
    if not re.fullmatch(r"\d{13}", text.strip()):
        raise ValueError("not milliseconds")
    return datetime.datetime.fromtimestamp(int(text) // 1000, datetime.timezone.utc)


def to_utc(value):
    """A date as `list --json` has it; one without a zone is in UTC, as it was imported."""
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime(value.year, value.month, value.day)
    if value.tzinfo is None:
        value = value.replace(tzinfo=datetime.timezone.utc)
    return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_date(value):
    """Returns the date in UTC, or None where none of the readers knows the shape."""
    if not isinstance(value, str):
        return to_utc(value) if isinstance(value, datetime.date) else None
    # Digits first: Python takes the first eight of thirteen for a day.
    for reader in (from_digits, from_yaml, datetime.datetime.fromisoformat, email.utils.parsedate_to_datetime, from_shapes):
        try:
            return to_utc(reader(value))
        except (ValueError, TypeError, OverflowError):
            pass
    return None
