/* library-undo.h: every change can be taken back
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

typedef enum
{
  SHEAF_STEP_IMPORT,
  SHEAF_STEP_READ, /* marked read or unread */
  SHEAF_STEP_STAR,
  SHEAF_STEP_ARCHIVE,
  SHEAF_STEP_TRASH,     /* put in or taken out of the trash */
  SHEAF_STEP_EDIT,      /* values of the header changed */
  SHEAF_STEP_ENCODING,  /* read in another encoding */
  SHEAF_STEP_HIGHLIGHT, /* highlighted, or a note written; off: a highlight taken away */
} SheafStepKind;

/* A change, for a toast or a list: kind, direction and how many articles. */
typedef struct
{
  gint64 id; /* 0: none */
  SheafStepKind kind;
  gboolean on; /* direction: star set, put in the trash, marked unread … */
  guint n_articles;
  gint64 time;
  gboolean undone; /* it can be made again, as long as nothing new is done */
  gint64 import;   /* 0: none */
} SheafStep;

/* The step that undo (redo) would take next; id 0 where there is none. */
gboolean sheaf_library_peek_undo (SheafLibrary *self, SheafStep *step, GError **error);
gboolean sheaf_library_peek_redo (SheafLibrary *self, SheafStep *step, GError **error);

/**
 * sheaf_library_undo:
 * @step: (out) (optional): what was undone
 *
 * Reverts the last change in one transaction, whoever made it. At least the last 100 are kept. An import that
 * still runs ends when its step is undone.
 *
 * Returns: FALSE with SHEAF_ERROR_NOT_FOUND where there is nothing to undo
 */
gboolean sheaf_library_undo (SheafLibrary *self, SheafStep *step, GError **error);
gboolean sheaf_library_redo (SheafLibrary *self, SheafStep *step, GError **error);

/**
 * sheaf_library_list_steps:
 * @limit: 0: all
 *
 * Returns: (transfer full): SheafStep *, newest first, undone ones included; NULL on error
 */
GPtrArray *sheaf_library_list_steps (SheafLibrary *self, guint limit, GError **error);

/**
 * sheaf_library_undo_to:
 * @id: a step that stands
 * @last: (out) (optional): the step undone last, which is @id
 * @n: (out) (optional): how many steps were undone
 *
 * Undoes every step that stands, from the newest down to and with @id, in one transaction: all or none.
 *
 * Returns: FALSE with SHEAF_ERROR_NOT_FOUND where there is no such step or it is undone already
 */
gboolean
sheaf_library_undo_to (SheafLibrary *self, gint64 id, SheafStep *last, guint *n, GError **error);

/* Undoes one step and no other, where nothing after it touched the same values of the same articles. */
gboolean sheaf_library_undo_step (SheafLibrary *self, gint64 id, GError **error);
