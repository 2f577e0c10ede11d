/* json-depth.h: JSON that may be anyone's, before it is read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_json_is_shallow:
 *
 * json-glib reads what is nested by calling itself, so a text of brackets alone would use up the stack.
 *
 * Returns: whether @json is nested no deeper than what Sheaf writes (16 brackets and braces)
 */
gboolean sheaf_json_is_shallow (const char *json);
