/* fresh-texts.c: texts that were extracted when files came in, for the index that follows
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/fresh-texts.h"

#include <string.h>

#define MAX_BYTES (32 * 1024 * 1024)

/* The one encoding whose name says all of how bytes were read; articles in others are few. */
#define ENCODING "UTF-8"

typedef struct
{
  SheafSha256 digest; /* the key */
  gint64 format;
  char *text;
  gboolean pictures;
} Fresh;

struct _SheafFreshTexts
{
  GHashTable *texts; /* SheafSha256 in its Fresh → Fresh */
  gsize bytes;
};

static void
fresh_free (gpointer data)
{
  Fresh *fresh = data;

  g_free (fresh->text);
  g_free (fresh);
}

SheafFreshTexts *
sheaf_fresh_texts_new (void)
{
  SheafFreshTexts *self = g_new0 (SheafFreshTexts, 1);

  self->texts = sheaf_sha256_table_new (NULL, fresh_free);
  return self;
}

void
sheaf_fresh_texts_free (SheafFreshTexts *self)
{
  g_hash_table_unref (self->texts);
  g_free (self);
}

void
sheaf_fresh_texts_clear (SheafFreshTexts *self)
{
  g_return_if_fail (self);

  g_hash_table_remove_all (self->texts);
  self->bytes = 0;
}

void
sheaf_fresh_texts_keep (SheafFreshTexts *self,
                        const SheafSha256 *digest,
                        gint64 format,
                        const char *encoding,
                        const char *text,
                        gboolean pictures)
{
  Fresh *fresh;
  gsize length;

  g_return_if_fail (self && digest && text);

  length = strlen (text) + 1;
  if (length + self->bytes > MAX_BYTES || g_strcmp0 (encoding, ENCODING) != 0 ||
      g_hash_table_contains (self->texts, digest))
    return;
  fresh = g_new0 (Fresh, 1);
  fresh->digest = *digest;
  fresh->format = format;
  fresh->text = g_memdup2 (text, length);
  fresh->pictures = pictures;
  g_hash_table_insert (self->texts, &fresh->digest, fresh);
  self->bytes += length;
}

char *
sheaf_fresh_texts_take (SheafFreshTexts *self,
                        const SheafSha256 *digest,
                        gint64 format,
                        const char *encoding,
                        gboolean *pictures)
{
  Fresh *fresh;
  char *text;

  g_return_val_if_fail (self && digest && pictures, NULL);

  fresh = g_hash_table_lookup (self->texts, digest);
  if (!fresh || fresh->format != format || g_strcmp0 (encoding, ENCODING) != 0)
    return NULL;
  text = g_steal_pointer (&fresh->text);
  *pictures = fresh->pictures;
  self->bytes -= strlen (text) + 1;
  g_hash_table_remove (self->texts, digest);
  return text;
}
