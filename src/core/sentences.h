/* sentences.h: a text, sentence by sentence
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* In a text for sheaf_sentences_split(): here a line was broken on purpose. Other line ends are blanks. */
#define SHEAF_SENTENCES_LINE 0x2028

/* Where one stands in its text, in characters, without the blanks around it. */
typedef struct
{
  guint start;
  guint end; /* behind its last character */
} SheafSentence;

/**
 * sheaf_sentences_split:
 * @text: one block of an article (a paragraph, a heading), valid UTF-8
 *
 * By the rules of English, Chinese and what is written alike. What is too long to be said in one go is divided where
 * there is a comma or a blank. Every sentence has something to say: a letter or a digit.
 *
 * Returns: (transfer full) (element-type SheafSentence): in their order; empty where there is nothing to say
 */
GArray *sheaf_sentences_split (const char *text);
