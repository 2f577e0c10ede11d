/* page-aloud-talk.c: what the application says about reading aloud
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "web/page-aloud-talk.h"

void
page_aloud_talk_forget (PageAloudTalk *self)
{
  g_clear_pointer (&self->aloud, page_aloud_free);
}

static void
answer (WebKitUserMessage *message, GVariant *parameters)
{
  webkit_user_message_send_reply (
      message, webkit_user_message_new (webkit_user_message_get_name (message), parameters));
}

static void
send_text (PageAloudTalk *self, JSCContext *context, WebKitUserMessage *message)
{
  g_autoptr (GPtrArray) texts = NULL;
  guint block = 0, character = 0;

  page_aloud_talk_forget (self);
  if (context)
    {
      self->aloud = page_aloud_new (context);
      texts = page_aloud_take_text (self->aloud);
      page_aloud_find_start (self->aloud, &block, &character);
    }
  else
    texts = g_ptr_array_new ();
  answer (message, g_variant_new (
                       "(u@asuu)", ++self->number,
                       g_variant_new_strv ((const char *const *) texts->pdata, (gssize) texts->len),
                       block, character));
}

static void
mark (PageAloudTalk *self, WebKitUserMessage *message)
{
  GVariant *parameters = webkit_user_message_get_parameters (message);
  guint32 number = 0, block = 0, start = 0, end = 0;
  gboolean is_there;

  if (parameters && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(uuuu)")))
    g_variant_get (parameters, "(uuuu)", &number, &block, &start, &end);
  is_there = self->aloud && number == self->number;
  if (is_there)
    page_aloud_mark (self->aloud, block, start, end);
  answer (message, g_variant_new ("(b)", is_there));
}

gboolean
page_aloud_talk_receive (PageAloudTalk *self, JSCContext *context, WebKitUserMessage *message)
{
  const char *name = webkit_user_message_get_name (message);

  if (g_str_equal (name, "aloud-text"))
    send_text (self, context, message);
  else if (g_str_equal (name, "aloud-mark"))
    mark (self, message);
  else if (g_str_equal (name, "aloud-end"))
    {
      if (self->aloud)
        page_aloud_unmark (self->aloud);
      page_aloud_talk_forget (self);
    }
  else
    return FALSE;
  return TRUE;
}
