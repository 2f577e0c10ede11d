/* window-encoding.c: the open article read in another encoding
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/encoding-window.h"
#include "core/library-encoding.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_TITLE 80

/* On its way through the writer. */
typedef struct
{
  gint64 article;
  char *encoding; /* (nullable) */
  gint64 step;    /* what came of it, 0: nothing changed */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->encoding);
  g_free (change);
}

static gboolean
change_work (SheafLibrary *library, gpointer data, GError **error)
{
  Change *change = data;

  return sheaf_library_set_encoding (library, change->article, change->encoding, &change->step,
                                     error);
}

static void
changed_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Change *change = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    sheaf_window_report_failure (self, error);
  else if (change->step)
    sheaf_window_toast (self, _ ("Text encoding changed"), _ ("_Undo"), "win.undo-step",
                        g_variant_new_int64 (change->step));
}

static void
confirmed_cb (GtkWidget *window, const char *encoding, SheafWindow *self)
{
  const gint64 *article = g_object_get_data (G_OBJECT (window), "article");
  Change *change;

  if (!self->writer || self->read_only)
    return;
  change = g_new0 (Change, 1);
  change->article = *article;
  change->encoding = g_strdup (encoding);
  sheaf_worker_run_async (self->writer, change_work, change, change_free, NULL, changed_cb,
                          g_object_ref (self));
}

static void
set_encoding_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *title = NULL;
  const char *chosen = NULL;
  GtkWidget *window;

  if (!self->article)
    return;
  bytes = sheaf_library_get_source (self->library, self->article->id, &error);
  if (!bytes ||
      !sheaf_library_get_chosen_encoding (self->library, self->article->id, &chosen, &error))
    {
      sheaf_window_report_failure (self, error);
      return;
    }
  title = sheaf_text_display (self->article->title, MAX_TITLE);
  window = sheaf_encoding_window_new (GTK_WINDOW (self), title, bytes, chosen);
  g_object_set_data_full (G_OBJECT (window), "article",
                          g_memdup2 (&self->article->id, sizeof self->article->id), g_free);
  g_signal_connect_object (window, "confirmed", G_CALLBACK (confirmed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
}

void
sheaf_window_add_encoding_actions (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "set-encoding", set_encoding_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
