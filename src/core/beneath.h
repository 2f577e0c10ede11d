/* beneath.h: read a file below a folder, and nothing else
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/**
 * sheaf_beneath_open:
 * @folder: an open folder
 * @path: of a file below it
 *
 * Follows no link and leaves the folder by no way (openat2(2) with RESOLVE_BENEATH, RESOLVE_NO_SYMLINKS and
 * RESOLVE_NO_MAGICLINKS, or component by component with O_NOFOLLOW where there is none). What is no regular file is not
 * opened at all (SAFETY L1).
 *
 * Returns: a descriptor; -1 with errno: ENOENT, ELOOP for a link on the way, EXDEV for a way out, EINVAL for what is no
 *   regular file, or another
 */
int sheaf_beneath_open (int folder, const char *path);

/**
 * sheaf_beneath_read:
 * @fd: of a regular file
 * @limit: in bytes
 *
 * Returns: (transfer full): all of it; NULL with SHEAF_ERROR_LIMIT or _UNREADABLE
 */
GBytes *sheaf_beneath_read (int fd, gsize limit, GError **error);
