/* import-names.h: which files are articles, which folders are entered
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_import_names_judge_folder:
 * @name: of a folder below an import root
 *
 * Returns: (transfer full) (nullable): why it is not entered (DESIGN, part 5), NULL where it is
 */
char *sheaf_import_names_judge_folder (const char *name);

/**
 * sheaf_import_names_judge_file:
 *
 * Returns: (transfer full) (nullable): why a regular file of this name is no article, NULL where it is one
 */
char *sheaf_import_names_judge_file (const char *name);

/* Whether a file of this name is a picture, which comes in with the articles that show it and not by itself. */
gboolean sheaf_import_names_is_picture (const char *name);

/**
 * sheaf_import_names_judge_mode:
 * @mode: st_mode of neither a folder nor a regular file
 *
 * Returns: (transfer full): what it is, and that it is left alone
 */
char *sheaf_import_names_judge_mode (guint mode);
