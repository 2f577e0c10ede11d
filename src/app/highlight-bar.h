/* highlight-bar.h: what can be done with the text that is selected, beside it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_HIGHLIGHT_BAR (sheaf_highlight_bar_get_type ())
G_DECLARE_FINAL_TYPE (SheafHighlightBar, sheaf_highlight_bar, SHEAF, HIGHLIGHT_BAR, GtkBox)

/* To be an overlay of what it is about; takes no focus by itself, but Tab
 * leads to it and Escape back.  Activates win.highlight with a colour's name, and
 * win.add-note. */
GtkWidget *sheaf_highlight_bar_new (void);

/* Shows it by @box, in the widget it is an overlay of, so that neither end of the text is covered. */
void sheaf_highlight_bar_show (SheafHighlightBar *self, const GdkRectangle *box);

G_END_DECLS
