/* front-matter-toml-tables.c: what TOML's keys and headers make, and what they may not make again
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-toml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How a key came to be, which decides what may be added to it ("Keys", "Table"). */
typedef enum
{
  ORIGIN_VALUE,    /* a scalar, [array] or {inline table}: whole as it stands */
  ORIGIN_IMPLICIT, /* a table that so far only stands in front of a dot in a header */
  ORIGIN_HEADER,   /* a table with a header of its own */
  ORIGIN_DOTTED,   /* a table that stands in front of a dot in a key */
  ORIGIN_TABLES,   /* an array of tables */
} Origin;

typedef struct
{
  const SheafNode *table;
  const char *key; /* owned by its node */
  SheafNode *value;
  Origin origin;
} Entry;

/* The entries ----------------------------------------------------------------------------------- */

/* A balanced tree and no hash table: nobody can choose keys that make it slow. */
static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const Entry *one = a;
  const Entry *other = b;
  SheafToml *self = data;

  self->comparisons++;
  if (one->table != other->table)
    return (guintptr) one->table < (guintptr) other->table ? -1 : 1;
  return strcmp (one->key, other->key);
}

GTree *
sheaf_toml_entries_new (SheafToml *self)
{
  return g_tree_new_full (compare_entries, self, g_free, NULL);
}

static Entry *
find_entry (SheafToml *self, const SheafNode *table, const SheafNode *key)
{
  Entry wanted = { .table = table, .key = key->text };

  return g_tree_lookup (self->entries, &wanted);
}

/* Takes @key and @value. */
static void
add_entry (SheafToml *self, SheafNode *table, SheafNode *key, SheafNode *value, Origin origin)
{
  Entry *entry = g_new (Entry, 1);

  *entry = (Entry){ .table = table, .key = key->text, .value = value, .origin = origin };
  g_tree_insert (self->entries, entry, entry);
  g_ptr_array_add (table->keys, key);
  g_ptr_array_add (table->items, value);
}

static SheafNode *
take_part (SheafToml *self, guint i)
{
  return g_steal_pointer (&g_ptr_array_index (self->path, i));
}

/* Makes a collection below @place under part @i of the path, where its place is, and goes there. */
static gboolean
add_collection (SheafToml *self, SheafTomlPlace *place, guint i, SheafNodeKind kind, Origin origin)
{
  SheafNode *key = g_ptr_array_index (self->path, i);
  SheafNode *node;

  if (place->depth == SHEAF_FRONT_MATTER_MAX_DEPTH)
    return sheaf_toml_fail (self, key->line, _ ("it is nested too deeply"));
  if (!sheaf_toml_count (self))
    return FALSE;
  node = sheaf_node_new (kind, NULL, 0);
  node->start = key->start;
  node->end = key->end;
  node->line = key->line;
  add_entry (self, place->node, take_part (self, i), node, origin);
  *place = (SheafTomlPlace){ .node = node, .depth = place->depth + 1 };
  return TRUE;
}

static gboolean
fail_as_value (SheafToml *self, guint line)
{
  return sheaf_toml_fail (self, line,
                          _ ("a key has a value in one place and keys below it in another"));
}

static gboolean
fail_as_list (SheafToml *self, guint line)
{
  return sheaf_toml_fail (self, line,
                          _ ("a name is a table in one place and a list of tables in another"));
}

/* Pairs ----------------------------------------------------------------------------------------- */

/* Goes down one part of a dotted key: only to tables that dotted keys of this section made, or that
 * have no header yet. */
static gboolean
enter_dotted (SheafToml *self, SheafTomlPlace *place, guint i)
{
  const SheafNode *key = g_ptr_array_index (self->path, i);
  Entry *entry = find_entry (self, place->node, key);

  if (!entry)
    return add_collection (self, place, i, SHEAF_NODE_MAPPING, ORIGIN_DOTTED);
  switch (entry->origin)
    {
    case ORIGIN_IMPLICIT:
    case ORIGIN_DOTTED:
      entry->origin = ORIGIN_DOTTED;
      *place = (SheafTomlPlace){ .node = entry->value, .depth = place->depth + 1 };
      return TRUE;
    case ORIGIN_HEADER:
      return sheaf_toml_fail (self, key->line, _ ("a table is defined twice"));
    case ORIGIN_TABLES:
      return fail_as_list (self, key->line);
    default:
      return fail_as_value (self, key->line);
    }
}

