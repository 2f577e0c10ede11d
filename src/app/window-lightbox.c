/* window-lightbox.c: the pictures of the open article, as large as the window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/lightbox-picture.h"

#include <glib/gi18n.h>

static gboolean
is_open (SheafWindow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->lightbox));
}

/* What is behind it can be reached by neither keys nor screen readers. */
static void
cover (SheafWindow *self, gboolean covered)
{
  gtk_widget_set_can_focus (self->below_lightbox, !covered);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->below_lightbox), GTK_ACCESSIBLE_STATE_HIDDEN,
                               covered, -1);
}

static void
open_lightbox (SheafWindow *self, SheafReaderPage *page, GArray *numbers, guint index)
{
  if (!is_open (self))
    g_set_weak_pointer (&self->focus_before_lightbox, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_widget_set_visible (GTK_WIDGET (self->lightbox), TRUE);
  sheaf_lightbox_show (self->lightbox, page, numbers, index);
  sheaf_lightbox_take_focus (self->lightbox);
  cover (self, TRUE);
}

gboolean
sheaf_window_close_lightbox (SheafWindow *self)
{
  GtkWidget *before = self->focus_before_lightbox;

  if (!is_open (self))
    return FALSE;
  cover (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->lightbox), FALSE);
  sheaf_lightbox_clear (self->lightbox);
  if (!before || !gtk_widget_get_mapped (before) || !gtk_widget_grab_focus (before))
    gtk_widget_child_focus (GTK_WIDGET (self->reader), GTK_DIR_TAB_FORWARD);
  g_clear_weak_pointer (&self->focus_before_lightbox);
  return TRUE;
}

static gboolean
take_focus_cb (gpointer data)
{
  SheafWindow *self = data;

  if (is_open (self) && !gtk_window_get_focus (GTK_WINDOW (self)))
    sheaf_lightbox_take_focus (self->lightbox);
  return G_SOURCE_REMOVE;
}

/* A control that goes away under the focus must not leave the keys to the window. Before the next key, and not at once: from
 * the last control to the first, the focus is nowhere in between. */
static void
focus_changed_cb (SheafWindow *self)
{
  if (is_open (self) && !gtk_window_get_focus (GTK_WINDOW (self)))
    g_idle_add_full (G_PRIORITY_HIGH, take_focus_cb, g_object_ref (self), g_object_unref);
}

/* --- Which pictures there are ---------------------------------------------------------------------- */

typedef struct
{
  SheafReaderPage *page;
  int number; /* -1: the first */
} Wish;

static void
wish_free (Wish *self)
{
  sheaf_reader_page_unref (self->page);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

/* Returns: the place of @number in @numbers, or that of the first where it is not among them */
static guint
find_index (const GArray *numbers, int number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) == (guint) number)
      return i;
  return 0;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SheafWindow *self = SHEAF_WINDOW (source);
  g_autoptr (Wish) wish = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers = sheaf_lightbox_picture_list_finish (result, &error);

  /* Another article may be shown by now. */
  if (!self->article || wish->page != sheaf_reader_get_page (self->reader))
    return;
  if (!numbers)
    sheaf_window_report_failure (self, error);
  else if (numbers->len == 0)
    sheaf_window_toast (self, _ ("The pictures of this article are not in the library"), NULL, NULL,
                        NULL);
  else
    open_lightbox (self, wish->page, numbers, find_index (numbers, wish->number));
}

/* @number: -1: the first */
static void
show_picture (SheafWindow *self, int number)
{
  SheafReaderPage *page = sheaf_reader_get_page (self->reader);
  Wish *wish;

  if (!self->article || !page || page->id != self->article->id)
    return;
  if (!page->fragment || page->fragment->pictures->len == 0)
    {
      sheaf_window_toast (self, _ ("This article has no pictures"), NULL, NULL, NULL);
      return;
    }
  wish = g_new0 (Wish, 1);
  wish->page = sheaf_reader_page_ref (page);
  wish->number = number;
  sheaf_lightbox_picture_list_async (self, page, listed_cb, wish);
}

static void
show_picture_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_picture (data, (int) MIN (g_variant_get_uint32 (parameter), G_MAXINT));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;

  show_picture (self, sheaf_reader_find_picture_finish (self->reader, result));
}

/* Begins with what is being read. */
static void
show_pictures_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (self->article)
    sheaf_reader_find_picture_async (self->reader, found_cb, g_object_ref (self));
}

static void
close_cb (SheafWindow *self)
{
  sheaf_window_close_lightbox (self);
}

/* Over all that the template has. */
static void
put_lightbox (SheafWindow *self)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (self);
  GtkWidget *overlay = gtk_overlay_new ();
  g_autoptr (GtkWidget) content = g_object_ref (adw_application_window_get_content (window));

  adw_application_window_set_content (window, NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), content);
  self->below_lightbox = content;
  self->lightbox = g_object_new (SHEAF_TYPE_LIGHTBOX, "visible", FALSE, NULL);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->lightbox));
  adw_application_window_set_content (window, overlay);
}

void
sheaf_window_connect_lightbox (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "show-pictures", show_pictures_cb },
    { "show-picture", show_picture_cb, "u" },
  };

  put_lightbox (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->lightbox, "close", G_CALLBACK (close_cb), self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
}
