/* tokenizer.h: the FTS5 tokenizer and the folding of characters
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Kept in the index's tokenize= arguments; a new one means a new index beside the old. */
#define SHEAF_TOKENIZER_VERSION 1

/* Registered as "sheaf" on an sqlite3 connection, given untyped so that nobody else includes sqlite3.h.
 * Returns: an SQLite result code */
int sheaf_tokenizer_register (gpointer sqlite3_connection);

/* Case, accents, width and traditional Han folded away: what two texts have in common when they match. */
gunichar sheaf_tokenizer_fold (gunichar c);
