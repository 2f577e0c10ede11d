/* cleaning-bar.h: what an article is shown without
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_CLEANING_BAR (sheaf_cleaning_bar_get_type ())
G_DECLARE_FINAL_TYPE (SheafCleaningBar, sheaf_cleaning_bar, SHEAF, CLEANING_BAR, AdwBin)

/* Its buttons activate win.show-original, win.keep-original and win.cleaning-rules. */
GtkWidget *sheaf_cleaning_bar_new (void);

/**
 * sheaf_cleaning_bar_set:
 * @hidden: (nullable) (element-type SheafHidden): what was hidden
 * @original: the article is shown with everything, although it could be cleaned
 * @category: (nullable): what "always" is offered for, as it is called
 *
 * Shown where something is hidden or the original is; nothing of either: no bar.
 */
void sheaf_cleaning_bar_set (SheafCleaningBar *self,
                             const GPtrArray *hidden,
                             gboolean original,
                             const char *category);

G_END_DECLS
