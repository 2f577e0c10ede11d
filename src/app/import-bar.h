/* import-bar.h: how far an import is, at the foot of the window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/importer.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_BAR (sheaf_import_bar_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportBar, sheaf_import_bar, SHEAF, IMPORT_BAR, AdwBin)

/* Its button activates "win.cancel-import". */
GtkWidget *sheaf_import_bar_new (void);

/* @progress: (nullable): NULL hides the bar. @seconds_left: -1 where that cannot be told */
void sheaf_import_bar_set_progress (SheafImportBar *self,
                                    const SheafImportProgress *progress,
                                    int seconds_left);

/* Until it ends or another begins the bar says that it is being cancelled, which is not to be asked again. */
void sheaf_import_bar_set_cancelling (SheafImportBar *self);

G_END_DECLS
