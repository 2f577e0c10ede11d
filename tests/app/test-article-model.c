/* test-article-model.c: what the list is told, and what is fetched for it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/article-model.h"

/* A library that counts what is asked of it. */
typedef struct
{
  guint fetches;
  guint rows;
  guint largest;
  const char *prefix;
} Source;

static GPtrArray *
fetch (const gint64 *ids, guint n_ids, gpointer data)
{
  Source *source = data;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_article_free);

  source->fetches++;
  source->rows += n_ids;
  source->largest = MAX (source->largest, n_ids);
  for (guint i = 0; i < n_ids; i++)
    {
      SheafArticle *article = sheaf_article_new ();

      article->id = ids[i];
      g_free (article->title);
      article->title = g_strdup_printf ("%s %" G_GINT64_FORMAT, source->prefix, ids[i]);
      g_ptr_array_add (rows, article);
    }
  return rows;
}

/* Follows the model's signals as a view does, and checks that none replaces rows by rows. */
typedef struct
{
  GArray *ids;
  guint signals;
} Mirror;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  GArray *ids = sheaf_article_model_get_ids (SHEAF_ARTICLE_MODEL (model));

  g_assert_true (removed == 0 || added == 0);
  g_assert_cmpuint (position + removed, <=, mirror->ids->len);
  if (removed > 0)
    g_array_remove_range (mirror->ids, position, removed);
  if (added > 0)
    g_array_insert_vals (mirror->ids, position, &g_array_index (ids, gint64, position), added);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->ids->len);
  mirror->signals++;
}

typedef struct
{
  Source source;
  Mirror mirror;
  SheafArticleModel *model;
  guint anchor;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->source.prefix = "Title";
  fixture->mirror.ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->model = sheaf_article_model_new (fetch, &fixture->source);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (items_changed_cb),
                    &fixture->mirror);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_unref (fixture->model);
  g_array_unref (fixture->mirror.ids);
}

static GArray *
range (gint64 from, guint n, gint64 step)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      const gint64 id = from + i * step;

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
assert_same (GArray *one, GArray *other)
{
  g_assert_cmpmem (one->data, one->len * sizeof (gint64), other->data,
                   other->len * sizeof (gint64));
}

/* Sets @ids, and returns with how many signals that was told. */
static guint
set_ids (Fixture *fixture, GArray *ids)
{
  fixture->mirror.signals = 0;
  sheaf_article_model_set_ids (fixture->model, ids, fixture->anchor);
  assert_same (sheaf_article_model_get_ids (fixture->model), ids);
  assert_same (fixture->mirror.ids, ids);
  return fixture->mirror.signals;
}

static const char *
title_at (Fixture *fixture, guint position)
{
  g_autoptr (SheafArticleItem) item =
      g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  return sheaf_article_item_get_article (item)->title;
}

static void
test_pages (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) ids = range (1, 100000, 1);

  g_assert_cmpuint (set_ids (fixture, ids), ==, 1);
  g_assert_cmpuint (fixture->source.fetches, ==, 0);

  /* One page serves the fifty rows around the one asked for. */
  g_assert_cmpstr (title_at (fixture, 70), ==, "Title 71");
  g_assert_cmpuint (fixture->source.fetches, ==, 1);
  g_assert_cmpuint (fixture->source.rows, ==, 50);
  for (guint i = 50; i < 100; i++)
    title_at (fixture, i);
  g_assert_cmpuint (fixture->source.fetches, ==, 1);

  g_assert_cmpstr (title_at (fixture, 99999), ==, "Title 100000");
  g_assert_cmpuint (fixture->source.largest, ==, 50);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->model), 100000));
}

static void
test_one_object (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) ids = range (1, 5000, 1);
  g_autoptr (SheafArticleItem) held = NULL;
  g_autoptr (SheafArticleItem) again = NULL;

  set_ids (fixture, ids);
  held = g_list_model_get_item (G_LIST_MODEL (fixture->model), 3);
  /* More rows than are kept: whoever holds one has the object that the model gives. */
  for (guint i = 0; i < 5000; i += 50)
    title_at (fixture, i);
  again = g_list_model_get_item (G_LIST_MODEL (fixture->model), 3);
  g_assert_true (held == again);
}

/* As for a moment while a row is moved. */
static void
test_same_row_twice (Fixture *fixture, gconstpointer unused)
{
  const gint64 twice[] = { 1, 2, 3, 2 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, twice, G_N_ELEMENTS (twice));
  set_ids (fixture, ids);
  g_assert_cmpstr (title_at (fixture, 1), ==, "Title 2");
  g_assert_cmpstr (title_at (fixture, 3), ==, "Title 2");
  g_assert_cmpuint (fixture->source.rows, ==, 3);

  /* Every item is let go of, and is known to be gone. */
  sheaf_article_model_refresh (fixture->model);
  g_assert_cmpstr (title_at (fixture, 3), ==, "Title 2");
  g_assert_cmpuint (fixture->source.rows, ==, 6);
}

