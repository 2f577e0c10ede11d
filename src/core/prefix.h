/* prefix.h: what a text begins with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <string.h>

/* Whether @text begins with @prefix, for the price of the prefix: g_str_has_prefix() is a macro since GLib 2.76 that
 * measures the whole text, so that looking at each place of a long one takes the square of its length. */
static inline gboolean
sheaf_has_prefix (const char *text, const char *prefix)
{
  return strncmp (text, prefix, strlen (prefix)) == 0;
}
