/* article-keys.h: which keys of a header say when, where from and whether published
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter.h"

/**
 * sheaf_article_keys_find_date:
 * @header: (nullable): root mapping
 *
 * When the article was written: `date` (all), `published` (Obsidian Clipper), `created` (Joplin),
 * `pubDate` (Astro), `publishDate` (Hugo), `created_at` (Notesnook), `date created` (Obsidian Linter),
 * `ms.date` (DocFX); else when it was last changed: `lastmod` and `modified` as Hugo's "date" falls back
 * on them, `updated` (Hexo, Joplin). A key that is empty, or says true or false as `published: false`
 * does, is not meant.
 *
 * Returns: (transfer none) (nullable): the value, which may be no date
 */
const SheafNode *sheaf_article_keys_find_date (const SheafNode *header);

/**
 * sheaf_article_keys_date_key:
 * @header: (nullable): root mapping
 *
 * Returns: (transfer none): the key that holds the date it was written, to be changed with it; `date`
 *   where there is none yet
 */
const char *sheaf_article_keys_date_key (const SheafNode *header);

/**
 * sheaf_article_keys_find_source:
 * @header: (nullable): root mapping
 *
 * The address an article was taken from or is published at, where it is one of the web (http, https):
 * `via` of reference lines only (elsewhere it says who told of it); `source` (Joplin, Obsidian Clipper),
 * `url`, `link`, `original`, `canonical` and the ways to write them; `online version` (PlatyPS);
 * `permalink` last, as it is a path below the site nearly always.
 *
 * Returns: (transfer none) (nullable)
 */
const char *sheaf_article_keys_find_source (const SheafNode *header, SheafForm form);

/**
 * sheaf_article_keys_say_draft:
 * @header: (nullable): root mapping
 * @origin: path below the site
 *
 * `draft: true` (Hugo, Zola, Astro, Eleventy), `published: false` (Jekyll, Hexo), `status: draft`
 * (Pelican, Nikola), or a folder `_drafts` above the file (Jekyll, Hexo).
 */
gboolean sheaf_article_keys_say_draft (const SheafNode *header, const char *origin);
