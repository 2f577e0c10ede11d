/* sanitizer-guard.h: HTML made fit for a tree builder that must not be given everything
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* What stands in a span that was a noscript. */
#define SHEAF_GUARD_NOSCRIPT " class=\"noscript\""

/* The first attribute of a div that was one of sheaf_guard_keeps_name(): its name. */
#define SHEAF_GUARD_NAME "data-sheaf-name"

/* Whether the element @name, which is a div to the tree, is told apart from one by rules of cleaning. */
gboolean sheaf_guard_keeps_name (const char *name);

/**
 * sheaf_guard_html:
 * @html: valid UTF-8
 *
 * gumbo 0.10.1 is no longer kept, has assertions that HTML can be made to fail (a crash of ours), and
 * takes time by the square of depth and attributes. So it gets a small language only: no comment or
 * declaration, no SVG or MathML (a formula becomes its text), no raw-text element (script and
 * the like go with their content, what is shown of others is escaped), no element that would only be
 * unwrapped; others under the name they are written by, with their own as an attribute where
 * sheaf_guard_keeps_name(); nothing nested too deep, no flood of
 * attributes. What it holds is HTML as harmful as before: the allow-list comes after. One pass.
 *
 * Returns: (transfer full): with a doctype, since the page it will stand in has one
 */
GString *sheaf_guard_html (const char *html, gsize length);
