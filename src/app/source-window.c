/* source-window.c: the file of an article as it is written
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/source-window.h"

#include "app/format-encoding.h"
#include "app/source-view.h"
#include "app/thread-task.h"
#include "core/encoding.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_TITLE 300

/* As much as is put into the view in one go, in bytes: a few milliseconds. */
#define PIECE (256 * 1024)

/* Colours beyond this take longer than one wants to wait. */
#define COLOURED_MAX (2 * 1024 * 1024)

/* What is to be shown. */
typedef struct
{
  GBytes *bytes;
  char *encoding; /* (nullable): chosen by a person */
} Encoded;

struct _SheafSourceWindow
{
  GtkWindow parent_instance;

  AdwWindowTitle *title;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *found;
  GtkLabel *facts;
  SheafSourceView *view;

  SheafFormat format;
  gsize size;
  SheafDecoded *decoded; /* (nullable): what is not in the view yet stands in it from @next */
  gsize next;
  guint filler;
};

G_DEFINE_FINAL_TYPE (SheafSourceWindow, sheaf_source_window, GTK_TYPE_WINDOW)

/* Filling ---------------------------------------------------------------------------------------- */

static void
show_facts (SheafSourceWindow *self)
{
  g_autofree char *encoding = sheaf_format_encoding (self->decoded->encoding);
  g_autofree char *size = g_format_size (self->size);
  const char *guessed = self->decoded->guessed ? _ ("encoding found by its look") : NULL;
  g_autofree char *text = g_strjoin (C_ ("facts", " · "), encoding, size, guessed, NULL);

  gtk_label_set_text (self->facts, text);
}

static gboolean
fill_cb (gpointer data)
{
  SheafSourceWindow *self = data;
  const char *text = self->decoded->text + self->next;
  gsize length = MIN (self->decoded->length - self->next, PIECE);
  g_autofree char *piece = NULL;

  while (length > 0 && ((guchar) text[length] & 0xC0) == 0x80)
    length--;
  piece = g_strndup (text, length);
  sheaf_source_view_append_text (self->view, piece);
  self->next += length;
  if (length > 0 && self->next < self->decoded->length)
    return G_SOURCE_CONTINUE;
  self->filler = 0;
  g_clear_pointer (&self->decoded, sheaf_decoded_free);
  sheaf_source_view_go_to_line (self->view, 1);
  return G_SOURCE_REMOVE;
}

static void
encoded_free (gpointer data)
{
  Encoded *encoded = data;

  g_bytes_unref (encoded->bytes);
  g_free (encoded->encoding);
  g_free (encoded);
}

static void
decode_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Encoded *encoded = data;

  g_task_return_pointer (task, sheaf_encoding_decode (encoded->bytes, encoded->encoding),
                         (GDestroyNotify) sheaf_decoded_free);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SheafSourceWindow *self = SHEAF_SOURCE_WINDOW (source);

  self->decoded = g_task_propagate_pointer (G_TASK (result), NULL);
  show_facts (self);
  sheaf_source_view_set_read_only (self->view, self->format, self->decoded->length <= COLOURED_MAX);
  self->filler = g_idle_add (fill_cb, self);
}

/* Finding ---------------------------------------------------------------------------------------- */

static void
searched_cb (SheafSourceWindow *self)
{
  sheaf_source_view_find (self->view, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
found_cb (SheafSourceWindow *self, int n)
{
  g_autofree char *text = NULL;

  if (n >= 0 && *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)))
    text = n == 0 ? g_strdup (_ ("Not found"))
                  /* Translators: how often the source has what is looked for */
                  : g_strdup_printf (ngettext ("%'d place", "%'d places", (gulong) n), n);
  gtk_label_set_text (self->found, text ? text : "");
}

static void
next_cb (SheafSourceWindow *self)
{
  sheaf_source_view_find_next (self->view, FALSE);
}

static void
previous_cb (SheafSourceWindow *self)
{
  sheaf_source_view_find_next (self->view, TRUE);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SheafSourceWindow *self = SHEAF_SOURCE_WINDOW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
search_mode_cb (SheafSourceWindow *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;
  sheaf_source_view_find (self->view, "");
  sheaf_source_view_focus (self->view);
}

/* Escape leaves the search first. */
static void
leave_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SheafSourceWindow *self = SHEAF_SOURCE_WINDOW (widget);

  if (gtk_search_bar_get_search_mode (self->search_bar))
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* The object ------------------------------------------------------------------------------------- */

GtkWidget *
sheaf_source_window_new (GtkWindow *parent, const SheafArticle *article, GBytes *bytes)
{
  SheafSourceWindow *self;
  g_autoptr (GTask) task = NULL;
  g_autofree char *title = NULL;
  Encoded *encoded;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && article && bytes, NULL);

  self = g_object_new (SHEAF_TYPE_SOURCE_WINDOW, "transient-for", parent, NULL);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  title = sheaf_text_display (article->title, MAX_TITLE);
  adw_window_title_set_subtitle (self->title, title);
  self->format = article->format;
  self->size = g_bytes_get_size (bytes);

  task = sheaf_thread_task_new (self, NULL, decoded_cb, NULL);
  g_task_set_source_tag (task, sheaf_source_window_new);
  encoded = g_new (Encoded, 1);
  *encoded = (Encoded){ g_bytes_ref (bytes), g_strdup (article->encoding) };
  g_task_set_task_data (task, encoded, encoded_free);
  g_task_run_in_thread (task, decode_thread);
  return GTK_WIDGET (self);
}

static void
sheaf_source_window_dispose (GObject *object)
{
  SheafSourceWindow *self = SHEAF_SOURCE_WINDOW (object);

  g_clear_handle_id (&self->filler, g_source_remove);
  g_clear_pointer (&self->decoded, sheaf_decoded_free);

  G_OBJECT_CLASS (sheaf_source_window_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "source.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "source.leave", NULL, leave_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "source.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "source.leave", NULL);
}

static void
sheaf_source_window_class_init (SheafSourceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_source_window_dispose;
  g_type_ensure (SHEAF_TYPE_SOURCE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/source-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafSourceWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SheafSourceWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafSourceWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SheafSourceWindow, found);
  gtk_widget_class_bind_template_child (widget_class, SheafSourceWindow, facts);
  gtk_widget_class_bind_template_child (widget_class, SheafSourceWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  add_keys (widget_class);
}

static void
sheaf_source_window_init (SheafSourceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  sheaf_source_view_set_name (self->view, _ ("Source Text"));
}
