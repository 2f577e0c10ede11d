/* tokenizer.h: text as the search sees it, and the FTS5 tokenizer made of it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Kept in the index's tokenize= arguments and beside every indexed article; anything that changes
 * what comes out of sheaf_tokenizer_run() (fold.txt too) needs a new one. */
#define SHEAF_TOKENIZER_VERSION 2

/* The first byte of a prefix marker: U+0002 and the first one, two or three letters of a word. */
#define SHEAF_TOKENIZER_MARKER '\002'
/* Words of so many letters or fewer, while being typed, are looked up by marker. */
#define SHEAF_TOKENIZER_MARKER_LETTERS 3
/* A word is known by so many letters; what follows is not looked at. */
#define SHEAF_TOKENIZER_WORD_LETTERS 64

/**
 * SheafTokenKind:
 * @SHEAF_TOKEN_WORD: a run of letters and digits, folded
 * @SHEAF_TOKEN_CJK: one character, folded
 * @SHEAF_TOKEN_BARRIER: stands between two CJK characters that something divides, so that a phrase
 *   does not match across
 * @SHEAF_TOKEN_MARKER: at the place of the word before it
 */
typedef enum
{
  SHEAF_TOKEN_WORD,
  SHEAF_TOKEN_CJK,
  SHEAF_TOKEN_BARRIER,
  SHEAF_TOKEN_MARKER,
} SheafTokenKind;

/* One token: @term is not NUL-terminated and valid during the call; @start and @end are byte offsets
 * into the text. Any value but 0 stops the walk. */
typedef int (*SheafTokenFunc) (SheafTokenKind kind,
                               const char *term,
                               gsize term_length,
                               gsize start,
                               gsize end,
                               gpointer user_data);

/**
 * sheaf_tokenizer_run:
 * @text: need not be valid UTF-8; a byte that is not divides words
 * @markers: emit prefix markers, each once for the whole text
 * @func: (scope call)
 *
 * Walks over the tokens of a text (STORE, part 2: one for every CJK character, folded words elsewhere,
 * barriers between CJK runs).
 *
 * Returns: 0, or what @func stopped the walk with
 */
int sheaf_tokenizer_run (const char *text,
                         gsize length,
                         gboolean markers,
                         SheafTokenFunc func,
                         gpointer user_data);

/**
 * sheaf_tokenizer_register:
 * @sqlite3_connection: a sqlite3 *, untyped so that nobody else includes sqlite3.h
 *
 * Makes `tokenize='sheaf version N'` known to the connection.
 *
 * Returns: an SQLite result code
 */
int sheaf_tokenizer_register (gpointer sqlite3_connection);

/* Case, accents, width and traditional Han folded away: what two texts have in common when they match. */
gunichar sheaf_tokenizer_fold (gunichar c);
