/* test-highlights.c: what is highlighted is kept, shown, and found again in another text of the article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/html-text.h"
#include "core/library-articles.h"
#include "core/library-highlight-edit.h"
#include "core/library-highlights.h"
#include "core/library-private.h"
#include "core/library-state.h"
#include "core/library-undo.h"
#include "core/page-head.h"
#include "core/page-highlights.h"
#include "core/page.h"
#include "fixture.h"

#include <string.h>

static SheafHighlight *
new_highlight (gint64 article,
               const char *text,
               const char *before,
               const char *after,
               guint position)
{
  SheafHighlight *highlight =
      sheaf_highlight_new (sheaf_quote_new (text, before, after, position), SHEAF_HIGHLIGHT_BLUE);

  highlight->article = article;
  return highlight;
}

static gint64
put (SheafLibrary *library, SheafHighlight *highlight)
{
  g_autoptr (GError) error = NULL;
  gint64 step = 0;

  g_assert_true (sheaf_library_put_highlight (library, highlight, &highlight->id, &step, &error));
  g_assert_no_error (error);
  return step;
}

static GPtrArray *
list (SheafLibrary *library, gint64 article)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = sheaf_library_list_highlights (library, article, &error);

  g_assert_no_error (error);
  return found;
}

static void
assert_same (const SheafHighlight *one, const SheafHighlight *other)
{
  g_autofree char *first = sheaf_highlight_format (one);
  g_autofree char *second = sheaf_highlight_format (other);

  g_assert_cmpstr (first, ==, second);
}

/* --- The library --- */

static void
test_keep (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  const gint64 one = test_import_file (folder, library, "blog", "1.md", "One two three\n", NULL).id;
  const gint64 two = test_import_file (folder, library, "blog", "2.md", "Two\n", NULL).id;
  g_autoptr (SheafHighlight) late = new_highlight (one, "three", "One two ", "", 6);
  g_autoptr (SheafHighlight) early = new_highlight (one, "One", "", " two three", 0);
  g_autoptr (SheafHighlight) lost = new_highlight (9999, "One", "", "", 0);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) noted = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (put (library, late), >, 0);
  put (library, early);
  /* The same again is no change. */
  g_assert_cmpint (put (library, early), ==, 0);
  g_assert_false (sheaf_library_put_highlight (library, lost, NULL, NULL, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);

  found = list (library, one);
  g_assert_cmpuint (found->len, ==, 2);
  assert_same (g_ptr_array_index (found, 0), early);
  assert_same (g_ptr_array_index (found, 1), late);
  g_ptr_array_unref (found);
  found = list (library, two);
  g_assert_cmpuint (found->len, ==, 0);

  g_free (early->note);
  early->note = g_strdup ("so it begins");
  early->changed++;
  g_assert_cmpint (put (library, early), >, 0);
  noted = sheaf_library_list_noted (library, 10, NULL);
  g_assert_cmpuint (noted->len, ==, 2);
  assert_same (((SheafNoted *) g_ptr_array_index (noted, 0))->highlight, early);
  g_assert_cmpstr (((SheafNoted *) g_ptr_array_index (noted, 0))->title, ==, "1");
}

static guint
count (SheafLibrary *library, gint64 article)
{
  g_autoptr (GPtrArray) found = list (library, article);

  return found->len;
}

