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
#include <string.h>
#include <sys/stat.h>

/* A name made from another is shorter than the limit, so that a number fits (SAFETY L5). */
#define MADE_NAME_MAX 120

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

void
sheaf_safe_path_set_error (GError **error, const char *name, int code)
{
  g_autofree char *shown = g_filename_display_name (name);
  SheafError kind = SHEAF_ERROR_UNREADABLE;

  if (code == ENOSPC || code == EDQUOT)
    kind = SHEAF_ERROR_FULL;
  else if (code == EROFS || code == EACCES || code == EPERM)
    kind = SHEAF_ERROR_READ_ONLY;
  g_set_error (error, SHEAF_ERROR, (int) kind, "%s: %s", shown, g_strerror (code));
}

/* Makes and opens a folder of exactly that name. Returns: a descriptor, -1 with errno */
static int
make_folder (int at, const char *name)
{
  if (mkdirat (at, name, 0777) < 0 && errno != EEXIST)
    return -1;
  return openat (at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

int
sheaf_safe_path_make_folder (int at, const char *name, char **made, GError **error)
{
  g_autofree char *used = g_strdup (name);
  int fd;

  g_return_val_if_fail (name && is_one_name (name), -1);

  fd = make_folder (at, name);
  /* A file or a link has the name: neither is touched. */
  for (guint n = 2; fd < 0 && (errno == ENOTDIR || errno == ELOOP) && n < SHEAF_SAFE_NAME_TRIES;
       n++)
    {
      g_free (used);
      used = sheaf_safe_path_number (name, n);
      fd = make_folder (at, used);
    }
  if (fd < 0)
    sheaf_safe_path_set_error (error, name, errno);
  else if (made)
    *made = g_steal_pointer (&used);
  return fd;
}
