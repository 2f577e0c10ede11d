/* library-pictures.h: the pictures of articles, kept in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"
#include "core/picture-found.h"
#include "core/signature.h"

/**
 * sheaf_library_note_pictures:
 * @references: (nullable) (element-type utf8): picture-references.h
 * @replace: there may be rows of it already
 *
 * What an article shows is to be looked for, unless the library has it; what it shows no more is not. In a transaction
 * of the caller's.
 */
gboolean sheaf_library_note_pictures (SheafLibrary *self,
                                      gint64 article,
                                      const GPtrArray *references,
                                      gboolean replace,
                                      GError **error);

/* Another place of an article. */
typedef struct
{
  char *origin; /* below the root that was asked for */
  gsize site;
} SheafPictureCopy;

/* A picture that an article shows and the library does not have. */
typedef struct
{
  gint64 article;
  char *reference;
  char
      *home; /* (nullable): the import root by which it came in; NULL: the one that was asked for */
  char *origin; /* of the article, below the root that was asked for */
  gsize site;   /* bytes of it that lead to the site's folder */
  SheafDialect dialect;
  SheafPictureProblem problem; /* why it was not found before; 0: it was not looked for */
  GPtrArray *copies; /* (nullable) (element-type SheafPictureCopy): other places below the root */
} SheafPictureWant;

void sheaf_picture_want_free (SheafPictureWant *self);

/**
 * sheaf_library_list_wanted_pictures:
 * @root: path of an import root
 * @after: (nullable): the last one of the page before; NULL: from the first
 * @limit: at most so many
 *
 * What is missing of the articles whose files lie below @root, by whatever root they came in, but for what is withdrawn.
 * Of several places of one article its own comes first, if it is among them.
 *
 * Returns: (transfer full) (element-type SheafPictureWant): NULL on error
 */
GPtrArray *sheaf_library_list_wanted_pictures (SheafLibrary *self,
                                               const char *root,
                                               const SheafPictureWant *after,
                                               guint limit,
                                               GError **error);

typedef struct
{
  const SheafPictureWant *want;
  const SheafPictureFound *found;
} SheafPictureStore;

/* Keeps what was found, or why nothing was, in one transaction. A picture's place is below the article's own root where it
 * lies there, so that both go out to one folder. @root: as for listing */
gboolean sheaf_library_store_pictures (SheafLibrary *self,
                                       const char *root,
                                       const SheafPictureStore *items,
                                       guint n_items,
                                       GError **error);

/* Returns: (transfer full) (element-type utf8 SheafStoredPicture): by the references of the article; NULL on error */
GHashTable *sheaf_library_get_pictures (SheafLibrary *self, gint64 article, GError **error);

/**
 * sheaf_library_get_picture:
 * @type: (out) (transfer full): its media type
 *
 * Returns: (transfer full): its bytes; NULL with SHEAF_ERROR_NOT_FOUND
 */
GBytes *sheaf_library_get_picture (SheafLibrary *self, gint64 id, char **type, GError **error);

/* Where a picture of an article was. */
typedef struct
{
  gint64 id;
  char *root;
  char *path; /* below the root */
} SheafPicturePlace;

/* Returns: (transfer full) (element-type SheafPicturePlace): of those that came from files; NULL on error */
GPtrArray *sheaf_library_get_picture_places (SheafLibrary *self, gint64 article, GError **error);

/* Returns: (transfer full) (element-type filename): the import roots that pictures were found below, an outer one before
 *   those in it; NULL on error */
GPtrArray *sheaf_library_list_picture_roots (SheafLibrary *self, GError **error);
