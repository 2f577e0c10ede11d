/* markdown-stand-in.h: Markdown as md4c is to read it, and what was taken out of it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/markdown-footnotes.h"

typedef enum
{
  SHEAF_STAND_IN_LINK,    /* [[target#heading|words]] */
  SHEAF_STAND_IN_EMBED,   /* ![[target|words]] */
  SHEAF_STAND_IN_NOTE,    /* [^label] or ^[words], whose label is "[words" */
  SHEAF_STAND_IN_MATH,    /* $TeX$ */
  SHEAF_STAND_IN_FORMULA, /* $$TeX$$ */
} SheafStandInKind;

/* One comma in the text that is parsed, in place of what the parser must not see. Which commas they are is
 * known by where they are alone, so no article can write one. A comma, since it is punctuation as brackets and
 * dollars are: emphasis beside it is read as before. */
typedef struct
{
  gsize offset; /* in SheafMarkdownSource.text */
  SheafStandInKind kind;
  const char *text; /* all of it, as the article has it; lives as long as the article's text */
  gsize length;
  const char *inner; /* what is between its delimiters; of an embed or link, between the brackets */
  gsize inner_length;
} SheafStandIn;

typedef struct
{
  GString *text;        /* to be parsed */
  GArray *stand_ins;    /* SheafStandIn, by offset */
  GPtrArray *notes;     /* SheafFootnote * */
  GHashTable *by_label; /* label → SheafFootnote * */
  GString
      *definitions; /* the lines that say where [labels] of links lead, for the footnotes' sake */
} SheafMarkdownSource;
