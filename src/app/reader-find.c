/* reader-find.c: finding a word in the article that is shown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-find.h"

#include "app/fold-box.h"

#include <glib/gi18n.h>

struct _SheafReaderFind
{
  AdwBin parent_instance;
  WebKitWebView *view; /* not owned: both are children of the reader */
  guint total;
  guint current;     /* from 1 */
  gboolean counting; /* the next count is the total: after a step WebKit reports 1 */
  GtkWidget *revealer;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *previous;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (SheafReaderFind, sheaf_reader_find, ADW_TYPE_BIN)

static WebKitFindController *
controller (SheafReaderFind *self)
{
  return webkit_web_view_get_find_controller (self->view);
}

static gboolean
is_open (SheafReaderFind *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

static const char *
get_text (SheafReaderFind *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
show_count (SheafReaderFind *self)
{
  g_autofree char *text = NULL;

  if (get_text (self)[0] == '\0')
    text = g_strdup ("");
  else if (self->total == 0)
    text = g_strdup (_ ("Not found"));
  else
    /* Translators: the first of these hits is the one shown */
    text = g_strdup_printf (_ ("%'u of %'u"), self->current, self->total);

  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_sensitive (self->previous, self->total > 0);
  gtk_widget_set_sensitive (self->next, self->total > 0);
  if (get_text (self)[0] != '\0' && self->total == 0)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
set_total (SheafReaderFind *self, guint total)
{
  if (!self->counting)
    return;
  self->counting = FALSE;
  self->total = total;
  self->current = total > 0 ? 1 : 0;
  show_count (self);
}

static void
found_text_cb (WebKitFindController *find, guint matches, SheafReaderFind *self)
{
  set_total (self, matches);
}

static void
failed_cb (WebKitFindController *find, SheafReaderFind *self)
{
  set_total (self, 0);
}

/* From the top, so that the first hit is number 1: WebKit does not say which one it shows. */
static void
search (SheafReaderFind *self)
{
  const char *text = get_text (self);

  self->counting = text[0] != '\0';
  self->total = self->current = 0;
  if (!self->counting)
    {
      webkit_find_controller_search_finish (controller (self));
      show_count (self);
      return;
    }
  webkit_web_view_execute_editing_command (self->view, "Unselect");
  webkit_find_controller_search (
      controller (self), text,
      WEBKIT_FIND_OPTIONS_CASE_INSENSITIVE | WEBKIT_FIND_OPTIONS_WRAP_AROUND, G_MAXUINT);
}

static void
search_changed_cb (SheafReaderFind *self)
{
  if (is_open (self))
    search (self);
}

/* What was not searched yet, or not found, is searched now. */
static void
step (SheafReaderFind *self, int by)
{
  if (self->total == 0)
    {
      search (self);
      return;
    }
  if (by > 0)
    webkit_find_controller_search_next (controller (self));
  else
    webkit_find_controller_search_previous (controller (self));
  self->current = (self->current - 1 + self->total + by) % self->total + 1;
  show_count (self);
}

static void
next_cb (SheafReaderFind *self)
{
  step (self, 1);
}

static void
previous_cb (SheafReaderFind *self)
{
  step (self, -1);
}

static void
close_cb (SheafReaderFind *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  webkit_find_controller_search_finish (controller (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
key_pressed_cb (SheafReaderFind *self, guint key, guint code, GdkModifierType state)
{
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && state & GDK_SHIFT_MASK)
    {
      previous_cb (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
sheaf_reader_find_class_init (SheafReaderFindClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/reader-find.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafReaderFind, revealer);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderFind, entry);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderFind, count);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderFind, previous);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderFind, next);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
sheaf_reader_find_init (SheafReaderFind *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sheaf_reader_find_set_view (SheafReaderFind *self, WebKitWebView *view)
{
  WebKitFindController *find;

  g_return_if_fail (SHEAF_IS_READER_FIND (self) && WEBKIT_IS_WEB_VIEW (view) && !self->view);

  self->view = view;
  find = controller (self);
  g_signal_connect_object (find, "found-text", G_CALLBACK (found_text_cb), self, 0);
  g_signal_connect_object (find, "failed-to-find-text", G_CALLBACK (failed_cb), self, 0);
}

void
sheaf_reader_find_open (SheafReaderFind *self)
{
  g_return_if_fail (SHEAF_IS_READER_FIND (self));

  /* What was looked for last is offered, and not gone to: that would lose the place. */
  if (!is_open (self))
    {
      gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
      self->total = self->current = 0;
      gtk_label_set_text (GTK_LABEL (self->count), "");
    }
  /* In this order: GTK 4.8 complains of a selection that is made while the cursor blinks. */
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_grab_focus (self->entry);
}

void
sheaf_reader_find_set_text (SheafReaderFind *self, const char *text)
{
  g_return_if_fail (SHEAF_IS_READER_FIND (self) && text);

  /* Set anew it would be searched, and the page's selection of the hit would take the entry's. */
  if (!g_str_equal (get_text (self), text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
sheaf_reader_find_refresh (SheafReaderFind *self)
{
  g_return_if_fail (SHEAF_IS_READER_FIND (self));

  if (is_open (self))
    search (self);
}

gboolean
sheaf_reader_find_step (SheafReaderFind *self, int by)
{
  g_return_val_if_fail (SHEAF_IS_READER_FIND (self), FALSE);

  if (!is_open (self))
    return FALSE;
  step (self, by);
  return TRUE;
}
