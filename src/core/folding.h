/* folding.h: what characters have in common when two texts match
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * SheafFoldClass:
 * @SHEAF_FOLD_SEPARATOR: between words: space, punctuation, signs, controls
 * @SHEAF_FOLD_SKIP: without weight inside a word: accents on their own, soft hyphen, joiners
 * @SHEAF_FOLD_WORD: letters and digits of scripts that write words
 * @SHEAF_FOLD_CJK: Han, Kana, Hangul, Bopomofo and Yi, of which each character stands for itself
 */
typedef enum
{
  SHEAF_FOLD_SEPARATOR,
  SHEAF_FOLD_SKIP,
  SHEAF_FOLD_WORD,
  SHEAF_FOLD_CJK,
} SheafFoldClass;

/**
 * sheaf_folding_classify:
 * @folded: (out): @c without case, accents and width, Han simplified; @c itself where nothing folds
 *
 * By fold.txt alone, so that every build folds alike. One character always folds to one character,
 * and folding twice is folding once.
 *
 * Returns: the class, of @c and of @folded alike
 */
SheafFoldClass sheaf_folding_classify (gunichar c, gunichar *folded);
