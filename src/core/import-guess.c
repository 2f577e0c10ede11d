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
  if (shown == SHEAF_DIALECT_AUTO || (asked != SHEAF_DIALECT_AUTO && shown != asked) ||
      (site.evident && is_faint (path, shown)))
    return site;
  site.dialect = shown;
  site.evident = TRUE;
  site.prefix = prefix_of (origin);
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
