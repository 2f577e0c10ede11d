/* import-guess.c: whose rules hold in a folder
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-guess.h"

#include "core/dialect-sample.h"
#include "core/dialect.h"

#include <string.h>
#include <unistd.h>

/* Shown by the names of folders alone: less than a config file, which a site has but once. */
static gboolean
is_faint (const char *path, SheafDialect shown)
{
  g_autofree char *config = g_build_filename (path, "_config.yml", NULL);

  return (shown == SHEAF_DIALECT_JEKYLL || shown == SHEAF_DIALECT_HEXO) &&
         access (config, F_OK) < 0;
}

/* Length of @origin with a slash behind it; 0 for the root. */
static gsize
prefix_of (const char *origin)
{
  return *origin ? strlen (origin) + 1 : 0;
}

/* What the person asked for of the site @path. @chosen: (out): for this very one */
static SheafDialect
find_asked (const SheafImportOptions *options, const char *path, gboolean *chosen)
{
  *chosen = FALSE;
  for (guint i = 0; i < options->n_choices; i++)
    if (g_str_equal (options->choices[i].site, path))
      {
        *chosen = TRUE;
        return options->choices[i].dialect;
      }
  return options->dialect;
}

/* So far: by its keys it shows no more than that most of the headers below it are alike. */
static gboolean
shows_nothing (const SheafImportSite *site)
{
  return site->shown == SHEAF_DIALECT_AUTO || site->by_keys;
}

/* Whether a site begins at @path: it shows one, or was chosen for, or nothing above it shows any and it is one
 * of the root's own folders. */
static gboolean
begins_site (const SheafImportSite *parent,
             const char *path,
             const char *origin,
             SheafDialect shown,
             gboolean chosen)
{
  if (!parent || chosen)
    return TRUE;
  if (shown != SHEAF_DIALECT_AUTO)
    return shows_nothing (parent) || !is_faint (path, shown);
  return shows_nothing (parent) && *origin && !strchr (origin, '/');
}

/* Each folder once: files that were dropped one by one all ask for the same. */
static SheafDialect
sample (const SheafImportRoot *root, const char *path)
{
  gpointer known = NULL;

  if (!g_hash_table_lookup_extended (root->samples, path, NULL, &known))
    {
      known = GINT_TO_POINTER (sheaf_dialect_sample (path));
      g_hash_table_insert (root->samples, g_strdup (path), known);
    }
  return GPOINTER_TO_INT (known);
}

/* A site that no file and no folder's name shows, by the headers in it; else by those of the whole root. */
static void
guess_by_keys (SheafImportSite *site,
               const SheafImportRoot *root,
               const char *path,
               const char *origin,
               const SheafImportSite *parent)
{
  const SheafDialect seen = sample (root, path);

  site->shown = seen != SHEAF_DIALECT_AUTO ? seen : parent ? parent->shown : SHEAF_DIALECT_AUTO;
  site->by_keys = site->shown != SHEAF_DIALECT_AUTO;
  if (!site->by_keys || (site->asked != SHEAF_DIALECT_AUTO && site->asked != site->shown))
    return;
  site->dialect = site->shown;
  site->evident = TRUE;
  /* Folders of one vault, say, that is not known by more. */
  if (!parent || parent->shown != site->shown)
    site->prefix = prefix_of (origin);
}

static void
begin_site (SheafImportSite *site, const char *path, SheafDialect shown, SheafDialect asked)
{
  g_clear_pointer (&site->path, g_ref_string_release);
  site->path = g_ref_string_new (path);
  site->shown = shown;
  site->by_keys = FALSE;
  site->asked = asked;
  site->evident = site->evident && asked != SHEAF_DIALECT_AUTO && site->dialect == asked;
  site->dialect = asked != SHEAF_DIALECT_AUTO ? asked : SHEAF_DIALECT_HEXO;
}

SheafImportSite
sheaf_import_guess (const SheafImportRoot *root,
                    const char *origin,
                    const SheafImportSite *parent,
                    const SheafImportOptions *options)
{
  SheafImportSite site = sheaf_import_site_copy (parent);
  g_autofree char *path = NULL;
  g_autofree char *place = NULL;
  SheafDialect shown, asked;
  gboolean chosen;

  g_return_val_if_fail (root, site);
  g_return_val_if_fail (origin, site);
  g_return_val_if_fail (options, site);

  path = sheaf_import_root_resolve (root, origin);
  place = g_build_filename (root->place, *origin ? origin : NULL, NULL);
  shown = sheaf_dialect_guess (path);
  asked = find_asked (options, place, &chosen);
  if (begins_site (parent, path, origin, shown, chosen))
    {
      begin_site (&site, place, shown, asked);
      if (shown == SHEAF_DIALECT_AUTO && (!parent || shows_nothing (parent)))
        guess_by_keys (&site, root, path, origin, parent);
    }
  if (shown == SHEAF_DIALECT_AUTO || (site.asked != SHEAF_DIALECT_AUTO && shown != site.asked) ||
      (site.evident && is_faint (path, shown)))
    return site;
  site.dialect = shown;
  site.evident = TRUE;
  site.prefix = prefix_of (origin);
  return site;
}

SheafImportSite
sheaf_import_guess_path (const SheafImportRoot *root,
                         const char *origin,
                         const SheafImportOptions *options)
{
  SheafImportSite site = sheaf_import_guess (root, "", NULL, options);

  for (const char *slash = origin; *origin && slash;)
    {
      g_auto (SheafImportSite) parent = site;
      g_autofree char *folder = NULL;

      slash = strchr (slash, '/');
      folder = slash ? g_strndup (origin, slash - origin) : g_strdup (origin);
      site = sheaf_import_guess (root, folder, &parent, options);
      slash = slash ? slash + 1 : NULL;
    }
  return site;
}
