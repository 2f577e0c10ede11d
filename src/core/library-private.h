/* library-private.h: what the files of the library share; stands below library.h
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"
#include "core/fresh-texts.h"

struct _SheafLibrary
{
  SheafDatabase *database;
  char *path;
  int mode;                      /* SheafLibraryMode */
  GHashTable *slots;             /* gint64 day -> gint64 next key that may be free; a hint */
  struct _SheafNameIndex *names; /* (nullable): of the last search */
  SheafFreshTexts *fresh;        /* of what is not indexed yet */
  GHashTable *judged;            /* sha256 -> what sheaf_library_judge() has seen, for dry runs */
  gboolean pictures_needed;      /* no picture was without need when that was last looked at */
};

/* Sets SHEAF_ERROR_NOT_FOUND for an article that is not in the library. */
void sheaf_library_set_no_article (gint64 id, GError **error);

/**
 * sheaf_library_step_article:
 * @row: (nullable): a query for the one row of article @id; NULL has its error set already
 *
 * Returns: whether there is the row; FALSE with SHEAF_ERROR_NOT_FOUND, or what the query failed with
 */
gboolean sheaf_library_step_article (SheafStatement *row, gint64 id, GError **error);
