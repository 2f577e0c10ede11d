/* library-overlay.h: what is kept of articles in Sheaf only
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/draft.h"
#include "core/library.h"
#include "core/overlay.h"

/* In undo, what the field of an edit begins with; its key follows. */
#define SHEAF_STEP_EDIT_FIELD "edit:"

/* Within the caller's transaction, if they write. */

/* The edits of article @id, by key. Returns: (transfer full): SheafOverlayEdit *; NULL on error */
GPtrArray *sheaf_overlay_read_edits (SheafLibrary *self, gint64 id, GError **error);

/* Keeps the edit of one key, or takes it away. @json: (nullable); what is derived is not made again */
gboolean sheaf_overlay_write_edit (SheafLibrary *self,
                                   gint64 id,
                                   const char *key,
                                   const char *json,
                                   GError **error);

/* The edits of @from for @to as well. */
gboolean sheaf_overlay_copy_edits (SheafLibrary *self, gint64 from, gint64 to, GError **error);

/**
 * sheaf_overlay_redraw:
 * @draft: what its file alone says
 * @import: whose time zone holds
 * @redrawn: (out) (transfer full) (nullable): the same with the article's edits; NULL where there are none
 */
gboolean sheaf_overlay_redraw (SheafLibrary *self,
                               gint64 id,
                               const SheafDraft *draft,
                               gint64 import,
                               SheafDraft **redrawn,
                               GError **error);
