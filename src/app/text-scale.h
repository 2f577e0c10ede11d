/* text-scale.h: how large the person wants text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Against the usual size: 2.0 is twice as large; never below 1.0. */
double sheaf_text_scale_get (GtkWidget *widget);

/* Has @widget allocated anew whenever that changes. */
void sheaf_text_scale_follow (GtkWidget *widget);

G_END_DECLS
