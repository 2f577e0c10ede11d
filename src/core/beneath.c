/* beneath.c: read a file below a folder, and nothing else
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/beneath.h"

#include "core/error.h"
#include "core/file-open.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* One component, which is no link. Returns: a descriptor that holds it without opening it */
static int
hold_component (int at, const char *name)
{
  struct stat st;
  int fd;

  if (g_str_equal (name, ".."))
    {
      errno = EXDEV;
      return -1;
    }
  fd = openat (at, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
  if (fd >= 0 && fstat (fd, &st) == 0 && !S_ISLNK (st.st_mode))
    return fd;
  if (fd >= 0)
    {
      close (fd);
      errno = ELOOP;
    }
  return -1;
}

/* Where the kernel or a sandbox has no openat2. */
static int
hold_by_components (int folder, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  int fd = fcntl (folder, F_DUPFD_CLOEXEC, 3);

  if (*path == '/')
    {
      close (fd);
      errno = EXDEV;
      return -1;
    }
  for (guint i = 0; fd >= 0 && names[i]; i++)
    if (*names[i] && !g_str_equal (names[i], "."))
      {
        const int next = hold_component (fd, names[i]);
        const int code = errno;

        close (fd);
        errno = code;
        fd = next;
      }
  return fd;
}

static int
hold (int folder, const char *path)
{
  const struct open_how how = {
    .flags = O_PATH | O_CLOEXEC,
    .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
  };
  const int fd = (int) syscall (SYS_openat2, folder, path, &how, sizeof how);

  /* EAGAIN: the way could not be judged while something was renamed. */
  if (fd >= 0 || (errno != ENOSYS && errno != EPERM && errno != EAGAIN))
    return fd;
  return hold_by_components (folder, path);
}

int
sheaf_beneath_open (int folder, const char *path)
{
  int held, fd, code;

  g_return_val_if_fail (path, -1);

  held = hold (folder, path);
  if (held < 0)
    return -1;
  fd = sheaf_file_open_held (held);
  code = errno;
  close (held);
  errno = code;
  return fd;
}

static void
set_errno (GError **error, int code)
{
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_UNREADABLE, g_strerror (code));
}

GBytes *
sheaf_beneath_read (int fd, gsize limit, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  struct stat st;

  g_return_val_if_fail (limit < G_MAXUINT32 / 2, NULL);

  if (fstat (fd, &st) < 0)
    {
      set_errno (error, errno);
      return NULL;
    }
  /* One byte more than it should have, so that the end is seen without growing. */
  if (st.st_size >= 0 && (gsize) st.st_size <= limit)
    g_byte_array_set_size (bytes, (guint) st.st_size + 1);
  if ((gsize) st.st_size <= limit && !sheaf_file_read_whole (fd, bytes, limit))
    {
      set_errno (error, errno);
      return NULL;
    }
  if ((gsize) st.st_size > limit || bytes->len > limit)
    {
      g_autofree char *most = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT, _ ("larger than a picture may be (%s)"),
                   most);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
