/* library-picture-sums.h: what became of the pictures that the articles of an import show
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-pictures.h"

/* A picture that is not in the library. */
typedef struct
{
  char *root;      /* of the article; both as bytes */
  char *origin;    /* below it */
  char *reference; /* as the article writes it */
} SheafLackingPicture;

/* Those that are missing for one reason. */
typedef struct
{
  SheafPictureProblem problem;
  guint count;
  GPtrArray *first; /* SheafLackingPicture *: no more than were asked for */
} SheafLackingReason;

typedef struct
{
  guint kept;         /* pictures of the articles that the library has */
  guint lacking;      /* that were looked for, and that it has not */
  GPtrArray *reasons; /* SheafLackingReason *: the most frequent first */
} SheafPictureSums;

/**
 * sheaf_library_sum_pictures:
 * @import: of the articles outside the trash that have their bytes from it
 * @limit: so many of each reason are named
 *
 * As it is now: what a later import found is missing no more. Goes through all pictures of these articles: from a
 * worker, not on the main thread.
 *
 * Returns: (transfer full): NULL on error
 */
SheafPictureSums *
sheaf_library_sum_pictures (SheafLibrary *self, gint64 import, guint limit, GError **error);

void sheaf_picture_sums_free (SheafPictureSums *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafPictureSums, sheaf_picture_sums_free)

/**
 * sheaf_picture_problem_wants_folder:
 *
 * Whether what is missing may lie where nobody let Sheaf look, so that a wider folder may have it.
 */
gboolean sheaf_picture_problem_wants_folder (SheafPictureProblem problem);
