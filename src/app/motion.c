/* motion.c: whether the person wants things to move
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/motion.h"

gboolean
sheaf_motion_is_wanted (void)
{
  gboolean wanted = TRUE;

  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &wanted, NULL);
  return wanted;
}

void
sheaf_motion_pulse (GtkProgressBar *bar)
{
  g_return_if_fail (GTK_IS_PROGRESS_BAR (bar));

  if (sheaf_motion_is_wanted ())
    gtk_progress_bar_pulse (bar);
  else
    gtk_progress_bar_set_fraction (bar, 0);
}
