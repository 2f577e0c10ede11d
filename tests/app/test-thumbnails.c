/* test-thumbnails.c: pictures of articles: which are made, when, and how much they take
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "thumbnail-fixture.h"

#include "core/library-articles.h"
#include "core/library-private.h"

#include <gtk/gtk.h>
#include <string.h>

static gint64
find (ThumbnailFixture *self, const char *title)
{
  gint64 id = 0;

  sheaf_database_get_int64 (self->library->database, "SELECT id FROM article WHERE title = ?",
                            SHEAF_VALUES (SHEAF_TEXT (title)), &id, NULL);
  g_assert_cmpint (id, >, 0);
  return id;
}

/* Returns: (transfer full): its row */
static SheafArticle *
row_of (ThumbnailFixture *self, const char *title)
{
  const gint64 id = find (self, title);
  g_autoptr (GPtrArray) rows = sheaf_library_get_rows (self->library, &id, 1, NULL);

  g_assert_true (rows && rows->len == 1);
  g_ptr_array_set_free_func (rows, NULL);
  return g_ptr_array_index (rows, 0);
}

static gboolean
wanted_cb (SheafThumbnails *thumbnails, gint64 article, ThumbnailFixture *self)
{
  const gboolean wanted = !g_hash_table_contains (self->unwanted, &article);

  if (wanted)
    g_string_append_printf (self->asked, "%" G_GINT64_FORMAT " ", article);
  return wanted;
}

/* Where no list answers. */
static void
answer_wanted (ThumbnailFixture *self)
{
  g_signal_connect (self->thumbnails, "wanted", G_CALLBACK (wanted_cb), self);
}

/* Returns: (transfer none) (nullable): what comes in the end */
static GdkTexture *
make (ThumbnailFixture *self, const SheafArticle *article, int scale)
{
  sheaf_thumbnails_get (self->thumbnails, article, scale);
  thumbnail_fixture_settle (self);
  return sheaf_thumbnails_get (self->thumbnails, article, scale);
}

/* The tests. */

static void
test_made (ThumbnailFixture *self, gconstpointer unused)
{
  g_autoptr (SheafArticle) with = NULL;
  g_autoptr (SheafArticle) without = NULL;
  GdkTexture *texture;

  answer_wanted (self);
  thumbnail_fixture_write_png (self, "red.png", 90, 90, TEST_RED);
  thumbnail_fixture_write_png (self, "blue.png", 900, 600, TEST_BLUE);
  thumbnail_fixture_write_article (self, "With", "![](red.png) ![](blue.png)");
  thumbnail_fixture_write_article (self, "Without", "Words");
  thumbnail_fixture_import (self);
  with = row_of (self, "With");
  without = row_of (self, "Without");

  g_assert_true (sheaf_thumbnails_expects (self->thumbnails, with));
  g_assert_null (sheaf_thumbnails_get (self->thumbnails, with, 1));
  texture = make (self, with, 1);
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, SHEAF_THUMBNAIL_SIDE);
  /* The first that it shows. */
  g_assert_cmphex (test_colour_at (texture, -1, -1), ==, TEST_RED);
  texture = make (self, with, 2);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2 * SHEAF_THUMBNAIL_SIDE);

  g_assert_false (sheaf_thumbnails_expects (self->thumbnails, without));
  g_assert_null (make (self, without, 1));
  g_assert_cmpint (self->asked->len, >, 0);

  /* Another text of it: another thumbnail. */
  memset (with->sha256, '0', 64);
  g_assert_null (sheaf_thumbnails_get (self->thumbnails, with, 2));
  g_assert_nonnull (make (self, with, 2));

  sheaf_thumbnails_close (self->thumbnails);
  g_assert_null (sheaf_thumbnails_get (self->thumbnails, with, 2));
}

/* One that is broken is passed over; where there is no other, there is none, and it is not tried again. */
static void
test_broken (ThumbnailFixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) broken = test_picture_bomb (200, 200);
  g_autoptr (SheafArticle) one = NULL;
  g_autoptr (SheafArticle) two = NULL;
  g_autoptr (SheafArticle) three = NULL;

  answer_wanted (self);
  thumbnail_fixture_write (self, "broken.png", broken);
  thumbnail_fixture_write_png (self, "red.png", 90, 90, TEST_RED);
  thumbnail_fixture_write_article (self, "One", "![](broken.png)");
  thumbnail_fixture_write_article (self, "Two", "![](broken.png) ![](red.png)");
  thumbnail_fixture_write_article (self, "Three", "![](red.png)");
  thumbnail_fixture_import (self);
  one = row_of (self, "One");
  two = row_of (self, "Two");
  three = row_of (self, "Three");

  g_assert_true (sheaf_thumbnails_expects (self->thumbnails, one));
  sheaf_thumbnails_get (self->thumbnails, one, 1);
  sheaf_thumbnails_get (self->thumbnails, two, 1);
  g_assert_nonnull (make (self, three, 1));
  g_assert_nonnull (sheaf_thumbnails_get (self->thumbnails, two, 1));
  g_assert_null (sheaf_thumbnails_get (self->thumbnails, one, 1));
  g_assert_false (sheaf_thumbnails_expects (self->thumbnails, one));
  g_assert_cmpuint (sheaf_thumbnails_get_waiting (self->thumbnails), ==, 0);
}