gboolean
sheaf_toml_begin_pair (SheafToml *self, SheafTomlPlace table)
{
  guint last = self->path->len - 1;
  const SheafNode *key = g_ptr_array_index (self->path, last);
  const Entry *entry;

  self->target = table;
  for (guint i = 0; i < last; i++)
    if (!enter_dotted (self, &self->target, i))
      return FALSE;
  entry = find_entry (self, self->target.node, key);
  if (entry && entry->origin != ORIGIN_VALUE)
    return fail_as_value (self, key->line);
  if (entry)
    return sheaf_toml_fail (self, key->line, _ ("a key is set twice"));
  g_assert (!self->key);
  self->key = take_part (self, last);
  return TRUE;
}

void
sheaf_toml_put (SheafToml *self, SheafNode *value)
{
  SheafNode *node = self->target.node;

  if (node->kind == SHEAF_NODE_SEQUENCE)
    g_ptr_array_add (node->items, value);
  else
    add_entry (self, node, g_steal_pointer (&self->key), value, ORIGIN_VALUE);
}

/* Headers --------------------------------------------------------------------------------------- */

/* Goes down one part of a header; of an array of tables into the last one. */
static gboolean
enter_header (SheafToml *self, SheafTomlPlace *place, guint i)
{
  const SheafNode *key = g_ptr_array_index (self->path, i);
  const Entry *entry = find_entry (self, place->node, key);

  if (!entry)
    return add_collection (self, place, i, SHEAF_NODE_MAPPING, ORIGIN_IMPLICIT);
  if (entry->origin == ORIGIN_VALUE)
    return fail_as_value (self, key->line);
  *place = (SheafTomlPlace){ .node = entry->value, .depth = place->depth + 1 };
  if (entry->origin == ORIGIN_TABLES)
    {
      place->node = g_ptr_array_index (entry->value->items, entry->value->items->len - 1);
      place->depth++;
    }
  return TRUE;
}

static gboolean
define_table (SheafToml *self, SheafTomlPlace place, guint last)
{
  const SheafNode *key = g_ptr_array_index (self->path, last);
  Entry *entry = find_entry (self, place.node, key);

  self->tables = NULL;
  self->table = place;
  if (!entry)
    return add_collection (self, &self->table, last, SHEAF_NODE_MAPPING, ORIGIN_HEADER);
  if (entry->origin == ORIGIN_VALUE)
    return fail_as_value (self, key->line);
  if (entry->origin == ORIGIN_TABLES)
    return fail_as_list (self, key->line);
  if (entry->origin != ORIGIN_IMPLICIT)
    return sheaf_toml_fail (self, key->line, _ ("a table is defined twice"));
  entry->origin = ORIGIN_HEADER;
  self->table = (SheafTomlPlace){ .node = entry->value, .depth = place.depth + 1 };
  return TRUE;
}

/* Makes one more table of the array at @place. */
static gboolean
append_table (SheafToml *self, SheafTomlPlace place, guint line)
{
  SheafNode *node;

  if (place.depth == SHEAF_FRONT_MATTER_MAX_DEPTH)
    return sheaf_toml_fail (self, line, _ ("it is nested too deeply"));
  if (!sheaf_toml_count (self))
    return FALSE;
  node = sheaf_node_new (SHEAF_NODE_MAPPING, NULL, 0);
  g_ptr_array_add (place.node->items, node);
  self->tables = place.node;
  self->table = (SheafTomlPlace){ .node = node, .depth = place.depth + 1 };
  return TRUE;
}

static gboolean
define_array_item (SheafToml *self, SheafTomlPlace place, guint last)
{
  const SheafNode *key = g_ptr_array_index (self->path, last);
  const Entry *entry = find_entry (self, place.node, key);
  guint line = key->line;

  if (!entry)
    {
      if (!add_collection (self, &place, last, SHEAF_NODE_SEQUENCE, ORIGIN_TABLES))
        return FALSE;
    }
  else if (entry->origin == ORIGIN_VALUE)
    return fail_as_value (self, line);
  else if (entry->origin != ORIGIN_TABLES)
    return fail_as_list (self, line);
  else
    place = (SheafTomlPlace){ .node = entry->value, .depth = place.depth + 1 };
  return append_table (self, place, line);
}

gboolean
sheaf_toml_open_table (SheafToml *self, gboolean array, gsize start)
{
  SheafTomlPlace place = { .node = self->root, .depth = 1 };
  guint last = self->path->len - 1;

  for (guint i = 0; i < last; i++)
    if (!enter_header (self, &place, i))
      return FALSE;
  if (!(array ? define_array_item (self, place, last) : define_table (self, place, last)))
    return FALSE;
  self->table.node->start = start;
  self->table.node->line = self->line;
  if (array && self->tables->items->len == 1)
    self->tables->start = start;
  return TRUE;
}
