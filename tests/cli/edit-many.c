/* edit-many.c: the same edits of many files, for a test that reads the outcome with other readers
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article-edit-lists.h"
#include "core/article-edit.h"
#include "core/date.h"
#include "core/dialect.h"
#include "core/encoding-splice.h"
#include "core/library-categories.h"

#include <stdio.h>
#include <string.h>

/* Reads lines of "dialect path" and answers each with an object of JSON's syntax in one line: the form, and each
 * edit with the bytes that came in the place of those from start to end, in hexadecimal digits so that any bytes
 * go through. */

static void
print_hex (const char *bytes, gsize length)
{
  putchar ('"');
  for (gsize i = 0; i < length; i++)
    printf ("%02x", (guchar) bytes[i]);
  putchar ('"');
}

/* What differs between @before and @after. */
static void
print_difference (GBytes *before, GBytes *after)
{
  gsize old_length, new_length;
  const char *old = g_bytes_get_data (before, &old_length);
  const char *new = g_bytes_get_data (after, &new_length);
  gsize least = MIN (old_length, new_length);
  gsize start = 0;
  gsize back = 0;

  while (start < least && old[start] == new[start])
    start++;
  while (back < least - start && old[old_length - back - 1] == new[new_length - back - 1])
    back++;
  printf ("\"start\": %" G_GSIZE_FORMAT ", \"end\": %" G_GSIZE_FORMAT ", \"with\": ", start,
          old_length - back);
  print_hex (new + start, new_length - back - start);
}

static void
print_edit (const char *name,
            const SheafDocument *document,
            GBytes *bytes,
            const SheafChangeRules *rules,
            const SheafChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sheaf_article_edit (document, rules, change, &error);
  g_autoptr (GBytes) edited =
      text ? sheaf_encoding_splice (bytes, document->decoded, text, &error) : NULL;

  printf (", \"%s\": {\"value\": ", name);
  print_hex (change->value, strlen (change->value));
  printf (", ");
  if (edited)
    print_difference (bytes, edited);
  else
    {
      printf ("\"refused\": ");
      print_hex (error->message, strlen (error->message));
    }
  putchar ('}');
}

/* The one in the middle, written as an edit takes it. Returns: (transfer full) (nullable) */
static char *
choose_category (const SheafDocument *document, const SheafChangeRules *rules)
{
  SheafDialect dialect = sheaf_dialect_for_form (rules->dialect, document->header->form);
  g_autoptr (GPtrArray) paths =
      sheaf_dialect_read_categories (dialect, document->header->root, rules->origin);

  return paths->len > 0 ? sheaf_category_path_format (g_ptr_array_index (paths, paths->len / 2))
                        : NULL;
}

static char *
choose_tag (const SheafDocument *document, const SheafChangeRules *rules)
{
  g_autoptr (GPtrArray) tags = sheaf_dialect_read_tags (rules->dialect, document->header->root);

  return tags->len > 0 ? g_strdup (g_ptr_array_index (tags, tags->len / 2)) : NULL;
}

static void
edit_file (const char *path, const SheafChangeRules *rules)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  SheafFormat format = sheaf_document_format_for_name (path, NULL);
  g_autoptr (SheafDocument) document = sheaf_document_new (bytes, format, NULL);
  g_autofree char *category = choose_category (document, rules);
  g_autofree char *tag = choose_tag (document, rules);
  const struct
  {
    const char *name;
    SheafChange change;
  } edits[] = {
    { "title", { SHEAF_EDIT_SET, "title", "New: title #1 — 新标题" } },
    { "date", { SHEAF_EDIT_SET, "date", "2022-03-04 05:06:07" } },
    { "category+", { SHEAF_EDIT_ADD, "categories", "新 Cat" } },
    { "tag+", { SHEAF_EDIT_ADD, "tags", "new-tag" } },
    { "category-", { SHEAF_EDIT_REMOVE, "categories", category } },
    { "tag-", { SHEAF_EDIT_REMOVE, "tags", tag } },
  };

  printf ("{\"form\": \"%s\"", sheaf_form_to_string (document->header->form));
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    if (edits[i].change.value)
      print_edit (edits[i].name, document, bytes, rules, &edits[i].change);
  printf ("}\n");
}

int
main (void)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  char line[8192];

  while (fgets (line, sizeof line, stdin))
    {
      SheafChangeRules rules = { .origin = "a.md", .zone = zone };
      char *path = strchr (line, ' ');

      g_assert (path && g_str_has_suffix (line, "\n"));
      *path++ = '\0';
      g_strchomp (path);
      if (!sheaf_dialect_from_string (line, &rules.dialect))
        return 2;
      edit_file (path, &rules);
      fflush (stdout);
    }
  return 0;
}
