/* motion.h: whether the person wants things to move
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As the desktop is set up. GTK and libadwaita see to what they move themselves. */
gboolean sheaf_motion_is_wanted (void);

/* One step of a bar that shows only that something goes on; a bar that is empty and still where motion is not wanted, for
 * which what goes on has to stand beside it in words. */
void sheaf_motion_pulse (GtkProgressBar *bar);

G_END_DECLS
