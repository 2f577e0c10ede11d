/* overlay.h: what a person said of an article that its file cannot hold
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article-edit.h"

/* No more values than this in one edit, and none longer than a header's may be. */
#define SHEAF_OVERLAY_MAX_VALUES 1000

/**
 * SheafOverlayEdit:
 *
 * What is to be read of one key in the place of what the file says: values of its own, nothing, or the file's list
 * with some items more or less. So an item added here stays added when the file brings others. As JSON, which is
 * how the library and a sidecar keep it:
 *
 *   {"set":"text"}  {"set":["a","b"]}  {"set":null}  {"add":["a"],"remove":["b"]}
 *
 * A category is A/B, a literal slash \/, and without the path an import put before it.
 */
typedef struct
{
  char *key;                  /* as sheaf_overlay_find_key() gives it */
  gboolean unset;             /* nothing is read */
  gboolean list;              /* @values are a list, however many */
  GPtrArray *values;          /* (nullable) char * */
  GPtrArray *added, *removed; /* char *; empty where there are values or nothing */
} SheafOverlayEdit;

/* @key: title, author, date, categories, tags in whatever way these are said, else as it is. (transfer none) */
const char *sheaf_overlay_find_key (const char *key);

/* An edit that changes nothing yet. @key: as above. Returns: (transfer full) */
SheafOverlayEdit *sheaf_overlay_edit_new (const char *key);
SheafOverlayEdit *sheaf_overlay_edit_copy (const SheafOverlayEdit *self);
void sheaf_overlay_edit_free (SheafOverlayEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafOverlayEdit, sheaf_overlay_edit_free)

/* Whether it says the same as a file that says nothing of its own. */
gboolean sheaf_overlay_edit_is_empty (const SheafOverlayEdit *self);

/* One change more. */
void sheaf_overlay_edit_change (SheafOverlayEdit *self, const SheafChange *change);

/* Returns: (transfer full) (element-type SheafChange): the changes it stands for, pointing into @self */
GArray *sheaf_overlay_edit_get_changes (const SheafOverlayEdit *self);

/**
 * sheaf_overlay_edit_parse:
 * @json: may be anyone's
 *
 * Returns: (transfer full) (nullable): NULL where it is no such object, is over a limit, or its key is no key
 */
SheafOverlayEdit *sheaf_overlay_edit_parse (const char *key, const char *json);

/* Returns: (transfer full): the JSON */
char *sheaf_overlay_edit_format (const SheafOverlayEdit *self);

/* The edit of @key among @edits, SheafOverlayEdit *. Returns: (transfer none) (nullable) */
SheafOverlayEdit *sheaf_overlay_find (const GPtrArray *edits, const char *key);

/* --- reading with them --- */

/**
 * sheaf_overlay_change_header:
 * @root: (nullable): the header
 * @text: what it was read from
 * @edits: (nullable): SheafOverlayEdit *
 *
 * Returns: (transfer full) (nullable): the header as if it said what @edits say, but for categories and tags; NULL
 *   where there are none, and @root holds
 */
SheafNode *
sheaf_overlay_change_header (const SheafNode *root, const char *text, const GPtrArray *edits);

/* The same for the categories and tags that were read, and in @header for what is shown of them as keys. */
void sheaf_overlay_change_lists (SheafArticle *article,
                                 SheafNode *header,
                                 const char *text,
                                 const GPtrArray *edits);

/* Whether both articles have the same of @key. */
gboolean sheaf_overlay_same (const SheafArticle *a, const SheafArticle *b, const char *key);
