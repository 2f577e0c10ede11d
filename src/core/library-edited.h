/* library-edited.h: what came of a change of an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

typedef struct
{
  char *before, *after; /* the whole file, decoded; the same where nothing was to be done to it */
  char *origin;         /* valid UTF-8: the file's path below its site */
  gboolean changed;     /* something was, or would be, stored */
  gboolean in_library;  /* some of it is kept in Sheaf only, as the file cannot hold it */
  char *reason;         /* (nullable): why: a sentence */
  GPtrArray *kept;      /* char *: the keys that are kept so; never NULL after a success */
  gboolean adds_header; /* the file had no header, and gets one */
  gboolean damaged;     /* the header is not read strictly (front-matter.h); after the change */
  GPtrArray *
      warnings; /* SheafWarning *: what there is to be said of the header; never NULL after a success */
  gint64 step; /* of undo; 0: nothing changed */
} SheafEdited;

/* Frees what @self points to. */
void sheaf_edited_clear (SheafEdited *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheafEdited, sheaf_edited_clear)
