/* properties.h: every front-matter key, made flat
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/front-matter-node.h"

/* A flat key (a.b.c) longer than this is left out: a long key over many would multiply. */
#define SHEAF_PROPERTY_MAX_KEY 512

/**
 * sheaf_properties_read:
 * @article: its properties get one entry a key, its warnings what was left out
 * @root: (nullable): the header's mapping
 *
 * A key below a key is written a.b; a list's texts are the values, those of lists in it too; keys of
 * mappings in a list are a.b with all their values. A plain nothing has no value.
 */
void sheaf_properties_read (SheafArticle *article, const SheafNode *root);
