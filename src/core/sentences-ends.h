/* sentences-ends.h: whether a full stop ends a sentence
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_sentences_stop_ends:
 * @word: what stands before the full stop, from the blank before it on
 * @next: the word behind the blank that follows; empty at the end of the text
 * @is_first: there is nothing else in the sentence
 *
 * Returns: FALSE behind "Dr", "e.g", an initial, the number of a list …
 */
gboolean sheaf_sentences_stop_ends (const char *word, const char *next, gboolean is_first);
