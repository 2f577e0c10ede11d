/* library-articles.h: list, read and flag articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/* The fixed places of the sidebar. All but TRASH leave out the trash. */
typedef enum
{
  SHEAF_SHELF_ALL,
  SHEAF_SHELF_UNREAD,
  SHEAF_SHELF_STARRED,
  SHEAF_SHELF_ARCHIVE,
  SHEAF_SHELF_TRASH,
  SHEAF_SHELF_UNCATEGORISED,
  SHEAF_SHELF_ATTENTION,
  SHEAF_SHELF_LAST_IMPORT,
} SheafShelf;

typedef enum
{
  SHEAF_SORT_DATE, /* newest first, undated last */
  SHEAF_SORT_TITLE,
  SHEAF_SORT_ADDED,  /* newest first */
  SHEAF_SORT_SOURCE, /* by the host it came from, those without last; newest first within it */
  SHEAF_SORT_LENGTH, /* longest first */
  SHEAF_SORT_UNREAD, /* what is unread first, newest first */
} SheafSort;

/* Which articles, in which order; zero means all articles, newest first. */
typedef struct
{
  SheafShelf shelf;
  gint64 category; /* with everything below it; 0: any */
  const char *tag; /* (nullable) */
  gint64 import;   /* only those that have their bytes from it; 0: any */
  SheafSort sort;
  gboolean
      by_category; /* by main category, see library-groups.h; in the order of @sort within each */
  guint limit;     /* 0: all */
} SheafListing;

/**
 * sheaf_library_list:
 *
 * By date and by when it was added indexed; for 100,000 articles the whole list takes tens of milliseconds
 * (ask with a limit first on the main thread). Other orders, and groups, look at every article whatever
 * the limit: from a worker.
 *
 * Returns: (transfer full) (element-type gint64): article ids; NULL on error
 */
GArray *sheaf_library_list (SheafLibrary *self, const SheafListing *listing, GError **error);

/**
 * sheaf_library_get_rows:
 *
 * Returns: (transfer full): SheafArticle * with what a list row shows (id, title, author, date, excerpt,
 *   source, root, origin, flags, categories, picture), one for each of @ids in their order, NULL elements
 *   where there is none such
 */
GPtrArray *
sheaf_library_get_rows (SheafLibrary *self, const gint64 *ids, guint n_ids, GError **error);

/* Everything but the bytes. Returns: (transfer full): NULL with SHEAF_ERROR_NOT_FOUND */
SheafArticle *sheaf_library_get_article (SheafLibrary *self, gint64 id, GError **error);

/* The current bytes of the file. Returns: (transfer full): NULL with SHEAF_ERROR_NOT_FOUND, _CORRUPT */
GBytes *sheaf_library_get_source (SheafLibrary *self, gint64 id, GError **error);

/**
 * sheaf_library_set_flag:
 * @flag: one of UNREAD, STARRED, ARCHIVED, TRASHED
 * @undoable: FALSE for reading marks made by opening an article
 * @step: (out) (optional): the undo step made, 0 where nothing changed
 *
 * One transaction, one undo step. Ids that do not exist fail the whole with SHEAF_ERROR_NOT_FOUND,
 * naming them.
 */
gboolean sheaf_library_set_flag (SheafLibrary *self,
                                 const gint64 *ids,
                                 guint n_ids,
                                 SheafFlags flag,
                                 gboolean on,
                                 gboolean undoable,
                                 gint64 *step,
                                 GError **error);
