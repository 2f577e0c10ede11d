/* edit-text.h: one edit of a header, written short
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-edit.h"

/**
 * sheaf_test_edit:
 * @how: "key=v", "key+=v", "key-=v", "key!": unset; "key:=v": bare. A value "[a|b|[c|d]]" is a list, one of "@…"
 *   that text whole
 *
 * Returns: (transfer full) (nullable): as sheaf_front_matter_edit()
 */
char *sheaf_test_edit (const char *text, const char *how, GError **error);
