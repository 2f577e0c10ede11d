/* test-form-corpora.c: which form the headers of real articles have
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/document.h"
#include "core/import-guess.h"

#include <string.h>

/* More of a file than any pattern looks at. */
#define BEGINNING (16 * 1024)

#define N_FORMS    (SHEAF_FORM_REFERENCE + 1)
#define N_DIALECTS (SHEAF_DIALECT_PLAIN + 1)

/* A second opinion, from nothing but the shape of the first lines: where a pattern holds, so must
 * the form. There are headers of each form that its pattern does not know. */
static const struct
{
  SheafForm form;
  const char *pattern;
} patterns[] = {
  { SHEAF_FORM_YAML, "\\A\\s*---[ \\t]*\\R[A-Za-z_-]+:(?: .*)?\\R(?:.*\\R){0,60}?"
                     "---[ \\t]*(?:\\R|\\z)" },
  { SHEAF_FORM_YAML_SHORT, "\\A(?:title|date|layout): .*\\R(?:[a-z]+:.*\\R|[ \\t-].*\\R|\\R){1,40}?"
                           "---[ \\t]*(?:\\R|\\z)" },
  { SHEAF_FORM_JSON, "\\A\\{\\s*\\R(?:[ \\t]*\".*\\R)*[ \\t]*\"(?:title|date)\": *\".*\\R"
                     "(?:[ \\t]*[\"\\]].*\\R)*\\}[ \\t]*\\R" },
  { SHEAF_FORM_JSON_FENCED,
    "\\A;;;(?: json)?\\R\\{?\\s*\"title\": .*\\R(?:.*\\R){0,9}?;;;(?:\\R|\\z)" },
  { SHEAF_FORM_JSON_SHORT, "\\A\"title\": .*\\R(?:\".*\\R){0,9};;;(?:\\R|\\z)" },
  { SHEAF_FORM_JSON_COMMENT, "\\A<!-- \\{\"\\w+\": .*\\} -->" },
  { SHEAF_FORM_TOML,
    "\\A\\+\\+\\+[ \\t]*\\R(?:[A-Za-z_]+ *= .*\\R|\\R){1,40}\\+\\+\\+[ \\t]*(?:\\R|\\z)" },
  { SHEAF_FORM_TOML_CODE, "\\A```toml\\R\\[advisory\\]\\R" },
  { SHEAF_FORM_BARE, "\\ATitle: .*\\R(?:[A-Z][a-z]+: .*\\R)+\\R" },
  { SHEAF_FORM_NIKOLA, "\\A\\s*\\.\\. (?:title|slug|link|date):" },
  { SHEAF_FORM_NIKOLA_COMMENT, "\\A\\s*<!--\\s*\\.\\. title: " },
  { SHEAF_FORM_REFERENCE, "\\A\\[#\\]: ?(?:subject|collector): " },
};

/* What nobody wants to read at the beginning of an article. */
static const char header_line[] = "\\A\\s*(?:(?:---|\\+\\+\\+)\\s*\\R)?(?i:\\.\\. |\\[#\\]: ?|\")?"
                                  "(?:title|date|tags|categories|slug)\"? ?[:=]";

/* Files that begin so all the same: a template with nothing but a title, and where a second header
 * follows the first, or one is opened by +++ and closed by ... as nobody reads it. */
static const char *const shown_files[] = {
  "hexo-site/scaffolds/page.md",
  "hexo-sobaliuziao/source/_posts/P9338-",
  "_peer-tests/DavidAnson+markdownlint/test/front-matter-title-pandoc",
};

typedef struct
{
  guint counts[N_FORMS][N_DIALECTS];
  guint by_pattern[N_FORMS];
  guint files, wrong, shown;
  GRegex *regexes[G_N_ELEMENTS (patterns)];
  GRegex *header_line;
} Totals;

/* The beginning of a text, valid. Returns: (transfer full) */
static char *
get_beginning (const char *text, gsize length)
{
  g_autofree char *cut = g_strndup (text, MIN (length, BEGINNING));

  return g_utf8_make_valid (cut, -1);
}

static void
check_pattern (Totals *totals, const char *origin, const char *beginning, SheafForm form, guint i)
{
  if (!g_regex_match (totals->regexes[i], beginning, 0, NULL))
    return;
  totals->by_pattern[patterns[i].form]++;
  if (form == patterns[i].form)
    return;
  g_test_message ("%s is %s and should be %s", origin, sheaf_form_to_string (form),
                  sheaf_form_to_string (patterns[i].form));
  totals->wrong++;
}

