/* safe-path.c: write files below a folder, and nowhere else
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/safe-path.h"

#include "core/error.h"
#include "core/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A name made from another is shorter than the limit, so that a number fits (SAFETY L5). */
#define MADE_NAME_MAX 120
#define MAX_TRIES     100000

static gboolean
is_one_name (const char *name)
{
  return *name && !strchr (name, '/') && !g_str_equal (name, ".") && !g_str_equal (name, "..") &&
         strlen (name) <= SHEAF_SAFE_NAME_MAX;
}

/* A name that stands for @name. */
static char *
make_name (const char *name)
{
  g_autofree char *text = g_utf8_make_valid (name, -1);

  return sheaf_text_slug (text, MADE_NAME_MAX);
}

char *
sheaf_safe_path_file_name (const char *name)
{
  g_return_val_if_fail (name, NULL);

  return is_one_name (name) ? g_strdup (name) : make_name (name);
}

char *
sheaf_safe_path_folder_name (const char *name)
{
  g_return_val_if_fail (name, NULL);

  return is_one_name (name) && *name != '.' ? g_strdup (name) : make_name (name);
}

/* Where the ending of a name begins: its last dot, but not one that hides it. */
static gsize
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot && dot != name ? (gsize) (dot - name) : strlen (name);
}

char *
sheaf_safe_path_number (const char *name, guint n)
{
  g_autofree char *number = NULL;
  gsize stem, room;

  g_return_val_if_fail (name, NULL);

  number = g_strdup_printf (" (%u)", n);
  stem = find_ending (name);
  if (strlen (name + stem) + strlen (number) >= SHEAF_SAFE_NAME_MAX)
    stem = strlen (name);
  room = SHEAF_SAFE_NAME_MAX - strlen (number) - strlen (name + stem);
  if (stem <= room)
    return g_strdup_printf ("%.*s%s%s", (int) stem, name, number, name + stem);
  /* Not in the middle of a character, so that a name that could be shown still can. */
  while (room > 0 && ((guchar) name[room] & 0xc0) == 0x80)
    room--;
  return g_strdup_printf ("%.*s%s%s", (int) room, name, number, name + stem);
}

static void
set_errno (GError **error, const char *name, int code)
{
  g_autofree char *shown = g_filename_display_name (name);
  SheafError kind = SHEAF_ERROR_UNREADABLE;

  if (code == ENOSPC || code == EDQUOT)
    kind = SHEAF_ERROR_FULL;
  else if (code == EROFS || code == EACCES || code == EPERM)
    kind = SHEAF_ERROR_READ_ONLY;
  g_set_error (error, SHEAF_ERROR, (int) kind, "%s: %s", shown, g_strerror (code));
}

int
sheaf_safe_path_make_folder (int at, const char *name, GError **error)
{
  int fd = -1;

  g_return_val_if_fail (name, -1);

  if (mkdirat (at, name, 0777) == 0 || errno == EEXIST)
    fd = openat (at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0)
    set_errno (error, name, errno);
  return fd;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno != EINTR)
        return FALSE;
      data += MAX (n, 0);
      size -= MAX (n, 0);
    }
  return fsync (fd) == 0;
}

/* Returns: whether a new file of that name holds @bytes and the disk has them; else errno says why not */
static gboolean
write_temporary (int at, const char *name, GBytes *bytes)
{
  int fd = openat (at, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  int code;

  if (fd < 0)
    return FALSE;
  code = write_all (fd, bytes) ? 0 : errno;
  if (close (fd) < 0 && !code)
    code = errno;
  if (code)
    unlinkat (at, name, 0);
  errno = code;
  return !code;
}

/* Renames without replacing; file systems that cannot do that at once can link. */
static gboolean
rename_new (int at, const char *from, const char *to)
{
  if (renameat2 (at, from, at, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  return linkat (at, from, at, to, 0) == 0 && unlinkat (at, from, 0) == 0;
}

/* Gives the temporary file the first free name. Returns: (transfer full) (nullable): NULL with errno */
static char *
rename_numbered (int at, const char *temporary, const char *name)
{
  for (guint n = 1; n < MAX_TRIES; n++)
    {
      g_autofree char *free_name = n == 1 ? g_strdup (name) : sheaf_safe_path_number (name, n);

      if (rename_new (at, temporary, free_name))
        return g_steal_pointer (&free_name);
      if (errno != EEXIST)
        return NULL;
    }
  return NULL;
}

char *
sheaf_safe_path_write (int at, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *temporary = NULL;
  char *written;
  int code;

  g_return_val_if_fail (name && is_one_name (name), NULL);
  g_return_val_if_fail (bytes, NULL);

  temporary = g_strdup_printf (".sheaf-%08x%08x", g_random_int (), g_random_int ());
  if (!write_temporary (at, temporary, bytes))
    {
      set_errno (error, name, errno);
      return NULL;
    }
  written = rename_numbered (at, temporary, name);
  code = errno;
  if (written)
    return written;
  unlinkat (at, temporary, 0);
  set_errno (error, name, code);
  return NULL;
}
