/* window-versions.c: earlier texts of the open article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/versions-window.h"
#include "core/encoding.h"
#include "core/library-history.h"
#include "core/text-diff.h"

#include <glib/gi18n.h>

/* What a worker is asked about the versions of an article. */
typedef struct
{
  gint64 article;
  gint64 version;     /* 0: all */
  GPtrArray *versions; /* SheafVersion * */
  char *difference;
  gint64 step;
} Question;

static Question *
question_new (gint64 article, gint64 version)
{
  Question *question = g_new0 (Question, 1);

  question->article = article;
  question->version = version;
  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->versions, g_ptr_array_unref);
  g_free (question->difference);
  g_free (question);
}

static SheafVersionsWindow *
window_for (SheafWindow *self, const Question *question)
{
  return self->versions && self->versions_article == question->article
             ? SHEAF_VERSIONS_WINDOW (self->versions)
             : NULL;
}

/* The list. */

static gboolean
list_work (SheafLibrary *library, gpointer data, GError **error)
{
  Question *question = data;

  question->versions = sheaf_library_list_versions (library, question->article, error);
  return question->versions != NULL;
}

static void
listed_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Question *question = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  SheafVersionsWindow *window = window_for (self, question);

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND) && window)
        gtk_window_close (GTK_WINDOW (window));
      else
        sheaf_window_report_failure (self, error);
      return;
    }
  if (window)
    sheaf_versions_window_set_versions (window, question->versions);
}

void
sheaf_window_refresh_versions (SheafWindow *self)
{
  if (self->versions && self->count_worker)
    sheaf_worker_run_async (self->count_worker, list_work, question_new (self->versions_article, 0),
                            question_free, NULL, listed_cb, g_object_ref (self));
}

/* What differs. */

static SheafDecoded *
decode_version (SheafLibrary *library, const Question *question, GError **error)
{
  g_autoptr (GPtrArray) versions =
      sheaf_library_list_versions (library, question->article, error);
  g_autoptr (GBytes) bytes =
      versions ? sheaf_library_read_version (library, question->version, error) : NULL;
  const char *encoding = NULL;

  for (guint i = 0; bytes && i < versions->len; i++)
    {
      const SheafVersion *version = g_ptr_array_index (versions, i);

      if (version->id == question->version)
        encoding = version->encoding;
    }
  return bytes ? sheaf_encoding_decode (bytes, encoding) : NULL;
}

static gboolean
compare_work (SheafLibrary *library, gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (SheafDecoded) before = decode_version (library, question, error);
  g_autoptr (SheafArticle) article =
      before ? sheaf_library_get_article (library, question->article, error) : NULL;
  g_autoptr (GBytes) bytes =
      article ? sheaf_library_get_source (library, question->article, error) : NULL;
  g_autoptr (SheafDecoded) after = bytes ? sheaf_encoding_decode (bytes, article->encoding) : NULL;

  if (!after)
    return FALSE;
  question->difference = sheaf_text_diff_unified ("", before->text, after->text);
  return TRUE;
}

static void
compared_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Question *question = sheaf_worker_get_data (result);
  SheafVersionsWindow *window = window_for (self, question);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    /* One that has gone is not in the next list either. */
    sheaf_window_refresh_versions (self);
  else if (window)
    sheaf_versions_window_set_difference (window, question->version, question->difference);
}

static void
difference_wanted_cb (SheafWindow *self, gint64 version)
{
  if (self->count_worker)
    sheaf_worker_run_async (self->count_worker, compare_work,
                            question_new (self->versions_article, version), question_free, NULL,
                            compared_cb, g_object_ref (self));
}

/* Taking one back, or leaving it aside. */

static gboolean
restore_work (SheafLibrary *library, gpointer data, GError **error)
{
  Question *question = data;

  return sheaf_library_restore_version (library, question->version, &question->step, error);
}

static gboolean
settle_work (SheafLibrary *library, gpointer data, GError **error)
{
  Question *question = data;

  return sheaf_library_settle_conflict (library, question->article, &question->step, error);
}

static void
changed_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Question *question = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  const char *text;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      sheaf_window_report_failure (self, error);
      return;
    }
  if (!question->step)
    return;
  text = question->version ? _ ("Version restored") : _ ("The current text was kept");
  sheaf_window_toast (self, text, _ ("_Undo"), "win.undo-step",
                      g_variant_new_int64 (question->step));
  if (self->versions)
    gtk_window_close (GTK_WINDOW (self->versions));
}

static void
restore_cb (SheafWindow *self, gint64 version)
{
  if (self->writer)
    sheaf_worker_run_async (self->writer, restore_work,
                            question_new (self->versions_article, version), question_free, NULL,
                            changed_cb, g_object_ref (self));
}

static void
settle_cb (SheafWindow *self)
{
  if (self->writer)
    sheaf_worker_run_async (self->writer, settle_work, question_new (self->versions_article, 0),
                            question_free, NULL, changed_cb, g_object_ref (self));
}

/* Opening. */

static void
versions_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  GtkWidget *window;

  if (!self->article || self->versions)
    return;
  window = sheaf_versions_window_new (GTK_WINDOW (self), self->article->title, !self->read_only);
  g_set_weak_pointer (&self->versions, window);
  self->versions_article = self->article->id;
  g_signal_connect_object (window, "difference-wanted", G_CALLBACK (difference_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "restore", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "settle", G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
  sheaf_window_refresh_versions (self);
  gtk_window_present (GTK_WINDOW (window));
}

void
sheaf_window_connect_versions (SheafWindow *self)
{
  static const GActionEntry entries[] = { { "versions", versions_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
