/* front-matter-splice.h: the bytes that an edit of a YAML header puts in and takes out
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-splicer.h"

/* All return the text with the change, (transfer full), or NULL where the way the header is written leaves
 * no place for it. Whether it reads as it should is for the caller to find out. */

/* The value of the key becomes @value. */
char *sheaf_splice_value (const SheafSplicer *self, const SheafNode *value);

/* The key comes to its mapping, with @value. */
char *sheaf_splice_add_key (const SheafSplicer *self, const SheafNode *value);

/* The key goes, with its lines. */
char *sheaf_splice_remove_key (const SheafSplicer *self);

/* Item @i of the list that is the key's value becomes @value. */
char *sheaf_splice_item (const SheafSplicer *self, guint i, const SheafNode *value);

/* @value comes into that list before item @i, or at its end. */
char *sheaf_splice_add_item (const SheafSplicer *self, guint i, const SheafNode *value);

/* Item @i of that list goes. */
char *sheaf_splice_remove_item (const SheafSplicer *self, guint i);
