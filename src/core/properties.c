/* properties.c: every front-matter key, made flat
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/properties.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A node still to be written down, under this key. */
typedef struct
{
  const SheafNode *node;
  char *key;
  gboolean in_list;
} Entry;

typedef struct
{
  SheafArticle *article;
  GHashTable *found; /* key → SheafProperty of the article */
  GArray *stack;     /* Entry */
  gboolean warned;
} Reader;

static void
push (Reader *self, const SheafNode *node, char *key, gboolean in_list)
{
  Entry entry = { .node = node, .key = key, .in_list = in_list };

  g_array_append_val (self->stack, entry);
}

static SheafProperty *
get_property (Reader *self, const char *key)
{
  SheafProperty *property = g_hash_table_lookup (self->found, key);

  if (property)
    return property;
  property = sheaf_property_new (key);
  g_ptr_array_add (self->article->properties, property);
  g_hash_table_insert (self->found, property->key, property);
  return property;
}

static void
add_scalar (Reader *self, const Entry *entry)
{
  SheafProperty *property = get_property (self, entry->key);
  gboolean nothing = entry->node->plain && entry->node->text[0] == '\0';

  property->is_list |= entry->in_list;
  if (!nothing)
    g_ptr_array_add (property->values, g_strdup (entry->node->text));
}

/* Pushed from the last on, so that they come off in the order of the file. */
static void
open_sequence (Reader *self, const Entry *entry)
{
  if (entry->node->items->len == 0)
    get_property (self, entry->key)->is_list = TRUE;
  for (guint i = entry->node->items->len; i > 0; i--)
    push (self, g_ptr_array_index (entry->node->items, i - 1), g_strdup (entry->key), TRUE);
}

static void
open_mapping (Reader *self, const Entry *entry)
{
  for (guint i = entry->node->items->len; i > 0; i--)
    {
      const SheafNode *name = g_ptr_array_index (entry->node->keys, i - 1);
      gboolean top = entry->key == NULL;

      if (strlen (name->text) + (top ? 0 : strlen (entry->key)) > SHEAF_PROPERTY_MAX_KEY)
        {
          if (!self->warned)
            sheaf_article_add_warning (self->article, name->line,
                                       _ ("a key is too long and was left out"));
          self->warned = TRUE;
          continue;
        }
      push (self, g_ptr_array_index (entry->node->items, i - 1),
            top ? g_strdup (name->text) : g_strconcat (entry->key, ".", name->text, NULL),
            entry->in_list);
    }
}

void
sheaf_properties_read (SheafArticle *article, const SheafNode *root)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  Reader self = { .article = article, .found = found, .stack = stack };

  g_return_if_fail (article);

  if (root)
    push (&self, root, NULL, FALSE);
  while (stack->len > 0)
    {
      Entry entry = g_array_index (stack, Entry, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      if (entry.node->kind == SHEAF_NODE_MAPPING)
        open_mapping (&self, &entry);
      else if (entry.node->kind == SHEAF_NODE_SEQUENCE)
        open_sequence (&self, &entry);
      else
        add_scalar (&self, &entry);
      g_free (entry.key);
    }
}
