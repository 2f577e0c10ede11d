/* html-meta-json.c: what the JSON-LD of a page says of its article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/html-meta-json.h"

#include "core/article.h"
#include "core/front-matter-json.h"

#include <string.h>

/* Authors that are named. */
#define AUTHORS_MAX 5

static gboolean
is_article (const SheafNode *node)
{
  const SheafNode *type = sheaf_node_get (node, "@type");
  const char *name;

  if (type && type->kind == SHEAF_NODE_SEQUENCE && type->items->len > 0)
    type = type->items->pdata[0];
  name = sheaf_node_get_text (type);
  return name && (strstr (name, "Article") || strstr (name, "BlogPosting"));
}

/* Returns: (nullable) */
static const SheafNode *
find_article (const SheafNode *root)
{
  const SheafNode *graph = sheaf_node_get (root, "@graph");

  if (is_article (root))
    return root;
  for (guint i = 0; graph && graph->kind == SHEAF_NODE_SEQUENCE && i < graph->items->len; i++)
    if (is_article (graph->items->pdata[i]))
      return graph->items->pdata[i];
  return NULL;
}

static void
add_author (GString *names, const SheafNode *node)
{
  const char *name = sheaf_node_get_text (node);

  if (!name)
    name = sheaf_node_get_text (sheaf_node_get (node, "name"));
  if (name && *name)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

static char *
read_authors (const SheafNode *node)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (!node)
    return NULL;
  if (node->kind != SHEAF_NODE_SEQUENCE)
    add_author (names, node);
  for (guint i = 0; node->kind == SHEAF_NODE_SEQUENCE && i < MIN (node->items->len, AUTHORS_MAX);
       i++)
    add_author (names, node->items->pdata[i]);
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

void
sheaf_html_meta_read_json (const char *json, gsize length, SheafHtmlMetaJson *found)
{
  g_autoptr (GPtrArray) warnings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_warning_free);
  g_autofree char *text = NULL;
  g_autoptr (SheafNode) root = NULL;
  const SheafNode *article;
  SheafHeaderSource source = { .line = 1, .warnings = warnings };
  guint line = 0;

  g_return_if_fail (json && found);

  *found = (SheafHtmlMetaJson){ 0 };
  if (length > SHEAF_FRONT_MATTER_MAX_BYTES)
    return;
  text = g_strndup (json, length);
  source.text = text;
  source.end = strlen (text);
  if (sheaf_json_read (&source, &root, &line))
    return;
  article = find_article (root);
  if (!article)
    return;
  found->author = read_authors (sheaf_node_get (article, "author"));
  found->date = g_strdup (sheaf_node_get_text (sheaf_node_get (article, "datePublished")));
}

void
sheaf_html_meta_json_clear (SheafHtmlMetaJson *self)
{
  g_return_if_fail (self);

  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->date, g_free);
}
