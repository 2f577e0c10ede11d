/* page-tags-render.h: what each kind of tag becomes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/page-tags-writer.h"

/**
 * sheaf_tag_render:
 * @tags: SheafTag, paired
 * @i: which of them
 * @next: (out): where in the source to go on
 *
 * Writes what tag number @i stands for.
 *
 * Returns: the number of the next tag
 */
guint sheaf_tag_render (SheafTagWriter *writer, const GArray *tags, guint i, gsize *next);
