/* front-matter-edit.h: change one value of a header and no other byte
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/error.h"
#include "core/front-matter.h"

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
} SheafEdit;

/**
 * sheaf_front_matter_edit:
 * @text: what @header was read from
 *
 * YAML only. The value is written in the style it had, and a new one in that of its neighbours, where it can
 * be written so; else without quotes where readers of YAML 1.1 and 1.2 both take it for the same text, else
 * in single, else in double quotes. A list changes by the items that differ. Comments, order, blank lines and
 * line ends stay. A scalar that gets a list's item, or loses itself as one, becomes a list.
 *
 * The result was read again: the value is the wanted one, every other as before, and there is no new warning.
 *
 * Returns: (transfer full) (nullable): the new text, equal to @text where nothing is to be done; NULL with
 *   SHEAF_ERROR_UNSUPPORTED (a header that cannot be changed so), _NOT_FOUND (no such key) or _INVALID
 *   (a value that no header can hold), with a sentence
 */
char *sheaf_front_matter_edit (const char *text,
                               gsize length,
                               const SheafFrontMatter *header,
                               const SheafEdit *edit,
                               GError **error);
