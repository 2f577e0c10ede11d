/* html-meta.h: what a page of the web says of itself
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* All decoded, none empty, nothing judged but that addresses are of the web. */
typedef struct
{
  gboolean is_page; /* there is an html, head or body element */
  char *title;      /* (nullable): og:title, which is without the name of the site as a rule */
  char *window;     /* (nullable): the title element */
  char *author;     /* (nullable) */
  GPtrArray
      *dates;   /* char *: when it was published, the surest first; may be none that can be read */
  char *source; /* (nullable): where it is from */
  char *language; /* (nullable): of the html element */
} SheafHtmlMeta;

/**
 * sheaf_html_meta_read:
 * @html: valid UTF-8
 *
 * Title and author of meta elements (Open Graph, Dublin Core, the names publishers use) and of JSON-LD; dates of these
 * and of `time` elements; the address of `link rel=canonical`, og:url and the comments that browsers and SingleFile
 * write above what they save. A canonical address that is only a site's gives way to the page's own. One pass, linear
 * in @length.
 *
 * Returns: (transfer full)
 */
SheafHtmlMeta *sheaf_html_meta_read (const char *html, gsize length);
void sheaf_html_meta_free (SheafHtmlMeta *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafHtmlMeta, sheaf_html_meta_free)
