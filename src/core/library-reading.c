/* library-reading.c: a known file read in another way than its place alone would have it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-reading.h"

#include "core/date.h"
#include "core/library-articles.h"
#include "core/library-derive.h"

/* The way of its path that the rules see. */
static const char *
path_of (const SheafStoreItem *item, const SheafVerdict *verdict)
{
  return sheaf_derive_below_site (verdict->path ? verdict->path : item->origin, verdict->site);
}

gboolean
sheaf_reading_of_file (SheafLibrary *self,
                       const SheafImportRules *rules,
                       const SheafStoreItem *item,
                       SheafVerdict *verdict,
                       GError **error)
{
  g_auto (SheafDeriving) deriving = { 0 };
  g_autoptr (GTimeZone) zone = sheaf_date_zone (rules->zone);
  if (!sheaf_deriving_read (self, verdict->place.article, &deriving, error))
    return FALSE;
  if (!zone)
    zone = g_time_zone_new_local ();
  const SheafDraftOptions options = { .dialect = item->asked ? item->draft->article->dialect
                                                             : deriving.dialect,
                                      .zone = zone,
                                      .encoding = item->draft->article->encoding };
  verdict->draft = sheaf_draft_new (item->draft->bytes, path_of (item, verdict), &options, error);
  return verdict->draft != NULL;
}

/* Whether the item's draft is what deriving the article's bytes would give. */
static gboolean
is_fit (SheafLibrary *self,
        const SheafImportRules *rules,
        const SheafStoreItem *item,
        const SheafVerdict *verdict,
        const SheafDeriving *deriving,
        gboolean *fit,
        GError **error)
{
  g_autofree char *zone = NULL;
  *fit = FALSE;
  if (!sheaf_deriving_read_zone (self, deriving->import, &zone, error))
    return FALSE;
  *fit = !verdict->path && sheaf_sha256_equal (&verdict->digest, &verdict->place.current) &&
         item->draft->article->dialect == deriving->dialect && verdict->site == item->site &&
         g_strcmp0 (item->draft->article->encoding, deriving->encoding) == 0 &&
         g_strcmp0 (zone, rules->zone) == 0;
  return TRUE;
}

gboolean
sheaf_reading_again (SheafLibrary *self,
                     const SheafImportRules *rules,
                     const SheafStoreItem *item,
                     gboolean elsewhere,
                     SheafVerdict *verdict,
                     GError **error)
{
  g_auto (SheafDeriving) deriving = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  gboolean fit = FALSE;
  if (!sheaf_deriving_read (self, verdict->place.article, &deriving, error))
    return FALSE;
  SheafDialect dialect = item->asked ? item->draft->article->dialect : deriving.dialect;
  gboolean other = item->encoding && g_strcmp0 (item->encoding, deriving.encoding) != 0;
  if (dialect == deriving.dialect && !elsewhere && !other)
    return TRUE;

  verdict->action = SHEAF_ACTION_READ_AGAIN;
  if (!item->asked)
    verdict->site = verdict->place.site;
  deriving.dialect = dialect;
  if (other)
    {
      g_free (deriving.encoding);
      deriving.encoding = g_strdup (item->encoding);
    }
  if (!is_fit (self, rules, item, verdict, &deriving, &fit, error))
    return FALSE;
  if (fit)
    return TRUE;
  bytes = sheaf_library_get_source (self, verdict->place.article, error);
  if (bytes)
    verdict->draft = sheaf_derive (self, bytes, path_of (item, verdict), &deriving, error);
  return verdict->draft != NULL;
}
