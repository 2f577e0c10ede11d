/* details-properties.h: every other key of an article's header
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article-edit.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_DETAILS_PROPERTIES (sheaf_details_properties_get_type ())
G_DECLARE_FINAL_TYPE (
    SheafDetailsProperties, sheaf_details_properties, SHEAF, DETAILS_PROPERTIES, AdwBin)

/* All keys but those of title, author, date, categories and tags, each to be changed and taken out, and a new one
 * to be added. Emits "edit" (SheafEditKind, char *key, char *value or NULL). */
GtkWidget *sheaf_details_properties_new (void);

/* @reset: it is another article, and what was typed goes. @article: (transfer none) */
void sheaf_details_properties_set_article (SheafDetailsProperties *self,
                                           const SheafArticle *article,
                                           gboolean reset);

/* Whether anything can be changed. */
void sheaf_details_properties_set_editable (SheafDetailsProperties *self, gboolean editable);

/* What became of an edit. @reason: (nullable): why it was not made */
void
sheaf_details_properties_settle (SheafDetailsProperties *self, const char *key, const char *reason);

/* Notes at keys whose values are not in the file. @keys: (nullable) (element-type utf8) */
void sheaf_details_properties_set_notes (SheafDetailsProperties *self,
                                         GPtrArray *keys,
                                         const char *note);

G_END_DECLS
