/* highlight.h: a piece of an article that somebody marked, and what they wrote to it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/quote.h"

#include <json-glib/json-glib.h>

typedef enum
{
  SHEAF_HIGHLIGHT_YELLOW,
  SHEAF_HIGHLIGHT_GREEN,
  SHEAF_HIGHLIGHT_BLUE,
  SHEAF_HIGHLIGHT_PINK,
  SHEAF_HIGHLIGHT_PURPLE,
  SHEAF_HIGHLIGHT_N_COLOURS,
} SheafHighlightColour;

/* Longest key and note, in bytes; and most highlights of an article. */
#define SHEAF_HIGHLIGHT_KEY_MAX     64 /* one of ours is a UUID; others may be other ones */
#define SHEAF_HIGHLIGHT_NOTE_MAX    (64 * 1024)
#define SHEAF_HIGHLIGHT_ARTICLE_MAX 2000

typedef struct
{
  gint64 id;      /* in the library; 0: not in one */
  gint64 article; /* the same */
  char *key;      /* the same in every library that it comes to */
  SheafHighlightColour colour;
  SheafQuote *quote;
  char *note;     /* empty: none */
  gint64 created; /* seconds since 1970 UTC, as the next */
  gint64 changed;
} SheafHighlight;

/* Of now, with a key of its own. @quote: (transfer full). Returns: (transfer full) */
SheafHighlight *sheaf_highlight_new (SheafQuote *quote, SheafHighlightColour colour);
SheafHighlight *sheaf_highlight_copy (const SheafHighlight *self);
void sheaf_highlight_free (SheafHighlight *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafHighlight, sheaf_highlight_free)

/* The name of a colour in files and styles: "yellow" … */
const char *sheaf_highlight_colour_to_string (SheafHighlightColour colour);
gboolean sheaf_highlight_colour_from_string (const char *name, SheafHighlightColour *colour);

/**
 * sheaf_highlight_to_json:
 *
 * What goes out with the article: "key", "colour", "text", "before", "after", "position" and, where there is one,
 * "note"; "created" and "changed" in seconds since 1970 UTC.
 *
 * Returns: (transfer full)
 */
JsonNode *sheaf_highlight_to_json (const SheafHighlight *self);

/* @node: anyone's. Returns: (transfer full) (nullable): NULL for what is no highlight */
SheafHighlight *sheaf_highlight_from_json (JsonNode *node);

/* The same as text. */
char *sheaf_highlight_format (const SheafHighlight *self);
SheafHighlight *sheaf_highlight_parse (const char *json);
