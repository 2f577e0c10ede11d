/* test-encoding-guess.c: how often the encoding of real articles is found out
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/document.h"
#include "core/folding.h"
#include "core/text.h"

#include <string.h>

/* Articles of each script that are tried, spread over all there are. */
#define ARTICLES 250

/* A text is cut to so many characters from its first one that is not ASCII; the last is the whole article. */
static const guint lengths[] = { 20, 60, 200, 1000, G_MAXUINT };
#define N_LENGTHS G_N_ELEMENTS (lengths)

/* Who writes in an encoding: articles in one of these languages, and of them what it can hold. The least share
 * of texts of each length, in hundredths, that has to come out right: a little below what does. Most of what
 * does not is a title of two characters. */
static const struct
{
  const char *encoding;
  const char *converter;
  const char *languages; /* each between blanks */
  guint floors[N_LENGTHS];
} cases[] = {
  { "GB18030", "GB18030", " zh ", { 96, 97, 99, 99, 100 } },
  { "GBK", "GBK", " zh ", { 96, 97, 99, 99, 100 } },
  { "Big5", "BIG5-HKSCS", " zh ", { 91, 92, 99, 99, 99 } },
  { "Shift_JIS", "CP932", " ja ", { 98, 97, 97, 97, 97 } },
  { "EUC-JP", "EUC-JP", " ja ", { 90, 97, 97, 99, 99 } },
  { "EUC-KR", "CP949", " ko ", { 90, 90, 95, 99, 99 } },
  { "KOI8-R", "KOI8-R", " ru ", { 84, 98, 98, 98, 98 } },
  { "windows-1251", "CP1251", " ru ", { 98, 98, 98, 98, 98 } },
  { "windows-1252", "CP1252", " fr de es pt it nl en ", { 98, 98, 98, 98, 98 } },
  { "UTF-8", "UTF-8", " zh ja ko ru fr de es pt it en ", { 100, 100, 100, 100, 100 } },
  { "UTF-16LE", "UTF-16LE", " zh ja ko ru fr de es pt it en ", { 100, 100, 100, 100, 100 } },
  { "UTF-16BE", "UTF-16BE", " zh ja ko ru fr de es pt it en ", { 100, 100, 100, 100, 100 } },
};

typedef struct
{
  guint tried, right;
} Count;

/* Few write traditional characters here, so those of the others are taken for them: the table that makes them
 * simplified ones for searching, backwards. Returns: (transfer full) */
static char *
make_traditional (const char *text)
{
  g_autoptr (GHashTable) table = g_hash_table_new (NULL, NULL);
  GString *made = g_string_new (NULL);

  for (gunichar c = 0x9FFF; c >= 0x4E00; c--)
    {
      gunichar simple;

      if (sheaf_folding_classify (c, &simple) == SHEAF_FOLD_CJK && simple != c)
        g_hash_table_insert (table, GUINT_TO_POINTER (simple), GUINT_TO_POINTER (c));
    }
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const gpointer other = g_hash_table_lookup (table, GUINT_TO_POINTER (c));

      g_string_append_unichar (made, other ? GPOINTER_TO_UINT (other) : c);
    }
  return g_string_free (made, FALSE);
}

/* Files of the corpora that are articles in UTF-8 and not only ASCII. */
static void
collect (const char *folder, GPtrArray *paths)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean is_article = FALSE;

      sheaf_document_format_for_name (name, &is_article);
      if (g_file_test (path, G_FILE_TEST_IS_SYMLINK) || g_str_equal (name, "_derived"))
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        collect (path, paths);
      else if (is_article)
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Returns: (transfer full) (nullable): the text of a file that holds more than ASCII, and is UTF-8 */
static char *
read_text (const char *path)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, NULL) || length > 256 * 1024 ||
      !g_utf8_validate (text, (gssize) length, NULL) || g_str_is_ascii (text))
    return NULL;
  /* A byte order mark is no text. */
  return g_strdup (g_str_has_prefix (text, "\357\273\277") ? text + 3 : text);
}

/* Returns: (transfer full): @characters of @text from its first one that is not ASCII */
static char *
cut (const char *text, guint characters)
{
  const char *start = text, *end;

  if (characters == G_MAXUINT)
    return g_strdup (text);
  while ((guchar) *start < 0x80)
    start++;
  end = start;
  for (guint i = 0; i < characters && *end; i++)
    end = g_utf8_next_char (end);
  return g_strndup (start, end - start);
}

