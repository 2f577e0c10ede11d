/* sanitizer.h: HTML of unknown origin to HTML that can do nothing
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/cleaner.h"
#include "core/picture.h"
#include "core/sanitizer-address.h"
#include "core/sanitizer-escape.h"

#include <gio/gio.h>

typedef struct
{
  char *html;          /* the fragment: only what the allow-list knows */
  GPtrArray *pictures; /* SheafPicture * */
  guint blocks;        /* blocks given an id: b1 … */
  guint
      anchor; /* number of the block that the options' @anchor is in or before, 0: there is none */
  GPtrArray *hidden; /* SheafHidden *: what the cleaner took away; empty where there is none */
} SheafFragment;

/* Tells which node of the article became a block. */
typedef struct
{
  guint block; /* number, from 1 */
  void (*found) (SheafHtmlTree *tree, const SheafHtmlNode *node, gpointer data);
  gpointer data;
} SheafSanitizerProbe;

typedef struct
{
  gint64 article; /* id used in article: addresses of pictures; 0: pictures lose their address */
  gboolean block_ids; /* give every block an id, "b1" … */
  const char *anchor; /* (nullable): with @block_ids: the id in the article that is looked for */
  GHashTable *
      links; /* (nullable) (element-type utf8 gint64): ids of articles by the names that [[links]] have
                       * for them; links to other articles lose their address */
  gboolean
      addresses; /* pictures keep the address the article has; not for a view, but to be written anew */
  gboolean unfolded; /* leaves out what is folded in, since nobody sees it */
  GHashTable *
      pictures; /* (nullable) (element-type utf8 SheafStoredPicture): what the library has, by address */
  const SheafCleaner *cleaner; /* (nullable): what is left out, and put right; nothing where NULL */
  gboolean is_page;            /* with @cleaner: it is an HTML document, reduced to its article */
  const SheafSanitizerProbe *probe; /* (nullable): with @block_ids */
} SheafSanitizerOptions;

/**
 * sheaf_sanitizer_run:
 * @html: valid UTF-8, a document or fragment
 * @options: (nullable): none of it
 *
 * Builds the HTML5 tree with gumbo and writes anew what the allow-list knows (SAFETY S1-S7, N3, N5,
 * N6, P5): no script, style, link, meta, base, form, frame, object, media, SVG, MathML, comment,
 * event handler, id or class of the article; addresses judged after decoding; depth at most 256;
 * no recursion on input depth. Idempotent, and stable under parse and serialise. An unknown
 * element's text stays. `data:image/(png|jpeg|gif|webp)` pictures are listed and served from
 * article: like any other, and so are those of the options' @pictures; all others become a placeholder that names host
 * or file; those of hosts tell by `data-picture="N"` which of the list they stand for.
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_LIMIT or G_IO_ERROR_CANCELLED
 */
SheafFragment *sheaf_sanitizer_run (const char *html,
                                    gsize length,
                                    const SheafSanitizerOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
void sheaf_fragment_free (SheafFragment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafFragment, sheaf_fragment_free)
