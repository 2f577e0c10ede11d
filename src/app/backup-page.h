/* backup-page.h: a look into a backup before it takes the library's place
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_BACKUP_PAGE (sheaf_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (SheafBackupPage, sheaf_backup_page, SHEAF, BACKUP_PAGE, AdwBin)

/* Shows nothing yet. Emits "loaded" with whether the backup can be used, once it was read. */
GtkWidget *sheaf_backup_page_new (void);

/**
 * sheaf_backup_page_show:
 * @path: the backup
 * @library: what to compare with
 *
 * Reads it on a thread and shows how much is in it, what differs from the library, and what came in last.
 */
void sheaf_backup_page_show (SheafBackupPage *self, const char *path, const char *library);

G_END_DECLS
