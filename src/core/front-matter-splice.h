/* front-matter-splice.h: the bytes that an edit of a header puts in and takes out
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-splicer.h"

/* How it is done in one way of writing. All return the text with the change, (transfer full), or NULL where the
 * way the header is written leaves no place for it. Whether it reads as it should is for the caller to find out. */
typedef struct
{
  /* The value of the key becomes @value. */
  char *(*value) (const SheafSplicer *self, const SheafNode *value);

  /* The key comes to its mapping, with @value. */
  char *(*add_key) (const SheafSplicer *self, const SheafNode *value);

  /* The key goes, with its lines. */
  char *(*remove_key) (const SheafSplicer *self);

  /* Item @i of the list that is the key's value becomes @value. */
  char *(*item) (const SheafSplicer *self, guint i, const SheafNode *value);

  /* @value comes into that list before item @i, or at its end. */
  char *(*add_item) (const SheafSplicer *self, guint i, const SheafNode *value);

  /* Item @i of that list goes. */
  char *(*remove_item) (const SheafSplicer *self, guint i);
} SheafSplice;

extern const SheafSplice sheaf_splice_yaml; /* in lines; what is in brackets is given to the next */
extern const SheafSplice
    sheaf_splice_flow; /* in brackets and braces: YAML, JSON, and within TOML */
extern const SheafSplice sheaf_splice_toml;  /* pairs in lines */
extern const SheafSplice sheaf_splice_plain; /* lines without a syntax around them */

/* How the headers of @form are changed. Returns: (transfer none) */
const SheafSplice *sheaf_splice_for_form (SheafForm form);

/* Items of YAML's lists in lines; front-matter-splice-list.c. */
char *sheaf_splice_add_line (const SheafSplicer *self, guint i, const SheafNode *value);
char *sheaf_splice_remove_line (const SheafSplicer *self, guint i);