/* A byte order mark is what says that a file is UTF-16. */
static GBytes *
encode (const char *text, guint n)
{
  static const char marks[][2] = { { '\377', '\376' }, { '\376', '\377' } };
  const gboolean wide = g_str_has_prefix (cases[n].encoding, "UTF-16");
  gsize size = 0;
  g_autofree char *data = g_convert (text, -1, cases[n].converter, "UTF-8", NULL, &size, NULL);
  GByteArray *bytes;

  if (!data)
    return NULL;
  bytes = g_byte_array_new ();
  if (wide)
    g_byte_array_append (bytes, (const guint8 *) marks[g_str_has_suffix (cases[n].encoding, "BE")],
                         2);
  g_byte_array_append (bytes, (const guint8 *) data, size);
  return g_byte_array_free_to_bytes (bytes);
}

static void
try_text (const char *article, guint n, Count *counts)
{
  g_autofree char *text =
      g_str_equal (cases[n].encoding, "Big5") ? make_traditional (article) : g_strdup (article);

  for (guint i = 0; i < N_LENGTHS; i++)
    {
      g_autofree char *part = cut (text, lengths[i]);
      g_autoptr (GBytes) bytes = encode (part, n);
      g_autoptr (SheafDecoded) decoded = NULL;

      /* One that is no longer than the length before says nothing new. */
      if (!bytes ||
          (i > 0 && i + 1 < N_LENGTHS && g_utf8_strlen (part, -1) <= (glong) lengths[i - 1]))
        continue;
      decoded = sheaf_encoding_decode (bytes, NULL);
      counts[i].tried++;
      if (g_str_equal (decoded->text, part))
        counts[i].right++;
    }
}

/* The texts whose language is one of @languages, at most ARTICLES of them. */
static GPtrArray *
choose (GHashTable *by_language, const char *languages)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *chosen = g_ptr_array_new ();
  g_auto (GStrv) names = g_strsplit (languages, " ", -1);

  for (guint i = 0; names[i]; i++)
    {
      GPtrArray *texts = g_hash_table_lookup (by_language, names[i]);

      for (guint j = 0; texts && j < texts->len; j++)
        g_ptr_array_add (all, g_ptr_array_index (texts, j));
    }
  for (guint i = 0; i < MIN (all->len, ARTICLES); i++)
    g_ptr_array_add (chosen,
                     g_ptr_array_index (all, (gsize) i * all->len / MIN (all->len, ARTICLES)));
  return chosen;
}

static void
tell (guint n, const Count *counts)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < N_LENGTHS; i++)
    g_string_append_printf (line, "  %5.1f %% of %3u",
                            counts[i].tried ? 100.0 * counts[i].right / counts[i].tried : 0.0,
                            counts[i].tried);
  g_test_message ("%-13s%s", cases[n].encoding, line->str);
}

static void
check (guint n, const Count *counts)
{
  for (guint i = 0; i < N_LENGTHS; i++)
    if (counts[i].right * 100 < cases[n].floors[i] * counts[i].tried)
      {
        g_test_message ("%s: %u of %u texts of length %u are right, less than %u %%",
                        cases[n].encoding, counts[i].right, counts[i].tried, i, cases[n].floors[i]);
        g_test_fail ();
      }
}

static GHashTable *
read_texts (const char *folder)
{
  GHashTable *by_language =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  collect (folder, paths);
  g_ptr_array_sort (paths, compare);
  for (guint i = 0; i < paths->len; i++)
    {
      char *text = read_text (g_ptr_array_index (paths, i));
      const char *language = text ? sheaf_text_language (text) : NULL;
      GPtrArray *texts = language ? g_hash_table_lookup (by_language, language) : NULL;

      if (language && !texts)
        {
          texts = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (by_language, g_strdup (language), texts);
        }
      if (texts)
        g_ptr_array_add (texts, text);
      else
        g_free (text);
    }
  return by_language;
}

static void
test_accuracy (void)
{
  const char *shared = g_getenv ("SHEAF_SHARED");
  g_autofree char *folder = g_build_filename (shared ? shared : "", "corpora", NULL);
  g_autoptr (GHashTable) by_language = NULL;

  if (!shared || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("SHEAF_SHARED names no folder with real articles");
      return;
    }
  by_language = read_texts (folder);
  g_test_message ("right texts of 20, 60, 200 and 1,000 characters, and of whole articles");
  for (guint n = 0; n < G_N_ELEMENTS (cases); n++)
    {
      g_autoptr (GPtrArray) texts = choose (by_language, cases[n].languages);
      Count counts[N_LENGTHS] = { 0 };

      for (guint i = 0; i < texts->len; i++)
        try_text (g_ptr_array_index (texts, i), n, counts);
      tell (n, counts);
      check (n, counts);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding-guess/accuracy", test_accuracy);
  return g_test_run ();
}
