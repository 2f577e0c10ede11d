/* row-align.h: on which side the lines of a row begin
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* On that of the interface's language, whatever the text of @layout is written in, so that a list has one edge; the text
 * itself goes its own way. To be called once the text is set. @right_to_left: the interface */
void sheaf_row_align (PangoLayout *layout, gboolean right_to_left);

G_END_DECLS
