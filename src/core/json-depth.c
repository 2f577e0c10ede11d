/* json-depth.c: JSON that may be anyone's, before it is read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/json-depth.h"

#include <string.h>

#define MAX_DEPTH 16

/* Brackets in strings count as well where the quotes do not match: then it is no JSON anyway. */
gboolean
sheaf_json_is_shallow (const char *json)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  g_return_val_if_fail (json, FALSE);

  for (const char *p = json; *p && depth <= MAX_DEPTH; p++)
    if (quoted && *p == '\\' && p[1])
      p++;
    else if (*p == '"')
      quoted = !quoted;
    else if (!quoted && strchr ("[{", *p))
      depth++;
    else if (!quoted && strchr ("]}", *p) && depth > 0)
      depth--;
  return depth <= MAX_DEPTH;
}
