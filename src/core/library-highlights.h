/* library-highlights.h: what somebody marked in the articles of a library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/highlight.h"
#include "core/library.h"

/* Returns: (transfer full): SheafHighlight *, as they stand in the text they were made in; NULL on error */
GPtrArray *sheaf_library_list_highlights (SheafLibrary *self, gint64 article, GError **error);

/* One with the article it is in, for a list of all. */
typedef struct
{
  SheafHighlight *highlight;
  char *title;
} SheafNoted;

void sheaf_noted_free (SheafNoted *self);

/**
 * sheaf_library_list_noted:
 * @limit: at the most
 *
 * Of all articles that are not in the trash, the last changed first.
 *
 * Returns: (transfer full): SheafNoted *; NULL on error
 */
GPtrArray *sheaf_library_list_noted (SheafLibrary *self, guint limit, GError **error);

/* --- for the rest of the core, in the caller's transaction --- */

/* Field of undo_change: this and the key; its values are JSON (highlight.h) or null. */
#define SHEAF_STEP_HIGHLIGHT_FIELD "highlight:"

/* @json: (nullable): NULL: there is to be none with that key */
gboolean sheaf_highlights_write (SheafLibrary *self,
                                 gint64 article,
                                 const char *key,
                                 const char *json,
                                 GError **error);

/* Adds those of @highlights (SheafHighlight *), a file's state, that the article does not have. */
gboolean sheaf_highlights_adopt (SheafLibrary *self,
                                 gint64 article,
                                 const GPtrArray *highlights,
                                 GError **error);

/* Of that key, as JSON. @found: (out) (transfer full) (nullable): NULL where there is none */
gboolean sheaf_highlights_find (SheafLibrary *self,
                                gint64 article,
                                const char *key,
                                char **found,
                                GError **error);
