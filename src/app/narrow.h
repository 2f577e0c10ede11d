/* narrow.h: what is too wide for a small screen, or for large text, made to fit
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Lets every button in @top, a header bar, have its label cut at the end where that is long for a telephone. */
void sheaf_narrow_buttons (GtkWidget *top);

/* Lets text in @top go on in a next line where there is no room for it, that of buttons in their middle. */
void sheaf_narrow_wrap (GtkWidget *top);

/* Keeps @popover, once it has its child, as narrow as a telephone: a popover takes what its child would like, and what is
 * beyond the screen cannot be reached. Text in it wraps. */
void sheaf_narrow_popover (GtkPopover *popover);

G_END_DECLS
