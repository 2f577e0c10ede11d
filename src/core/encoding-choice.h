/* encoding-choice.h: encodings a person chose for the files of an import
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  char *path; /* absolute, as bytes: a file, or a folder for all files below it */
  /* (nullable): of the files below @path only those that would be read in this encoding, "" for all that do not
   * show theirs by a mark or by being UTF-8. NULL: the very file @path, whatever it looks like. */
  char *instead_of;
  const char *encoding; /* one of sheaf_encoding_list() */
} SheafEncodingChoice;

/* Lists of them are (element-type SheafEncodingChoice) and own what is in them; the last choice for the same files
 * holds. NULL is an empty one. */

/* Returns: (transfer full) */
GPtrArray *sheaf_encoding_choices_new (void);
GPtrArray *sheaf_encoding_choices_copy (const GPtrArray *choices);

/**
 * sheaf_encoding_choices_set:
 * @instead_of: (nullable): as in SheafEncodingChoice
 * @encoding: (nullable): as sheaf_encoding_find() takes it; NULL takes a choice back
 */
void sheaf_encoding_choices_set (GPtrArray *choices,
                                 const char *path,
                                 const char *instead_of,
                                 const char *encoding);

/* The encoding chosen for exactly these files. (transfer none) (nullable) */
const char *
sheaf_encoding_choices_get (const GPtrArray *choices, const char *path, const char *instead_of);

/* How a file is to be read. */
typedef struct
{
  const char *encoding; /* (nullable): find out */
  gboolean own;         /* it was chosen for this very file */
  gboolean asked;       /* it was chosen now, for it or for files like it */
  char *
      guessed; /* (nullable): what it would be read in if nobody had chosen; NULL: not asked, or the
                         * file shows what it is */
} SheafEncodingDecision;

/* Frees what @self points to. */
void sheaf_encoding_decision_clear (SheafEncodingDecision *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheafEncodingDecision, sheaf_encoding_decision_clear)

/**
 * sheaf_encoding_choices_decide:
 * @kept: (nullable): what was chosen for the file's article before
 *
 * What was chosen for the very file goes first, then @kept, then what was chosen for the deepest folder.
 *
 * Returns: to be cleared
 */
SheafEncodingDecision sheaf_encoding_choices_decide (const GPtrArray *choices,
                                                     const char *path,
                                                     const char *kept,
                                                     GBytes *bytes);

/**
 * sheaf_encoding_choices_concern:
 * @kept: (nullable): as above
 * @encoding: (nullable): in which the file was read
 *
 * Returns: FALSE where a file that did not change is read in @encoding by these choices too; TRUE where its bytes
 *   have to be looked at
 */
gboolean sheaf_encoding_choices_concern (const GPtrArray *choices,
                                         const char *path,
                                         const char *kept,
                                         const char *encoding);

/* Those for all files like one another in @folder or above it, as it is remembered: what was chosen for a very
 * file stays with its article. Returns: (transfer full) */
GPtrArray *sheaf_encoding_choices_of_folder (const GPtrArray *choices, const char *folder);

/* Adds them to a JSON list. @json: (transfer full) (nullable). Returns: (transfer full) (nullable): NULL for nothing */
char *sheaf_encoding_choices_add_to_json (const GPtrArray *choices, char *json);

/* @json: (nullable): of whoever made the library. Returns: (transfer full): what of it is understood */
GPtrArray *sheaf_encoding_choices_from_json (const char *json);
