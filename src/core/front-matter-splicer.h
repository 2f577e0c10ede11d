/* front-matter-splicer.h: a header about to be changed, and its bytes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-compare.h"
#include "core/front-matter-write.h"
#include "core/front-matter.h"

/* A header about to be changed. */
typedef struct
{
  const char *text; /* the header, and the beginning of what is below it */
  gsize length;
  const SheafFrontMatter *header;
  SheafKeyPlace place; /* of the key, in the header's tree */
  gboolean bare;       /* as in SheafWriting */
  gboolean brackets;   /* a list of no items is [], also where others are in lines */
} SheafSplicer;

/* Puts @with in the place of the bytes from @start to @end. Returns: (transfer full) */
char *sheaf_splicer_put (const SheafSplicer *self, gsize start, gsize end, const char *with);

/* Where the line begins that @at is in, where the next one does, and what ends it. */
gsize sheaf_splicer_line_start (const SheafSplicer *self, gsize at);
gsize sheaf_splicer_next_line (const SheafSplicer *self, gsize at);
const char *sheaf_splicer_line_end (const SheafSplicer *self, gsize at);

/* Whether there is nothing from @start to @end but these. */
gboolean
sheaf_splicer_is_only (const SheafSplicer *self, gsize start, gsize end, const char *characters);

/* The bytes from @start to @end, if they are nothing but @characters and more than none. Returns: (transfer full)
 * (nullable) */
char *sheaf_splicer_copy (const SheafSplicer *self, gsize start, gsize end, const char *characters);

/* Whether @at is the first in its line that is not blank; how many bytes stand before it there. */
gboolean sheaf_splicer_is_first (const SheafSplicer *self, gsize at);
guint sheaf_splicer_column (const SheafSplicer *self, gsize at);

/* The key, and its value. */
const SheafNode *sheaf_splicer_get_key (const SheafSplicer *self);
const SheafNode *sheaf_splicer_get_value (const SheafSplicer *self);
gboolean sheaf_splicer_is_block_list (const SheafSplicer *self, const SheafNode *node);

/* How the texts of @parent, a mapping or a list, are written: in YAML that in quotes where all that need none
 * have some. */
SheafStyle sheaf_splicer_find_style (const SheafSplicer *self, const SheafNode *parent);

/* The style for @value where nothing stood. */
SheafStyle sheaf_splicer_find_new_style (const SheafSplicer *self, const SheafNode *value);

/* Where people look for the key that is to come: the index in its mapping of the key to come behind of; its
 * length: of none, it comes first. */
guint sheaf_splicer_find_neighbour (const SheafSplicer *self);

/* A new value as the header's syntax has it. @flow: in brackets or braces */
char *sheaf_splicer_write_inline (const SheafSplicer *self,
                                  const SheafNode *value,
                                  SheafStyle style,
                                  gboolean flow);

/* The same for the name of a key that is to come. */
char *sheaf_splicer_write_name (const SheafSplicer *self, SheafStyle style, gboolean flow);

/* The bytes of @old become @value. @flow: whether @old stands in brackets or braces */
char *sheaf_splicer_replace_node (const SheafSplicer *self,
                                  const SheafNode *old,
                                  const SheafNode *value,
                                  SheafStyle style,
                                  gboolean flow);

/* A block below the key: its lines go and @value stands behind the colon. */
char *sheaf_splicer_replace_block (const SheafSplicer *self, const SheafNode *value);

/* Nothing is left behind the colon of the key, which stands in lines: no value, and no items. */
char *sheaf_splicer_empty_value (const SheafSplicer *self);
