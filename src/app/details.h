/* details.h: what an article says of itself, to be read and changed
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article-edit.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_DETAILS (sheaf_details_get_type ())
G_DECLARE_FINAL_TYPE (SheafDetails, sheaf_details, SHEAF, DETAILS, AdwBin)

/* Title, author, date, categories, tags and all other keys of the article that is open, and facts of its file.
 * Emits "edit" (SheafEditKind, char *key, char *value or NULL) for what was typed. */
GtkWidget *sheaf_details_new (void);

/**
 * sheaf_details_set_article:
 * @article: (transfer none) (nullable)
 * @editable: the library can be written
 *
 * The same article anew keeps what is being typed.
 */
void
sheaf_details_set_article (SheafDetails *self, const SheafArticle *article, gboolean editable);

/* What there is in the library already. (transfer none) (element-type utf8): paths as A/B, and tags */
void sheaf_details_set_choices (SheafDetails *self, GPtrArray *categories, GPtrArray *tags);

/* What became of an edit of @key, as "edit" named it. @reason: (nullable): why it was not made */
void sheaf_details_settle (SheafDetails *self, const char *key, const char *reason);

/* The keys whose values Sheaf keeps beside the file. @keys: (nullable) (element-type utf8) */
void sheaf_details_set_kept (SheafDetails *self, GPtrArray *keys);

/* Puts the cursor into the title. */
void sheaf_details_focus (SheafDetails *self);

/* Whether the focus is in there. */
gboolean sheaf_details_has_focus (SheafDetails *self);

G_END_DECLS
