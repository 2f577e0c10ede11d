/* made-articles.c: a folder of made-up articles, as many as are wanted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "made-articles.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>

#define N_PARAGRAPHS 400
#define LARGE_EVERY  5000
#define LARGE_BYTES  (2 * 1024 * 1024)
#define FOLDER_FILES 500

static const char *const topics[] = {
  "科技", "财经", "设计", "编程", "生活", "阅读", "影视", "城市"
};
static const char *const sites[] = { "周刊", "日报", "专栏", "笔记", "观察", "通讯" };
static const char *const kinds[] = { "最新文章", "热门", "深度" };
static const char *const syllables[] = { "ba",  "re",  "mo",  "ti",  "su",  "lan",
                                         "ver", "kon", "dis", "per", "ing", "al" };

static void
append_han (GString *text, GRand *rand, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      /* A few hundred characters make most of a text. */
      const gboolean common = g_rand_int_range (rand, 0, 4) > 0;

      g_string_append_unichar (text, 0x4e00 + g_rand_int_range (rand, 0, common ? 400 : 6000));
      if (i % 17 == 16)
        g_string_append (text, "，");
    }
  g_string_append (text, "。");
}

static void
append_latin (GString *text, GRand *rand, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      for (int k = g_rand_int_range (rand, 1, 4); k > 0; k--)
        g_string_append (text, syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))]);
      g_string_append_c (text, i + 1 < n ? ' ' : '.');
    }
}

static char *
make_paragraph (GRand *rand, gboolean chinese)
{
  GString *text = g_string_new (NULL);

  if (chinese)
    append_han (text, rand, g_rand_int_range (rand, 30, 260));
  else
    append_latin (text, rand, g_rand_int_range (rand, 20, 120));
  if (g_rand_int_range (rand, 0, 8) == 0)
    g_string_append (text, " " MADE_WORD);
  return g_string_free (text, FALSE);
}

static gboolean
is_large (guint number)
{
  return number % LARGE_EVERY == LARGE_EVERY / 2;
}

static void
append_header (GString *text, GRand *rand, guint number)
{
  g_string_append_printf (text, "---\ntitle: 第 %u 篇：", number);
  append_han (text, rand, g_rand_int_range (rand, 4, 20));
  g_string_append_printf (text, "\ncategories: [%s, %s, %s]\ntags: [标签%u, 标签%u]\n",
                          topics[number % G_N_ELEMENTS (topics)],
                          sites[number / 8 % G_N_ELEMENTS (sites)],
                          kinds[number / 48 % G_N_ELEMENTS (kinds)], number % 97, number % 31);
  g_string_append_printf (text, "date: %u-%02u-%02u %02u:10:00 +0800\nauthor: 作者%u\n---\n\n",
                          2005 + number % 18, 1 + number % 12, 1 + number % 28, number % 24,
                          number % 211);
}

static void
write_article (const char *folder, GRand *rand, GPtrArray *paragraphs, guint number)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = g_strdup_printf ("%u.md", number);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE *file;
  /* Half the pool is Chinese; one article in six is not. */
  const guint half = number % 6 == 5 ? N_PARAGRAPHS / 2 : 0;
  const gsize bytes =
      is_large (number) ? LARGE_BYTES : (gsize) (700 / (0.08 + g_rand_double (rand)));

  append_header (text, rand, number);
  do
    {
      const guint which = half + g_rand_int_range (rand, 0, N_PARAGRAPHS / 2);

      if (which % 9 == 0)
        g_string_append_printf (text, "## 小节 %u\n\n", which);
      g_string_append (text, g_ptr_array_index (paragraphs, which));
      g_string_append (text, which % 11 == 0 ? "\n\n* 一\n* 二\n* 三\n\n" : "\n\n");
    }
  while (text->len < bytes);
  /* By a name of its own first, as g_file_set_contents() does, it takes twice as long. */
  file = g_fopen (path, "w");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (text->str, 1, text->len, file), ==, text->len);
  g_assert_cmpint (fclose (file), ==, 0);
}

void
made_articles_write (const char *folder, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *below = NULL;

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_ptr_array_add (paragraphs, make_paragraph (rand, i < N_PARAGRAPHS / 2));
  for (guint i = 0; i < n; i++)
    {
      if (i % FOLDER_FILES == 0)
        {
          g_autofree char *name = g_strdup_printf ("%u", i / FOLDER_FILES);

          g_free (below);
          below = g_build_filename (folder, name, NULL);
          g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
        }
      write_article (below, rand, paragraphs, i);
    }
}

gboolean
made_articles_is_large (const char *title)
{
  const char *digits = strpbrk (title, "0123456789");

  return digits && is_large ((guint) g_ascii_strtoull (digits, NULL, 10));
}

static int
remove_cb (const char *path, const struct stat *st, int type, struct FTW *where)
{
  return g_remove (path);
}

void
made_articles_remove (const char *folder)
{
  nftw (folder, remove_cb, 16, FTW_DEPTH | FTW_PHYS);
}