static void
test_undo (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  const gint64 one = test_import_file (folder, library, "blog", "1.md", "One two three\n", NULL).id;
  g_autoptr (SheafHighlight) made = new_highlight (one, "two", "One ", " three", 3);
  g_autoptr (SheafHighlight) changed = NULL;
  g_autoptr (GPtrArray) found = NULL;
  SheafStep step;
  gint64 removed = 0;

  put (library, made);
  changed = sheaf_highlight_copy (made);
  changed->colour = SHEAF_HIGHLIGHT_PINK;
  put (library, changed);
  g_assert_true (sheaf_library_remove_highlight (library, one, made->key, &removed, NULL));
  g_assert_cmpint (removed, >, 0);
  g_assert_cmpuint (count (library, one), ==, 0);

  g_assert_true (sheaf_library_undo (library, &step, NULL));
  g_assert_cmpint (step.kind, ==, SHEAF_STEP_HIGHLIGHT);
  g_assert_false (step.on);
  found = list (library, one);
  g_assert_cmpuint (found->len, ==, 1);
  assert_same (g_ptr_array_index (found, 0), changed);
  g_ptr_array_unref (found);
  g_assert_true (sheaf_library_undo (library, &step, NULL));
  found = list (library, one);
  assert_same (g_ptr_array_index (found, 0), made);
  g_assert_true (sheaf_library_undo (library, &step, NULL));
  g_assert_cmpuint (count (library, one), ==, 0);
  for (guint i = 0; i < 2; i++)
    g_assert_true (sheaf_library_redo (library, &step, NULL));
  g_ptr_array_unref (found);
  found = list (library, one);
  assert_same (g_ptr_array_index (found, 0), changed);
}

/* --- What others may say --- */

static void
test_json (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "{}",
    "{\"key\":\"a\",\"colour\":\"yellow\"}",
    "{\"key\":\"\",\"colour\":\"yellow\",\"text\":\"a\"}",
    "{\"key\":\"a\",\"colour\":\"black\",\"text\":\"a\"}",
    "{\"key\":\"a\",\"colour\":\"yellow\",\"text\":\" \"}",
    "{\"key\":\"a\",\"colour\":\"yellow\",\"text\":7}",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
  };
  g_autoptr (SheafHighlight) least = sheaf_highlight_parse (
      "{\"key\":\"a\",\"colour\":\"purple\",\"text\":\"b\",\"position\":-4}");
  g_autoptr (SheafHighlight) all = new_highlight (0, "a \"b\"\n\xe4\xb8\xad", "x", "y", 12);
  g_autoptr (SheafHighlight) again = NULL;
  g_autofree char *json = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (sheaf_highlight_parse (bad[i]));
  g_assert_nonnull (least);
  g_assert_cmpint (least->colour, ==, SHEAF_HIGHLIGHT_PURPLE);
  g_assert_cmpuint (least->quote->position, ==, 0);
  g_free (all->note);
  all->note = g_strdup ("<b> & \"c\"");
  json = sheaf_highlight_format (all);
  again = sheaf_highlight_parse (json);
  assert_same (again, all);
}

/* --- In the page --- */

static void
test_marks (void)
{
  g_autoptr (GPtrArray) highlights =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_highlight_free);
  g_autoptr (GArray) places = NULL;
  g_autofree char *marked = NULL;
  SheafHighlight *highlight;

  g_ptr_array_add (highlights, new_highlight (1, "bold and then", "Some ", " more", 4));
  g_ptr_array_add (highlights, new_highlight (1, "then more text", "bold and ", "", 11));
  g_ptr_array_add (highlights, new_highlight (1, "this is nowhere in it", "", "", 0));
  for (guint i = 0; i < highlights->len; i++)
    ((SheafHighlight *) g_ptr_array_index (highlights, i))->id = i + 1;
  highlight = g_ptr_array_index (highlights, 0);
  g_free (highlight->note);
  highlight->note = g_strdup ("a \"<note>\"");
  marked = sheaf_page_mark_highlights ("<p id=\"b1\">Some <b>bold</b> and then more text.</p>",
                                       highlights, NULL, &places);
#define NOTE  "class=\"sheaf-note blue sheaf-noted\" data-note=\"1\""
#define TITLE " title=\"a &quot;&lt;note&gt;&quot;\">"
#define OTHER "class=\"sheaf-note blue\" data-note=\"2\""
  g_assert_cmpstr (marked, ==,
                   "<p id=\"b1\">Some <b><mark " NOTE " id=\"n1\"" TITLE "bold</mark></b>"
                   "<mark " NOTE TITLE " and </mark>"
                   "<mark " NOTE TITLE "<mark " OTHER " id=\"n2\">then </mark></mark>"
                   "<mark " OTHER ">more text</mark>.</p>");
  g_assert_cmpuint (places->len, ==, 3);
  g_assert_cmpuint (g_array_index (places, SheafHighlightPlace, 0).order, ==, 1);
  g_assert_cmpuint (g_array_index (places, SheafHighlightPlace, 1).order, ==, 2);
  g_assert_cmpuint (g_array_index (places, SheafHighlightPlace, 2).order, ==, 0);
}

