/* test-search-explain.c: what was typed is explained, and taken apart again
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-explain.h"

#include <string.h>

/* @parts: labels, divided by bars */
static const struct
{
  const char *text;
  const char *parts;
} cases[] = {
  { "", "" },
  { "two words 互联网", "" },
  { "words tag:music", "words|Tag: music" },
  { "\"a phrase\"", "“a phrase”" },
  { "Python教程 -\"not this\"", "Python教程|Not “not this”" },
  { "-word", "Not word" },
  { "title:互联 author:\"Lu Xun\"", "Title: 互联|Author: Lu Xun" },
  { "category:\"A/B\" source:example.org date:2021-09..2021-12",
    "Category: A/B|Source: example.org|Date: 2021-09..2021-12" },
  { "is:unread is:starred is:archived is:draft has:pictures",
    "Unread|Starred|Archived|Drafts|With pictures" },
  { "-is:unread mood:good", "Not Unread|mood: good" },
  { "cats OR dogs birds", "cats or dogs|birds" },
  { "tag:a | tag:b OR c", "Tag: a or Tag: b or c" },
  { "OR", "" },
  { "-", "" },
  { "\"open", "" },
};

static void
test_parts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (cases[i].text, FALSE);
      g_autoptr (GPtrArray) parts = sheaf_search_explain (query, cases[i].text);
      g_autoptr (GString) said = g_string_new (NULL);

      for (guint j = 0; j < parts->len; j++)
        g_string_append_printf (said, "%s%s", j ? "|" : "",
                                ((SheafSearchPart *) parts->pdata[j])->label);
      g_assert_cmpstr (said->str, ==, cases[i].parts);
    }
}

/* Whichever is taken out, the others stay as they were. */
static void
test_remove (void)
{
  const char *text = "  one -tag:\"a b\" cats OR dogs  两个字 is:unread";
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (text, FALSE);
  g_autoptr (GPtrArray) parts = sheaf_search_explain (query, text);

  g_assert_cmpuint (parts->len, ==, 5);
  for (guint i = 0; i < parts->len; i++)
    {
      const SheafSearchPart *part = parts->pdata[i];
      g_autofree char *rest = sheaf_search_remove (text, part->start, part->end);
      g_autoptr (SheafSearchQuery) less = sheaf_search_query_parse (rest, FALSE);
      g_autoptr (GPtrArray) left = sheaf_search_explain (less, rest);

      g_assert_cmpuint (left->len, ==, 4);
      for (guint j = 0; j < left->len; j++)
        g_assert_cmpstr (((SheafSearchPart *) left->pdata[j])->label, ==,
                         ((SheafSearchPart *) parts->pdata[j < i ? j : j + 1])->label);
    }
}

static void
test_remove_all (void)
{
  g_autofree char *rest = sheaf_search_remove ("tag:a", 0, 5);

  g_assert_cmpstr (rest, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-explain/parts", test_parts);
  g_test_add_func ("/search-explain/remove", test_remove);
  g_test_add_func ("/search-explain/remove-all", test_remove_all);
  return g_test_run ();
}
