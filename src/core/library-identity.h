/* library-identity.h: is a file new, or one we have
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-imports.h"
#include "core/library-places.h"

typedef enum
{
  SHEAF_ACTION_TOUCH,  /* nothing but how the file looked */
  SHEAF_ACTION_INSERT, /* an article of its own */
  SHEAF_ACTION_UPDATE, /* its article takes the new bytes */
  SHEAF_ACTION_PART,   /* one of several places of the same bytes changed: an article of its own */
  SHEAF_ACTION_CONFLICT,  /* the new bytes are kept beside */
  SHEAF_ACTION_ADD_PLACE, /* one more place of an article */
  SHEAF_ACTION_MOVE,      /* an article's place is now here */
} SheafAction;

typedef struct
{
  SheafOutcome outcome;
  SheafAction action;
  SheafPlace place;   /* of the article concerned; all zero: none */
  SheafSha256 digest; /* of the file */
} SheafVerdict;

/**
 * sheaf_identity_decide:
 * @item: a draft of NULL means a file that was not read because it looks as it did
 *
 * The rules of sheaf_library_store(); only reads, the library and whether old places still exist.
 *
 * Returns: FALSE on error, with SHEAF_ERROR_INVALID where the item itself is not fit to be stored
 */
gboolean sheaf_identity_decide (SheafLibrary *self,
                                const SheafImportRules *rules,
                                const SheafStoreItem *item,
                                SheafVerdict *verdict,
                                GError **error);

/**
 * sheaf_identity_reads_alike:
 * @into: (nullable): category path put before those of the draft
 * @alike: (out): the article has the draft's title and category paths
 */
gboolean sheaf_identity_reads_alike (SheafLibrary *self,
                                     gint64 article,
                                     const SheafDraft *draft,
                                     const char *into,
                                     gboolean *alike,
                                     GError **error);

/* Tells @item its outcome, article and what there is to be said about them. */
void sheaf_identity_set_outcome (SheafStoreItem *item, const SheafVerdict *verdict);

/* Tells @item that it failed, and why. */
void sheaf_identity_set_failed (SheafStoreItem *item, const GError *reason);
