/* many.c: libraries of very many articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "many.h"

#include "core/library-imports.h"
#include "core/library-places.h"
#include "core/library-private.h"
#include "core/library-rows.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>

#define N_LEAVES   (MANY_TOP * MANY_UNDER * MANY_LEAF)
#define N_AUTHORS  3000
#define N_TAGS     400
#define N_HOSTS    500
#define FIRST_DATE 1104537600 /* 2005 */
#define LAST_DATE  1735689600 /* 2025 */
#define MAX_COUNT  10000000
#define ROOT       "/made/articles"

/* Everything goes through memory once; a commit at the end writes each page a single time. */
#define FAST                                                                                       \
  "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF; PRAGMA cache_size = -1500000;"

typedef struct
{
  SheafLibrary *library;
  GRand *rand;
  GBytes *packed; /* of no text */
  double *leaves; /* running sums of their shares, 1 in the end */
  guint order[N_LEAVES];
  gint64 import;
  gint64 root;
} Making;

static const char *const syllables[] = {
  "春", "江", "水", "暖", "网", "络", "数", "据", "开", "源", "系", "统", "阅", "读", "人",
  "们", "的", "在", "文", "章", "设", "计", "语", "言", "图", "书", "馆", "历", "史", "，"
};
static const char *const words[] = { "open",    "reading", "network", "of",     "the",
                                     "design",  "a",       "system",  "kernel", "people",
                                     "history", "and",     "library", "how",    "fast" };

/* --- Chance --- */

static gboolean
chance (Making *self, double part)
{
  return g_rand_double (self->rand) < part;
}

/* Of @n names, where the first is named most often, the second half as often. */
static guint
unequal (Making *self, guint n)
{
  return MIN ((guint) exp (g_rand_double (self->rand) * log (n + 1)) - 1, n - 1);
}