/* Each of its marks repeats a note. */
static void
test_long_note (void)
{
  g_autoptr (GPtrArray) highlights =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_highlight_free);
  g_autoptr (GArray) places = NULL;
  g_autoptr (GString) html = g_string_new ("<p>");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *marked = NULL;
  SheafHighlight *highlight;

  for (guint i = 0; i < 400; i++)
    {
      g_string_append_printf (html, "<i>%u</i>", i);
      g_string_append_printf (text, "%u", i);
    }
  highlight = new_highlight (1, text->str, "", "", 0);
  g_free (highlight->note);
  highlight->note = g_strnfill (SHEAF_HIGHLIGHT_NOTE_MAX, 'x');
  g_ptr_array_add (highlights, highlight);
  marked = sheaf_page_mark_highlights (html->str, highlights, NULL, &places);
  g_assert_nonnull (strstr (marked, " title=\"xxx"));
  g_assert_cmpuint (strlen (marked), <, 400 * 1000);
}

/* A library may come from anyone. */
static void
test_wild_rows (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  const gint64 one = test_import_file (folder, library, "blog", "1.md", "One two three\n", NULL).id;
  g_autoptr (SheafHighlight) good = new_highlight (one, "two", "One ", " three", 3);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) noted = NULL;
  static const char *const values[] = {
    "'k1', 0, CAST (x'7477e4' AS TEXT), '', '', 0, '', 0, 0",
    "'k2', 0, 'two', CAST (x'f0' AS TEXT), '', 0, '', 0, 0",
    "'k3', 0, 'two', '', '', 0, CAST (x'c3' AS TEXT), 0, 0",
    "'k4', 77, 'two', '', '', 0, '', 0, 0",
    "'k5', -1, 'two', '', '', 0, '', 0, 0",
    "'k6', 0, ' ', '', '', 0, '', 0, 0",
    "'', 0, 'two', '', '', 0, '', 0, 0",
    "hex (zeroblob (33)), 0, 'two', '', '', 0, '', 0, 0",
    "'k9', 0, 'two', '', '', 0, hex (zeroblob (32769)), 0, 0",
  };

  put (library, good);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO highlight (article, key, colour, text, before, after, position, note,"
          " created, changed) VALUES (1, %s)",
          values[i]);

      g_assert_true (sheaf_database_run_script (library->database, sql, NULL));
    }
  found = list (library, one);
  g_assert_cmpuint (found->len, ==, 1);
  assert_same (g_ptr_array_index (found, 0), good);
  noted = sheaf_library_list_noted (library, 100, NULL);
  g_assert_cmpuint (noted->len, ==, 1);
}

/* --- Two hundred articles --- */

#define ARTICLES   200
#define PARAGRAPHS 12

/* One that stands nowhere else. */
static void
append_word (GString *text, GRand *rand, gboolean chinese)
{
  const gint32 length = chinese ? 2 : g_rand_int_range (rand, 3, 10);

  for (gint32 i = 0; i < length; i++)
    g_string_append_unichar (text, chinese ? (gunichar) g_rand_int_range (rand, 0x4e00, 0x9000)
                                           : (gunichar) g_rand_int_range (rand, 'a', 'z' + 1));
}

