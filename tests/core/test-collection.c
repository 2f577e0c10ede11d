/* test-collection.c: every real and every hostile file makes a draft
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/date.h"
#include "core/document.h"
#include "core/draft.h"

#include <string.h>

/* SAFETY P1 promises 50 ms; sanitizers get four times that. */
#define HEADER_MICROSECONDS (200 * 1000)

typedef struct
{
  guint files, damaged, attention;
  gint64 slowest; /* header, microseconds */
} Totals;

static void
assert_text (const char *text)
{
  g_assert_true (!text || g_utf8_validate (text, -1, NULL));
}

static void
check_article (const SheafArticle *article)
{
  g_assert_nonnull (article->title);
  g_assert_cmpuint (strlen (article->title), >, 0);
  assert_text (article->title);
  assert_text (article->author);
  assert_text (article->date_text);
  assert_text (article->excerpt);
  assert_text (article->source);
  assert_text (article->origin);
  for (guint i = 0; i < article->tags->len; i++)
    assert_text (g_ptr_array_index (article->tags, i));
  for (guint i = 0; i < article->properties->len; i++)
    {
      const SheafProperty *property = g_ptr_array_index (article->properties, i);

      assert_text (property->key);
      for (guint j = 0; j < property->values->len; j++)
        assert_text (g_ptr_array_index (property->values, j));
    }
  /* Attention is never asked for without a reason. */
  if (article->flags & SHEAF_FLAG_ATTENTION)
    g_assert_cmpuint (article->warnings->len, >, 0);
}

static void
check_header (GBytes *bytes, Totals *totals)
{
  g_autoptr (SheafDecoded) decoded = sheaf_encoding_decode (bytes, NULL);
  gint64 before = test_processor_time ();
  g_autoptr (SheafFrontMatter) header = sheaf_front_matter_read (decoded->text, decoded->length);
  gint64 taken = test_processor_time () - before;

  g_assert_cmpint (taken, <, HEADER_MICROSECONDS);
  g_assert_cmpuint (header->end, <=, decoded->length);
  totals->slowest = MAX (totals->slowest, taken);
  totals->damaged += header->damaged ? 1 : 0;
}

static void
check_file (const char *path, Totals *totals)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  SheafDraftOptions options = { .dialect = SHEAF_DIALECT_HEXO + totals->files % 5, .zone = zone };
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (SheafDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (file);
  bytes = g_mapped_file_get_bytes (file);
  check_header (bytes, totals);
  draft = sheaf_draft_new (bytes, path + 1, &options, &error);
  g_assert_no_error (error);
  check_article (draft->article);
  kept = sheaf_draft_unpack (draft->packed, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (kept, bytes));
  totals->attention += draft->article->flags & SHEAF_FLAG_ATTENTION ? 1 : 0;
  totals->files++;
}

static void
check_folder (const char *top, Totals *totals)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (folders, g_strdup (top));
  while (folders->len > 0)
    {
      g_autofree char *folder = g_ptr_array_steal_index (folders, folders->len - 1);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir && (name = g_dir_read_name (dir)))
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          gboolean is_article;

          sheaf_document_format_for_name (name, &is_article);
          if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
            continue;
          if (g_file_test (path, G_FILE_TEST_IS_DIR))
            g_ptr_array_add (folders, g_steal_pointer (&path));
          else if (is_article)
            check_file (path, totals);
        }
    }
}

static void
test_folder (gconstpointer data)
{
  const char *shared = g_getenv ("SHEAF_SHARED");
  g_autofree char *folder = NULL;
  Totals totals = { 0 };

  if (!shared)
    {
      g_test_skip ("no shared articles beside the checkout");
      return;
    }
  folder = g_build_filename (shared, data, NULL);
  check_folder (folder, &totals);
  g_assert_cmpuint (totals.files, >, 100);
  g_test_message ("%s: %u files, %u headers damaged, %u need attention, slowest header %d µs",
                  (const char *) data, totals.files, totals.damaged, totals.attention,
                  (int) totals.slowest);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/collection/real", "corpora", test_folder);
  g_test_add_data_func ("/collection/hostile", "hostile", test_folder);
  return g_test_run ();
}