static char *
make_text (Making *self, gboolean chinese, guint length)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    if (chinese)
      g_string_append (text, syllables[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (syllables))]);
    else
      g_string_append_printf (text, "%s%s", i ? " " : "",
                              words[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

/* --- Categories --- */

static void
share_out (Making *self)
{
  double sum = 0;

  self->leaves = g_new (double, N_LEAVES);
  for (guint i = 0; i < N_LEAVES; i++)
    {
      guint other = (guint) g_rand_int_range (self->rand, 0, (gint32) i + 1);

      sum += 1.0 / (i + 1);
      self->leaves[i] = sum;
      self->order[i] = self->order[other];
      self->order[other] = i;
    }
  for (guint i = 0; i < N_LEAVES; i++)
    self->leaves[i] /= sum;
}

/* The leaves stand in the tree in no order of their sizes. */
static guint
choose_leaf (Making *self)
{
  double wanted = g_rand_double (self->rand);
  guint from = 0, to = N_LEAVES - 1;

  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (self->leaves[middle] < wanted)
        from = middle + 1;
      else
        to = middle;
    }
  return self->order[from];
}

static char **
make_chain (void)
{
  g_autoptr (GStrvBuilder) path = g_strv_builder_new ();

  for (guint i = 0; i < MANY_CHAIN; i++)
    {
      g_autofree char *name = g_strdup_printf ("层 %u", i + 1);

      g_strv_builder_add (path, name);
    }
  return g_strv_builder_end (path);
}

static char **
make_path (Making *self)
{
  guint leaf = choose_leaf (self);
  g_auto (GStrv) path = g_new0 (char *, 4);

  path[0] = g_strdup_printf ("分类 %u", leaf / (MANY_UNDER * MANY_LEAF) + 1);
  path[1] = g_strdup_printf ("来源 %u", leaf / MANY_LEAF % MANY_UNDER + 1);
  path[2] = g_strdup_printf ("栏目 %u", leaf % MANY_LEAF + 1);
  return g_steal_pointer (&path);
}

/* A few have two paths, a few none. */
static void
add_paths (Making *self, GPtrArray *categories)
{
  double kind = g_rand_double (self->rand);
  guint n = kind < 0.03 ? 0 : kind < 0.95 ? 1 : 2;

  if (kind > 0.998)
    g_ptr_array_add (categories, make_chain ());
  else if (n)
    g_ptr_array_add (categories, make_path (self));
  if (n < 2)
    return;
  g_auto (GStrv) second = make_path (self);
  if (!g_strv_equal ((const char *const *) second, g_ptr_array_index (categories, 0)))
    g_ptr_array_add (categories, g_steal_pointer (&second));
}

/* --- Articles --- */

static void
set_date (Making *self, SheafArticle *article)
{
  g_autoptr (GDateTime) date = NULL;

  article->date = SHEAF_DATE_NONE;
  if (chance (self, 0.02))
    return;
  article->date = g_rand_int_range (self->rand, FIRST_DATE, LAST_DATE);
  date = g_date_time_new_from_unix_utc (article->date);
  article->date_text = g_date_time_format (date, "%Y-%m-%d %H:%M:%S");
}

static SheafArticle *
make_article (Making *self, guint number)
{
  SheafArticle *article = sheaf_article_new ();
  const gboolean chinese = chance (self, 0.7);
  g_autofree char *digest = g_strdup_printf ("%064x", number);
  g_autofree char *title = make_text (self, chinese, (guint) g_rand_int_range (self->rand, 3, 24));

  article->title = g_strdup_printf ("%s %u", title, number);
  if (chance (self, 0.9))
    article->author = g_strdup_printf (chinese ? "作者%u" : "Author %u", unequal (self, N_AUTHORS));
  set_date (self, article);
  article->language = g_strdup (chinese ? "zh" : "en");
  article->excerpt = make_text (self, chinese, chinese ? 190 : 34);
  if (chance (self, 0.6))
    article->source =
        g_strdup_printf ("https://host%u.example/post/%u", unequal (self, N_HOSTS), number);
  article->words = (guint) exp (5 + 3 * g_rand_double (self->rand));
  article->format = chance (self, 0.5) ? SHEAF_FORMAT_MARKDOWN : SHEAF_FORMAT_HTML;
  article->dialect = SHEAF_DIALECT_HEXO;
  article->encoding = g_strdup ("UTF-8");
  article->flags = chance (self, 0.005) ? SHEAF_FLAG_ATTENTION : 0;
  add_paths (self, article->categories);
  for (guint i = (guint) g_rand_int_range (self->rand, 0, 4); i > 0; i--)
    g_ptr_array_add (article->tags, g_strdup_printf ("标签%u", unequal (self, N_TAGS)));
  /* The first half decides the order of the indexes of digests, and a real one has none. */
  g_snprintf (article->sha256, sizeof article->sha256, "%08x%08x%s", g_rand_int (self->rand),
              g_rand_int (self->rand), digest + 16);
  return article;
}

static gboolean
set_place (Making *self, gint64 id, const SheafArticle *article, guint number, GError **error)
{
  const SheafSignature signature = { .size = 9000, .mtime_ns = number + 1, .ctime_ns = number + 1 };
  g_autofree char *path = g_strdup_printf ("%04u/%07u.md", number / 500, number);
  SheafPlaceState state = { .article = id, .main = TRUE };

  return sheaf_sha256_parse (article->sha256, &state.digest) &&
         sheaf_places_set (self->library, self->root, path, &state, &signature, error);
}

static gboolean
set_marks (Making *self, gint64 id, GError **error)
{
  return (chance (self, 0.4) || sheaf_rows_set_flag (self->library, id, "unread", 0, error)) &&
         (chance (self, 0.97) || sheaf_rows_set_flag (self->library, id, "starred", 1, error)) &&
         (chance (self, 0.95) || sheaf_rows_set_flag (self->library, id, "archived", 1, error)) &&
         (chance (self, 0.99) || sheaf_rows_set_flag (self->library, id, "trashed", 1, error));
}

static gboolean
add_article (Making *self, guint number, GError **error)
{
  g_autoptr (SheafArticle) article = make_article (self, number);
  const SheafDraft draft = { .article = article, .packed = self->packed };
  gint64 id = sheaf_rows_insert (self->library, &draft, self->import, NULL, error);

  return id && set_place (self, id, article, number, error) && set_marks (self, id, error);
}

static gboolean
add_all (Making *self, guint count, GError **error)
{
  const char *const sources[] = { ROOT, NULL };
  const SheafImportRules rules = { .dialect = SHEAF_DIALECT_AUTO };

  self->import = sheaf_library_begin_import (self->library, sources, &rules, error);
  if (!self->import || !sheaf_places_find_root (self->library, ROOT, &self->root, error))
    return FALSE;
  for (guint i = 0; i < count; i++)
    if (!add_article (self, i, error))
      return FALSE;
  return sheaf_database_run_script (self->library->database,
                                    "UPDATE article SET indexed ="
                                    " (SELECT value FROM setting WHERE key = 'index_version')",
                                    error);
}

static gboolean
fill (Making *self, guint count, GError **error)
{
  SheafDatabase *database = self->library->database;
  const guint totals[SHEAF_N_OUTCOMES] = { [SHEAF_OUTCOME_NEW] = count };
  g_autoptr (SheafTransaction) transaction = NULL;

  if (!sheaf_database_run_script (database, FAST, error))
    return FALSE;
  transaction = sheaf_transaction_begin (database, error);
  return transaction && add_all (self, count, error) &&
         sheaf_transaction_commit (&transaction, error) &&
         sheaf_library_end_import (self->library, self->import, totals, NULL, NULL, error);
}

gboolean
many_make (const char *path, guint count, GError **error)
{
  g_autoptr (SheafLibrary) library = sheaf_library_open (path, SHEAF_LIBRARY_WRITE, error);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GRand) rand = g_rand_new_with_seed (count);
  g_autoptr (GBytes) packed = sheaf_draft_pack (nothing);
  Making self = { .library = library, .rand = rand, .packed = packed };
  gboolean made;

  if (!library)
    return FALSE;
  share_out (&self);
  made = fill (&self, count, error);
  g_free (self.leaves);
  /* As every library that was opened once. */
  return made && sheaf_database_use_wal (library->database, error);
}

/* --- For the programs --- */

char *
many_find (const char *argument, char **folder)
{
  const guint64 count = g_ascii_strtoull (argument, NULL, 10);
  g_autoptr (GError) error = NULL;
  char *path;

  *folder = NULL;
  if (g_file_test (argument, G_FILE_TEST_EXISTS))
    return g_strdup (argument);
  if (count < 1 || count > MAX_COUNT)
    g_error ("%s: neither a library nor a number of articles", argument);
  *folder = g_dir_make_tmp ("sheaf-many-XXXXXX", &error);
  path = *folder ? g_build_filename (*folder, "library.sheaf", NULL) : NULL;
  if (!path || !many_make (path, (guint) count, &error))
    g_error ("%s", error->message);
  return path;
}

void
many_remove (char *folder)
{
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  if (folder)
    g_rmdir (folder);
  g_free (folder);
}
