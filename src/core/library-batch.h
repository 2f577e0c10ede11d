/* library-batch.h: what storing a batch of files shares: one step of undo, and how it is noted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"
#include "core/library-roots.h"
#include "core/library-verdict.h"

/* One call of sheaf_library_store(), all in its transaction. */
typedef struct
{
  SheafLibrary *library;
  SheafRoots *roots;
  const SheafImportRules *rules;
  gint64 import;
  gint64 step; /* 0 until something changes */
} SheafStoreBatch;

/* The import's step is there. */
gboolean sheaf_batch_ensure_step (SheafStoreBatch *self, GError **error);

/* It is, and has one article more. */
gboolean sheaf_batch_count_article (SheafStoreBatch *self, GError **error);

/* Notes a field of an article before and after. */
gboolean sheaf_batch_record (SheafStoreBatch *self,
                             gint64 article,
                             const char *field,
                             SheafValue before,
                             SheafValue after,
                             GError **error);

/* Gives the path of @item, or the one it is known by, to an article, and notes whose it was. */
gboolean sheaf_batch_set_place (SheafStoreBatch *self,
                                const SheafStoreItem *item,
                                const SheafVerdict *verdict,
                                const SheafPlaceState *before,
                                const SheafPlaceState *after,
                                GError **error);

/* An article that was one with @from until now: same flags and overlay, bytes of its own. Returns: its id, 0 on
 * error */
gint64 sheaf_batch_insert_beside (SheafStoreBatch *self,
                                  gint64 from,
                                  const SheafDraft *draft,
                                  gint64 import,
                                  GError **error);

/* The encoding that was chosen for this very file stays with its article. */
gboolean sheaf_batch_keep_encoding (SheafStoreBatch *self,
                                    const SheafStoreItem *item,
                                    gint64 article,
                                    GError **error);

/* Puts the article below the category that goes before its own, where that is another than before; what
 * is written of it next will be there. */
gboolean
sheaf_batch_adopt_into (SheafStoreBatch *self, const SheafVerdict *verdict, GError **error);
