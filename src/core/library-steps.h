/* library-steps.h: note down what a change changes, so that it can be taken back
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"
#include "core/library-places.h"
#include "core/library-undo.h"

/* All within the caller's transaction. The fields and what they mean: schema/001-library.sql. */

/**
 * sheaf_steps_begin:
 * @on: the direction
 * @import: or 0
 *
 * A new step. What was undone before can no longer be redone, and steps past the last 200 are let go.
 *
 * Returns: its id, 0 on error
 */
gint64 sheaf_steps_begin (SheafLibrary *self,
                          SheafStepKind kind,
                          gboolean on,
                          gint64 import,
                          GError **error);

/* A new step that edits one article. Returns: its id, 0 on error */
gint64 sheaf_steps_begin_edit (SheafLibrary *self, GError **error);

/* The step of an import, begun where there is none that still stands. Returns: 0 on error */
gint64 sheaf_steps_for_import (SheafLibrary *self, gint64 import, GError **error);

/* So many more articles were changed. */
gboolean sheaf_steps_add_articles (SheafLibrary *self, gint64 step, guint n, GError **error);

/* A field of an article before and after. */
gboolean sheaf_steps_record (SheafLibrary *self,
                             gint64 step,
                             gint64 article,
                             const char *field,
                             SheafValue before,
                             SheafValue after,
                             GError **error);

/* What is at a path before and after. */
gboolean sheaf_steps_record_place (SheafLibrary *self,
                                   gint64 step,
                                   gint64 root,
                                   const char *path,
                                   const SheafPlaceState *before,
                                   const SheafPlaceState *after,
                                   GError **error);

/**
 * sheaf_steps_purge:
 * @limit: at the most
 * @left: (out): whether there is more
 *
 * Deletes articles that an undone import withdrew and that no step can bring back. A transaction of its
 * own, short.
 */
gboolean sheaf_steps_purge (SheafLibrary *self, guint limit, gboolean *left, GError **error);
