/* front-matter-change.h: what of a header is to change
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-node.h"

typedef enum
{
  SHEAF_EDIT_SET,    /* the value becomes this one; the key is added where missing */
  SHEAF_EDIT_ADD,    /* the list has this item, at its end where it is new */
  SHEAF_EDIT_REMOVE, /* the list is without this item */
  SHEAF_EDIT_UNSET,  /* the key goes, with its value */
} SheafEditKind;

typedef struct
{
  SheafEditKind kind;
  const char *key;        /* params.author: author in params */
  const SheafNode *value; /* a scalar, or a list of scalars and of such lists; NULL for UNSET */
  gboolean
      bare; /* a number, a date, true or false may stand without quotes also where none stood before */
  gboolean
      brackets; /* YAML: a list of which nothing is left is [], and not a key without a value */
} SheafEdit;
