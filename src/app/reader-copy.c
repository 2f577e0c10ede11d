/* reader-copy.c: an article, or what is selected of it, to the clipboard
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-copy.h"

#include "core/markdown-writer.h"
#include "core/page-copy.h"

#include <string.h>

typedef struct
{
  SheafReaderView *view; /* owned */
  SheafReaderCopy form;
  SheafArticle *article;
  GBytes *source;
  SheafCleaner *cleaner; /* (nullable) */
  char *selected;        /* text */
  char *markup;          /* of it, not to be trusted */
  gboolean whole;
  char *text; /* what comes of it */
  char *html; /* (nullable) */
} Copy;

static void
copy_free (gpointer data)
{
  Copy *self = data;

  g_object_unref (self->view);
  sheaf_article_free (self->article);
  g_bytes_unref (self->source);
  g_clear_pointer (&self->cleaner, sheaf_cleaner_unref);
  g_free (self->selected);
  g_free (self->markup);
  g_free (self->text);
  g_free (self->html);
  g_free (self);
}

/* On a worker thread ------------------------------------------------------------------------------ */

static void
make_selection (Copy *self, GError **error)
{
  g_autofree char *html = sheaf_copy_clean (self->markup, NULL, error);

  if (!html)
    return;
  if (self->form == SHEAF_COPY_MARKDOWN)
    self->text = sheaf_markdown_write (html, strlen (html), NULL, error);
  else
    self->text = g_strdup (self->selected);
  if (self->form == SHEAF_COPY_SELECTION)
    self->html = g_steal_pointer (&html);
}

static void
make_whole (Copy *self, GError **error)
{
  g_autoptr (SheafDocument) document =
      sheaf_document_new (self->source, self->article->format, self->article->encoding);

  if (self->form == SHEAF_COPY_MARKDOWN)
    self->text = sheaf_copy_markdown (document, self->article->title, self->cleaner, NULL, error);
  else
    self->text = sheaf_copy_text (document, self->article->title);
}

static void
make_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Copy *self = task_data;
  GError *error = NULL;

  if (self->whole)
    make_whole (self, &error);
  else
    make_selection (self, &error);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* On the main one --------------------------------------------------------------------------------- */

static GdkContentProvider *
make_content (const Copy *self)
{
  GdkContentProvider *text = gdk_content_provider_new_typed (G_TYPE_STRING, self->text);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *document = NULL;

  if (!self->html)
    return text;
  /* Who takes it has no other way to know the encoding. */
  document = g_strconcat ("<meta charset=\"utf-8\">", self->html, NULL);
  bytes = g_bytes_new (document, strlen (document));
  return gdk_content_provider_new_union (
      (GdkContentProvider *[]){ text, gdk_content_provider_new_for_bytes ("text/html", bytes) }, 2);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Copy *self = g_task_get_task_data (task);
  g_autoptr (GdkContentProvider) content = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  content = make_content (self);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self->view)), content);
  g_task_return_boolean (task, TRUE);
}

/* Its data is that of @outer, which outlives it. */
static void
make_in_thread (GTask *outer)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, made_cb, g_object_ref (outer));

  g_task_set_source_tag (task, make_in_thread);
  g_task_set_task_data (task, g_task_get_task_data (outer), NULL);
  g_task_run_in_thread (task, make_thread);
}

static void
selected_cb (GObject *view, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Copy *self = g_task_get_task_data (task);

  self->selected = sheaf_reader_view_get_markup_finish (self->view, result, &self->markup);
  self->whole = self->selected[strspn (self->selected, " \t\n\r")] == '\0';
  if (self->whole && self->form == SHEAF_COPY_SELECTION)
    {
      /* Without the extension WebKit knows what is selected, and we don't. */
      webkit_web_view_execute_editing_command (WEBKIT_WEB_VIEW (view), WEBKIT_EDITING_COMMAND_COPY);
      g_task_return_boolean (task, FALSE);
      return;
    }
  make_in_thread (task);
}

void
sheaf_reader_copy_async (SheafReaderView *view,
                         SheafReaderCopy form,
                         SheafArticle *article,
                         GBytes *source,
                         SheafCleaner *cleaner,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (view, NULL, callback, user_data);
  Copy *self = g_new0 (Copy, 1);

  g_return_if_fail (SHEAF_IS_READER_VIEW (view) && article && source);

  self->view = g_object_ref (view);
  self->form = form;
  self->article = article;
  self->source = g_bytes_ref (source);
  self->cleaner = cleaner ? sheaf_cleaner_ref (cleaner) : NULL;
  g_task_set_source_tag (task, sheaf_reader_copy_async);
  g_task_set_task_data (task, self, copy_free);
  sheaf_reader_view_get_markup_async (view, selected_cb, g_object_ref (task));
}

gboolean
sheaf_reader_copy_finish (GAsyncResult *result, gboolean *whole, GError **error)
{
  const Copy *self = g_task_get_task_data (G_TASK (result));

  *whole = self->whole;
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sheaf_reader_copy_take_keys (GtkWidget *view)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger =
      gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_c, GDK_CONTROL_MASK),
                                   gtk_keyval_trigger_new (GDK_KEY_Insert, GDK_CONTROL_MASK));

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (trigger, gtk_named_action_new ("win.copy-selection")));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (view, keys);
}
