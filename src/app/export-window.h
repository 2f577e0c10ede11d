/* export-window.h: what is exported, how far it is, and what came of it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  SHEAF_EXPORT_SELECTED,
  SHEAF_EXPORT_LISTED,
  SHEAF_EXPORT_LIBRARY,
} SheafExportScope;

#define SHEAF_TYPE_EXPORT_WINDOW (sheaf_export_window_get_type ())
G_DECLARE_FINAL_TYPE (SheafExportWindow, sheaf_export_window, SHEAF, EXPORT_WINDOW, GtkWindow)

/**
 * sheaf_export_window_new:
 * @n_selected: articles that are selected; more than one is what is suggested
 * @list: what the list shows, fit for showing
 * @n_listed: articles in it
 *
 * Emits "chosen" (SheafExportScope, gboolean with_state) when a folder is to be asked for, "cancelled" where it is
 * closed while an export is at work, which it then shows until there is a result, and "open-folder".
 */
GtkWidget *
sheaf_export_window_new (GtkWindow *parent, guint n_selected, const char *list, guint n_listed);

/* Shows that @done of @total articles, 0 where that is not known yet, are written. */
void sheaf_export_window_set_progress (SheafExportWindow *self, guint done, guint total);

/**
 * sheaf_export_window_set_result:
 * @text: what came of it
 * @folder: (nullable): where, to be shown; NULL where there is nothing to open
 * @failures: what could not be written, a line each; may be ""
 */
void sheaf_export_window_set_result (SheafExportWindow *self,
                                     const char *text,
                                     const char *folder,
                                     const char *failures);

G_END_DECLS
