#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The folding of characters that the search index is made with.

usage: fold-table.py collect > fold.txt       needs ICU's uconv; done once per tokenizer version
       fold-table.py table fold.txt FILE.h    done by every build

fold.txt is kept in the tree, so that every build of one tokenizer version folds alike whatever
Unicode its tools know: an index made by one program is searched by another.
"""
import subprocess
import sys
import unicodedata

SEPARATOR, IGNORABLE = 0x8000, 0x8001  # no fold moves a character so far
TABLE_END = 0x20000  # two planes as a table, the few folds above it as a list
LAST = 0x2FA20

# Marks that are accents or points over a letter, and so fold away. Elsewhere (Thai, Devanagari, …)
# marks are vowels, without which other words would match.
ACCENTS = [(0x300, 0x36F), (0x483, 0x489), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F),
           (0x670, 0x670), (0x6D6, 0x6ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF),
           (0x3099, 0x309A), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F)]
# Kana and Hangul keep their voiced marks and syllables.
WHOLE = [(0x3040, 0x30FF), (0xAC00, 0xD7A3)]
# Compatibility forms that fold: half and full width, and radicals standing for their character.
WIDTH = [(0x2E80, 0x2FDF), (0x3000, 0x3000), (0xFF01, 0xFFEF)]


def within(c, ranges):
    return any(a <= c <= b for a, b in ranges)


def ignorable(c):
    category = unicodedata.category(chr(c))
    return category in ('Cf', 'Me') or (category == 'Mn' and within(c, ACCENTS))


def word(c):
    category = unicodedata.category(chr(c))
    return category[0] in 'LNM' and not ignorable(c)


def single(text):
    return ord(text) if len(text) == 1 else None


def step(c, han):
    """One step of folding, or c itself."""
    if within(c, WIDTH):
        parts = unicodedata.decomposition(chr(c)).split()
        if len(parts) == 2 and parts[0] in ('<wide>', '<narrow>', '<compat>'):
            return int(parts[1], 16)
    if not within(c, WHOLE):
        base, *marks = [ord(x) for x in unicodedata.normalize('NFD', chr(c))]
        if all(ignorable(m) for m in marks) and base != c:
            return base
    lower = single(chr(c).lower()) or c
    if lower == c:
        lower = single(chr(c).casefold()) or c
    return han.get(lower, lower)


def fold(c, han):
    seen = {c}
    while True:
        n = step(c, han)
        if n in seen:  # a ring (Cherokee's cases): its smallest stands for all
            return n if n == c else min(n, c)
        seen.add(n)
        c = n


def simplified():
    """Traditional to simplified characters as ICU pairs them, rings and chains resolved."""
    ranges = [(0x2E80, 0x3100), (0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32000)]
    chars = [chr(c) for a, b in ranges for c in range(a, b)]
    out = subprocess.run(['uconv', '-f', 'utf8', '-t', 'utf8', '-x', 'Traditional-Simplified'],
                         input='\n'.join(chars).encode(), stdout=subprocess.PIPE, check=True)
    pairs = {ord(a): ord(b) for a, b in zip(chars, out.stdout.decode().split('\n')) if a != b}
    del pairs[ord('苎')]  # ICU has 苎 → 苧 → 苎; the three (with 薴) become one
    return {a: pairs.get(b, b) for a, b in pairs.items()}


def ranges_of(numbers):
    out = []
    for n in numbers:
        if out and out[-1][1] == n - 1:
            out[-1][1] = n
        else:
            out.append([n, n])
    return [f'{a:X}' if a == b else f'{a:X}-{b:X}' for a, b in out]


def wrap(key, items):
    line = key
    for item in items:
        if len(line) + len(item) > 98:
            print(line)
            line = key
        line += ' ' + item
    print(line)


def collect():
    han = simplified()
    folds = {c: fold(c, han) for c in range(LAST) if not 0xD800 <= c <= 0xDFFF}
    assert all(folds.get(b, b) == b for b in folds.values())
    print('# How the search index folds characters; made by "fold-table.py collect", do not edit.')
    print('# From the Unicode Character Database', unicodedata.unidata_version,
          "and ICU's Traditional-Simplified,")
    print('# (c) Unicode, Inc., under the Unicode License (SPDX: Unicode-DFS-2016).')
    print('# word: letters, digits, marks; skip: without weight within a word; fold: from, to.')
    below = range(TABLE_END)
    wrap('word', ranges_of(c for c in below if c in folds and word(folds[c])))
    wrap('skip', ranges_of(c for c in below if c in folds and ignorable(folds[c])))
    wrap('fold', [f'{a:X}:{b:X}' for a, b in folds.items()
                  if a != b and (a >= TABLE_END or (word(b) and a >> 16 == b >> 16))])


def read(name):
    classes, folds = {}, {}
    for line in open(name, encoding='ascii'):
        key, *items = line.split()
        for item in items if key in ('word', 'skip', 'fold') else []:
            if key == 'fold':
                a, b = (int(x, 16) for x in item.split(':'))
                folds[a] = b
                continue
            a, _, b = item.partition('-')
            for c in range(int(a, 16), int(b or a, 16) + 1):
                classes[c] = key
    return classes, folds


def cell(c, classes, folds):
    kind = classes.get(c)
    if kind == 'word':
        to = folds.get(c, c)
        distance = (to - c) & 0xFFFF
        assert to >> 16 == c >> 16 and distance not in (SEPARATOR, IGNORABLE)
        return distance
    return IGNORABLE if kind == 'skip' else SEPARATOR


def table(source, target):
    classes, folds = read(source)
    pages, index = {}, []
    for start in range(0, TABLE_END, 256):
        page = tuple(cell(c, classes, folds) for c in range(start, start + 256))
        index.append(pages.setdefault(page, len(pages)))
    with open(target, 'w', encoding='ascii') as out:
        def rows(values):
            values = list(values)
            for i in range(0, len(values), 16):
                print('  ' + ' '.join(f'{v},' for v in values[i:i + 16]), file=out)
        print('/* Made by fold-table.py from fold.txt. */', file=out)
        assert len(pages) <= 256
        print('/* Distances from a character to its fold, or one of the two that are none. */', file=out)
        print(f'#define FOLD_SEPARATOR {SEPARATOR}\n#define FOLD_SKIP {IGNORABLE}', file=out)
        print(f'#define FOLD_TABLE_END {TABLE_END}', file=out)
        print(f'static const guint8 fold_index[{len(index)}] = {{', file=out)
        rows(index)
        print(f'}};\nstatic const guint16 fold_pages[{len(pages)}][256] = {{', file=out)
        for page in pages:
            print(' {', file=out)
            rows(page)
            print(' },', file=out)
        print('};\nstatic const guint32 fold_above_table[][2] = {', file=out)
        for a, b in sorted(folds.items()):
            if a >= TABLE_END:
                print(f'  {{ 0x{a:X}, 0x{b:X} }},', file=out)
        print('};', file=out)


if __name__ == '__main__':
    if sys.argv[1:] == ['collect']:
        collect()
    elif len(sys.argv) == 4 and sys.argv[1] == 'table':
        table(*sys.argv[2:])
    else:
        sys.exit(__doc__)
