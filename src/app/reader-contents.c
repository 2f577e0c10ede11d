/* reader-contents.c: from heading to heading of the article that is shown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-private.h"
#include "app/reader-view.h"
#include "app/reader.h"

GPtrArray *
sheaf_reader_get_headings (SheafReader *self)
{
  SheafReaderPage *page;

  g_return_val_if_fail (SHEAF_IS_READER (self), NULL);

  page = sheaf_reader_get_page (self);
  return page && page->id == sheaf_reader_get_article (self) ? page->headings : NULL;
}

/* Known at once, and not only when the page tells of it, so that the next thing done begins there. */
void
sheaf_reader_go_to (SheafReader *self, guint block)
{
  g_autofree char *fragment = g_strdup_printf ("b%u", block);
  WebKitWebView *view;
  SheafReaderPage *page;

  g_return_if_fail (SHEAF_IS_READER (self));

  page = sheaf_reader_get_page (self);
  if (!page || !page->id || page->id != sheaf_reader_get_article (self))
    return;
  view = sheaf_reader_get_view (GTK_WIDGET (self));
  sheaf_reader_view_show (SHEAF_READER_VIEW (view), page, fragment);
  sheaf_reader_set_place (self, page->id, fragment);
  g_signal_emit_by_name (self, "place-changed");
  /* No key or pointer has told it to look. */
  webkit_web_view_send_message_to_page (view, webkit_user_message_new ("watch", NULL), NULL, NULL,
                                        NULL);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

void
sheaf_reader_take_key (SheafReader *self, GtkEventControllerKey *keys)
{
  GtkWidget *view;

  g_return_if_fail (SHEAF_IS_READER (self) && GTK_IS_EVENT_CONTROLLER_KEY (keys));

  view = GTK_WIDGET (sheaf_reader_get_view (GTK_WIDGET (self)));
  gtk_widget_grab_focus (view);
  gtk_event_controller_key_forward (keys, view);
}