static void
test_differences (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) ids = range (1, 1000, 1);
  g_autoptr (GArray) other = NULL;
  const gint64 fresh[] = { 5001, 5002, 5003 };

  set_ids (fixture, ids);
  g_assert_cmpuint (set_ids (fixture, ids), ==, 0);

  other = g_array_copy (ids);
  g_array_remove_index (other, 500);
  g_assert_cmpuint (set_ids (fixture, other), ==, 1);

  g_array_insert_vals (other, 0, fresh, 3);
  g_assert_cmpuint (set_ids (fixture, other), ==, 1);

  /* Scattered changes are runs: the rows between them are not touched. */
  g_array_remove_range (other, 900, 5);
  g_array_remove_index (other, 1);
  g_array_insert_val (other, 300, ((const gint64[]){ 6000 })[0]);
  g_assert_cmpuint (set_ids (fixture, other), ==, 3);
}

static void
test_replaced (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) ids = range (1, 1000, 1);
  g_autoptr (GArray) other = range (5000, 300, 1);
  g_autoptr (GArray) reversed = range (1000, 1000, -1);
  g_autoptr (GArray) none = range (0, 0, 0);

  set_ids (fixture, ids);
  /* Out, then in: never rows for rows. */
  g_assert_cmpuint (set_ids (fixture, other), ==, 2);
  set_ids (fixture, ids);
  g_assert_cmpuint (set_ids (fixture, reversed), ==, 2);
  g_assert_cmpuint (set_ids (fixture, none), ==, 1);
}

static void
test_random (Fixture *fixture, gconstpointer unused)
{
  for (guint round = 0; round < 300; round++)
    {
      const guint n = g_test_rand_int_range (0, 400);
      g_autoptr (GArray) ids = range (0, 0, 0);

      for (gint64 id = 1; id <= n; id++)
        if (g_test_rand_int_range (0, 4) > 0)
          g_array_append_val (ids, id);
      fixture->anchor = g_test_rand_int_range (0, 400);
      set_ids (fixture, ids);
    }
}

/* An import's rows come in everywhere: few signals, and the rows in view are not touched. */
static void
test_scattered (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) ids = range (0, 5000, 2);
  g_autoptr (GArray) more = range (0, 10000, 1);
  g_autoptr (SheafArticleItem) held = NULL;
  g_autoptr (SheafArticleItem) again = NULL;

  set_ids (fixture, ids);
  fixture->anchor = 2500;
  held = g_list_model_get_item (G_LIST_MODEL (fixture->model), 2500);
  g_assert_cmpuint (set_ids (fixture, more), <, 300);
  again = g_list_model_get_item (G_LIST_MODEL (fixture->model), 5000);
  g_assert_true (held == again);
  g_assert_cmpuint (set_ids (fixture, ids), <, 300);
}

static void
count_cb (gpointer object, guint *count)
{
  (*count)++;
}

static void
test_refresh (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) ids = range (1, 1000, 1);
  g_autoptr (SheafArticleItem) held = NULL;
  guint changed = 0;

  set_ids (fixture, ids);
  held = g_list_model_get_item (G_LIST_MODEL (fixture->model), 10);
  g_signal_connect (held, "changed", G_CALLBACK (count_cb), &changed);
  title_at (fixture, 600);

  fixture->source.prefix = "Renamed";
  fixture->source.rows = 0;
  sheaf_article_model_refresh (fixture->model);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpstr (sheaf_article_item_get_article (held)->title, ==, "Renamed 11");
  /* Only what somebody holds is read again at once; the rest when it is looked at. */
  g_assert_cmpuint (fixture->source.rows, ==, 1);
  g_assert_cmpstr (title_at (fixture, 600), ==, "Renamed 601");
}

static void
wanted_cb (SheafArticleModel *model, gint64 id, GArray *wanted)
{
  g_array_append_val (wanted, id);
}

static void
test_snippets (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) ids = range (1, 1000, 1);
  g_autoptr (GArray) wanted = range (0, 0, 0);
  g_autoptr (SheafArticleItem) item = NULL;

  g_signal_connect (fixture->model, "snippet-wanted", G_CALLBACK (wanted_cb), wanted);
  set_ids (fixture, ids);
  item = g_list_model_get_item (G_LIST_MODEL (fixture->model), 4);
  g_assert_null (sheaf_article_item_get_snippet (item));
  g_assert_cmpuint (wanted->len, ==, 0);

  /* Asked for by the rows that are seen, and only once. */
  sheaf_article_model_set_search (fixture->model, "hit");
  g_assert_null (sheaf_article_item_get_snippet (item));
  g_assert_null (sheaf_article_item_get_snippet (item));
  g_assert_cmpuint (wanted->len, ==, 1);
  g_assert_cmpint (g_array_index (wanted, gint64, 0), ==, 5);

  sheaf_article_model_set_snippet (fixture->model, 5, "a \002hit\003");
  sheaf_article_model_set_snippet (fixture->model, 999, "nobody holds it");
  g_assert_cmpstr (sheaf_article_item_get_snippet (item), ==, "a \002hit\003");

  sheaf_article_model_set_search (fixture->model, NULL);
  g_assert_null (sheaf_article_item_get_snippet (item));
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/article-model/pages", test_pages);
  add ("/article-model/one-object", test_one_object);
  add ("/article-model/same-row-twice", test_same_row_twice);
  add ("/article-model/differences", test_differences);
  add ("/article-model/replaced", test_replaced);
  add ("/article-model/random", test_random);
  add ("/article-model/scattered", test_scattered);
  add ("/article-model/refresh", test_refresh);
  add ("/article-model/snippets", test_snippets);
  return g_test_run ();
}
