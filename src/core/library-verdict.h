/* library-verdict.h: what is to become of a file
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-imports.h"
#include "core/library-places.h"

typedef enum
{
  SHEAF_ACTION_TOUCH,      /* nothing but how the file looked */
  SHEAF_ACTION_READ_AGAIN, /* the same bytes, derived in another way */
  SHEAF_ACTION_INSERT,     /* an article of its own */
  SHEAF_ACTION_UPDATE,     /* its article takes the new bytes */
  SHEAF_ACTION_PART, /* one of several places of the same bytes changed: an article of its own */
  SHEAF_ACTION_CONFLICT,  /* the new bytes are kept beside */
  SHEAF_ACTION_ADD_PLACE, /* one more place of an article */
  SHEAF_ACTION_MOVE,      /* an article's place is now here */
} SheafAction;

typedef struct
{
  SheafOutcome outcome;
  SheafAction action;
  SheafPlace place;   /* of the article concerned; all zero: none */
  char *path;         /* (nullable): the place is the file's by another root: its path below that */
  SheafSha256 digest; /* of the file */
  gsize site;         /* bytes of the path that will lead to the site's folder */
  char *into;         /* (nullable): the category path that goes before the article's own */
  SheafDraft *draft;  /* (nullable): what is stored in the place of the item's draft */
} SheafVerdict;

/* Frees what @self points to. */
void sheaf_verdict_clear (SheafVerdict *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheafVerdict, sheaf_verdict_clear)

/* What is to be stored. (transfer none) (nullable) */
const SheafDraft *sheaf_verdict_get_draft (const SheafVerdict *self, const SheafStoreItem *item);

/* The place of @article, its own, as the file is now. */
SheafPlaceState sheaf_verdict_get_state (const SheafVerdict *self, gint64 article);
