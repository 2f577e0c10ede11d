/* reader-aloud.c: the text of a page for reading it aloud, and the sentence that is read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-aloud.h"

#include <string.h>

/* What is taken, in bytes: more than the extension sends of a block, and of all (page-aloud-text.c). */
#define BLOCK_MAX  (256 * 1024)
#define TEXT_MAX   (16 * 1024 * 1024)
#define BLOCKS_MAX 200000

void
sheaf_reader_aloud_text_free (SheafReaderAloudText *self)
{
  if (!self)
    return;
  g_strfreev (self->blocks);
  g_free (self);
}

/* Where there is no extension the answer is an error. Returns: (transfer full) (nullable): of @type */
static GVariant *
finish (WebKitWebView *view, GAsyncResult *result, const char *type)
{
  g_autoptr (WebKitUserMessage) reply =
      webkit_web_view_send_message_to_page_finish (view, result, NULL);
  GVariant *parameters = reply ? webkit_user_message_get_parameters (reply) : NULL;

  return parameters && g_variant_is_of_type (parameters, G_VARIANT_TYPE (type))
             ? g_variant_ref (parameters)
             : NULL;
}

void
sheaf_reader_aloud_get_text_async (WebKitWebView *view,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));

  webkit_web_view_send_message_to_page (view, webkit_user_message_new ("aloud-text", NULL),
                                        cancellable, callback, user_data);
}

/* Strings of a GVariant are valid UTF-8, or empty. */
static char **
copy_blocks (GVariant *texts, guint *n)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  gsize bytes = 0;

  for (gsize i = 0; i < MIN (g_variant_n_children (texts), BLOCKS_MAX); i++)
    {
      const char *text;

      g_variant_get_child (texts, i, "&s", &text);
      bytes += strlen (text);
      if (bytes > TEXT_MAX)
        break;
      g_ptr_array_add (blocks, g_strdup (strlen (text) <= BLOCK_MAX ? text : ""));
    }
  *n = blocks->len;
  g_ptr_array_add (blocks, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&blocks), FALSE);
}

SheafReaderAloudText *
sheaf_reader_aloud_get_text_finish (WebKitWebView *view, GAsyncResult *result)
{
  g_autoptr (GVariant) parameters = finish (view, result, "(uasuu)");
  g_autoptr (SheafReaderAloudText) self = NULL;
  g_autoptr (GVariant) texts = NULL;

  if (!parameters)
    return NULL;
  self = g_new0 (SheafReaderAloudText, 1);
  g_variant_get (parameters, "(u@asuu)", &self->number, &texts, &self->block, &self->character);
  self->blocks = copy_blocks (texts, &self->n_blocks);
  if (self->block >= self->n_blocks)
    self->block = self->character = 0;
  return self->n_blocks ? g_steal_pointer (&self) : NULL;
}

void
sheaf_reader_aloud_mark_async (WebKitWebView *view,
                               guint number,
                               guint block,
                               guint start,
                               guint end,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));

  webkit_web_view_send_message_to_page (
      view,
      webkit_user_message_new ("aloud-mark", g_variant_new ("(uuuu)", number, block, start, end)),
      cancellable, callback, user_data);
}

gboolean
sheaf_reader_aloud_mark_finish (WebKitWebView *view, GAsyncResult *result)
{
  g_autoptr (GVariant) parameters = finish (view, result, "(b)");
  gboolean is_there = FALSE;

  if (parameters)
    g_variant_get (parameters, "(b)", &is_there);
  return is_there;
}

void
sheaf_reader_aloud_end (WebKitWebView *view)
{
  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));

  webkit_web_view_send_message_to_page (view, webkit_user_message_new ("aloud-end", NULL), NULL,
                                        NULL, NULL);
}
