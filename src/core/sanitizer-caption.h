/* sanitizer-caption.h: what an article says below a picture
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/sanitizer-tree.h"

/**
 * sheaf_caption_find:
 * @img: in a tree
 *
 * Returns: (transfer full) (nullable): the text of the figcaption of the figure that @img is in, else its title; NULL
 *   where both say nothing. As it stands in the article: of any length up to some thousand bytes, with its line ends
 */
char *sheaf_caption_find (const SheafHtmlNode *img);
