/* sha256.c: digests as bytes and as text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sha256.h"

#include <string.h>

gboolean
sheaf_sha256_parse (const char *hex, SheafSha256 *digest)
{
  g_return_val_if_fail (hex && digest, FALSE);

  for (int i = 0; i < 32; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = high < 0 ? -1 : g_ascii_xdigit_value (hex[2 * i + 1]);
      if (low < 0)
        return FALSE;
      digest->bytes[i] = (guint8) (high << 4 | low);
    }
  return hex[64] == '\0';
}

gboolean
sheaf_sha256_read (gconstpointer data, gsize size, SheafSha256 *digest)
{
  g_return_val_if_fail (digest, FALSE);

  if (!data || size != sizeof digest->bytes)
    return FALSE;
  memcpy (digest->bytes, data, size);
  return TRUE;
}

void
sheaf_sha256_format (const SheafSha256 *digest, char hex[65])
{
  g_return_if_fail (digest && hex);

  static const char digits[] = "0123456789abcdef";

  /* By hand, as every row of the list has one: printf would be a tenth of the time to read a row. */
  for (int i = 0; i < 32; i++)
    {
      hex[2 * i] = digits[digest->bytes[i] >> 4];
      hex[2 * i + 1] = digits[digest->bytes[i] & 15];
    }
  hex[64] = '\0';
}

SheafSha256
sheaf_sha256_of (GBytes *bytes)
{
  SheafSha256 digest = { 0 };
  gsize size = 0, length = sizeof digest.bytes;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  /* g_checksum_update() takes a signed length; an article is far below it. */
  g_checksum_update (sum, data, (gssize) size);
  g_checksum_get_digest (sum, digest.bytes, &length);
  return digest;
}

gboolean
sheaf_sha256_equal (const SheafSha256 *a, const SheafSha256 *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/* Any four bytes of a digest are as good as others. */
static guint
hash_digest (gconstpointer key)
{
  guint hash;

  memcpy (&hash, ((const SheafSha256 *) key)->bytes, sizeof hash);
  return hash;
}

static gboolean
equal_digests (gconstpointer a, gconstpointer b)
{
  return sheaf_sha256_equal (a, b);
}

GHashTable *
sheaf_sha256_table_new (GDestroyNotify free_key, GDestroyNotify free_value)
{
  return g_hash_table_new_full (hash_digest, equal_digests, free_key, free_value);
}
