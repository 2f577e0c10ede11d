/* sanitizer-picture.h: what stands where the article has a picture, a film or a frame
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/picture.h"
#include "core/sanitizer-address.h"
#include "core/sanitizer-tree.h"
#include "core/sanitizer-writer.h"

/* What an img says of itself, decoded; each may be NULL. */
typedef struct
{
  const SheafHtmlNode *node; /* the img */
  const char *source;        /* src */
  const char *lazy; /* data-original, data-src, …: the real address where src is a stopgap */
  const char *source_set;  /* srcset or its lazy twin */
  const char *alternative; /* alt */
} SheafPictureClaims;

/* What the img @node says of itself; @claims points into its tree. */
void sheaf_picture_read_claims (const SheafHtmlNode *node, SheafPictureClaims *claims);

/* Whether @name is an attribute in which pages keep the address that a script would put in src. */
gboolean sheaf_picture_is_lazy_attribute (const char *name);

/* Returns: (transfer full) (nullable): the address to take, stripped */
char *sheaf_picture_choose (const SheafPictureClaims *claims);

/**
 * sheaf_picture_append_size:
 * @attributes: of the img @node
 * @stored: (nullable): the picture in the library
 *
 * How large it is, where the article does not say so itself: the page is not to jump when it comes.
 */
void sheaf_picture_append_size (GString *attributes,
                                const SheafHtmlNode *node,
                                const SheafStoredPicture *stored);

/**
 * sheaf_picture_write_placeholder:
 * @node: the img
 * @number: its number in the fragment's list where it may come later, else -1
 * @address: (nullable): of the picture, stripped
 * @alternative: (nullable): in words
 *
 * A box that names what would be there and where from, as large as the picture where the article says how large that is.
 * Nothing where there is nothing to say.
 */
void sheaf_picture_write_placeholder (SheafHtmlWriter *writer,
                                      const SheafHtmlNode *node,
                                      int number,
                                      const char *address,
                                      const char *alternative);

/**
 * sheaf_picture_media_name:
 * @address: of what would play, clean
 *
 * Returns: (transfer full) (nullable): what readers call the site it plays on, else its host; NULL where
 *   it has none
 */
char *sheaf_picture_media_name (const char *address);

/* Returns: (transfer none) (nullable): what the film, frame or object @node plays or shows */
const char *sheaf_picture_media_address (const SheafHtmlNode *node);

/* A link to what would play, named by its site; its host alone within a link. @address as it stands. */
void sheaf_picture_write_media (SheafHtmlWriter *writer, const char *address);
