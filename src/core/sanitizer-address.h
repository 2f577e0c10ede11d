/* sanitizer-address.h: what an address in an article may be
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  SHEAF_ADDRESS_NONE,   /* nothing we would ever read */
  SHEAF_ADDRESS_DATA,   /* data: of a picture format we show */
  SHEAF_ADDRESS_REMOTE, /* http or https, or from //host */
  SHEAF_ADDRESS_LOCAL,  /* a path */
  SHEAF_ADDRESS_OWN,    /* article:///ID/picture/N */
} SheafAddressKind;

/**
 * sheaf_address_strip:
 *
 * Returns: (transfer full): @address without what WHATWG URL parsing strips: C0 and space at both
 *   ends, tab and line ends anywhere
 */
char *sheaf_address_strip (const char *address);

/**
 * sheaf_address_clean_link:
 *
 * Returns: (transfer full) (nullable): @address as it may stand in a link: http, https, mailto, a
 *   #fragment; //host as https. NULL for all else (SAFETY S3).
 */
char *sheaf_address_clean_link (const char *address);

/**
 * sheaf_address_is_safe_link:
 *
 * Returns: whether @address, after the stripping WHATWG URL parsing does, is http, https, mailto or a
 *   same-document #fragment (SAFETY S3)
 */
gboolean sheaf_address_is_safe_link (const char *address);

/**
 * sheaf_address_parse_article:
 * @fragment: (out): `#slug`, or ""
 *
 * Of article:///ID or article:///ID#slug, where the slug is letters, digits and the like, escaped or not.
 *
 * Returns: whether it is one of these
 */
gboolean sheaf_address_parse_article (const char *address, gint64 *id, const char **fragment);

/**
 * sheaf_address_find_fragment:
 * @ids: (element-type utf8): a set of those the article has
 *
 * Many write "#The-Heading" for what sites call "the-heading": what is not found as it is is looked for as
 * such a name.
 *
 * Returns: (transfer full) (nullable): which of @ids a @link of "#id" leads to; NULL: to none, or another link
 */
char *sheaf_address_find_fragment (const char *link, GHashTable *ids);

/* @stripped: from sheaf_address_strip() */
SheafAddressKind sheaf_address_picture_kind (const char *stripped);

/**
 * sheaf_address_host:
 *
 * Returns: (transfer full) (nullable): the host of a remote address, in ASCII; behind a proxy
 *   (`https://proxy/?http://host/…`, `?url=…`) that of the address within
 */
char *sheaf_address_host (const char *stripped);

/* Returns: (transfer full) (nullable): the last part of a path, decoded, without query */
char *sheaf_address_file_name (const char *stripped);
