/* encoding-names.h: what encodings are called, and what they are
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* One way to decode. */
typedef struct
{
  const char *name;  /* IANA */
  const char *iconv; /* what decodes it */
  guint unit;        /* bytes to skip where it does not */
} SheafEncodingMethod;

/* What the field calls @label; of a label nobody knows it is the label itself. */
SheafEncodingMethod sheaf_encoding_get_method (const char *label);

/**
 * sheaf_encoding_find:
 * @label: as a person or a file writes it, in any case: "gbk", "Shift_JIS", "cp1252"
 *
 * Returns: (transfer none) (nullable): the name of the encoding as the library keeps it, which lives for ever;
 *   NULL for what is none of sheaf_encoding_list()
 */
const char *sheaf_encoding_find (const char *label);

/* Those a person can choose, in the order they are offered. Returns: (transfer none): NULL-terminated */
const char *const *sheaf_encoding_list (void);

/* Encodings of several bytes a character, which text of another one hardly ever fits. */
gboolean sheaf_encoding_is_multi_byte (const char *label);
