/* library-rows.h: write all that is known of one article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/draft.h"
#include "core/library.h"

/* All within the caller's transaction. */

/**
 * sheaf_rows_insert:
 * @into: (nullable): category path A/B that goes before the article's own, kept in the overlay
 *
 * Returns: the new article's id, 0 on error. It has no place yet.
 */
gint64 sheaf_rows_insert (SheafLibrary *self,
                          const SheafDraft *draft,
                          gint64 import,
                          const char *into,
                          GError **error);

/* Gives an article other bytes and derives everything from them again; the overlay and flags stay, and what was
 * edited in Sheaf only is applied on top of @draft, which is what the file says. */
gboolean sheaf_rows_replace (SheafLibrary *self,
                             gint64 id,
                             const SheafDraft *draft,
                             gint64 import,
                             GError **error);

/**
 * sheaf_rows_set_flag:
 * @column: "unread", "starred", "archived" or "trashed"
 */
gboolean sheaf_rows_set_flag (SheafLibrary *self,
                              gint64 id,
                              const char *column,
                              gint64 value,
                              GError **error);

/* Sets an overlay value, or takes it away for NULL; a "conflict" marks the article. */
gboolean sheaf_rows_set_overlay (SheafLibrary *self,
                                 gint64 id,
                                 const char *kind,
                                 const char *value,
                                 GError **error);

/* @value: (out) (transfer full) (nullable): NULL where there is none */
gboolean sheaf_rows_get_overlay (SheafLibrary *self,
                                 gint64 id,
                                 const char *kind,
                                 char **value,
                                 GError **error);

/* Takes an article out for good, with its index entry and everything that hangs on it. */
gboolean sheaf_rows_delete (SheafLibrary *self, gint64 id, GError **error);
