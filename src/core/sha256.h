/* sha256.h: digests as bytes and as text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  guint8 bytes[32];
} SheafSha256;

/* From 64 hex digits; FALSE for anything else. */
gboolean sheaf_sha256_parse (const char *hex, SheafSha256 *digest);

/* From 32 bytes of a database; FALSE for another length. */
gboolean sheaf_sha256_read (gconstpointer data, gsize size, SheafSha256 *digest);

/* Lower-case hex and a NUL. */
void sheaf_sha256_format (const SheafSha256 *digest, char hex[65]);

/* Of @bytes. */
SheafSha256 sheaf_sha256_of (GBytes *bytes);

/* Whether both are the same. */
gboolean sheaf_sha256_equal (const SheafSha256 *a, const SheafSha256 *b);

/* Returns: (transfer full): a table whose keys are SheafSha256 *. @free_key, @free_value: (nullable) */
GHashTable *sheaf_sha256_table_new (GDestroyNotify free_key, GDestroyNotify free_value);
