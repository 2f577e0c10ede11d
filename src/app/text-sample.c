/* text-sample.c: a few lines of a file, to see whether it is read in the right encoding
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/text-sample.h"

#include "core/encoding.h"
#include "core/import-folder.h"
#include "core/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define MAX_LINES      4
#define MAX_CHARACTERS 120

typedef struct
{
  char *path;     /* (nullable) */
  GBytes *bytes;  /* (nullable) */
  char *encoding; /* (nullable) */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  g_clear_pointer (&question->bytes, g_bytes_unref);
  g_free (question->encoding);
  g_free (question);
}

void
sheaf_text_sample_free (SheafTextSample *self)
{
  g_free (self->text);
  g_free (self->encoding);
  g_free (self);
}

GBytes *
sheaf_text_sample_read_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  const int fd = sheaf_folder_open_at (AT_FDCWD, folder);
  SheafSignature signature;
  GBytes *bytes;

  if (fd < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  bytes = sheaf_folder_read_file (fd, name, &signature, error);
  close (fd);
  return bytes;
}

static gboolean
is_ascii (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* A line that is long is shown from a little before what is worth looking at. */
static void
add_line (GString *sample, const char *line, gsize length)
{
  g_autofree char *piece = NULL;
  g_autofree char *shown = NULL;
  gsize ascii = 0;

  while (ascii < length && (guchar) line[ascii] < 0x80)
    ascii++;
  if (ascii > MAX_CHARACTERS / 2)
    {
      line += ascii - MAX_CHARACTERS / 4;
      length -= ascii - MAX_CHARACTERS / 4;
    }
  /* Cut between characters by what makes it fit. */
  piece = g_strndup (line, MIN (length, (gsize) 4 * (MAX_CHARACTERS + 1)));
  shown = g_utf8_make_valid (piece, -1);
  g_free (piece);
  piece = sheaf_text_display (shown, MAX_CHARACTERS);
  if (sample->len > 0)
    g_string_append_c (sample, '\n');
  g_string_append (sample, piece);
}

static char *
make_text (const char *text)
{
  GString *sample = g_string_new (NULL);
  guint lines = 0;

  while (*text && lines < MAX_LINES)
    {
      const gsize length = strcspn (text, "\r\n");

      if (!is_ascii (text, length))
        {
          add_line (sample, text, length);
          lines++;
        }
      text += length;
      text += strspn (text, "\r\n");
    }
  return g_string_free (sample, FALSE);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = question->path ? sheaf_text_sample_read_file (question->path, &error)
                                            : g_bytes_ref (question->bytes);
  g_autoptr (SheafDecoded) decoded = NULL;
  SheafTextSample *sample;

  if (!bytes)
    {
      g_task_return_error (task, error);
      return;
    }
  decoded = sheaf_encoding_decode (bytes, question->encoding);
  sample = g_new0 (SheafTextSample, 1);
  sample->text = make_text (decoded->text);
  sample->encoding = g_strdup (decoded->encoding);
  sample->replaced = decoded->replaced;
  g_task_return_pointer (task, sample, (GDestroyNotify) sheaf_text_sample_free);
}

void
sheaf_text_sample_read_async (const char *path,
                              GBytes *bytes,
                              const char *encoding,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (path || bytes);

  question = g_new0 (Question, 1);
  question->path = g_strdup (path);
  question->bytes = bytes ? g_bytes_ref (bytes) : NULL;
  question->encoding = g_strdup (encoding);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sheaf_text_sample_read_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, read_thread);
}

SheafTextSample *
sheaf_text_sample_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
