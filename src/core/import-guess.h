/* import-guess.h: whose rules hold in a folder
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-item.h"

/**
 * sheaf_import_guess:
 * @root: the import root
 * @origin: of the folder below it; "" for the root
 * @parent: (nullable): the site its parent folder belongs to
 * @asked: AUTO, or the dialect the user chose for the whole import
 *
 * The nearest folder from @origin up to the root that shows a site's config files or names decides;
 * where none does, Hexo's rule holds, from the root on (DESIGN part 5, Categories).
 */
SheafImportSite sheaf_import_guess (const SheafImportRoot *root,
                                    const char *origin,
                                    const SheafImportSite *parent,
                                    SheafDialect asked);

/* The same for a folder whose parents were not walked: guesses from the root down to @origin. */
SheafImportSite
sheaf_import_guess_path (const SheafImportRoot *root, const char *origin, SheafDialect asked);
