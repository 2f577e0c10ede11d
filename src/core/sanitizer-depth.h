/* sanitizer-depth.h: how deep a tree builder will be
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * SheafDepth:
 *
 * A model of the stack of open elements of the HTML standard, near enough to say which tags would
 * nest too deep: gumbo's time grows with the square of the depth. An article can be made to fool it,
 * so limits of time and memory are needed as well.
 */
typedef struct SheafDepth SheafDepth;

/* Returns: (transfer full): nothing is open */
SheafDepth *sheaf_depth_new (void);
void sheaf_depth_free (SheafDepth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafDepth, sheaf_depth_free)

/* For each start tag in turn. Returns: whether the tree builder may have it */
gboolean sheaf_depth_open (SheafDepth *self, const char *name);

/* For each end tag in turn. Returns: whether the tree builder may have it */
gboolean sheaf_depth_close (SheafDepth *self, const char *name);

/* Whether the element @name has no content. */
gboolean sheaf_depth_is_void (const char *name);
