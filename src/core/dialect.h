/* dialect.h: each site generator's rules for categories and tags
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/front-matter.h"

/* What a hostile header may ask of the library at most: every level and path costs rows. */
#define SHEAF_CATEGORY_MAX_DEPTH 32
#define SHEAF_CATEGORY_MAX_PATHS 64
#define SHEAF_TAGS_MAX           256

/**
 * sheaf_dialect_get_value:
 * @header: (nullable): root mapping
 *
 * Returns: (transfer none) (nullable): the value of @key at the top of @header, else where some keep
 *   the keys of an article: below `taxonomies` (Zola) or `advisory` (RustSec)
 */
const SheafNode *sheaf_dialect_get_value (const SheafNode *header, const char *key);

/**
 * sheaf_dialect_for_form:
 *
 * Hexo reads neither TOML nor bare JSON, so where a header has such a form Hugo's rule holds in folders
 * that show nothing else, whose dialect is Hexo's or plain.
 *
 * Returns: whose rule for lists of categories holds
 */
SheafDialect sheaf_dialect_for_form (SheafDialect dialect, SheafForm form);

/**
 * sheaf_dialect_has_links:
 * @node: (nullable): the value of categories
 *
 * Returns: whether a name in it is written `[[so]]`, as Obsidian links to notes and no site does: a vault
 *   may come without its `.obsidian` folder, or a note of it alone
 */
gboolean sheaf_dialect_has_links (const SheafNode *node);

/**
 * sheaf_dialect_read_categories:
 * @header: (nullable): root mapping
 * @origin: path below the site's folder, or below the import root; `/` between names
 *
 * Hexo: a flat list is one path; if any element is a list, every top-level element is its own
 * path (hexo `lib/models/post.ts` setCategories). Jekyll: list or space-separated string is a set,
 * folders above `_posts` are categories. Hugo: a list is a set. Obsidian and plain: header first,
 * else the folders below the root are the path (Obsidian: `[[links]]` and `a/b` are paths; plain:
 * Hexo's rule, but Obsidian's for both where there are `[[links]]`). Null elements are dropped. An element `A: b`, a pair to YAML, is the name "A: b".
 *
 * Returns: (transfer full): GStrv paths, without doubles, within the limits above
 */
GPtrArray *
sheaf_dialect_read_categories (SheafDialect dialect, const SheafNode *header, const char *origin);

/**
 * sheaf_dialect_read_tags:
 *
 * `tags`, `tag`: a list, or a string by the dialect's rule (Jekyll and Obsidian split at spaces and
 * commas, the others at commas, full-width ones too); a leading # goes.
 *
 * Returns: (transfer full): char *, without doubles or nulls, at most SHEAF_TAGS_MAX
 */
GPtrArray *sheaf_dialect_read_tags (SheafDialect dialect, const SheafNode *header);

/**
 * sheaf_dialect_guess:
 * @folder: absolute path of a folder below or at the import root
 *
 * Looks for a site's config files (`_config.yml` with `source/_posts` or a hexo package: Hexo;
 * `_config.yml` else, or `_posts`: Jekyll, but `source/_posts`: Hexo; `hugo.toml|yaml|json`, `config.toml` with `content/`: Hugo;
 * `.obsidian`: Obsidian) in @folder alone. Reads names and at most 64 KiB of a config; no links followed.
 *
 * Returns: the dialect, or SHEAF_DIALECT_AUTO where @folder shows nothing
 */
SheafDialect sheaf_dialect_guess (const char *folder);
