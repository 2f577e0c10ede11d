/* portal-path.h: files that came through the document portal
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* In a sandbox, what was dropped or chosen is at $XDG_RUNTIME_DIR/doc/ID/NAME, which tells nobody
 * anything and may be gone tomorrow.  The library and the person know files by their place on the
 * computer; the portal (since its version 1.17) tells it in an extended attribute. */

/**
 * sheaf_portal_host_path:
 * @path: absolute, as bytes; need not exist
 *
 * Returns: (transfer full): the place on the computer of what the document portal shows at @path;
 *   @path itself where it is not the portal's, or where the portal does not tell
 */
char *sheaf_portal_host_path (const char *path);

/**
 * sheaf_portal_reachable_path:
 * @path: absolute, as bytes: a place on the computer
 *
 * The way back: where nothing can be seen at @path, looks for it among the documents that the portal
 * lets us see.
 *
 * Returns: (transfer full): a path to open; @path itself where there is none better
 */
char *sheaf_portal_reachable_path (const char *path);

/* Returns: (transfer full) (nullable): the folder on the computer that the file at the place @path is in; NULL where
 *   only the portal knows it */
char *sheaf_portal_known_folder (const char *path);

/**
 * sheaf_portal_display_path:
 * @path: absolute, as bytes
 *
 * Returns: (transfer full): UTF-8 to be shown: the place on the computer, and where nothing tells it
 *   what is left of @path without the portal's folders, which may be ""
 */
char *sheaf_portal_display_path (const char *path);

/* Whether @path is a folder that can be read here, by whatever way. It may be on a disk: not on the main thread. */
gboolean sheaf_portal_shows_folder (const char *path);

/* Whether this process sees the person's files through portals only: that nothing is to be seen at a
 * place says nothing of what is there. */
gboolean sheaf_portal_is_sandboxed (void);
