/* folding.c: what characters have in common when two texts match
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/folding.h"

#include "core/fold-table.h"

/* Where each character is a token; gaps between the blocks are unassigned or not letters. */
static gboolean
is_cjk (gunichar c)
{
  if (c < 0x1100)
    return FALSE;
  if (c >= 0x2e80 && c <= 0xa4cf) /* radicals, Kana, Bopomofo, Hangul letters, Han, Yi */
    return TRUE;
  return c <= 0x11ff || (c >= 0xa960 && c <= 0xa97f) || (c >= 0xac00 && c <= 0xd7ff) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x16fe0 && c <= 0x18cff) ||
         (c >= 0x1aff0 && c <= 0x1b2ff) || (c >= 0x20000 && c <= 0x3fffd);
}

static gunichar
fold_above (gunichar c)
{
  guint low = 0, high = G_N_ELEMENTS (fold_above_table);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (fold_above_table[middle][0] == c)
        return fold_above_table[middle][1];
      if (fold_above_table[middle][0] < c)
        low = middle + 1;
      else
        high = middle;
    }
  return c;
}

SheafFoldClass
sheaf_folding_classify (gunichar c, gunichar *folded)
{
  guint16 distance;

  *folded = c;
  if (c >= FOLD_TABLE_END)
    {
      if (c >= 0xe0000) /* tags and variation selectors; private use */
        return c <= 0xe0fff ? SHEAF_FOLD_SKIP : SHEAF_FOLD_SEPARATOR;
      *folded = fold_above (c);
      return is_cjk (*folded) ? SHEAF_FOLD_CJK : SHEAF_FOLD_SEPARATOR;
    }

  distance = fold_pages[fold_index[c >> 8]][c & 0xff];
  if (distance == FOLD_SEPARATOR)
    return SHEAF_FOLD_SEPARATOR;
  if (distance == FOLD_SKIP)
    return SHEAF_FOLD_SKIP;
  *folded = (c & ~0xffffu) | ((c + distance) & 0xffff);
  return is_cjk (*folded) ? SHEAF_FOLD_CJK : SHEAF_FOLD_WORD;
}
