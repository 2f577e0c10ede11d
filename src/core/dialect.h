/* dialect.h: each site generator's rules for categories and tags
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/front-matter.h"

/**
 * sheaf_dialect_read_categories:
 * @header: (nullable): root mapping
 * @origin: path below the import root, `/` between names
 *
 * Hexo: a flat list is one path; if any element is a list, every top-level element is its own
 * path (hexo `lib/models/post.ts` setCategories). Jekyll: list or space-separated string is a set,
 * folders above `_posts` are categories. Hugo: a list is a set. Obsidian and plain: header first,
 * else the folders below the root are the path. Null elements are dropped.
 *
 * Returns: (transfer full): GStrv paths, without doubles
 */
GPtrArray *
sheaf_dialect_read_categories (SheafDialect dialect, const SheafNode *header, const char *origin);

/**
 * sheaf_dialect_read_tags:
 *
 * `tags`, `tag`: a list, or a string by the dialect's rule (Jekyll and Obsidian split at spaces and
 * commas, the others at commas); a leading # goes.
 *
 * Returns: (transfer full): char *, without doubles or nulls
 */
GPtrArray *sheaf_dialect_read_tags (SheafDialect dialect, const SheafNode *header);

/**
 * sheaf_dialect_guess:
 * @folder: absolute path of a folder below or at the import root
 *
 * Looks for a site's config files (`_config.yml` with `source/_posts` or a hexo package: Hexo;
 * `_config.yml` else, or `_posts`: Jekyll; `hugo.toml|yaml|json`, `config.toml` with `content/`: Hugo;
 * `.obsidian`: Obsidian) in @folder alone. Reads names and at most 64 KiB of a config; no links followed.
 *
 * Returns: the dialect, or SHEAF_DIALECT_AUTO where @folder shows nothing
 */
SheafDialect sheaf_dialect_guess (const char *folder);
