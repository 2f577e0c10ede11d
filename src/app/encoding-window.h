/* encoding-window.h: an article read in another encoding
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_ENCODING_WINDOW (sheaf_encoding_window_get_type ())
G_DECLARE_FINAL_TYPE (SheafEncodingWindow, sheaf_encoding_window, SHEAF, ENCODING_WINDOW, GtkWindow)

/**
 * sheaf_encoding_window_new:
 * @title: of the article, fit for showing
 * @bytes: (transfer none): its file
 * @chosen: (nullable): what was chosen for it before; NULL: it was found out
 *
 * Modal. Emits "confirmed" with what is chosen (nullable: to be found out) where that is something else, and goes.
 */
GtkWidget *
sheaf_encoding_window_new (GtkWindow *parent, const char *title, GBytes *bytes, const char *chosen);

G_END_DECLS
