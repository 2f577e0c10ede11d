/* import-dialog.h: what an import will do, before it does it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-request.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_DIALOG (sheaf_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportDialog, sheaf_import_dialog, SHEAF, IMPORT_DIALOG, GtkWindow)

/**
 * sheaf_import_dialog_new:
 * @parent: (transfer none): what it is shown over
 * @library: the library's file
 * @request: (transfer none): what to import; the person may change how
 *
 * Begins to look at once. Emits "confirmed" with a SheafImportRequest (transfer none) when all that
 * is to be imported, and then closes.
 */
GtkWidget *
sheaf_import_dialog_new (GtkWindow *parent, const char *library, const SheafImportRequest *request);

G_END_DECLS
