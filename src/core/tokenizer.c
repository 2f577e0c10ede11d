/* tokenizer.h: the FTS5 tokenizer and the folding of characters
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/tokenizer.h"
