/* aside.h: something beside the main thing, or over it where there is no room
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_ASIDE (sheaf_aside_get_type ())
G_DECLARE_FINAL_TYPE (SheafAside, sheaf_aside, SHEAF, ASIDE, GtkWidget)

/* Properties: main, side (GtkWidget); show-side (boolean); covering (boolean, read-only): the side is shown and
 * takes all the room, since there is not enough for both. */
GtkWidget *sheaf_aside_new (void);

/* Whether the side is shown in the place of the main thing. */
gboolean sheaf_aside_is_covering (SheafAside *self);

G_END_DECLS
