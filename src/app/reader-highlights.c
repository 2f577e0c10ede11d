/* reader-highlights.c: what is selected in the article that is shown, and what is highlighted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-highlights.h"

#include "app/reader-private.h"
#include "app/reader-view.h"
#include "core/page-highlights.h"

#include <inttypes.h>
#include <math.h>

/* From a process that hostile pages run in: no number but one of a place in a view. */
#define FAR 100000.0

static WebKitWebView *
get_view (SheafReader *self)
{
  return sheaf_reader_get_view (GTK_WIDGET (self));
}

static void
send (SheafReader *self, const char *name, GVariant *parameters)
{
  webkit_web_view_send_message_to_page (get_view (self), webkit_user_message_new (name, parameters),
                                        NULL, NULL, NULL);
}

/* Points of the page to those of the reader. */
static void
place_box (SheafReader *self, const double numbers[4], GdkRectangle *box)
{
  GtkWidget *view = GTK_WIDGET (get_view (self));
  const double zoom = webkit_web_view_get_zoom_level (WEBKIT_WEB_VIEW (view));
  double placed[4] = { 0 };
  double x = 0, y = 0;

  for (guint i = 0; i < 4; i++)
    if (isfinite (numbers[i]))
      placed[i] = CLAMP (numbers[i] * zoom, -FAR, FAR);
  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), placed[0], placed[1], &x, &y);
  *box = (GdkRectangle){ (int) x, (int) y, (int) placed[2], (int) placed[3] };
}

void
sheaf_reader_add_overlay (SheafReader *self, GtkWidget *widget)
{
  GtkWidget *overlay;

  g_return_if_fail (SHEAF_IS_READER (self) && GTK_IS_WIDGET (widget));

  overlay = gtk_widget_get_ancestor (GTK_WIDGET (get_view (self)), GTK_TYPE_OVERLAY);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), widget);
}

/* Else the focus would go to whatever is next. */
static void
closed_cb (SheafReader *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_view (self)));
}

static void
unparent_cb (GtkWidget *reader, GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover))
    gtk_widget_unparent (popover);
}

void
sheaf_reader_add_popover (SheafReader *self, GtkWidget *popover)
{
  g_return_if_fail (SHEAF_IS_READER (self) && GTK_IS_POPOVER (popover));

  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  g_signal_connect_object (self, "destroy", G_CALLBACK (unparent_cb), popover, 0);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

/* --- What is selected --- */

void
sheaf_reader_take_selection_async (SheafReader *self,
                                   gboolean keep,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (SHEAF_IS_READER (self));

  webkit_web_view_send_message_to_page (
      get_view (self), webkit_user_message_new ("selected", g_variant_new ("(b)", keep)), NULL,
      callback, user_data);
}

static GVariant *
get_parameters (WebKitUserMessage *message, const char *type)
{
  GVariant *parameters = message ? webkit_user_message_get_parameters (message) : NULL;

  return parameters && g_variant_is_of_type (parameters, G_VARIANT_TYPE (type)) ? parameters : NULL;
}

void
sheaf_reader_selection_clear (SheafReaderSelection *self)
{
  g_clear_pointer (&self->quote, sheaf_quote_free);
}

void
sheaf_reader_take_selection_finish (SheafReader *self,
                                    GAsyncResult *result,
                                    SheafReaderSelection *selection)
{
  g_autoptr (WebKitUserMessage) message = NULL;
  GVariant *parameters;
  const char *text, *before, *after;
  double position, numbers[4];

  g_return_if_fail (SHEAF_IS_READER (self) && selection);

  *selection = (SheafReaderSelection){ 0 };
  message = webkit_web_view_send_message_to_page_finish (get_view (self), result, NULL);
  parameters = get_parameters (message, "((sssddddd)u)");
  if (!parameters)
    return;
  g_variant_get (parameters, "((&s&s&sddddd)u)", &text, &before, &after, &position, &numbers[0],
                 &numbers[1], &numbers[2], &numbers[3], &selection->number);
  place_box (self, numbers, &selection->box);
  selection->too_long = g_utf8_strlen (text, -1) > SHEAF_QUOTE_MAX;
  selection->quote = sheaf_quote_new (
      text, before, after, isfinite (position) ? (gint64) CLAMP (position, 0, G_MAXINT) : 0);
}

/* --- Marks --- */

static GVariant *
describe (const SheafHighlight *highlight)
{
  g_autofree char *title = sheaf_page_highlight_title (highlight);

  return g_variant_new ("(xss)", highlight->id,
                        sheaf_highlight_colour_to_string (highlight->colour), title);
}

void
sheaf_reader_highlight (SheafReader *self, guint number, const SheafHighlight *highlight)
{
  g_return_if_fail (SHEAF_IS_READER (self) && highlight);

  send (self, "highlight", g_variant_new ("(u@(xss))", number, describe (highlight)));
}

void
sheaf_reader_change_highlight (SheafReader *self, const SheafHighlight *highlight)
{
  g_return_if_fail (SHEAF_IS_READER (self) && highlight);

  send (self, "rehighlight", describe (highlight));
}

void
sheaf_reader_remove_highlight (SheafReader *self, gint64 id)
{
  g_return_if_fail (SHEAF_IS_READER (self));

  send (self, "unhighlight", g_variant_new ("(x)", id));
}

/* --- Where they are --- */

void
sheaf_reader_go_to_highlight (SheafReader *self, gint64 id)
{
  g_autofree char *fragment = g_strdup_printf ("n%" PRId64, id);
  WebKitWebView *view;
  SheafReaderPage *page;

  g_return_if_fail (SHEAF_IS_READER (self));

  page = sheaf_reader_get_page (self);
  if (!page || !page->id)
    return;
  view = get_view (self);
  sheaf_reader_view_show (SHEAF_READER_VIEW (view), page, fragment);
  /* No key or pointer has told it to look. */
  send (self, "watch", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

void
sheaf_reader_find_highlight_async (SheafReader *self,
                                   gint64 id,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (SHEAF_IS_READER (self));

  webkit_web_view_send_message_to_page (
      get_view (self), webkit_user_message_new ("find-highlight", g_variant_new ("(x)", id)), NULL,
      callback, user_data);
}

gboolean
sheaf_reader_find_highlight_finish (SheafReader *self, GAsyncResult *result, GdkRectangle *box)
{
  g_autoptr (WebKitUserMessage) message = NULL;
  GVariant *parameters;
  double numbers[4];

  g_return_val_if_fail (SHEAF_IS_READER (self) && box, FALSE);

  message = webkit_web_view_send_message_to_page_finish (get_view (self), result, NULL);
  parameters = get_parameters (message, "(dddd)");
  if (!parameters)
    return FALSE;
  g_variant_get (parameters, "(dddd)", &numbers[0], &numbers[1], &numbers[2], &numbers[3]);
  place_box (self, numbers, box);
  return box->width > 0 && box->height > 0;
}
