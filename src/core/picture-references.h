/* picture-references.h: which pictures an article keeps beside it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Pictures of one article that are looked for; a gallery has some hundreds. */
#define SHEAF_PICTURE_REFERENCES_MAX 2000

/* Longest reference that can name a file: each byte of a path of 4,096 may be written as %XX. */
#define SHEAF_PICTURE_REFERENCE_MAX (3 * 4096)

/**
 * sheaf_picture_references:
 * @html: of the body, as md4c or the file gives it
 *
 * The addresses of the pictures that are files, as the sanitiser reads them from the same elements
 * (sanitizer-picture.h), without a tree being built.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): each once, in their order; NULL where there are none
 */
GPtrArray *sheaf_picture_references (const char *html, gsize length);
