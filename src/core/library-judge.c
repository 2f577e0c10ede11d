/* library-judge.c: what an import would do, without doing it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-categories.h"
#include "core/library-identity.h"
#include "core/library-lists.h"
#include "core/library-private.h"

/* Everything that makes two new files one article. Returns: (transfer full) */
static char *
name_reading (const SheafImportRules *rules, const SheafStoreItem *item)
{
  const SheafArticle *article = item->draft->article;
  g_autoptr (GPtrArray) paths = sheaf_lists_apply_into (rules->into, article->categories);
  GString *name = g_string_new (article->sha256);
  g_string_append_printf (name, "\n%s", article->title);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *path = sheaf_category_path_format (g_ptr_array_index (paths, i));
      g_string_append_printf (name, "\n%s", path);
    }
  return g_string_free (name, FALSE);
}

/* A new file of which an earlier one of the same dry run is a double. */
static gboolean
is_double (SheafLibrary *self, const SheafImportRules *rules, const SheafStoreItem *item)
{
  if (!self->judged)
    self->judged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *reading = name_reading (rules, item);
  g_autofree char *file = g_build_filename (item->root, item->origin, NULL);
  const char *first = g_hash_table_lookup (self->judged, reading);
  if (first)
    return !rules->keep_duplicates && !g_str_equal (first, file);
  g_hash_table_insert (self->judged, g_steal_pointer (&reading), g_steal_pointer (&file));
  return FALSE;
}

void
sheaf_library_judge_afresh (SheafLibrary *self)
{
  g_return_if_fail (self);
  g_clear_pointer (&self->judged, g_hash_table_unref);
}

gboolean
sheaf_library_judge (SheafLibrary *self,
                     const SheafImportRules *rules,
                     SheafStoreItem *items,
                     guint n_items,
                     GError **error)
{
  g_return_val_if_fail (self && rules && (items || !n_items), FALSE);

  g_autoptr (SheafRoots) roots = sheaf_roots_new (self, error);
  if (!roots)
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    {
      g_auto (SheafVerdict) verdict = { 0 };
      g_autoptr (GError) reason = NULL;
      items[i].id = 0;
      if (sheaf_identity_decide (self, roots, rules, &items[i], &verdict, &reason))
        {
          if (verdict.outcome == SHEAF_OUTCOME_NEW && is_double (self, rules, &items[i]))
            verdict.outcome = SHEAF_OUTCOME_DUPLICATE;
          sheaf_identity_set_outcome (&items[i], &verdict);
        }
      else if (g_error_matches (reason, SHEAF_ERROR, SHEAF_ERROR_INVALID))
        sheaf_identity_set_failed (&items[i], reason);
      else
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }
  return TRUE;
}
