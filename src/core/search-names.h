/* search-names.h: which names in the library a term means
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"
#include "core/search-term.h"

/**
 * SheafSearchNames:
 *
 * What a term means beside the words of the index, as JSON lists to be bound: NULL where there is none.
 */
typedef struct
{
  char *tags;           /* ids */
  char *authors;        /* names as stored */
  char *categories;     /* ids */
  char *sources;        /* ids of articles */
  char *roots;          /* ids */
  char *properties;     /* ids of the key, in whatever case it is written */
  char *values;         /* of these, as stored */
  gboolean unknown_key; /* no article has the key of a PROPERTY */
} SheafSearchNames;

/**
 * sheaf_search_names_find:
 *
 * Looks among the names in the library, not among the articles, except for SOURCE and PROPERTY, which
 * read what they compare.
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_INTERRUPTED or another
 */
SheafSearchNames *
sheaf_search_names_find (SheafLibrary *library, const SheafSearchTerm *term, GError **error);
void sheaf_search_names_free (SheafSearchNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafSearchNames, sheaf_search_names_free)
