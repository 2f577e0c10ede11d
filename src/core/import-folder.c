/* import-folder.c: open and list a folder, read a file, without following anything
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-folder.h"

#include "core/document.h"
#include "core/file-open.h"
#include "core/import-names.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

int
sheaf_folder_open_at (int at, const char *name)
{
  return openat (at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

SheafSignature
sheaf_folder_signature (const struct stat *st)
{
  const gint64 second = 1000000000;

  return (SheafSignature){
    .size = st->st_size,
    .mtime_ns = st->st_mtim.tv_sec * second + st->st_mtim.tv_nsec,
    .ctime_ns = st->st_ctim.tv_sec * second + st->st_ctim.tv_nsec,
  };
}

struct _SheafFolderNames
{
  GString *bytes;  /* the names, each with its NUL */
  GArray *offsets; /* gsize */
};

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *bytes = user_data;

  return strcmp (bytes + *(const gsize *) a, bytes + *(const gsize *) b);
}

static void
set_errno (GError **error, int code)
{
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_UNREADABLE, g_strerror (code));
}

static void
append_name (SheafFolderNames *self, const char *name)
{
  gsize offset = self->bytes->len;

  if (g_str_equal (name, ".") || g_str_equal (name, ".."))
    return;
  g_array_append_val (self->offsets, offset);
  g_string_append_len (self->bytes, name, strlen (name) + 1);
}

SheafFolderNames *
sheaf_folder_names_read (int fd, GError **error)
{
  SheafFolderNames *self = g_new0 (SheafFolderNames, 1);
  int copy = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  DIR *dir = copy >= 0 ? fdopendir (copy) : NULL;

  self->bytes = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  errno = dir ? 0 : errno;
  for (struct dirent *entry = dir ? readdir (dir) : NULL; entry; entry = readdir (dir))
    {
      append_name (self, entry->d_name);
      errno = 0;
    }
  if (errno)
    set_errno (error, errno);
  if (dir)
    closedir (dir);
  else if (copy >= 0)
    close (copy);
  g_array_sort_with_data (self->offsets, compare_names, self->bytes->str);
  return self;
}

void
sheaf_folder_names_free (SheafFolderNames *self)
{
  g_string_free (self->bytes, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}

guint
sheaf_folder_names_count (const SheafFolderNames *self)
{
  return self->offsets->len;
}

const char *
sheaf_folder_names_get (const SheafFolderNames *self, guint n)
{
  g_return_val_if_fail (n < self->offsets->len, NULL);

  return self->bytes->str + g_array_index (self->offsets, gsize, n);
}

/* Whether what is open may be read: a regular file within the limit. */
static gboolean
check_file (const struct stat *st, GError **error)
{
  g_autofree char *limit = NULL;
  g_autofree char *reason = NULL;

  if (!S_ISREG (st->st_mode))
    {
      reason = sheaf_import_names_judge_mode (st->st_mode);
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID, reason);
      return FALSE;
    }
  if (st->st_size <= SHEAF_DOCUMENT_MAX_BYTES)
    return TRUE;
  reason = g_format_size (st->st_size);
  limit = g_format_size_full (SHEAF_DOCUMENT_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);
  /* Translators: two sizes: "34 MB, larger than an article may be (16 MiB)" */
  g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT, _ ("%s, larger than an article may be (%s)"),
               reason, limit);
  return FALSE;
}

static gboolean
is_same_signature (const SheafSignature *a, const SheafSignature *b)
{
  return a->size == b->size && a->mtime_ns == b->mtime_ns && a->ctime_ns == b->ctime_ns;
}

static GBytes *
read_open_file (int fd, SheafSignature *signature, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  SheafSignature later;
  struct stat st;

  if (fstat (fd, &st) < 0)
    {
      set_errno (error, errno);
      return NULL;
    }
  if (!check_file (&st, error))
    return NULL;
  *signature = sheaf_folder_signature (&st);
  /* One byte more than it should have, so that the end is seen without growing. */
  g_byte_array_set_size (bytes, st.st_size + 1);
  if (!sheaf_file_read_whole (fd, bytes, SHEAF_DOCUMENT_MAX_BYTES) || fstat (fd, &st) < 0)
    {
      set_errno (error, errno);
      return NULL;
    }
  if (!check_file (&st, error))
    return NULL;
  later = sheaf_folder_signature (&st);
  if (!is_same_signature (signature, &later) || bytes->len != signature->size)
    *signature = (SheafSignature){ 0 };
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
sheaf_folder_read_file (int fd, const char *name, SheafSignature *signature, GError **error)
{
  GBytes *bytes;
  int file;

  g_return_val_if_fail (name, NULL);
  g_return_val_if_fail (signature, NULL);

  file = sheaf_file_open_at (fd, name);
  if (file < 0)
    {
      set_errno (error, errno);
      return NULL;
    }
  bytes = read_open_file (file, signature, error);
  close (file);
  return bytes;
}
