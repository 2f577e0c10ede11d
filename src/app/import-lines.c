/* import-lines.c: the lines of a file that something was said of
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-lines.h"

#include "app/text-sample.h"
#include "core/encoding.h"
#include "core/text.h"

#include <string.h>

/* A line of a file may be the whole file. */
#define MAX_TEXT   400
#define NEIGHBOURS 1

typedef struct
{
  char *path;
  char *encoding; /* (nullable) */
  GArray *lines;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  g_free (question->encoding);
  g_array_unref (question->lines);
  g_free (question);
}

static void
line_free (gpointer data)
{
  SheafImportLineText *line = data;

  g_free (line->text);
  g_free (line);
}

/* Whether @number is one of @lines, or next to one. */
static gboolean
is_wanted (const GArray *lines, guint number, gboolean *named)
{
  gboolean near = FALSE;

  *named = FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const guint line = g_array_index (lines, guint, i);

      *named = *named || line == number;
      near = near || (line <= number + NEIGHBOURS && number <= line + NEIGHBOURS);
    }
  return near;
}

static void
add_line (GPtrArray *found, guint number, const char *text, gsize length, gboolean named)
{
  SheafImportLineText *line = g_new0 (SheafImportLineText, 1);
  /* Four bytes a character at the most; cut between characters by what makes it fit. */
  g_autofree char *piece = g_strndup (text, MIN (length, 4 * (MAX_TEXT + 1)));
  g_autofree char *valid = g_utf8_make_valid (piece, -1);

  line->number = number;
  line->named = named;
  line->text = sheaf_text_display (valid, MAX_TEXT);
  g_ptr_array_add (found, line);
}

/* Goes through @text line by line; LF, CRLF and lone CR end one, as in sheaf_text_line(). */
static GPtrArray *
pick_lines (const char *text, const GArray *lines)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (line_free);
  const guint last = g_array_index (lines, guint, lines->len - 1) + NEIGHBOURS;
  const char *start = text;

  for (guint number = 1; number <= last && *start; number++)
    {
      const gsize length = strcspn (start, "\r\n");
      gboolean named;

      if (is_wanted (lines, number, &named))
        add_line (found, number, start, length, named);
      start += length;
      if (*start == '\r' && start[1] == '\n')
        start++;
      if (*start)
        start++;
    }
  return found;
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = sheaf_text_sample_read_file (question->path, &error);
  g_autoptr (SheafDecoded) decoded = NULL;

  if (!bytes)
    {
      g_task_return_error (task, error);
      return;
    }
  decoded = sheaf_encoding_decode (bytes, question->encoding);
  g_task_return_pointer (task, pick_lines (decoded->text, question->lines),
                         (GDestroyNotify) g_ptr_array_unref);
}

void
sheaf_import_lines_read_async (const char *path,
                               const char *encoding,
                               const GArray *lines,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (path);
  g_return_if_fail (lines && lines->len > 0);

  question = g_new0 (Question, 1);
  question->path = g_strdup (path);
  question->encoding = g_strdup (encoding);
  question->lines = g_array_copy ((GArray *) lines);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sheaf_import_lines_read_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, read_thread);
}

GPtrArray *
sheaf_import_lines_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
