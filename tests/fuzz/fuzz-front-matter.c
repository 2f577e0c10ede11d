/* fuzz-front-matter.c: any text may begin with a header of any form
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/front-matter.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* What YAML folds into one line, or reads without: other line ends, and a tag. Nor is a NUL kept,
 * or what is too long. */
static gboolean
is_as_written (const char *written)
{
  return strlen (written) <= SHEAF_FRONT_MATTER_MAX_SCALAR && *written != '!' &&
         !strpbrk (written, "\r\n") && !strstr (written, "\302\205") &&
         !strstr (written, "\342\200\250") && !strstr (written, "\342\200\251");
}

static void
check_scalar (const SheafNode *node, const char *text)
{
  g_autofree char *written = g_strndup (text + node->start, node->end - node->start);

  g_assert_true (g_utf8_validate (node->text, -1, NULL));
  g_assert_cmpuint (strlen (node->text), <=, 3 * SHEAF_FRONT_MATTER_MAX_SCALAR);
  if (node->plain && !memchr (text + node->start, '\0', node->end - node->start) &&
      is_as_written (written))
    g_assert_cmpstr (node->text, ==, written);
}

static void
check_node (const SheafFrontMatter *header, const SheafNode *node, const char *text, guint depth)
{
  g_assert_true (header->content_start <= node->start && node->start <= node->end &&
                 node->end <= header->content_end);
  g_assert_cmpuint (node->line, >=, 1);
  if (node->kind == SHEAF_NODE_SCALAR)
    {
      check_scalar (node, text);
      return;
    }
  /* What is read in spite of errors may have a list around a value, and a mapping around both. */
  g_assert_cmpuint (depth, <=, SHEAF_FRONT_MATTER_MAX_DEPTH + 2);
  g_assert_true (!node->keys || node->keys->len == node->items->len);
  for (guint i = 0; i < node->items->len; i++)
    {
      if (node->keys)
        check_node (header, g_ptr_array_index (node->keys, i), text, depth + 1);
      check_node (header, g_ptr_array_index (node->items, i), text, depth + 1);
    }
}

static void
check_header (const SheafFrontMatter *header, const char *text, gsize length)
{
  g_assert_true ((header->form == SHEAF_FORM_NONE) == (header->root == NULL));
  g_assert_true (!header->damaged || header->warnings->len > 0);
  g_assert_true (header->start <= header->content_start &&
                 header->content_start <= header->content_end &&
                 header->content_end <= header->end && header->end <= length);
  for (guint i = 0; i < header->warnings->len; i++)
    {
      const SheafWarning *warning = g_ptr_array_index (header->warnings, i);

      g_assert_true (warning->line >= 1 && *warning->text);
    }
  if (!header->root)
    {
      g_assert_cmpuint (header->end, ==, 0);
      return;
    }
  g_assert_true (header->root->kind == SHEAF_NODE_MAPPING);
  check_node (header, header->root, text, 1);
}

/* Every place lies in the header, the header in the text, and a plain value is what is written at
 * its place. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, size);
  gsize length = strlen (text);
  g_autoptr (SheafFrontMatter) header = sheaf_front_matter_read (text, length);

  check_header (header, text, length);
  return 0;
}
