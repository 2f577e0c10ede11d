/* markdown-code.h: what the language of a code block is called
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_code_name:
 * @info: what stands behind the ``` of a code block, as md4c gives it
 *
 * "js {1,3}" is "JavaScript", "{.python .numberLines}" is "Python", a language we do not know is called as the
 * article calls it. Names, and so the same in every language.
 *
 * Returns: (transfer full) (nullable): NULL where there is nothing to say: none, or plain text
 */
char *sheaf_code_name (const char *info, gsize length);
