/* dialect-sample.h: whose headers a folder's files have
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter.h"

#include "core/article.h"

/**
 * sheaf_dialect_of_header:
 * @name: of the file, without its folder
 * @header: of that file
 *
 * By keys that one generator's users write and others' do not: Hugo's `draft`, `linkTitle`, `lastmod`,
 * `publishDate`, `expiryDate` (gohugo.io, front matter) and any header in TOML; Obsidian's `cssclasses`, or
 * `aliases` of a note without title; Jekyll's `layout` in a file named by its date, and `redirect_from`;
 * Hexo's `abbrlink`, `top_img`, `thumbnail`, `comments`.
 *
 * Returns: SHEAF_DIALECT_AUTO where it tells nothing
 */
SheafDialect sheaf_dialect_of_header (const char *name, const SheafFrontMatter *header);

/**
 * sheaf_dialect_sample:
 * @folder: absolute path of a folder
 *
 * Reads the first 8 KiB of at most 24 Markdown files in @folder and, three levels down, in what is below it
 * and is no site of its own; the same ones each time. Follows no links, opens only regular files.
 *
 * Returns: the dialect that more than half of the headers seen have, if there are three at least; else
 *   SHEAF_DIALECT_AUTO
 */
SheafDialect sheaf_dialect_sample (const char *folder);
