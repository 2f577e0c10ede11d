/* file-open.h: open a file without following anything, and read it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Opens @name in the folder @at for reading, without following a link in its last part; also where the
 * document portal shows it.  Returns: a descriptor, not of a regular file for certain; -1 with errno */
int sheaf_file_open_at (int at, const char *name);

/* Opens for reading what is held (O_PATH), which is what it was when it was held.  Returns: a descriptor; -1 with errno:
 * EINVAL for what is no regular file, or another */
int sheaf_file_open_held (int held);

/**
 * sheaf_file_read_whole:
 * @bytes: as large as the file should be, and one more, so that the end is seen without growing
 *
 * Reads to the end of the file, or one byte past @limit where it grew so far.
 *
 * Returns: FALSE with errno
 */
gboolean sheaf_file_read_whole (int fd, GByteArray *bytes, gsize limit);
