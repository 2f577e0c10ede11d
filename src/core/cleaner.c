/* cleaner.c: what an article is read without
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/cleaner.h"

#include <string.h>

/* Classes of an element that are looked at. */
#define CLASSES_MAX 24

struct SheafCleaner
{
  GPtrArray *rules;                         /* SheafCleanerRule * */
  GHashTable *index[SHEAF_SELECTOR_N_KEYS]; /* name → GArray of Entry, by what it is the name of */
};

/* A selector, and the number of its rule. */
typedef struct
{
  guint rule;
  const SheafSelector *selector;
} Entry;

void
sheaf_hidden_free (SheafHidden *self)
{
  g_return_if_fail (self);

  g_free (self->rule);
  g_free (self->name);
  g_free (self->excerpt);
  g_free (self);
}

/* Making ---------------------------------------------------------------------------------------- */

static void
add_entry (SheafCleaner *self, guint rule, const SheafSelector *selector)
{
  SheafSelectorKey key;
  const char *name = sheaf_selector_get_key (selector, &key);
  GArray *entries = g_hash_table_lookup (self->index[key], name);
  Entry entry = { rule, selector };

  if (!entries)
    {
      entries = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_hash_table_insert (self->index[key], (gpointer) name, entries);
    }
  g_array_append_val (entries, entry);
}

SheafCleaner *
sheaf_cleaner_new (GPtrArray *rules, const char *const *off)
{
  SheafCleaner *self;

  g_return_val_if_fail (rules, NULL);

  self = g_atomic_rc_box_new0 (SheafCleaner);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_rule_free);
  for (guint i = 0; i < SHEAF_SELECTOR_N_KEYS; i++)
    self->index[i] =
        g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  while (rules->len > 0)
    {
      SheafCleanerRule *rule = g_ptr_array_steal_index (rules, 0);

      if (off && g_strv_contains (off, rule->id))
        {
          sheaf_cleaner_rule_free (rule);
          continue;
        }
      rule->order = self->rules->len;
      g_ptr_array_add (self->rules, rule);
      for (guint i = 0; i < rule->selectors->len; i++)
        add_entry (self, self->rules->len - 1, rule->selectors->pdata[i]);
    }
  return self;
}

static void
cleaner_clear (gpointer data)
{
  SheafCleaner *self = data;

  for (guint i = 0; i < SHEAF_SELECTOR_N_KEYS; i++)
    g_hash_table_unref (self->index[i]);
  g_ptr_array_unref (self->rules);
}

SheafCleaner *
sheaf_cleaner_ref (SheafCleaner *self)
{
  g_return_val_if_fail (self, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
sheaf_cleaner_unref (SheafCleaner *self)
{
  g_return_if_fail (self);

  g_atomic_rc_box_release_full (self, cleaner_clear);
}

guint
sheaf_cleaner_count_rules (const SheafCleaner *self)
{
  g_return_val_if_fail (self, 0);

  return self->rules->len;
}

/* Finding --------------------------------------------------------------------------------------- */

typedef struct
{
  const SheafCleaner *cleaner;
  const SheafHtmlNode *node;
  const SheafHtmlNode *const *path;
  guint n_path;
  GPtrArray *found;
  guint *work;
} Search;

static void
try_entries (Search *self, const GArray *entries)
{
  for (guint i = 0; entries && i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      gpointer rule = self->cleaner->rules->pdata[entry->rule];

      if (!g_ptr_array_find (self->found, rule, NULL) &&
          sheaf_selector_matches (entry->selector, self->node, self->path, self->n_path,
                                  self->work))
        g_ptr_array_add (self->found, rule);
    }
}

static void
try_classes (Search *self, const char *classes)
{
  g_auto (GStrv) words = NULL;
  GHashTable *index = self->cleaner->index[SHEAF_SELECTOR_BY_CLASS];

  if (!classes || g_hash_table_size (index) == 0)
    return;
  words = g_strsplit_set (classes, " \t\n\f\r", CLASSES_MAX + 1);
  for (guint i = 0; words[i] && i < CLASSES_MAX; i++)
    try_entries (self, g_hash_table_lookup (index, words[i]));
  *self->work += g_strv_length (words);
}

static void
try_attributes (Search *self)
{
  GHashTable *index = self->cleaner->index[SHEAF_SELECTOR_BY_ATTRIBUTE];
  const char *name, *value;

  for (guint i = 0; sheaf_html_node_attribute_at (self->node, i, &name, &value); i++)
    {
      (*self->work)++;
      try_entries (self, g_hash_table_lookup (index, name));
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const SheafCleanerRule *one = *(SheafCleanerRule *const *) a;
  const SheafCleanerRule *other = *(SheafCleanerRule *const *) b;

  return one->order < other->order ? -1 : one->order > other->order;
}

void
sheaf_cleaner_find (const SheafCleaner *self,
                    const SheafHtmlNode *node,
                    const SheafHtmlNode *const *path,
                    guint n_path,
                    GPtrArray *found,
                    guint *work)
{
  Search search = { self, node, path, n_path, found, work };
  const char *id;

  g_return_if_fail (self && node && found && work);

  g_ptr_array_set_size (found, 0);
  (*work)++;
  id = sheaf_html_node_attribute (node, "id");
  if (id)
    try_entries (&search, g_hash_table_lookup (self->index[SHEAF_SELECTOR_BY_ID], id));
  try_classes (&search, sheaf_html_node_attribute (node, "class"));
  try_attributes (&search);
  try_entries (&search, g_hash_table_lookup (self->index[SHEAF_SELECTOR_BY_ELEMENT],
                                             sheaf_html_node_name (node)));
  if (found->len > 1)
    g_ptr_array_sort (found, compare_places);
}
