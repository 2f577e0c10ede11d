/* highlight-colours.h: the colours of highlights, to choose one
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/highlight.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_HIGHLIGHT_COLOURS (sheaf_highlight_colours_get_type ())
G_DECLARE_FINAL_TYPE (SheafHighlightColours,
                      sheaf_highlight_colours,
                      SHEAF,
                      HIGHLIGHT_COLOURS,
                      GtkBox)

/* A row of buttons; emits "chosen" (guint SheafHighlightColour). */
GtkWidget *sheaf_highlight_colours_new (void);

/* @colour: the one that is chosen, -1: none */
void sheaf_highlight_colours_set_current (SheafHighlightColours *self, int colour);

/* "Yellow" …, as it is said. Returns: (transfer none) */
const char *sheaf_highlight_colour_get_label (SheafHighlightColour colour);

G_END_DECLS
