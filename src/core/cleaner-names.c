/* cleaner-names.c: the names of the built-in cleaning rules, for translators
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/cleaner-files.h"

#include <glib/gi18n-lib.h>

/* As data/cleaning has them; a test holds the two together. */
static const char *const names[] = {
  /* Translators: names of rules by which articles are cleaned: what they take away or put right. */
  N_ ("Reward and donation boxes"),
  N_ ("Requests for rewards"),
  N_ ("Follow and subscription boxes"),
  N_ ("Requests to follow"),
  N_ ("Share buttons"),
  N_ ("Lists of other articles"),
  N_ ("The frame of a site"),
  N_ ("Ways to other pages"),
  N_ ("Advertisements"),
  N_ ("Words that stand over advertisements"),
  N_ ("Comments that need scripts"),
  N_ ("Requests to switch scripts on"),
  N_ ("Requests to open an app"),
  N_ ("Marks beside headings"),
  N_ ("Pictures too small to see"),
  N_ ("Pictures of trackers"),
  N_ ("Pictures that count readers"),
  N_ ("Pictures that wait for scripts"),
  N_ ("Pictures by way of a proxy"),
  N_ ("Pictures by way of a service"),
  N_ ("Links by way of a site"),
  N_ ("Links by way of a page"),
  N_ ("Empty paragraphs"),
  N_ ("Styles that say nothing"),
  N_ ("Characters escaped twice"),
  N_ ("What is not the article"),
};

static const char *
translate (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return _ (names[i]);
  return name;
}

const char *
sheaf_cleaner_rule_get_name (const SheafCleanerRule *rule)
{
  g_return_val_if_fail (rule, NULL);

  return rule->file ? rule->name : translate (rule->name);
}

const char *
sheaf_hidden_get_name (const SheafHidden *hidden)
{
  g_return_val_if_fail (hidden, NULL);

  return hidden->own ? hidden->name : translate (hidden->name);
}

gboolean
sheaf_cleaner_names_has (const char *name)
{
  g_return_val_if_fail (name, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return TRUE;
  return FALSE;
}
