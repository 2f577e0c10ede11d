/* front-matter-yaml-lax.h: what libyaml reads though YAML 1.2 does not allow it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-source.h"

/**
 * sheaf_yaml_warn_lax:
 * @root: what was read of @source
 *
 * Warns, once for each kind, of lines inside quotes or brackets that are not indented, of a # behind a value
 * without a blank, and of a comment that may be meant as the text of a block. The values are what anybody would
 * mean; other programs refuse them.
 */
void sheaf_yaml_warn_lax (SheafHeaderSource *source, const SheafNode *root);
