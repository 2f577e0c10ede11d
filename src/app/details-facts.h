/* details-facts.h: what is known of an article's file
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_DETAILS_FACTS (sheaf_details_facts_get_type ())
G_DECLARE_FINAL_TYPE (SheafDetailsFacts, sheaf_details_facts, SHEAF, DETAILS_FACTS, AdwBin)

/* Address, files, encoding, dialect, words, day of import: to be read. */
GtkWidget *sheaf_details_facts_new (void);

/* @article: (transfer none) */
void sheaf_details_facts_set_article (SheafDetailsFacts *self, const SheafArticle *article);

G_END_DECLS
