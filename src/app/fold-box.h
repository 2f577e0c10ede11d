/* fold-box.h: a row that becomes two where there is no room for it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_FOLD_BOX (sheaf_fold_box_get_type ())
G_DECLARE_FINAL_TYPE (SheafFoldBox, sheaf_fold_box, SHEAF, FOLD_BOX, GtkWidget)

/**
 * sheaf_fold_box_new:
 *
 * Children stand in a row as in a GtkBox, and one of them expands: the text that the others, buttons, are about. Where
 * not all fit, what comes after the text goes below it, to the end of as many lines as it takes; the text has a first
 * line of its own, for as long as it asks for (its `width-chars`).
 */
GtkWidget *sheaf_fold_box_new (void);

G_END_DECLS
