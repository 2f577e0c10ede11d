/* file-open.c: open a file without following anything, and read it
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

int
sheaf_file_open_held (int held)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", held);
  struct stat st;

  if (fstat (held, &st) < 0)
    return -1;
  if (!S_ISREG (st.st_mode))
    {
      errno = EINVAL;
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
  file = sheaf_file_open_held (held);
  /* No file that could be read: then it is the link that it seemed to be. */
  code = file < 0 && errno == EINVAL ? ELOOP : errno;
  close (held);
  errno = code;
  return file;
}

gboolean
sheaf_file_read_whole (int fd, GByteArray *bytes, gsize limit)
{
  gsize length = 0;

  g_return_val_if_fail (bytes && limit < G_MAXUINT32 / 2, FALSE);

  for (;;)
    {
      gssize n;

      if (length == bytes->len)
        g_byte_array_set_size (bytes, (guint) MIN (2 * length + 4096, limit + 1));
      n = read (fd, bytes->data + length, bytes->len - length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      length += (gsize) n;
      if (n == 0 || length > limit)
        break;
    }
  g_byte_array_set_size (bytes, (guint) length);
  return TRUE;
}