/* Sentences that no other is like. @paragraph: numbered, so that it can be made again with another ending */
static char *
make_paragraph (guint article, guint paragraph, guint version)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (article * 1000 + paragraph);
  const gboolean chinese = article % 2 == 1;
  GString *text = g_string_new (NULL);

  if (version)
    g_string_append (text, chinese ? "后来改了开头。" : "The beginning was changed later. ");
  for (guint i = 0; i < 26; i++)
    {
      const gint32 number = g_rand_int_range (rand, 0, 100);

      if (i > 0 && (i % 9 == 8 || !chinese))
        g_string_append (text, i % 9 == 8 ? (chinese ? "，" : "\n") : " ");
      append_word (text, rand, chinese);
      if (number < 20)
        g_string_append (text, chinese ? "**重点**" : " *indeed*");
    }
  g_string_append (text, version   ? (chinese ? "结尾也改了。" : ", and its end too.")
                         : chinese ? "。"
                                   : ".");
  return g_string_free (text, FALSE);
}

/* @version: 0 as it was; 1: each second paragraph begins and ends otherwise, one is new, and the last is gone */
static char *
make_article (guint article, guint version)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "---\ntitle: Article %u\nauthor: A\n---\n", article);
  if (version)
    g_string_append (text, "A paragraph that is new.\n\n## And a heading\n\n");
  for (guint i = 0; i < PARAGRAPHS - version; i++)
    {
      g_autofree char *paragraph = make_paragraph (article, i, i % 2 == 0 ? version : 0);

      g_string_append_printf (text, "%s%s\n\n",
                              i % 5 == 4   ? "> "
                              : i % 5 == 3 ? "- "
                                           : "",
                              paragraph);
    }
  return g_string_free (text, FALSE);
}

/* The text of the page as it is shown. Returns: (transfer full) */
static char *
render (SheafLibrary *library, gint64 id)
{
  g_autoptr (SheafArticle) article = sheaf_library_get_article (library, id, NULL);
  g_autoptr (GBytes) source = sheaf_library_get_source (library, id, NULL);
  g_autoptr (SheafDocument) document =
      sheaf_document_new (source, article->format, article->encoding);
  const SheafSanitizerOptions options = { .article = id, .block_ids = TRUE };
  g_autoptr (SheafFragment) fragment = sheaf_page_render (document, &options, NULL, NULL);

  return g_strdup (sheaf_page_body (article, fragment));
}

/* As the page's process tells it. */
static SheafQuote *
select_text (const char *text, const char *start, const char *end)
{
  g_autofree char *piece = g_strndup (start, (gsize) (end - start));
  g_autofree char *before = g_strndup (text, (gsize) (start - text));
  gint64 position = 0;

  for (const char *p = before; *p; p = g_utf8_next_char (p))
    position += !g_unichar_isspace (g_utf8_get_char (p));
  return sheaf_quote_new (piece, before, end, position);
}

/* So many characters on. */
static const char *
go_on (const char *p, guint n)
{
  for (; n > 0 && *p; n--)
    p = g_utf8_next_char (p);
  return p;
}

/* The middle of some paragraphs, and the last, which will be gone. Returns: how many */
static guint
highlight (SheafLibrary *library, gint64 id, guint article)
{
  g_autofree char *html = render (library, id);
  g_autofree char *text = sheaf_html_text (html, strlen (html), NULL);
  const char *paragraph = text;
  guint n = 0;

  for (guint i = 0; i < PARAGRAPHS; i++)
    {
      const char *start = go_on (paragraph, 12 + article % 5);
      const char *last = g_utf8_prev_char (paragraph + strcspn (paragraph, "\n"));
      const char *end = MIN (go_on (start, 20 + article % 30), last);
      g_autoptr (SheafHighlight) made = NULL;
      const char *next = strchr (paragraph, '\n');

      if (i % 3 == 0 || i == PARAGRAPHS - 1)
        {
          made = sheaf_highlight_new (select_text (text, start, end),
                                      article % SHEAF_HIGHLIGHT_N_COLOURS);
          made->article = id;
          put (library, made);
          n++;
        }
      while (next && *next == '\n')
        next++;
      if (!next)
        break;
      paragraph = next;
    }
  return n;
}

/* What the page shows of a highlight. */
static char *
read_marks (const char *html, gint64 id)
{
  g_autofree char *attribute = g_strdup_printf ("data-note=\"%d\"", (int) id);
  GString *text = g_string_new (NULL);
  const char *at = html;

  while ((at = strstr (at, attribute)))
    {
      const char *start = strchr (at, '>') + 1;
      const char *end = strstr (start, "</mark>");
      g_autofree char *piece = sheaf_html_text (start, (gsize) (end - start), NULL);

      g_string_append (text, piece);
      at = end;
    }
  return g_string_free (text, FALSE);
}

