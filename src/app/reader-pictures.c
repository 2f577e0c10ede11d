/* reader-pictures.c: the pictures that the page of an article shows from the network
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-pictures.h"

#include "app/reader-scheme.h"
#include "core/sanitizer-address.h"

#include <glib/gi18n.h>

static gboolean
find_number (const SheafReaderPage *page, const char *address, guint *number)
{
  for (guint i = 0; page->fragment && i < page->fragment->pictures->len; i++)
    {
      const SheafPicture *picture = g_ptr_array_index (page->fragment->pictures, i);

      *number = i;
      if (g_str_equal (picture->address, address))
        return TRUE;
    }
  return FALSE;
}

static WebKitUserMessage *
message_new (const SheafReaderPage *page,
             guint number,
             const char *address,
             guint width,
             guint height,
             SheafPictureProblem problem)
{
  g_autofree char *uri = sheaf_reader_scheme_format (page->id);
  g_autofree char *host = problem ? sheaf_address_host (address) : NULL;
  g_autofree char *words = NULL;

  if (!problem)
    return webkit_user_message_new ("picture",
                                    g_variant_new ("(suuu)", uri, number, width, height));
  /* Translators: the host a picture is on, and why it did not come from there */
  words =
      g_strdup_printf (_ ("%s: %s"), host ? host : "", sheaf_picture_problem_to_string (problem));
  return webkit_user_message_new ("no-picture", g_variant_new ("(sus)", uri, number, words));
}

void
sheaf_reader_pictures_show (WebKitWebView *view,
                            const SheafReaderPage *page,
                            const char *address,
                            guint width,
                            guint height,
                            SheafPictureProblem problem)
{
  guint number;

  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view) && page && address);

  if (find_number (page, address, &number))
    webkit_web_view_send_message_to_page (
        view, message_new (page, number, address, width, height, problem), NULL, NULL, NULL);
}
