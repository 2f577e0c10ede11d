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

/* Selectors by what they ask for first: name → GArray of Entry, by what it is the name of. */
typedef struct
{
  GHashTable *names[SHEAF_SELECTOR_N_KEYS];
} Index;

struct SheafCleaner
{
  GPtrArray *rules; /* SheafCleanerRule * */
  GPtrArray
      *kept;   /* SheafCleanerRule *, theirs: for each selector of SHEAF_CLEANER_KEEP its rule */
  Index index; /* of all others */
  Index kept_index;
};

/* A selector, and the place of its rule in the array of its index. */
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
index_init (Index *self)
{
  for (guint i = 0; i < SHEAF_SELECTOR_N_KEYS; i++)
    self->names[i] =
        g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
}

static void
index_clear (Index *self)
{
  for (guint i = 0; i < SHEAF_SELECTOR_N_KEYS; i++)
    g_hash_table_unref (self->names[i]);
}

static void
index_add (Index *self, guint rule, const SheafSelector *selector)
{
  SheafSelectorKey key;
  const char *name = sheaf_selector_get_key (selector, &key);
  GArray *entries = g_hash_table_lookup (self->names[key], name);
  Entry entry = { rule, selector };

  if (!entries)
    {
      entries = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_hash_table_insert (self->names[key], (gpointer) name, entries);
    }
  g_array_append_val (entries, entry);
}

/* The person's own are trusted more. */
static void
add_kept (SheafCleaner *self, gboolean own)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      SheafCleanerRule *rule = self->rules->pdata[i];

      if (rule->action != SHEAF_CLEANER_KEEP || (rule->file != NULL) != own)
        continue;
      for (guint k = 0; k < rule->selectors->len; k++)
        {
          g_ptr_array_add (self->kept, rule);
          index_add (&self->kept_index, self->kept->len - 1, rule->selectors->pdata[k]);
        }
    }
}

SheafCleaner *
sheaf_cleaner_new (GPtrArray *rules, const char *const *off)
{
  SheafCleaner *self;

  g_return_val_if_fail (rules, NULL);

  self = g_atomic_rc_box_new0 (SheafCleaner);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_rule_free);
  self->kept = g_ptr_array_new ();
  index_init (&self->index);
  index_init (&self->kept_index);
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
      for (guint i = 0; rule->action != SHEAF_CLEANER_KEEP && i < rule->selectors->len; i++)
        index_add (&self->index, self->rules->len - 1, rule->selectors->pdata[i]);
    }
  add_kept (self, TRUE);
  add_kept (self, FALSE);
  return self;
}

static void
cleaner_clear (gpointer data)
{
  SheafCleaner *self = data;

  index_clear (&self->index);
  index_clear (&self->kept_index);
  g_ptr_array_unref (self->kept);
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
  const Index *index;
  const SheafHtmlNode *node;
  const SheafHtmlNode *const *path;
  guint n_path;
  GPtrArray *rules; /* (nullable): where the rules are that entries mean … */
  GPtrArray *found; /* (nullable): … and those that were found */
  GArray *kept;     /* (nullable): the places of rules that were found */
  guint *work;
} Search;

static void
try_entry (Search *self, const Entry *entry)
{
  gpointer rule = self->found ? self->rules->pdata[entry->rule] : NULL;

  if ((self->found && g_ptr_array_find (self->found, rule, NULL)) ||
      !sheaf_selector_matches (entry->selector, self->node, self->path, self->n_path, self->work))
    return;
  if (self->found)
    g_ptr_array_add (self->found, rule);
  else
    g_array_append_val (self->kept, entry->rule);
}

static void
try_name (Search *self, SheafSelectorKey key, const char *name)
{
  const GArray *entries = g_hash_table_lookup (self->index->names[key], name);

  for (guint i = 0; entries && i < entries->len; i++)
    try_entry (self, &g_array_index (entries, Entry, i));
}

static void
try_classes (Search *self, const char *classes)
{
  g_auto (GStrv) words = NULL;

  if (!classes || g_hash_table_size (self->index->names[SHEAF_SELECTOR_BY_CLASS]) == 0)
    return;
  words = g_strsplit_set (classes, " \t\n\f\r", CLASSES_MAX + 1);
  for (guint i = 0; words[i] && i < CLASSES_MAX; i++)
    try_name (self, SHEAF_SELECTOR_BY_CLASS, words[i]);
  *self->work += g_strv_length (words);
}

static void
try_attributes (Search *self)
{
  const char *name, *value;

  for (guint i = 0; sheaf_html_node_attribute_at (self->node, i, &name, &value); i++)
    {
      (*self->work)++;
      try_name (self, SHEAF_SELECTOR_BY_ATTRIBUTE, name);
    }
}

static void
search (Search *self)
{
  const char *id = sheaf_html_node_attribute (self->node, "id");
  const char *name = sheaf_html_node_name (self->node);
  const char *written = sheaf_html_node_written_name (self->node);

  (*self->work)++;
  if (id)
    try_name (self, SHEAF_SELECTOR_BY_ID, id);
  try_classes (self, sheaf_html_node_attribute (self->node, "class"));
  try_attributes (self);
  try_name (self, SHEAF_SELECTOR_BY_ELEMENT, name);
  if (written != name)
    try_name (self, SHEAF_SELECTOR_BY_ELEMENT, written);
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
  Search searched = {
    .index = &self->index,
    .node = node,
    .path = path,
    .n_path = n_path,
    .rules = self->rules,
    .found = found,
    .work = work,
  };

  g_return_if_fail (self && node && found && work);

  g_ptr_array_set_size (found, 0);
  search (&searched);
  if (found->len > 1)
    g_ptr_array_sort (found, compare_places);
}

guint
sheaf_cleaner_count_kept (const SheafCleaner *self)
{
  g_return_val_if_fail (self, 0);

  return self->kept->len;
}

const SheafCleanerRule *
sheaf_cleaner_get_kept (const SheafCleaner *self, guint place)
{
  g_return_val_if_fail (self && place < self->kept->len, NULL);

  return self->kept->pdata[place];
}

void
sheaf_cleaner_find_kept (const SheafCleaner *self,
                         const SheafHtmlNode *node,
                         const SheafHtmlNode *const *path,
                         guint n_path,
                         GArray *found,
                         guint *work)
{
  Search searched = {
    .index = &self->kept_index,
    .node = node,
    .path = path,
    .n_path = n_path,
    .kept = found,
    .work = work,
  };

  g_return_if_fail (self && node && found && work);

  g_array_set_size (found, 0);
  search (&searched);
}
