/* settings-list.c: a setting that is a list of texts, each once
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/settings-list.h"

void
sheaf_settings_list_set (GSettings *settings,
                         const char *key,
                         const char *const *texts,
                         guint n_texts,
                         gboolean listed)
{
  g_auto (GStrv) before = NULL;
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  g_return_if_fail (G_IS_SETTINGS (settings) && key && (texts || !n_texts));

  before = g_settings_get_strv (settings, key);
  for (guint i = 0; i < n_texts; i++)
    g_hash_table_add (set, (gpointer) texts[i]);
  for (guint i = 0; before[i]; i++)
    if (!g_hash_table_contains (set, before[i]))
      g_ptr_array_add (after, before[i]);
  for (guint i = 0; listed && i < n_texts; i++)
    g_ptr_array_add (after, (gpointer) texts[i]);
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (settings, key, (const char *const *) after->pdata);
}
