/* library-places.h: where the files of articles are
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"
#include "core/library.h"
#include "core/sha256.h"
#include "core/signature.h"

/* A path as it is bound: text where it is valid UTF-8, else a blob, so that no byte is lost. */
SheafValue sheaf_places_value (const char *path);

/* A path as it was stored. Returns: (transfer full) (nullable) */
char *sheaf_places_column (SheafStatement *row, int column);

/* A row of the table, and what its article is like. */
typedef struct
{
  gint64 id;
  gint64 article;
  gint64 root;
  gboolean main;
  SheafSha256 imported; /* the file as last imported here */
  SheafSha256 current;  /* the article */
  int trashed;          /* 0, 1 in the trash, 2 withdrawn */
  gsize site;           /* bytes of its path that lead to the site's folder */
} SheafPlace;

/* The root's id, made where it is new. */
gboolean
sheaf_places_find_root (SheafLibrary *self, const char *path, gint64 *root, GError **error);

/* @place->id is 0 where there is none. */
gboolean sheaf_places_find (SheafLibrary *self,
                            const char *root,
                            const char *path,
                            SheafPlace *place,
                            GError **error);

/**
 * sheaf_places_find_bytes:
 *
 * Returns: (transfer full) (element-type SheafPlace): places of articles, withdrawn ones apart, whose
 *   bytes are or were @digest, the article's origin first; at most 64
 */
GArray *sheaf_places_find_bytes (SheafLibrary *self, const SheafSha256 *digest, GError **error);

/* Whether the file of a place is certainly gone. */
gboolean sheaf_places_is_gone (SheafLibrary *self, gint64 place, gboolean *gone, GError **error);

/* What a place is to be. */
typedef struct
{
  gint64 article; /* 0: no such place */
  gboolean main;
  SheafSha256 digest; /* of the file */
  gsize site;
} SheafPlaceState;

/* What a place is now. */
SheafPlaceState sheaf_place_get_state (const SheafPlace *self);

/* Makes a place, or gives the one at this path to the article of @state. */
gboolean sheaf_places_set (SheafLibrary *self,
                           gint64 root,
                           const char *path,
                           const SheafPlaceState *state,
                           const SheafSignature *signature,
                           GError **error);

/* How the file looked now. */
gboolean sheaf_places_touch (SheafLibrary *self,
                             gint64 place,
                             const SheafSha256 *digest,
                             const SheafSignature *signature,
                             GError **error);