static char *
without_blanks (const char *text)
{
  GString *all = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (all, g_utf8_get_char (p));
  return g_string_free (all, FALSE);
}

/* @gone: how many of them the text has no more */
static void
assert_placed (SheafLibrary *library, gint64 id, guint n, guint gone)
{
  g_autofree char *html = render (library, id);
  g_autoptr (GPtrArray) highlights = list (library, id);
  g_autoptr (GArray) places = NULL;
  g_autofree char *marked = sheaf_page_mark_highlights (html, highlights, NULL, &places);
  guint lost = 0;

  g_assert_cmpuint (highlights->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const SheafHighlight *one = g_ptr_array_index (highlights, i);
      g_autofree char *shown = read_marks (marked, one->id);
      g_autofree char *bare = without_blanks (shown);
      g_autofree char *wanted = without_blanks (one->quote->text);

      if (g_array_index (places, SheafHighlightPlace, i).order == 0)
        lost++;
      else
        g_assert_cmpstr (bare, ==, wanted);
    }
  g_assert_cmpuint (lost, ==, gone);
}

/* Out by the state that goes with a file, and into another library. */
static void
carry_over (SheafLibrary *from, gint64 id, TestFolder *folder, SheafLibrary *to, guint article)
{
  g_autofree char *zone = NULL;
  g_autoptr (SheafSidecarEntry) entry = sheaf_library_read_state (from, id, &zone, NULL);
  g_autofree char *name = g_strdup_printf ("%u.md", article);
  g_autofree char *text = make_article (article, 1);
  const gint64 other = test_import_file (folder, to, "other", name, text, NULL).id;
  g_autofree char *head = sheaf_sidecar_format_head (NULL);
  g_autofree char *line = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SheafSidecar) sidecar = NULL;
  const SheafSidecarEntry *read;

  entry->path = g_strdup (name);
  line = sheaf_sidecar_format_entry (entry);
  bytes = g_bytes_new_take (g_strconcat (head, line, NULL), strlen (head) + strlen (line));
  sidecar = sheaf_sidecar_parse (bytes, NULL);
  read = g_hash_table_lookup (sidecar->entries, name);
  g_assert_nonnull (read);
  g_assert_true (sheaf_highlights_adopt (to, other, read->highlights, NULL));
  /* Once more is not twice. */
  g_assert_true (sheaf_highlights_adopt (to, other, read->highlights, NULL));
  assert_placed (to, other, entry->highlights->len, 1);
}

static void
test_survive (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (TestFolder) elsewhere = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  g_autoptr (SheafLibrary) other = test_library_open (elsewhere);

  for (guint article = 0; article < ARTICLES; article++)
    {
      g_autofree char *name = g_strdup_printf ("%u.md", article);
      g_autofree char *before = make_article (article, 0);
      g_autofree char *after = make_article (article, 1);
      const SheafStoreItem first = test_import_file (folder, library, "blog", name, before, NULL);
      const guint n = highlight (library, first.id, article);
      SheafStoreItem second;

      g_assert_cmpuint (n, ==, 5);
      assert_placed (library, first.id, n, 0);
      second = test_import_file (folder, library, "blog", name, after, NULL);
      g_assert_cmpint (second.id, ==, first.id);
      assert_placed (library, first.id, n, 1);
      carry_over (library, first.id, elsewhere, other, article);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/highlights/keep", test_keep);
  g_test_add_func ("/highlights/undo", test_undo);
  g_test_add_func ("/highlights/json", test_json);
  g_test_add_func ("/highlights/marks", test_marks);
  g_test_add_func ("/highlights/long-note", test_long_note);
  g_test_add_func ("/highlights/wild-rows", test_wild_rows);
  g_test_add_func ("/highlights/survive", test_survive);
  return g_test_run ();
}
