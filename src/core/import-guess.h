/* import-guess.h: whose rules hold in a folder
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-item.h"
#include "core/import-types.h"

/**
 * sheaf_import_guess:
 * @root: the import root
 * @origin: of the folder below it; "" for the root
 * @parent: (nullable): the site its parent folder belongs to
 * @options: what was asked for: a dialect for this site, else for all
 *
 * The nearest folder from @origin up to the root that shows a site's config files or names decides;
 * where none does, Hexo's rule holds, from the root on (DESIGN part 5, Categories).
 *
 * Returns: to be cleared
 */
SheafImportSite sheaf_import_guess (const SheafImportRoot *root,
                                    const char *origin,
                                    const SheafImportSite *parent,
                                    const SheafImportOptions *options);

/* The same for a folder whose parents were not walked: guesses from the root down to @origin. */
SheafImportSite sheaf_import_guess_path (const SheafImportRoot *root,
                                         const char *origin,
                                         const SheafImportOptions *options);