static void
check_body (Totals *totals, const char *origin, const SheafDocument *document)
{
  g_autofree char *beginning = get_beginning (document->body, document->body_length);

  if (!g_regex_match (totals->header_line, beginning, 0, NULL))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (shown_files); i++)
    if (g_str_has_prefix (origin, shown_files[i]))
      return;
  g_test_message ("%s begins with a header: %.40s", origin, beginning);
  totals->shown++;
}

static void
check_file (Totals *totals, const char *path, const char *origin, SheafDialect dialect)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  g_autoptr (SheafDocument) document =
      sheaf_document_new (bytes, sheaf_document_format_for_name (path, NULL), NULL);
  const SheafFrontMatter *header = document->header;
  g_autofree char *beginning = get_beginning (document->decoded->text, document->decoded->length);

  totals->files++;
  totals->counts[header->form][dialect]++;
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    check_pattern (totals, origin, beginning, header->form, i);
  check_body (totals, origin, document);
}

static void
check_folder (Totals *totals, const SheafImportRoot *root, const char *origin, GPtrArray *folders)
{
  SheafImportOptions options = { .dialect = SHEAF_DIALECT_AUTO };
  g_auto (SheafImportSite) site = sheaf_import_guess_path (root, origin, &options);
  g_autofree char *folder = g_build_filename (root->path, *origin ? origin : NULL, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *below = *origin ? g_build_filename (origin, name, NULL) : g_strdup (name);
      gboolean is_article;

      sheaf_document_format_for_name (name, &is_article);
      if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (folders, g_steal_pointer (&below));
      else if (is_article)
        check_file (totals, path, below, site.dialect);
    }
}

static void
check_folders (Totals *totals, const char *top)
{
  SheafImportRoot *root = sheaf_import_root_new (top, top);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (folders, g_strdup (""));
  while (folders->len > 0)
    {
      g_autofree char *origin = g_ptr_array_steal_index (folders, folders->len - 1);

      check_folder (totals, root, origin, folders);
    }
  sheaf_import_root_free (root);
}

static void
print_table (const Totals *totals)
{
  g_autoptr (GString) line = g_string_new ("form            ");

  for (guint i = SHEAF_DIALECT_HEXO; i < N_DIALECTS; i++)
    g_string_append_printf (line, " %8s", sheaf_dialect_to_string (i));
  g_test_message ("%s   all, by pattern", line->str);
  for (guint form = 0; form < N_FORMS; form++)
    {
      guint all = 0;

      g_string_printf (line, "%-16s", sheaf_form_to_string (form));
      for (guint i = SHEAF_DIALECT_HEXO; i < N_DIALECTS; i++)
        {
          g_string_append_printf (line, " %8u", totals->counts[form][i]);
          all += totals->counts[form][i];
        }
      g_test_message ("%s %5u %5u", line->str, all, totals->by_pattern[form]);
      if (form != SHEAF_FORM_NONE)
        g_assert_cmpuint (all, >=, totals->by_pattern[form]);
    }
}

static GRegex *
make_regex (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);

  g_assert_no_error (error);
  return regex;
}

static void
test_corpora (void)
{
  const char *shared = g_getenv ("SHEAF_SHARED");
  g_autofree char *folder = NULL;
  g_autofree char *canonical = NULL;
  Totals totals = { 0 };

  if (!shared)
    {
      g_test_skip ("no shared articles beside the checkout");
      return;
    }
  folder = g_build_filename (shared, "corpora", NULL);
  canonical = g_canonicalize_filename (folder, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    totals.regexes[i] = make_regex (patterns[i].pattern);
  totals.header_line = make_regex (header_line);
  check_folders (&totals, canonical);
  print_table (&totals);
  g_assert_cmpuint (totals.files, >, 100);
  g_assert_cmpuint (totals.by_pattern[SHEAF_FORM_YAML], >, totals.files / 2);
  g_assert_cmpuint (totals.wrong, ==, 0);
  g_assert_cmpuint (totals.shown, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    g_regex_unref (totals.regexes[i]);
  g_regex_unref (totals.header_line);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-corpora", test_corpora);
  return g_test_run ();
}
