/* reader-title.h: what is read, and where it is kept, in the reader's header
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_READER_TITLE (sheaf_reader_title_get_type ())
G_DECLARE_FINAL_TYPE (SheafReaderTitle, sheaf_reader_title, SHEAF, READER_TITLE, AdwBin)

/* The title and the categories' paths; these are buttons that activate win.show-category (string: the
 * path). As narrow as it has to be. */
GtkWidget *sheaf_reader_title_new (void);

/* @article: (transfer none) (nullable) */
void sheaf_reader_title_set_article (SheafReaderTitle *self, const SheafArticle *article);

/* Whether the title is shown: not while the page shows its own. */
void sheaf_reader_title_show_title (SheafReaderTitle *self, gboolean show);

G_END_DECLS
