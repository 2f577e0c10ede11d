/* library-state.h: what is known of an article besides its bytes, out of a library and into another
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/draft.h"
#include "core/library.h"
#include "core/sidecar.h"

/**
 * sheaf_library_read_state:
 * @zone: (out) (transfer full) (nullable): by which its dates were read
 *
 * Returns: (transfer full): all of an entry but its path and how much of it leads to the site; NULL on error
 */
SheafSidecarEntry *
sheaf_library_read_state (SheafLibrary *self, gint64 id, char **zone, GError **error);

/* Whether article @id has the edits of @entry and no others. @same: (out) */
gboolean sheaf_state_has_edits (SheafLibrary *self,
                                gint64 id,
                                const SheafSidecarEntry *entry,
                                gboolean *same,
                                GError **error);

/**
 * sheaf_state_adopt:
 * @id: an article that has just come in; its category is set already
 * @draft: what its file says
 *
 * Gives it the flags, the time, the edits and the highlights of @entry. In the caller's transaction.
 */
gboolean sheaf_state_adopt (SheafLibrary *self,
                            gint64 id,
                            const SheafSidecarEntry *entry,
                            const SheafDraft *draft,
                            gint64 import,
                            GError **error);
