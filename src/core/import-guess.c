/* import-guess.c: whose rules hold in a folder
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-guess.h"

#include "core/dialect.h"

#include <string.h>
#include <unistd.h>

/* A `_posts` folder is all that shows: less than a config, and Hexo's `source` folder has one too. */
static gboolean
is_posts_only (const char *path, SheafDialect shown)
{
  g_autofree char *config = g_build_filename (path, "_config.yml", NULL);

  return shown == SHEAF_DIALECT_JEKYLL && access (config, F_OK) < 0;
}

/* Length of @origin with a slash behind it; 0 for the root. */
static gsize
prefix_of (const char *origin)
{
  return *origin ? strlen (origin) + 1 : 0;
}

/* `X/source` with `_posts` in it is the Hexo site X, also where X's config was left out. */
static gboolean
is_hexo_source (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_str_equal (name, "source");
}

SheafImportSite
sheaf_import_guess (const SheafImportRoot *root,
                    const char *origin,
                    const SheafImportSite *parent,
                    SheafDialect asked)
{
  SheafImportSite site = { asked != SHEAF_DIALECT_AUTO ? asked : SHEAF_DIALECT_HEXO, FALSE, 0 };
  g_autofree char *path = NULL;
  SheafDialect shown;

  g_return_val_if_fail (root, site);
  g_return_val_if_fail (origin, site);

  if (parent)
    site = *parent;
  path = sheaf_import_root_resolve (root, origin);
  shown = sheaf_dialect_guess (path);
  if (is_posts_only (path, shown) && is_hexo_source (path))
    {
      const char *slash = strrchr (origin, '/');

      shown = SHEAF_DIALECT_HEXO;
      site.prefix = site.evident ? site.prefix : slash ? (gsize) (slash - origin) + 1 : 0;
    }
  else if (shown != SHEAF_DIALECT_AUTO && !(site.evident && is_posts_only (path, shown)))
    site.prefix = prefix_of (origin);
  else
    return site;
  if (asked != SHEAF_DIALECT_AUTO && shown != asked)
    return parent ? *parent : (SheafImportSite){ asked, FALSE, 0 };
  site.dialect = shown;
  site.evident = TRUE;
  return site;
}

SheafImportSite
sheaf_import_guess_path (const SheafImportRoot *root, const char *origin, SheafDialect asked)
{
  SheafImportSite site = sheaf_import_guess (root, "", NULL, asked);

  for (const char *slash = origin; *origin && slash;)
    {
      g_autofree char *folder = NULL;

      slash = strchr (slash, '/');
      folder = slash ? g_strndup (origin, slash - origin) : g_strdup (origin);
      site = sheaf_import_guess (root, folder, &site, asked);
      slash = slash ? slash + 1 : NULL;
    }
  return site;
}
