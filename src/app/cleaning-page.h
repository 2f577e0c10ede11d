/* cleaning-page.h: the page of the preferences with the rules by which articles are cleaned
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_CLEANING_PAGE (sheaf_cleaning_page_get_type ())
G_DECLARE_FINAL_TYPE (SheafCleaningPage, sheaf_cleaning_page, SHEAF, CLEANING_PAGE, AdwBin)

/* Changes rules at once, and then activates win.reload-cleaning. */
GtkWidget *sheaf_cleaning_page_new (void);

/* Whether articles are cleaned is the key "clean-view" of @settings. To be called once. */
void sheaf_cleaning_page_bind (SheafCleaningPage *self, GSettings *settings);

G_END_DECLS
