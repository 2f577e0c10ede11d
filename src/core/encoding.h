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
  gboolean bom;        /* the file began with a byte order mark; it is not part of text */
  guint replaced;      /* bytes or sequences shown as U+FFFD */
  guint replaced_line; /* line of the first one, from 1; 0: none */
} SheafDecoded;

/**
 * sheaf_encoding_decode:
 * @bytes: the whole file
 * @encoding: (nullable): IANA name to use whatever the file looks like; NULL or "" to find out:
 *   BOM (UTF-8, UTF-16, UTF-32), valid UTF-8, else a declaration in the front matter or an HTML
 *   head is not trusted before uchardet's guess agrees with the bytes decoding cleanly; at last
 *   UTF-8 with U+FFFD
 *
 * Never fails. Line ends are left as they are.
 *
 * Returns: (transfer full)
 */
SheafDecoded *sheaf_encoding_decode (GBytes *bytes, const char *encoding);
void sheaf_decoded_free (SheafDecoded *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafDecoded, sheaf_decoded_free)
