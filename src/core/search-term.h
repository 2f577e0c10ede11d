/* search-term.h: one thing looked for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

/* Tokens of all terms together; what is typed beyond them is not looked at (SAFETY P8). */
#define SHEAF_SEARCH_MAX_TOKENS 64

/**
 * SheafTermKind:
 * @SHEAF_TERM_TEXT: title, body and the names of tags and authors
 * @SHEAF_TERM_TITLE: `title:`
 * @SHEAF_TERM_AUTHOR: `author:`, words of the name
 * @SHEAF_TERM_TAG: `tag:`, the whole name, or what stands before a slash in it
 * @SHEAF_TERM_CATEGORY: `category:"A/B"`, whole names one below the other, with all below them
 * @SHEAF_TERM_SOURCE: `source:`, words of the address or of the place it was imported from
 * @SHEAF_TERM_DATE: `date:2021`, `date:2021-09-01`, `date:2021-09..2021-12`, in local time
 * @SHEAF_TERM_FLAG: `is:unread`, `is:starred`, `is:archived`, `is:draft`
 * @SHEAF_TERM_PICTURES: `has:pictures`
 * @SHEAF_TERM_NOTES: `has:notes`, what is highlighted or has notes
 * @SHEAF_TERM_PROPERTY: `key:value` for a front-matter key; where no article of the library has the
 *   key, it means the same as the text
 */
typedef enum
{
  SHEAF_TERM_TEXT,
  SHEAF_TERM_TITLE,
  SHEAF_TERM_AUTHOR,
  SHEAF_TERM_TAG,
  SHEAF_TERM_CATEGORY,
  SHEAF_TERM_SOURCE,
  SHEAF_TERM_DATE,
  SHEAF_TERM_FLAG,
  SHEAF_TERM_PICTURES,
  SHEAF_TERM_NOTES,
  SHEAF_TERM_PROPERTY,
} SheafTermKind;

/* What `is:` asks for. */
typedef enum
{
  SHEAF_TERM_UNREAD,
  SHEAF_TERM_STARRED,
  SHEAF_TERM_ARCHIVED,
  SHEAF_TERM_DRAFT,
} SheafTermState;

/* One thing looked for. */
typedef struct _SheafSearchTerm SheafSearchTerm;
struct _SheafSearchTerm
{
  SheafTermKind kind;
  gboolean negated;
  gboolean prefix;          /* the last token is a word still being typed */
  char *key;                /* (nullable): of PROPERTY, as typed */
  SheafSearchTerm *as_text; /* (nullable): of PROPERTY: key and value as words of the text */
  char *text;               /* what is looked for, as typed; tokenised it gives @tokens */
  GPtrArray *tokens;        /* char *, folded; a phrase, never empty for kinds that look at text */
  gint64 from;              /* of DATE: the first second … */
  gint64 until;             /* … and the first one after */
  SheafTermState state;     /* of FLAG */
  gsize start; /* bytes: where it was typed, with its key, quotes and minus; terms that were … */
  gsize end;   /* … typed as one word stand at the same place */
};

/**
 * sheaf_search_term_new:
 * @text: valid UTF-8
 * @max_tokens: what follows these in @text is left out
 *
 * Returns: (transfer full): a term with @text tokenised
 */
SheafSearchTerm *
sheaf_search_term_new (SheafTermKind kind, const char *text, gssize length, guint max_tokens);
void sheaf_search_term_free (SheafSearchTerm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafSearchTerm, sheaf_search_term_free)

/* Marks the last token as unfinished, where it is a word. */
void sheaf_search_term_set_prefix (SheafSearchTerm *self);

/**
 * sheaf_search_term_split:
 * @text: typed without a space or quote in it
 * @terms: (element-type SheafSearchTerm): the new terms are added
 *
 * A CJK run is a term of its own, and so are the words between two of them, as one phrase: `node.js`
 * is looked for as it stands, `Python教程` as both.
 */
void sheaf_search_term_split (const char *text, guint max_tokens, GPtrArray *terms);
