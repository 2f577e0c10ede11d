/* window-output.c: the open article to a printer, a file, the clipboard or the browser
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/file-picker.h"
#include "app/print-window.h"
#include "app/reader-print.h"
#include "app/source-window.h"
#include "app/reader-links.h"
#include "core/safe-path.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_TITLE 300

/* The open article and its bytes, as they are now. Returns: FALSE where there is none, or it told why */
static gboolean
take_article (SheafWindow *self, SheafArticle **article, GBytes **source)
{
  g_autoptr (GError) error = NULL;

  if (!self->article || !self->library)
    return FALSE;
  *source = sheaf_library_get_source (self->library, self->article->id, &error);
  *article = *source ? sheaf_library_get_article (self->library, self->article->id, &error) : NULL;
  if (*article)
    return TRUE;
  g_clear_pointer (source, g_bytes_unref);
  sheaf_window_report_failure (self, error);
  return FALSE;
}

/* Printing. */

typedef struct
{
  SheafWindow *window; /* owned */
  GFile *file;         /* (nullable) */
} Output;

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Output *output = data;
  g_autoptr (SheafWindow) self = output->window;
  g_autoptr (GFile) file = output->file;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *notice = NULL;

  g_free (output);
  if (!sheaf_reader_print_finish (result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        sheaf_window_report_failure (self, error);
      return;
    }
  if (!file)
    return;
  name = g_file_get_basename (file);
  /* Translators: %s is the name of a file */
  notice = g_strdup_printf (_ ("“%s” was written"), name);
  sheaf_window_toast (self, notice, NULL, NULL, NULL);
}

static void
print (SheafWindow *self, GFile *file)
{
  g_autoptr (GBytes) source = NULL;
  SheafArticle *article;
  Output *output;

  if (!take_article (self, &article, &source))
    return;
  output = g_new0 (Output, 1);
  output->window = g_object_ref (self);
  g_set_object (&output->file, file);
  sheaf_reader_print (self->reader, article, source,
                      g_settings_get_boolean (self->settings, "print-link-notes"), file, printed_cb,
                      output);
}

static void
picked_cb (GFile *file, gpointer self)
{
  print (self, file);
}

static void
pick_file (SheafWindow *self)
{
  g_autofree char *safe = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (!self->article)
    return;
  /* Within what a name may have, whatever the script. */
  title = g_utf8_substring (self->article->title, 0,
                            MIN (g_utf8_strlen (self->article->title, -1), 60));
  safe = sheaf_safe_path_file_name (title);
  name = g_strconcat (safe, ".pdf", NULL);
  sheaf_file_picker_save (GTK_WINDOW (self), _ ("Export as PDF"), name, picked_cb, self);
}

static void
print_confirmed_cb (SheafWindow *self)
{
  print (self, NULL);
}

static void
ask (SheafWindow *self, gboolean pdf)
{
  g_autofree char *title = NULL;
  GtkWidget *window;

  if (!self->article)
    return;
  title = sheaf_text_display (self->article->title, MAX_TITLE);
  window = sheaf_print_window_new (GTK_WINDOW (self), title, self->settings, pdf);
  g_signal_connect_object (window, "confirmed",
                           pdf ? G_CALLBACK (pick_file) : G_CALLBACK (print_confirmed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, FALSE);
}

static void
export_pdf_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, TRUE);
}

/* Copying. */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean whole;

  if (!sheaf_reader_copy_finish (result, &whole, &error))
    {
      if (error)
        sheaf_window_report_failure (self, error);
      return;
    }
  sheaf_window_toast (self, whole ? _ ("Article copied") : _ ("Selection copied"), NULL, NULL,
                      NULL);
}

/* One knows that Ctrl+C copies. */
static void
copied_quietly_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean whole;

  if (!sheaf_reader_copy_finish (result, &whole, &error) && error)
    sheaf_window_report_failure (self, error);
}

static void
copy (SheafWindow *self, SheafReaderCopy form)
{
  g_autoptr (GBytes) source = NULL;
  SheafArticle *article;

  if (take_article (self, &article, &source))
    sheaf_reader_copy (self->reader, form, article, source,
                       form == SHEAF_COPY_SELECTION ? copied_quietly_cb : copied_cb,
                       g_object_ref (self));
}

static void
copy_selection_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  copy (data, SHEAF_COPY_SELECTION);
}

static void
copy_as_text_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  copy (data, SHEAF_COPY_TEXT);
}

static void
copy_as_markdown_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  copy (data, SHEAF_COPY_MARKDOWN);
}

/* Where it comes from. */

/* Returns: (nullable): its address, where that may be opened */
static SheafLink *
get_original (SheafWindow *self)
{
  return self->article && self->article->source ? sheaf_link_new (self->article->source) : NULL;
}

static void
copy_original_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (SheafLink) link = get_original (self);

  if (!link)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), link->address);
  sheaf_window_toast (self, _ ("Link copied"), NULL, NULL, NULL);
}

static void
open_original_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (!self->article || !self->article->source)
    return;
  sheaf_window_go_to (self, SHEAF_PANE_READER);
  sheaf_reader_ask_to_open (self->reader, self->article->source);
}

static void
view_source_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (SheafArticle) article = NULL;
  g_autoptr (GBytes) source = NULL;

  if (take_article (self, &article, &source))
    gtk_window_present (GTK_WINDOW (sheaf_source_window_new (GTK_WINDOW (self), article, source)));
}

static const GActionEntry entries[] = {
  { "print", print_cb },
  { "export-pdf", export_pdf_cb },
  { "copy-selection", copy_selection_cb },
  { "copy-as-text", copy_as_text_cb },
  { "copy-as-markdown", copy_as_markdown_cb },
  { "copy-original", copy_original_cb },
  { "open-original", open_original_cb },
  { "view-source", view_source_cb },
};

void
sheaf_window_add_output_actions (SheafWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
sheaf_window_update_output (SheafWindow *self)
{
  g_autoptr (SheafLink) original = get_original (self);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const char *name = entries[i].name;
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);
      gboolean needs_original = g_str_has_suffix (name, "-original");

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   self->article && (original || !needs_original));
    }
}
