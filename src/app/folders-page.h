/* folders-page.h: the folders that are kept up with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-folders.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_FOLDERS_PAGE (sheaf_folders_page_get_type ())
G_DECLARE_FINAL_TYPE (SheafFoldersPage, sheaf_folders_page, SHEAF, FOLDERS_PAGE, AdwBin)

/* Its buttons activate win.rescan, win.rescan-folder, win.forget-folder and win.grant-folder. */
GtkWidget *sheaf_folders_page_new (void);

/**
 * sheaf_folders_page_set_folders:
 * @folders: (transfer none) (element-type SheafFolder): all of them; those not remembered are left out
 * @states: (transfer none) (element-type SheafFolderState): of each
 */
void sheaf_folders_page_set_folders (SheafFoldersPage *self,
                                     const GPtrArray *folders,
                                     const GArray *states);

/* The switch follows the setting. */
void sheaf_folders_page_bind (SheafFoldersPage *self, GSettings *settings);

G_END_DECLS
