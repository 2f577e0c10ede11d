/* article-edit.h: change what an article says of itself, in the keys its own header uses
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/document.h"
#include "core/front-matter-edit.h"

/* One change, as a person says it. */
typedef struct
{
  SheafEditKind kind;
  /* title, author, date, categories, tags: in whatever key the file says it; else the key itself, params.author
   * for author in params. */
  const char *key;
  const char *value; /* a category as A/B, a literal slash as \/; NULL for UNSET */
} SheafChange;

/* How the article is read. */
typedef struct
{
  SheafDialect dialect;
  const char *origin; /* path below its site, as for sheaf_draft_new() */
  GTimeZone *zone;
} SheafChangeRules;

/**
 * sheaf_article_edit:
 *
 * A title and a date are one value; categories and tags are lists, of which SET leaves the one value, or none
 * for "". A list is written as the dialect means it: in Hexo several categories are a list of paths; a text
 * of words stays one in Jekyll and Obsidian. What was asked for is what the dialect reads afterwards.
 * Keys that stand below `taxonomies` (Zola) or `advisory` (RustSec) are changed there.
 *
 * A Markdown file without a header gets one, of YAML, above its text, where something is to be kept in it.
 *
 * Returns: (transfer full) (nullable): the whole new text, equal to the old where nothing is to be done; NULL
 *   with the errors of sheaf_front_matter_edit()
 */
char *sheaf_article_edit (const SheafDocument *document,
                          const SheafChangeRules *rules,
                          const SheafChange *change,
                          GError **error);

/* Whether @key names the categories. */
gboolean sheaf_change_is_of_categories (const char *key);
