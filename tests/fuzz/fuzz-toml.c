/* fuzz-toml.c: any text may stand where TOML is wanted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-toml.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static const char *
read_text (const char *text, gsize length, SheafNode **root)
{
  SheafHeaderSource source = { .text = text, .end = length, .line = 1 };
  guint line;
  const char *reason = sheaf_toml_read (&source, root, &line);
  guint lines = 1;

  for (gsize i = 0; i < length; i++)
    lines += text[i] == '\n';
  g_assert_true (!reason == (*root != NULL));
  g_assert_true (reason ? line >= 1 && line <= lines : line == 0);
  return reason;
}

/* What is written at the place of a scalar is the scalar, also elsewhere. */
static void
check_scalar (const SheafNode *node, const char *text)
{
  g_autofree char *written = g_strndup (text + node->start, node->end - node->start);
  g_autofree char *again = g_strconcat ("a = ", written, NULL);
  g_autoptr (SheafNode) root = NULL;
  const SheafNode *value;

  g_assert_cmpstr (read_text (again, strlen (again), &root), ==, NULL);
  value = sheaf_node_get (root, "a");
  g_assert_cmpstr (value->text, ==, node->text);
  g_assert_true (value->plain == node->plain);
  g_assert_cmpuint (value->end, ==, strlen (again));
  if (node->plain)
    g_assert_cmpstr (written, ==, node->text);
}

static void
check_key (GHashTable *seen, const SheafNode *key)
{
  g_assert_true (key->kind == SHEAF_NODE_SCALAR && key->start < key->end);
  g_assert_true (g_hash_table_add (seen, key->text));
}

static void
check_node (const SheafNode *node, const char *text, gsize length, guint depth)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_true (node->start <= node->end && node->end <= length);
  if (node->kind == SHEAF_NODE_SCALAR)
    {
      check_scalar (node, text);
      return;
    }
  g_assert_cmpuint (depth, <=, SHEAF_FRONT_MATTER_MAX_DEPTH);
  g_assert_true (!node->keys || node->keys->len == node->items->len);
  for (guint i = 0; i < node->items->len; i++)
    {
      if (node->keys)
        check_key (seen, g_ptr_array_index (node->keys, i));
      check_node (g_ptr_array_index (node->items, i), text, length, depth + 1);
    }
}

/* There is a tree or a reason with its line; every key is there once, and every place is right. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) data, size);
  gsize length = strlen (valid);
  /* Nothing may be read beyond its end. */
  g_autofree char *text = g_memdup2 (length ? valid : " ", MAX (length, 1));
  g_autoptr (SheafNode) root = NULL;

  if (!read_text (text, length, &root))
    check_node (root, text, length, 1);
  return 0;
}
