/* import-settings.h: how an import is done: rules of each site, category, time zone, duplicates
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-scan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_SETTINGS (sheaf_import_settings_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportSettings, sheaf_import_settings, SHEAF, IMPORT_SETTINGS, AdwBin)

/* Emits "changed" when something else is chosen; a moment later for what is typed. */
GtkWidget *sheaf_import_settings_new (void);

/* Shows what @request says. @request: (transfer none) */
void sheaf_import_settings_set_request (SheafImportSettings *self,
                                        const SheafImportRequest *request);

/* Has files read in other encodings: the file @path, and those that are guessed to be in @guessed below @site.
 * @own, @alike: (nullable): NULL takes a choice back, "" leaves it as it is */
void sheaf_import_settings_choose_encoding (SheafImportSettings *self,
                                            const char *path,
                                            const char *own,
                                            const char *site,
                                            const char *guessed,
                                            const char *alike);

/* Shows the sites that were met, and completes categories by those there are. */
void sheaf_import_settings_set_scan (SheafImportSettings *self, SheafImportScan *scan);

/* Returns: (transfer none): what is chosen now */
const SheafImportRequest *sheaf_import_settings_get_request (SheafImportSettings *self);

G_END_DECLS
