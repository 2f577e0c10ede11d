/* search-suggest.h: how what is being typed may go on
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"
#include "core/search-term.h"

/* One way to go on. */
typedef struct
{
  SheafTermKind kind; /* of the condition it makes; PROPERTY: of a front-matter key */
  gboolean is_field;  /* only its name and colon: the value is to follow */
  char *insert;       /* what stands in place of the word then: `tag:"big data"` */
  char *name;         /* what is shown: "big data", "A › B"; a field's key */
  guint count;        /* articles, 0: not counted */
} SheafSearchSuggestion;

void sheaf_search_suggestion_free (SheafSearchSuggestion *self);

/**
 * sheaf_search_suggest:
 * @text: what was typed up to the cursor, valid UTF-8
 * @limit: how many at most
 * @start: (out): bytes: where the word that is being typed begins, a minus before it left out
 *
 * Behind `tag:` and the like the names that hold what was typed, those that begin with it first, then by how many
 * articles have them; for a word on its own the fields that begin so, and the categories, tags and authors of
 * that name. Nothing where nothing is being typed. Reads names, and articles for sources: from a worker.
 *
 * Returns: (transfer full) (element-type SheafSearchSuggestion): NULL with SHEAF_ERROR_INTERRUPTED or another
 */
GPtrArray *sheaf_search_suggest (SheafLibrary *library,
                                 const char *text,
                                 guint limit,
                                 gsize *start,
                                 GError **error);