/* In a library that says otherwise. */
static void
test_bomb (ThumbnailFixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) bomb = test_picture_bomb (30000, 30000);
  g_autoptr (SheafArticle) one = NULL;
  g_autoptr (GError) error = NULL;

  answer_wanted (self);
  thumbnail_fixture_write_png (self, "red.png", 90, 90, TEST_RED);
  thumbnail_fixture_write_article (self, "One", "![](red.png)");
  thumbnail_fixture_import (self);
  g_assert_true (sheaf_database_run (self->library->database, "UPDATE picture_bytes SET bytes = ?",
                                     SHEAF_VALUES (SHEAF_BYTES (bomb)), &error));
  one = row_of (self, "One");
  g_assert_true (sheaf_thumbnails_expects (self->thumbnails, one));
  g_assert_null (make (self, one, 1));
  g_assert_false (sheaf_thumbnails_expects (self->thumbnails, one));
}

/* The rows of the first of many. */
static void
get_rows (ThumbnailFixture *self, SheafArticle **articles, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("A%03u", i);

      articles[i] = row_of (self, name);
    }
}

static char *
names (SheafArticle **articles, const guint *which, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", articles[which[i]]->id);
  return g_string_free (text, FALSE);
}

/* What scrolled away before its turn came is not made, and may be asked for again. */
static void
test_dropped (ThumbnailFixture *self, gconstpointer unused)
{
  SheafArticle *articles[2];
  g_autofree char *made = NULL;
  g_autofree char *told = NULL;

  answer_wanted (self);
  thumbnail_fixture_write_many (self, 2);
  get_rows (self, articles, 2);
  sheaf_thumbnails_get (self->thumbnails, articles[0], 1);
  sheaf_thumbnails_get (self->thumbnails, articles[1], 1);
  g_hash_table_add (self->unwanted, g_memdup2 (&articles[0]->id, sizeof (gint64)));
  thumbnail_fixture_settle (self);
  made = names (articles, (guint[]){ 1 }, 1);
  told = names (articles, (guint[]){ 0, 1 }, 2);
  g_assert_cmpstr (self->asked->str, ==, made);
  g_assert_cmpstr (self->changed->str, ==, told);
  g_assert_nonnull (sheaf_thumbnails_get (self->thumbnails, articles[1], 1));
  g_assert_true (sheaf_thumbnails_expects (self->thumbnails, articles[0]));

  g_hash_table_remove_all (self->unwanted);
  g_assert_nonnull (make (self, articles[0], 1));
  for (guint i = 0; i < 2; i++)
    sheaf_article_free (articles[i]);
}

static gboolean
idle_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* What came into view last first; of one frame from above. */
static void
test_newest_first (ThumbnailFixture *self, gconstpointer unused)
{
  const guint n = 8;
  SheafArticle *articles[8];
  gboolean idle = FALSE;
  g_autofree char *order = NULL;

  answer_wanted (self);
  thumbnail_fixture_write_many (self, n);
  get_rows (self, articles, n);
  for (guint i = 0; i < 5; i++)
    sheaf_thumbnails_get (self->thumbnails, articles[i], 1);
  /* Two are given to the thread. */
  g_idle_add (idle_cb, &idle);
  while (!idle)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 5; i < n; i++)
    sheaf_thumbnails_get (self->thumbnails, articles[i], 1);
  thumbnail_fixture_settle (self);
  order = names (articles, (guint[]){ 0, 1, 5, 6, 7, 2, 3, 4 }, n);
  g_assert_cmpstr (self->asked->str, ==, order);
  for (guint i = 0; i < n; i++)
    sheaf_article_free (articles[i]);
}

/* Thumbnails for a fine screen, more than there is room for. */
static void
test_bound (ThumbnailFixture *self, gconstpointer unused)
{
  const guint n = 50;
  const int scale = 4;
  g_autoptr (SheafArticle) first = NULL;
  g_autoptr (SheafArticle) last = NULL;
  gsize most = 0;

  answer_wanted (self);
  thumbnail_fixture_write_many (self, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("A%03u", i);
      g_autoptr (SheafArticle) article = row_of (self, name);

      g_assert_nonnull (make (self, article, scale));
      g_assert_cmpuint (sheaf_thumbnails_get_bytes (self->thumbnails), <=,
                        SHEAF_THUMBNAILS_MAX_BYTES);
      most = MAX (most, sheaf_thumbnails_get_bytes (self->thumbnails));
    }
  /* There were more, and what is kept is what was used last. */
  g_assert_cmpuint (most, >, SHEAF_THUMBNAILS_MAX_BYTES / 10 * 9);
  first = row_of (self, "A000");
  last = row_of (self, "A049");
  g_assert_nonnull (sheaf_thumbnails_get (self->thumbnails, last, scale));
  g_assert_null (sheaf_thumbnails_get (self->thumbnails, first, scale));
  thumbnail_fixture_settle (self);
}

static void
add (const char *path, void (*test) (ThumbnailFixture *self, gconstpointer unused))
{
  g_test_add (path, ThumbnailFixture, NULL, thumbnail_fixture_set_up, test,
              thumbnail_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/thumbnails/made", test_made);
  add ("/thumbnails/broken", test_broken);
  add ("/thumbnails/bomb", test_bomb);
  add ("/thumbnails/dropped", test_dropped);
  add ("/thumbnails/newest-first", test_newest_first);
  add ("/thumbnails/bound", test_bound);
  return g_test_run ();
}
