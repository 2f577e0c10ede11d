/* front-matter-yaml.h: strict YAML by libyaml's events, within limits
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-source.h"

/**
 * sheaf_yaml_read:
 * @root: (out) (optional): a node of any kind; NULL where there was nothing but blanks and comments
 * @line: (out): where it went wrong, from 1, in the file
 *
 * No alias is followed and no tag acted on: an anchor or alias ends the reading, as does every limit,
 * at the event that breaks it (SAFETY P1), and a key that is not a scalar.
 *
 * Returns: (transfer none) (nullable): NULL where it went well, else why not: a sentence, translated
 */
const char *sheaf_yaml_read (SheafHeaderSource *source, SheafNode **root, guint *line);
