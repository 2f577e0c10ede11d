/* backup-look.h: what is in a backup, without opening it as a library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"

#include <gio/gio.h>

/* An article that came in late. */
typedef struct
{
  char *title;
  gint64 added; /* seconds since 1970 UTC */
} SheafBackupArticle;

/* How much there is of everything; articles outside the trash. */
typedef struct
{
  guint n_articles;
  guint n_unread;
  guint n_starred;
  guint n_archived;
  guint n_trashed;
  guint n_categories; /* with articles, or above ones */
  guint n_tags;
} SheafBackupCounts;

typedef struct
{
  gint64 version; /* of the schema */
  SheafBackupCounts counts;
  GPtrArray *newest; /* (element-type SheafBackupArticle) */

  /* Against the library as it is now, by the bytes of the articles. */
  gboolean compared;
  SheafBackupCounts now;
  guint n_missing; /* in the library, not in the backup */
  guint n_extra;   /* in the backup, not in the library */
} SheafBackupContents;

/* Frees it with all that it names. */
void sheaf_backup_contents_free (SheafBackupContents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafBackupContents, sheaf_backup_contents_free)

/**
 * sheaf_backup_open:
 *
 * Opens a backup of this or an older Sheaf, which nobody writes to: for reading, without leaving
 * anything beside it.
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_CORRUPT, _NEWER, _UNREADABLE …
 */
SheafDatabase *sheaf_backup_open (const char *path, GError **error);

/* The number of articles outside the trash. Returns: FALSE where @path cannot be read */
gboolean sheaf_backup_count (const char *path, guint *n_articles, GError **error);

/**
 * sheaf_backup_look:
 * @library: (nullable): the library to compare with; where it cannot be read, it is not compared
 * @n_newest: how many of the newest articles to name
 *
 * Reads every article's row: not for the main thread.
 *
 * Returns: (transfer full): NULL with @error where @path cannot be read
 */
SheafBackupContents *
sheaf_backup_look (const char *path, const char *library, guint n_newest, GError **error);
