/* warning-bar.h: why an article needs attention
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_WARNING_BAR (sheaf_warning_bar_get_type ())
G_DECLARE_FINAL_TYPE (SheafWarningBar, sheaf_warning_bar, SHEAF, WARNING_BAR, AdwBin)

/* A slim bar with the first of an article's warnings, and a button for the others. */
GtkWidget *sheaf_warning_bar_new (void);

/* @article: (transfer none) (nullable): the bar is there while it has warnings, unless it was closed */
void sheaf_warning_bar_set_article (SheafWarningBar *self, const SheafArticle *article);

G_END_DECLS
