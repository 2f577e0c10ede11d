/* encoding.h: bytes of a file to UTF-8
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* What came out of sheaf_encoding_decode(). */
typedef struct
{
  char *text; /* valid UTF-8, NUL-terminated, no NUL inside (U+FFFD in its place) */
  gsize length;
  char *encoding;      /* IANA name of what was assumed */
  gboolean guessed;    /* found out, and neither shown by a mark nor by all of it being UTF-8 */
  gboolean bom;        /* the file began with a byte order mark; it is not part of text */
  guint replaced;      /* bytes or sequences shown as U+FFFD */
  guint replaced_line; /* line of the first one, from 1; 0: none */
} SheafDecoded;

/**
 * sheaf_encoding_decode:
 * @bytes: the whole file
 * @encoding: (nullable): IANA name to use whatever the file looks like; NULL or "" (or a name nobody
 *   knows) to find out
 *
 * Found out by: a BOM (UTF-8, UTF-16, UTF-32); UTF-8, also with a few broken bytes in it; a declared
 * East Asian encoding (`charset=`, `encoding:`) that all bytes fit; a guess (encoding-guess.h) that all bytes
 * fit, of an East Asian one all but a few; at last UTF-8 with U+FFFD. Labels mean what the WHATWG Encoding
 * Standard has them mean: GB2312 and GBK are GB18030. A declaration of anything else is ignored (SAFETY P7).
 *
 * Never fails. Line ends are left as they are.
 *
 * Returns: (transfer full)
 */
SheafDecoded *sheaf_encoding_decode (GBytes *bytes, const char *encoding);

/* What iconv calls the encoding that the field calls @encoding. Returns: (transfer none) */
const char *sheaf_encoding_get_converter (const char *encoding);

/* Bytes of the byte order mark that @bytes begin with; 0: none. */
gsize sheaf_encoding_get_mark_length (GBytes *bytes);

void sheaf_decoded_free (SheafDecoded *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafDecoded, sheaf_decoded_free)
