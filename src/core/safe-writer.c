/* safe-writer.c: new files, whole and on the disk before they have their names
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/safe-writer.h"

#include "core/safe-path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* Two descriptors each: far below what a process may open. */
#define MAX_WAITING 128

/* A file that is written but has no name yet. */
typedef struct
{
  int at;
  int fd; /* -1: it could not be written */
  int code;
  char *temporary;
  char *name;
  gpointer data;
} Waiting;

struct _SheafSafeWriter
{
  SheafSafeWriterFunc func;
  gpointer user_data;
  GDestroyNotify free_data;
  GArray *waiting;
};

SheafSafeWriter *
sheaf_safe_writer_new (SheafSafeWriterFunc func, gpointer user_data, GDestroyNotify free_data)
{
  SheafSafeWriter *self = g_new0 (SheafSafeWriter, 1);

  self->func = func;
  self->user_data = user_data;
  self->free_data = free_data;
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  return self;
}

static void
waiting_clear (SheafSafeWriter *self, Waiting *file)
{
  if (file->fd >= 0)
    close (file->fd);
  close (file->at);
  g_free (file->temporary);
  g_free (file->name);
  if (self->free_data)
    self->free_data (file->data);
}

void
sheaf_safe_writer_free (SheafSafeWriter *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      Waiting *file = &g_array_index (self->waiting, Waiting, i);

      if (file->fd >= 0)
        unlinkat (file->at, file->temporary, 0);
      waiting_clear (self, file);
    }
  g_array_unref (self->waiting);
  g_free (self);
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
  return TRUE;
}

/* Forgets a file that failed; its code says why. */
static void
give_up (Waiting *file, int code)
{
  file->code = code;
  if (file->fd < 0)
    return;
  unlinkat (file->at, file->temporary, 0);
  close (file->fd);
  file->fd = -1;
}

void
sheaf_safe_writer_add (SheafSafeWriter *self,
                       int at,
                       const char *name,
                       GBytes *bytes,
                       gpointer data)
{
  Waiting file = { .at = at, .fd = -1, .name = g_strdup (name), .data = data };

  g_return_if_fail (self);
  g_return_if_fail (bytes);

  file.temporary = g_strdup_printf (".sheaf-%08x%08x", g_random_int (), g_random_int ());
  file.fd = openat (at, file.temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file.fd < 0 || !write_all (file.fd, bytes))
    give_up (&file, errno);
  else
    sync_file_range (file.fd, 0, 0, SYNC_FILE_RANGE_WRITE); /* begins now; waited for by fsync */
  g_array_append_val (self->waiting, file);
  if (self->waiting->len == MAX_WAITING)
    sheaf_safe_writer_flush (self);
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

/* Gives a file the first free name. Returns: FALSE with errno */
static gboolean
rename_numbered (Waiting *file)
{
  for (guint n = 1; n < SHEAF_SAFE_NAME_TRIES; n++)
    {
      g_autofree char *name =
          n == 1 ? g_strdup (file->name) : sheaf_safe_path_number (file->name, n);

      if (rename_new (file->at, file->temporary, name))
        {
          g_free (file->name);
          file->name = g_steal_pointer (&name);
          return TRUE;
        }
      if (errno != EEXIST)
        return FALSE;
    }
  return FALSE;
}

static void
tell (SheafSafeWriter *self, const Waiting *file)
{
  g_autoptr (GError) error = NULL;

  if (file->code)
    sheaf_safe_path_set_error (&error, file->name, file->code);
  self->func (file->data, file->name, error, self->user_data);
}

void
sheaf_safe_writer_flush (SheafSafeWriter *self)
{
  g_return_if_fail (self);

  /* All are flushed before the first is named: a journal takes them together. */
  for (guint i = 0; i < self->waiting->len; i++)
    {
      Waiting *file = &g_array_index (self->waiting, Waiting, i);

      if (file->fd >= 0 && fsync (file->fd) < 0)
        give_up (file, errno);
    }
  for (guint i = 0; i < self->waiting->len; i++)
    {
      Waiting *file = &g_array_index (self->waiting, Waiting, i);

      if (file->fd >= 0 && !rename_numbered (file))
        give_up (file, errno);
      tell (self, file);
      waiting_clear (self, file);
    }
  g_array_set_size (self->waiting, 0);
}
