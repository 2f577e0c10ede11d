/* split.h: two panes side by side, or one above the other where there is no room for that
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SPLIT (sheaf_split_get_type ())
G_DECLARE_FINAL_TYPE (SheafSplit, sheaf_split, SHEAF, SPLIT, GtkWidget)

/**
 * SheafSplit:
 *
 * Properties: "start" and "end", the panes; "start-width", of the first one at the beginning, which
 * the person can change. Below 620 px they stand one above the other.
 */
GtkWidget *sheaf_split_new (void);

G_END_DECLS
