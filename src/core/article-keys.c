/* article-keys.c: which keys of a header say when, where from and whether published
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article-keys.h"
#include "core/dialect.h"
#include "core/text.h"

#include <string.h>

static const char *const yes[] = { "true", "yes", "on", "1", NULL };
static const char *const no[] = { "false", "no", "off", "0", NULL };

/* Dates ----------------------------------------------------------------------------------------- */

/* How many of the keys below say when it was written; the others say when it was changed. */
#define N_WRITTEN 8

static const char *const date_keys[] = {
  "date",         "published", "created", "pubDate",  "publishDate", "created_at",
  "date created", "ms.date",   "lastmod", "modified", "updated",
};

static gboolean
holds_date (const SheafNode *node)
{
  const char *text = sheaf_node_get_text (node);

  if (sheaf_node_is_null (node) || sheaf_text_is_one_of (text, yes) ||
      sheaf_text_is_one_of (text, no))
    return FALSE;
  return !text || text[strspn (text, " \t\r\n")];
}

const SheafNode *
sheaf_article_keys_find_date (const SheafNode *header)
{
  for (guint i = 0; i < G_N_ELEMENTS (date_keys); i++)
    {
      const SheafNode *node = sheaf_dialect_get_value (header, date_keys[i]);

      if (holds_date (node))
        return node;
    }
  return NULL;
}

const char *
sheaf_article_keys_date_key (const SheafNode *header)
{
  for (guint i = 0; i < N_WRITTEN; i++)
    {
      const SheafNode *node = sheaf_dialect_get_value (header, date_keys[i]);

      if (sheaf_node_get_text (node) && holds_date (node))
        return date_keys[i];
    }
  return date_keys[0];
}

/* Addresses ------------------------------------------------------------------------------------- */

static gboolean
is_web_address (const char *text)
{
  return g_ascii_strncasecmp (text, "http://", 7) == 0 ||
         g_ascii_strncasecmp (text, "https://", 8) == 0;
}

const char *
sheaf_article_keys_find_source (const SheafNode *header, SheafForm form)
{
  static const char *const keys[] = {
    "via",           "source",         "url",        "link",         "original",
    "canonical",     "sourceUrl",      "source_url", "original_url", "canonicalUrl",
    "canonical_url", "online version", "permalink",
  };

  for (guint i = form == SHEAF_FORM_REFERENCE ? 0 : 1; i < G_N_ELEMENTS (keys); i++)
    {
      const SheafNode *node = sheaf_dialect_get_value (header, keys[i]);

      if (node && node->kind == SHEAF_NODE_SEQUENCE && node->items->len > 0)
        node = g_ptr_array_index (node->items, 0);
      if (sheaf_node_get_text (node) && is_web_address (node->text))
        return node->text;
    }
  return NULL;
}

/* Drafts ---------------------------------------------------------------------------------------- */

static gboolean
is_below (const char *origin, const char *folder)
{
  g_auto (GStrv) names = g_strsplit (origin, "/", -1);

  for (guint i = 0; names[i] && names[i + 1]; i++)
    if (g_str_equal (names[i], folder))
      return TRUE;
  return FALSE;
}

gboolean
sheaf_article_keys_say_draft (const SheafNode *header, const char *origin)
{
  static const char *const drafts[] = { "draft", "drafts", NULL };

  g_return_val_if_fail (origin, FALSE);

  return sheaf_text_is_one_of (sheaf_node_get_text (sheaf_node_get (header, "draft")), yes) ||
         sheaf_text_is_one_of (sheaf_node_get_text (sheaf_node_get (header, "published")), no) ||
         sheaf_text_is_one_of (sheaf_node_get_text (sheaf_node_get (header, "status")), drafts) ||
         is_below (origin, "_drafts");
}
