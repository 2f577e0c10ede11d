/* remote-wants.c: which pictures of an article are on hosts, and not in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/remote-wants.h"

#include "core/library-articles.h"
#include "core/library-remote-pictures.h"
#include "core/page.h"
#include "core/picture-fetcher.h"
#include "core/web-address.h"

static gboolean
is_never (const char *host, const char *const *never)
{
  return host && never && g_strv_contains (never, host);
}

/* Whether @picture is to be asked for. @wanted: (out) */
static gboolean
judge (SheafLibrary *library,
       const SheafPicture *picture,
       const char *const *never,
       gboolean *wanted,
       GError **error)
{
  g_autofree char *host = sheaf_web_address_host (picture->address);
  SheafStoredPicture stored = { 0 };
  SheafPictureProblem problem = SHEAF_PICTURE_FINE;

  *wanted = FALSE;
  if (!host || is_never (host, never))
    return TRUE;
  if (!sheaf_library_get_remote_picture (library, picture->address, &stored, &problem, error))
    return FALSE;
  *wanted = !stored.id && !problem;
  return TRUE;
}

static gboolean
add_wanted (SheafLibrary *library,
            const SheafFragment *fragment,
            const char *const *never,
            GPtrArray *requests,
            GError **error)
{
  for (guint i = 0; i < fragment->pictures->len; i++)
    {
      const SheafPicture *picture = g_ptr_array_index (fragment->pictures, i);
      gboolean wanted = FALSE;

      if (sheaf_address_picture_kind (picture->address) == SHEAF_ADDRESS_REMOTE &&
          !judge (library, picture, never, &wanted, error))
        return FALSE;
      if (wanted)
        g_ptr_array_add (requests, sheaf_picture_request_new (picture));
    }
  return TRUE;
}

GPtrArray *
sheaf_remote_wants (SheafLibrary *library,
                    const SheafArticle *article,
                    const SheafCleaner *cleaner,
                    const char *const *never,
                    GCancellable *cancellable,
                    GError **error)
{
  const SheafSanitizerOptions options = { .article = article ? article->id : 0,
                                          .cleaner = cleaner };
  g_autoptr (GPtrArray) requests =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_picture_request_free);
  g_autoptr (GBytes) source = NULL;
  g_autoptr (SheafDocument) document = NULL;
  g_autoptr (SheafFragment) fragment = NULL;

  g_return_val_if_fail (library && article, NULL);

  source = sheaf_library_get_source (library, article->id, error);
  if (!source)
    return NULL;
  document = sheaf_document_new (source, article->format, article->encoding);
  fragment = sheaf_page_render (document, &options, cancellable, error);
  return fragment && add_wanted (library, fragment, never, requests, error)
             ? g_steal_pointer (&requests)
             : NULL;
}
