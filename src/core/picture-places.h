/* picture-places.h: where the file may be that an article names as a picture
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

/* An article, as far as the places of its pictures go. */
typedef struct
{
  const char *origin; /* path below the import root */
  gsize site;         /* bytes of it, with the slash, that lead to the site's folder */
  SheafDialect dialect;
} SheafPictureArticle;

/**
 * sheaf_picture_places:
 * @reference: from sheaf_picture_references()
 *
 * The paths below the import root that @reference may mean, likeliest first. Relative: beside the article (all
 * dialects; Hugo's page bundles), in the folder of the article's name (Hexo's post_asset_folder), then below the
 * folders above. From the root (`/images/a.png`): below the site's folder and those that site generators publish
 * (Hexo `source`, Hugo `static` and `assets`, VuePress `.vuepress/public`, Docusaurus `static`, Gatsby and Astro `src`
 * and `public`), then below the folders above the article. Each as it is written, decoded, with `\` for `/`, and
 * without a query. What would leave the import root is none.
 *
 * Returns: (transfer full) (element-type filename): each once, without `.`, `..` or an empty part
 */
GPtrArray *sheaf_picture_places (const char *reference, const SheafPictureArticle *article);

/* Whether @reference names a file beside the article that would be out of the import root. */
gboolean sheaf_picture_is_outside (const char *reference, const SheafPictureArticle *article);

/* The pictures that are below an import root, by their names. */
typedef struct _SheafPictureNames SheafPictureNames;

/* Returns: (transfer full): with none in it */
SheafPictureNames *sheaf_picture_names_new (void);
void sheaf_picture_names_free (SheafPictureNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafPictureNames, sheaf_picture_names_free)

/* @path: of a file below the root, which is taken where its ending is a picture's */
void sheaf_picture_names_add (SheafPictureNames *self, const char *path);

/**
 * sheaf_picture_names_find:
 *
 * The one file that ends in what @reference ends in, by as many names as any does, whatever the case: at least by its
 * own name and its folder's, or its own alone where that says enough or the article is Obsidian's, which finds files
 * by their names. Of several the one next to the article; of several that are equally near, none.
 *
 * Returns: (transfer none) (nullable): its path below the root
 */
const char *sheaf_picture_names_find (const SheafPictureNames *self,
                                      const char *reference,
                                      const SheafPictureArticle *article);
