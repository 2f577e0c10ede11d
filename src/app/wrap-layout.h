/* wrap-layout.h: children in a row, and in a next one where there is no more room
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_WRAP_LAYOUT (sheaf_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (SheafWrapLayout, sheaf_wrap_layout, SHEAF, WRAP_LAYOUT, GtkLayoutManager)

/* Every child at its natural width, from the side where lines begin. */
GtkLayoutManager *sheaf_wrap_layout_new (void);

G_END_DECLS
