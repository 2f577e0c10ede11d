/* print-window.h: how an article is printed, asked before it is
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_PRINT_WINDOW (sheaf_print_window_get_type ())
G_DECLARE_FINAL_TYPE (SheafPrintWindow, sheaf_print_window, SHEAF, PRINT_WINDOW, GtkWindow)

/**
 * sheaf_print_window_new:
 * @title: of the article, fit for showing
 * @settings: the choice is kept in
 * @pdf: for a file, not for a printer
 *
 * Modal. Emits "confirmed", and goes.
 */
GtkWidget *
sheaf_print_window_new (GtkWindow *parent, const char *title, GSettings *settings, gboolean pdf);

G_END_DECLS
