/* article-item.c: one article as a row of the list model
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/article-item.h"

#include "core/search-match.h"

#include <string.h>

struct _SheafArticleItem
{
  GObject parent_instance;

  gint64 id;
  SheafArticle *article;
  char *snippet;
  gboolean snippet_wanted;
  const SheafSearchQuery *query; /* (nullable): not owned */
};

G_DEFINE_FINAL_TYPE (SheafArticleItem, sheaf_article_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SNIPPET_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

SheafArticleItem *
sheaf_article_item_new (gint64 id, SheafArticle *article)
{
  SheafArticleItem *self = g_object_new (SHEAF_TYPE_ARTICLE_ITEM, NULL);

  self->id = id;
  self->article = article;
  return self;
}

gint64
sheaf_article_item_get_id (SheafArticleItem *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_ITEM (self), 0);

  return self->id;
}

const SheafArticle *
sheaf_article_item_get_article (SheafArticleItem *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_ITEM (self), NULL);

  return self->article;
}

static gboolean
have_same_categories (const SheafArticle *a, const SheafArticle *b)
{
  if (a->categories->len != b->categories->len)
    return FALSE;
  for (guint i = 0; i < a->categories->len; i++)
    if (!g_strv_equal (g_ptr_array_index (a->categories, i), g_ptr_array_index (b->categories, i)))
      return FALSE;
  return TRUE;
}

/* Whether a row shows the same of both: what the bytes say, and what was changed here. */
static gboolean
look_alike (const SheafArticle *a, const SheafArticle *b)
{
  return g_str_equal (a->sha256, b->sha256) && a->flags == b->flags && a->draft == b->draft &&
         a->date == b->date && a->words == b->words && a->import_id == b->import_id &&
         a->picture == b->picture && a->progress == b->progress &&
         !g_strcmp0 (a->title, b->title) && !g_strcmp0 (a->author, b->author) &&
         !g_strcmp0 (a->source, b->source) && !g_strcmp0 (a->excerpt, b->excerpt) &&
         have_same_categories (a, b);
}

gboolean
sheaf_article_item_set_article (SheafArticleItem *self, SheafArticle *article)
{
  g_autoptr (SheafArticle) before = NULL;

  g_return_val_if_fail (SHEAF_IS_ARTICLE_ITEM (self), FALSE);

  before = g_steal_pointer (&self->article);
  self->article = article;
  /* Most of what is read anew is as it was: hundreds of rows need not be named and drawn again. */
  if (before && article && look_alike (before, article))
    return FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

const char *
sheaf_article_item_get_snippet (SheafArticleItem *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_ITEM (self), NULL);

  if (self->snippet_wanted)
    {
      self->snippet_wanted = FALSE;
      g_signal_emit (self, signals[SNIPPET_WANTED], 0);
    }
  return self->snippet;
}

void
sheaf_article_item_set_snippet (SheafArticleItem *self, const char *snippet)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_ITEM (self));

  if (!g_strcmp0 (self->snippet, snippet))
    return;

  g_free (self->snippet);
  self->snippet = g_strdup (snippet);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
sheaf_article_item_set_query (SheafArticleItem *self, const SheafSearchQuery *query)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_ITEM (self));

  self->query = query;
  self->snippet_wanted = query != NULL;
  if (!query)
    sheaf_article_item_set_snippet (self, NULL);
}

GArray *
sheaf_article_item_find_in_title (SheafArticleItem *self, const char *title)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_ITEM (self), NULL);
  g_return_val_if_fail (title, NULL);

  return self->query ? sheaf_search_query_find (self->query, title, strlen (title), TRUE) : NULL;
}

static void
sheaf_article_item_finalize (GObject *object)
{
  SheafArticleItem *self = SHEAF_ARTICLE_ITEM (object);

  g_clear_pointer (&self->article, sheaf_article_free);
  g_free (self->snippet);

  G_OBJECT_CLASS (sheaf_article_item_parent_class)->finalize (object);
}

static void
sheaf_article_item_class_init (SheafArticleItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_article_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SNIPPET_WANTED] = g_signal_new ("snippet-wanted", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sheaf_article_item_init (SheafArticleItem *self)
{
}
