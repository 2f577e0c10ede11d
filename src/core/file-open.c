/* file-open.c: open a file for reading without following anything
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/file-open.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What @held is of, if that is a regular file. Returns: -1 with errno where it is not */
static int
open_held (int held)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", held);
  struct stat st;

  if (fstat (held, &st) < 0)
    return -1;
  if (!S_ISREG (st.st_mode))
    {
      errno = ELOOP;
      return -1;
    }
  return open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

int
sheaf_file_open_at (int at, const char *name)
{
  int file = openat (at, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  int held, code;

  if (file >= 0 || errno != ELOOP)
    return file;

  /* A link, or a file of the document portal: that opens the file by a link of its own, with our flags.
   * Held without being opened, it shows which; and what is opened then is what was held. */
  held = openat (at, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
  if (held < 0)
    return -1;
  file = open_held (held);
  code = errno;
  close (held);
  errno = code;
  return file;
}
