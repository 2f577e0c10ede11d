/* library-imports.h: storing what an import brings
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/draft.h"
#include "core/encoding-choice.h"
#include "core/import-choice.h"
#include "core/library.h"
#include "core/sidecar.h"
#include "core/signature.h"

typedef enum
{
  SHEAF_OUTCOME_NEW,
  SHEAF_OUTCOME_SAME,
  SHEAF_OUTCOME_UPDATED,
  SHEAF_OUTCOME_CONFLICT,
  SHEAF_OUTCOME_DUPLICATE,
  SHEAF_OUTCOME_SKIPPED,
  SHEAF_OUTCOME_FAILED,
} SheafOutcome;
#define SHEAF_N_OUTCOMES 7

const char *sheaf_outcome_to_string (SheafOutcome outcome); /* "new" …, for --json */

typedef struct
{
  const char *into; /* (nullable): category path A/B put before or in place of the article's own */
  const char *zone; /* (nullable): name, stored with the import so that dates re-derive alike */
  gboolean keep_duplicates;
  SheafDialect dialect; /* what was asked for; kept with the import, as are the choices */
  const SheafImportChoice *choices;
  guint n_choices;
  const GPtrArray *encodings; /* (nullable): SheafEncodingChoice *; kept likewise */
} SheafImportRules;

/* What the library knows of a file of a root. */
typedef struct
{
  gint64 article;
  SheafSignature signature;
  SheafDialect dialect; /* by which the article was read; AUTO: not asked, or no place of its own */
  gboolean elsewhere;   /* its categories are not below the one the rules ask for */
  const char
      *encoding;    /* (nullable): in which it was read; NULL: not asked, or no place of its own */
  const char *kept; /* (nullable): the encoding a person chose for the article */
} SheafKnownFile;

/**
 * sheaf_library_get_known_files:
 * @rules: what is asked of each article is told only where the rules ask for a dialect, a category or an encoding
 *
 * Also knows files that came in through another root above or below @root: a file is the same by whatever
 * root it is found.
 *
 * Returns: (transfer full) (element-type utf8 SheafKnownFile): by path below @root, so that a file whose
 *   signature did not change need not be read again
 */
GHashTable *sheaf_library_get_known_files (SheafLibrary *self,
                                           const char *root,
                                           const SheafImportRules *rules,
                                           GError **error);

/**
 * sheaf_library_begin_import:
 * @sources: what was asked for, for the list of imports
 *
 * Returns: the import's id, which is also one undo step however many batches follow; 0 on error
 */
gint64 sheaf_library_begin_import (SheafLibrary *self,
                                   const char *const *sources,
                                   const SheafImportRules *rules,
                                   GError **error);

/* One file of a batch; outcome, id and error are filled by sheaf_library_store(). */
typedef struct
{
  const char *root;   /* absolute path of the import root */
  const char *origin; /* path below it */
  SheafSignature signature;
  const SheafDraft *draft; /* (nullable): NULL for a file that looks as it did and was not read */
  gsize site;              /* bytes of @origin, with the slash, that lead to the site's folder */
  gboolean asked;          /* the draft's dialect was asked for, not guessed */
  const SheafSidecarEntry
      *state;            /* (nullable): what a new article has from its export (sidecar.h) */
  const char *encoding;  /* (nullable): was asked for and not found out */
  gboolean own_encoding; /* for this very file: it stays with the article */
  SheafOutcome outcome;
  gint64 id;
  GPtrArray *warnings; /* (nullable) SheafWarning *: said by the store itself */
  char *into;          /* (nullable): the category path that goes before the article's own */
  SheafDraft *redrawn; /* (nullable): what was stored in the place of @draft */
  gboolean parted;     /* files that were the same until now have articles of their own */
} SheafStoreItem;

/* Frees what the store has filled in. */
void sheaf_store_item_clear (SheafStoreItem *self);

/**
 * sheaf_library_store:
 *
 * Stores one batch in one transaction, by the identity rules of DESIGN part 5: origin known and source
 * unchanged since the last import: same; changed, article not edited here: updated (old bytes kept as a
 * version); both changed: conflict (new bytes kept as a version, ATTENTION set); unchanged, but another
 * dialect, category or encoding asked for than the article was read with: same, and derived again; same bytes at another
 * place: duplicate with the place remembered, or an article of its own where rules or a differing title
 * or category path ask for it; same bytes whose old place no longer exists as a file: moved, outcome same.
 * One file by two roots is one file. A same article that lies in the trash stays there, with a warning. Rows
 * are complete afterwards, searchable after sheaf_library_index().
 *
 * Returns: FALSE with SHEAF_ERROR_INTERRUPTED where the import has ended, since its step was undone
 */
gboolean sheaf_library_store (SheafLibrary *self,
                              gint64 import,
                              const SheafImportRules *rules,
                              SheafStoreItem *items,
                              guint n_items,
                              GError **error);

/**
 * sheaf_library_judge:
 *
 * Decides the outcomes of sheaf_library_store() without storing anything. New files that are doubles of each
 * other are found over several calls, until sheaf_library_judge_afresh().
 */
gboolean sheaf_library_judge (SheafLibrary *self,
                              const SheafImportRules *rules,
                              SheafStoreItem *items,
                              guint n_items,
                              GError **error);

/* Forgets which new files were judged. */
void sheaf_library_judge_afresh (SheafLibrary *self);

/* The article whose place a file is, by whatever root. @article: (out): 0 where there is none */
gboolean sheaf_library_find_file (SheafLibrary *self,
                                  const char *root,
                                  const char *origin,
                                  gint64 *article,
                                  GError **error);

/**
 * sheaf_library_end_import:
 * @totals: by SheafOutcome
 * @report: (nullable): JSON lines of what did not come in plainly, kept compressed
 * @reason: (nullable): why it ended early, for a person
 *
 * An import that stored nothing leaves no undo step.
 */
gboolean sheaf_library_end_import (SheafLibrary *self,
                                   gint64 import,
                                   const guint totals[SHEAF_N_OUTCOMES],
                                   const char *report,
                                   const char *reason,
                                   GError **error);

/**
 * sheaf_library_index:
 * @limit: articles in this step (one transaction)
 * @left: (out): articles still without an index entry; not 0 while there is anything to do
 *
 * One short step of the background index; also deletes what an undone import left and nothing can
 * bring back.
 */
gboolean sheaf_library_index (SheafLibrary *self, guint limit, guint *left, GError **error);

/* Merges a little of the index in idle time. @more: (out): whether another call would help */
gboolean sheaf_library_merge_index (SheafLibrary *self, gboolean *more, GError **error);
