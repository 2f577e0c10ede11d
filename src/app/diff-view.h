/* diff-view.h: what differs between two texts, to be looked at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_DIFF_VIEW (sheaf_diff_view_get_type ())
G_DECLARE_FINAL_TYPE (SheafDiffView, sheaf_diff_view, SHEAF, DIFF_VIEW, AdwBin)

/* Lines with a sign before each, and in a colour of their own where they are in one of the texts only. */
GtkWidget *sheaf_diff_view_new (void);

/* @unified: as sheaf_text_diff_unified() gives it; "" shows nothing */
void sheaf_diff_view_set_difference (SheafDiffView *self, const char *unified);

/* What is shown. Returns: (transfer full) */
char *sheaf_diff_view_get_text (SheafDiffView *self);

G_END_DECLS
