/* ssip.h: the words that Speech Dispatcher understands, and what it answers
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Speech Synthesis Interface Protocol: a line is a command, and is answered by lines that begin with a number of three
 * digits, of which the last has a blank behind it. What is told without being asked begins with a 7.
 */
#pragma once

#include <glib.h>

/* What is told of a message. */
typedef enum
{
  SHEAF_SSIP_BEGUN = 701,
  SHEAF_SSIP_ENDED = 702,
  SHEAF_SSIP_CANCELLED = 703,
} SheafSsipEvent;

/* An answer, as far as its lines have come. */
typedef struct
{
  guint code;
  guint lines;
  guint64 first; /* the number in its first line but the last, as of a message; 0: none */
  gboolean is_complete;
} SheafSsipAnswer;

/* Takes a line, without its end. Returns: FALSE for one that means nothing */
gboolean sheaf_ssip_answer_take (SheafSsipAnswer *self, const char *line);

/* "SET SELF LANGUAGE …". Returns: (transfer full): with the end of line; NULL for what is no tag of a language */
char *sheaf_ssip_language (const char *language);

/* A text to be said, behind "SPEAK": one line whatever is in it, and the end. Returns: (transfer full) */
char *sheaf_ssip_text (const char *text);
