/* sanitizer-guard.h: HTML made fit for a tree builder whose cost grows with depth
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_guard_html:
 * @html: valid UTF-8
 * @prefix: comes first
 *
 * Leaves out start tags (with their end tags) that would stand more than a few hundred deep, and
 * attributes beyond the first few dozen of a tag: gumbo's time is proportional to the square of
 * either. One linear pass; what it cannot foresee (an article can be made to fool it) is left to
 * the limits of time and memory of the caller.
 *
 * Returns: (transfer full)
 */
GString *sheaf_guard_html (const char *html, gsize length, const char *prefix);
