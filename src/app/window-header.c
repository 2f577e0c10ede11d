/* window-header.c: the header of the open article as a text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/format.h"
#include "app/header-editor.h"
#include "core/library-edit.h"

#include <glib/gi18n.h>

/* One header on its way through a worker. */
typedef struct
{
  gint64 article;
  GtkWidget *editor; /* (nullable) weak */
  char *text;
  char *known; /* (nullable): what the editor takes the file's for */
  char *found; /* (nullable): what it is by now */
  SheafForm form;
  SheafEdited edited;
} Header;

static Header *
header_new (gint64 article, GtkWidget *editor, const char *text)
{
  Header *header = g_new0 (Header, 1);

  header->article = article;
  header->text = g_strdup (text);
  if (editor)
    g_set_weak_pointer (&header->editor, editor);
  return header;
}

static void
header_free (gpointer data)
{
  Header *header = data;

  g_clear_weak_pointer (&header->editor);
  g_free (header->text);
  g_free (header->known);
  g_free (header->found);
  sheaf_edited_clear (&header->edited);
  g_free (header);
}

static gint64
article_of (GtkWidget *editor)
{
  const gint64 *article = g_object_get_data (G_OBJECT (editor), "article");

  return *article;
}

/* While it is typed in. */

static gboolean
check_work (SheafLibrary *library, gpointer data, GError **error)
{
  Header *header = data;

  return sheaf_library_edit_header (library, header->article, header->text, TRUE, &header->edited,
                                    error);
}

static void
checked_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Header *header = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    reason = sheaf_format_reason (error->message);
  if (header->editor && header->editor == self->header_editor)
    sheaf_header_editor_set_checked (SHEAF_HEADER_EDITOR (header->editor), header->text,
                                     header->edited.warnings, reason);
}

static void
check_cb (GtkWidget *editor, const char *text, SheafWindow *self)
{
  if (self->count_worker)
    sheaf_worker_run_async (self->count_worker, check_work,
                            header_new (article_of (editor), editor, text), header_free, NULL,
                            checked_cb, g_object_ref (self));
}

/* Saving. */

static gboolean
save_work (SheafLibrary *library, gpointer data, GError **error)
{
  Header *header = data;
  g_autofree char *now = sheaf_library_get_header (library, header->article, NULL, NULL, error);

  if (!now)
    return FALSE;
  if (!g_str_equal (now, header->known))
    {
      header->found = g_steal_pointer (&now);
      return TRUE;
    }
  return sheaf_library_edit_header (library, header->article, header->text, FALSE, &header->edited,
                                    error);
}

static void
saved_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Header *header = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      g_autofree char *reason = sheaf_format_reason (error->message);

      if (header->editor)
        sheaf_header_editor_refuse (SHEAF_HEADER_EDITOR (header->editor), reason);
      else
        sheaf_window_report_failure (self, error);
      return;
    }
  if (header->found)
    {
      if (header->editor)
        sheaf_header_editor_set_saved (SHEAF_HEADER_EDITOR (header->editor), header->found);
      return;
    }
  if (header->editor)
    sheaf_header_editor_close (SHEAF_HEADER_EDITOR (header->editor));
  if (header->edited.step)
    sheaf_window_toast (self, _ ("Header changed"), _ ("_Undo"), "win.undo-step",
                        g_variant_new_int64 (header->edited.step));
}

static void
save_cb (GtkWidget *editor, const char *text, SheafWindow *self)
{
  Header *header;

  if (!self->writer)
    return;
  header = header_new (article_of (editor), editor, text);
  header->known = g_strdup (sheaf_header_editor_get_saved (SHEAF_HEADER_EDITOR (editor)));
  sheaf_worker_run_async (self->writer, save_work, header, header_free, NULL, saved_cb,
                          g_object_ref (self));
}

/* Opening. */

static gboolean
read_work (SheafLibrary *library, gpointer data, GError **error)
{
  Header *header = data;

  header->text = sheaf_library_get_header (library, header->article, &header->form, NULL, error);
  return header->text != NULL;
}

static void
read_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Header *header = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      sheaf_window_report_failure (self, error);
      return;
    }
  /* Another was opened meanwhile, or the same asked for twice. */
  if (!self->article || self->article->id != header->article || self->header_editor)
    return;
  editor = sheaf_header_editor_new (GTK_WINDOW (self), self->article->title);
  g_set_weak_pointer (&self->header_editor, editor);
  g_object_set_data_full (G_OBJECT (editor), "article",
                          g_memdup2 (&header->article, sizeof header->article), g_free);
  g_signal_connect_object (editor, "check", G_CALLBACK (check_cb), self, 0);
  g_signal_connect_object (editor, "save", G_CALLBACK (save_cb), self, 0);
  sheaf_header_editor_set_header (SHEAF_HEADER_EDITOR (editor), header->text, header->form);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
edit_header_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (!self->article || !self->count_worker || self->read_only)
    return;
  sheaf_worker_run_async (self->count_worker, read_work, header_new (self->article->id, NULL, NULL),
                          header_free, NULL, read_cb, g_object_ref (self));
}

void
sheaf_window_connect_header (SheafWindow *self)
{
  static const GActionEntry entries[] = { { "edit-header", edit_header_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
