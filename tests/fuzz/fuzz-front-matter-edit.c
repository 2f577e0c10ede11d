/* fuzz-front-matter-edit.c: any value set in a header of any form leaves all others as they are
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article-edit-header.h"
#include "core/front-matter-compare.h"
#include "core/front-matter-edit.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* A value, or a list of what commas part. */
static SheafNode *
make_value (const char *text, gboolean list)
{
  g_auto (GStrv) parts = NULL;
  SheafNode *node;

  if (!list)
    return sheaf_node_new_text (text);
  parts = g_strsplit (text, ",", -1);
  node = sheaf_node_new_list ();
  for (guint i = 0; parts[i]; i++)
    g_ptr_array_add (node->items, sheaf_node_new_text (parts[i]));
  return node;
}

/* Everything but the value of root key @i. */
static void
check_others (const SheafNode *before, const SheafNode *after, guint i)
{
  for (guint j = 0; j < before->keys->len; j++)
    {
      const SheafNode *key = g_ptr_array_index (before->keys, j);
      gboolean found = FALSE;

      for (guint k = 0; j != i && k < after->keys->len; k++)
        if (sheaf_node_equal (key, g_ptr_array_index (after->keys, k)))
          found = sheaf_node_equal (g_ptr_array_index (before->items, j),
                                    g_ptr_array_index (after->items, k));
      g_assert_true (j == i || found);
    }
}

/* A file without a header: it stands below the new one, byte for byte, where it got one. */
static void
check_headerless (const char *text, const SheafEdit *edit)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (SheafDocument) document = sheaf_document_new (bytes, SHEAF_FORMAT_MARKDOWN, "UTF-8");
  g_autofree char *got = sheaf_article_edit_header (document, edit, NULL);
  g_autoptr (SheafFrontMatter) again = NULL;

  if (!got || document->header->form != SHEAF_FORM_NONE)
    return;
  again = sheaf_front_matter_read (got, strlen (got));
  g_assert_cmpint (again->form, ==, SHEAF_FORM_YAML);
  g_assert_cmpuint (again->root->keys->len, ==, 1);
  g_assert_cmpstr (got + again->end, ==, document->decoded->text);
}

/* A file, and behind its last NUL the value; the byte before that NUL chooses what is done with which key. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *whole = g_strndup ((const char *) data, size);
  gsize length = strlen (whole);
  guint8 choice = length > 0 ? whole[length - 1] : 0;
  g_autofree char *rest =
      length < size ? g_strndup ((const char *) data + length + 1, size - length - 1) : NULL;
  g_autofree char *text = g_utf8_make_valid (whole, (gssize) length);
  g_autofree char *value_text = g_utf8_make_valid (rest ? rest : "new: value", -1);
  g_autoptr (SheafFrontMatter) header = sheaf_front_matter_read (text, strlen (text));
  g_autoptr (SheafNode) value = make_value (value_text, choice & 4);
  g_autoptr (SheafFrontMatter) again = NULL;
  g_autofree char *got = NULL;
  guint i = header->root && header->root->keys->len ? (choice >> 3) % header->root->keys->len : 0;
  SheafEdit edit = { choice & 3, "title", value, choice & 64, choice & 128 };

  if (header->root && header->root->keys->len)
    edit.key = ((SheafNode *) g_ptr_array_index (header->root->keys, i))->text;
  if (header->form == SHEAF_FORM_NONE)
    check_headerless (text, &edit);
  got = sheaf_front_matter_edit (text, strlen (text), header, &edit, NULL);
  if (!got)
    return 0;
  again = sheaf_front_matter_read (got, strlen (got));
  g_assert_false (again->damaged);
  g_assert_cmpint (again->form, ==, header->form);
  g_assert_true (g_str_has_suffix (got, text + header->end));
  g_assert_cmpint (strncmp (got, text, header->content_start), ==, 0);
  check_others (header->root, again->root, header->root->keys->len ? i : G_MAXUINT);
  return 0;
}
