/* json-member.h: members of an object that anybody may have written
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

/* Returns: (transfer none) (nullable): NULL for what is no text, or not UTF-8 */
const char *sheaf_json_get_text (JsonObject *object, const char *name);

/* Returns: 0 for what is no whole number */
gint64 sheaf_json_get_number (JsonObject *object, const char *name);
