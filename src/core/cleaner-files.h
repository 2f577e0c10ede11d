/* cleaner-files.h: where cleaning rules come from, and which are switched off
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The built-in rules are in the program; the person's own in files *.json of the folder
 * $XDG_DATA_HOME/sheaf/cleaning, where the file "off" has the ids of rules that are switched off, one a line.
 */
#pragma once

#include "core/cleaner.h"

/* All rules there are. */
typedef struct
{
  GPtrArray *rules;    /* SheafCleanerRule *: built in, then own by file, off ones too */
  GPtrArray *problems; /* SheafCleanerProblem * */
  GStrv off;           /* ids */
} SheafCleanerFiles;

/* Returns: (transfer full): the folder of the person's own rules, which need not be there */
char *sheaf_cleaner_files_folder (void);

/**
 * sheaf_cleaner_files_read:
 * @folder: of own rules; one that is not there has none
 *
 * Reads files of some kilobytes from the disk. Never fails: what cannot be read is a problem.
 *
 * Returns: (transfer full)
 */
SheafCleanerFiles *sheaf_cleaner_files_read (const char *folder);
void sheaf_cleaner_files_free (SheafCleanerFiles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafCleanerFiles, sheaf_cleaner_files_free)

/* Returns: (transfer full): the rules of @folder that are not switched off, ready for use */
SheafCleaner *sheaf_cleaner_files_load (const char *folder);

/* Returns: (transfer full): the built-in rules of SHEAF_CLEANER_KEEP alone */
SheafCleaner *sheaf_cleaner_files_load_kept (void);

/**
 * sheaf_cleaner_files_set_off:
 * @id: of a rule
 *
 * Switches a rule off, or on again, for every program that reads @folder.
 *
 * Returns: whether it is kept
 */
gboolean
sheaf_cleaner_files_set_off (const char *folder, const char *id, gboolean off, GError **error);

/**
 * sheaf_cleaner_files_format:
 *
 * Returns: (transfer full): a file with one rule, which hides what @match means and, where not NULL, is like @text
 */
char *
sheaf_cleaner_files_format (const char *id, const char *name, const char *match, const char *text);

/**
 * sheaf_cleaner_files_add:
 * @match: selectors
 * @text: (nullable): a pattern that all words are like
 *
 * Writes a rule that hides to a file of its own, in a folder that is made where it is missing. Never overwrites.
 *
 * Returns: (transfer full): the path of the file, NULL on error
 */
char *sheaf_cleaner_files_add (const char *folder,
                               const char *name,
                               const char *match,
                               const char *text,
                               GError **error);

/* cleaner-names.c. Returns: (transfer none): @rule's name, translated where it is built in */
const char *sheaf_cleaner_rule_get_name (const SheafCleanerRule *rule);
const char *sheaf_hidden_get_name (const SheafHidden *hidden);

/* Whether the name of a built-in rule can be translated: a test asks this for each. */
gboolean sheaf_cleaner_names_has (const char *name);
