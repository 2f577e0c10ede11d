/* html-meta-json.h: what the JSON-LD of a page says of its article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  char *author; /* (nullable): names, with a comma and a blank between them */
  char *date;   /* (nullable): as it is written */
} SheafHtmlMetaJson;

/**
 * sheaf_html_meta_read_json:
 * @json: an object, within the limits of front-matter-node.h; all else says nothing
 * @found: (out): cleared with sheaf_html_meta_json_clear()
 *
 * `author` and `datePublished` (schema.org) of the object, or of the first in its `@graph` that has an article's type.
 */
void sheaf_html_meta_read_json (const char *json, gsize length, SheafHtmlMetaJson *found);
void sheaf_html_meta_json_clear (SheafHtmlMetaJson *self);
