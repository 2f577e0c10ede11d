/* row-hits.h: what was found, marked in the row of an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* As the page marks them, on the paper of the list: text of full strength on the ground of a mark, whatever is behind
 * the row. From byte @start to byte @end. */
void sheaf_row_hits_mark (PangoAttrList *attributes, guint start, guint end);

/* Takes the marks (U+0002, U+0003) out of a snippet and shows what is between them as found. Returns: (transfer full):
 * the text that @attributes are of */
char *sheaf_row_hits_read (const char *snippet, PangoAttrList *attributes);

G_END_DECLS
