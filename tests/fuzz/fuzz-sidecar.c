/* fuzz-sidecar.c: anyone may have written the state that lies beside files
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/overlay.h"
#include "core/sidecar.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* What is taken keeps within its folder, and says the same once it is written and read again. */
static void
check_entry (const SheafSidecarEntry *entry)
{
  g_autofree char *head = sheaf_sidecar_format_head (NULL);
  g_autofree char *line = sheaf_sidecar_format_entry (entry);
  g_autofree char *text = g_strconcat (head, line, NULL);
  g_autofree char *again = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (SheafSidecar) sidecar = sheaf_sidecar_parse (bytes, NULL);
  const SheafSidecarEntry *found;

  g_assert_true (*entry->path && *entry->path != '/' && !g_str_has_prefix (entry->path, "../") &&
                 !strstr (entry->path, "/../"));
  g_assert_cmpuint (sheaf_sidecar_entry_get_site (entry), <, strlen (entry->path) + 1);
  found = sidecar ? g_hash_table_lookup (sidecar->entries, entry->path) : NULL;
  g_assert_nonnull (found);
  again = sheaf_sidecar_format_entry (found);
  g_assert_cmpstr (again, ==, line);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static const char head[] = "{\"sheaf-state\":1}\n";
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) bare = g_bytes_new (data, size);
  g_autoptr (SheafSidecar) as_it_is = sheaf_sidecar_parse (bare, NULL);
  g_autoptr (SheafSidecar) sidecar = NULL;
  GHashTableIter iter;
  gpointer entry;

  g_byte_array_append (whole, (const guint8 *) head, strlen (head));
  g_byte_array_append (whole, data, (guint) size);
  bytes = g_bytes_new (whole->data, whole->len);
  sidecar = sheaf_sidecar_parse (bytes, NULL);
  g_assert_nonnull (sidecar);
  g_hash_table_iter_init (&iter, sidecar->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    check_entry (entry);
  return 0;
}
