/* imports-window.h: all imports that were made, and the folders that are kept up with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-report-view.h"
#include "core/import-log.h"
#include "core/library-folders.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORTS_WINDOW (sheaf_imports_window_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportsWindow, sheaf_imports_window, SHEAF, IMPORTS_WINDOW, GtkWindow)

/**
 * sheaf_imports_window_new:
 * @parent: (transfer none): whose "win" actions its buttons activate
 *
 * Emits "report-wanted" with the id of an import whose report is to be set.
 */
GtkWidget *sheaf_imports_window_new (GtkApplicationWindow *parent, GSettings *settings);

/* @records: (transfer none) (element-type SheafImportRecord): newest first. @running: the one at work, or 0 */
void sheaf_imports_window_set_imports (SheafImportsWindow *self,
                                       const GPtrArray *records,
                                       gint64 running);

/* As for sheaf_folders_page_set_folders(). */
void sheaf_imports_window_set_folders (SheafImportsWindow *self,
                                       const GPtrArray *folders,
                                       const GArray *states);

/* Takes no notice where another import was chosen meanwhile. @content: (transfer none) */
void sheaf_imports_window_set_report (SheafImportsWindow *self,
                                      gint64 import,
                                      const SheafImportReportContent *content);

/* Turns to the remembered folders. */
void sheaf_imports_window_show_folders (SheafImportsWindow *self);

/* Chooses an import, as soon as it is there. */
void sheaf_imports_window_show_import (SheafImportsWindow *self, gint64 import);

G_END_DECLS
