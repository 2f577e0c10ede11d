/* cleaning-judge.c: whether what a rule says of an element holds
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/cleaning-judge.h"

#include "core/cleaner-address.h"
#include "core/cleaner-text.h"
#include "core/sanitizer-address.h"
#include "core/text.h"

#include <string.h>

/* How near the beginning and the end of an article "ends" and "end" are, in characters. */
#define ENDS_MAX 600

/* Nodes that are looked at to see whether an element is empty. */
#define EMPTY_MAX 32

#define EXCERPT_MAX 80

/* Conditions ------------------------------------------------------------------------------------ */

static gboolean
has_host (const SheafCleanerRule *rule, const SheafHtmlNode *node)
{
  const char *address = sheaf_html_node_attribute (node, "src");
  g_autofree char *stripped = NULL;

  if (!rule->hosts)
    return TRUE;
  if (!address)
    address = sheaf_html_node_attribute (node, "href");
  stripped = address ? sheaf_address_strip (address) : NULL;
  return stripped && sheaf_cleaner_has_host (stripped, (const char *const *) rule->hosts);
}

static gboolean
is_up_to (const char *size, guint largest)
{
  char *end;
  guint64 pixels;

  if (!size || !g_ascii_isdigit (*size))
    return FALSE;
  pixels = g_ascii_strtoull (size, &end, 10);
  return pixels <= largest && (!*end || g_str_equal (end, "px"));
}

static gboolean
is_small (const SheafCleanerRule *rule, const SheafHtmlNode *node)
{
  return rule->largest == 0 ||
         (is_up_to (sheaf_html_node_attribute (node, "width"), rule->largest) &&
          is_up_to (sheaf_html_node_attribute (node, "height"), rule->largest));
}

static gboolean
says_it (const SheafCleanerRule *rule, const char *text)
{
  g_autofree char *folded = rule->texts ? sheaf_cleaner_fold (text) : NULL;

  if (!rule->texts)
    return TRUE;
  for (char **pattern = rule->texts; *pattern; pattern++)
    if (sheaf_cleaner_is_like (*pattern, folded))
      return TRUE;
  return FALSE;
}

static gboolean
is_there (const SheafCleaningJudge *self, const SheafCleanerRule *rule, guint characters)
{
  const guint after = self->total - MIN (self->total, self->seen + characters);

  switch (rule->place)
    {
    case SHEAF_CLEANER_AT_END:
      return after <= ENDS_MAX;
    case SHEAF_CLEANER_AT_ENDS:
      return after <= ENDS_MAX || self->seen <= ENDS_MAX;
    case SHEAF_CLEANER_ANYWHERE:
    default:
      return TRUE;
    }
}

gboolean
sheaf_cleaning_judge_hides (SheafCleaningJudge *self,
                            const SheafCleanerRule *rule,
                            const SheafHtmlNode *node,
                            char **text)
{
  g_autofree char *words = NULL;
  guint characters;

  g_return_val_if_fail (self && rule && node && text, FALSE);

  if (!has_host (rule, node) || !is_small (rule, node))
    return FALSE;
  words = sheaf_cleaner_read_text (self->tree, node, rule->longest, &self->work);
  if (!words)
    return FALSE;
  self->work += (guint) (strlen (words) / 16);
  characters = sheaf_cleaner_count (words);
  if (characters > 0 && characters >= (self->total + 1) / 2)
    return FALSE;
  if (!is_there (self, rule, characters) || !says_it (rule, words))
    return FALSE;
  *text = g_steal_pointer (&words);
  return TRUE;
}

/* Emptiness ------------------------------------------------------------------------------------- */

static gboolean
shows (SheafHtmlTree *tree, const SheafHtmlNode *node)
{
  const SheafElementRule *rule;

  if (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_TEXT)
    return !sheaf_cleaner_is_blank (sheaf_html_node_text (node));
  rule = sheaf_html_tree_rule (tree, node);
  if (rule->action == SHEAF_ACTION_DROP || rule->action == SHEAF_ACTION_UNWRAP)
    return FALSE;
  return rule->action != SHEAF_ACTION_KEEP || sheaf_html_node_is (node, "hr") ||
         sheaf_html_node_is (node, "table");
}

gboolean
sheaf_cleaning_judge_is_empty (SheafCleaningJudge *self, const SheafHtmlNode *node)
{
  const SheafHtmlNode *at = node;

  g_return_val_if_fail (self && node, FALSE);

  for (guint nodes = 0; (at = sheaf_html_node_next (node, at, TRUE)); nodes++)
    {
      self->work++;
      if (nodes == EMPTY_MAX || shows (self->tree, at))
        return FALSE;
    }
  return TRUE;
}

/* Telling --------------------------------------------------------------------------------------- */

static const SheafHtmlNode *
find_picture (const SheafHtmlNode *node)
{
  const SheafHtmlNode *at = node;

  for (guint nodes = 0; at && nodes < EMPTY_MAX; nodes++)
    {
      if (sheaf_html_node_is (at, "img"))
        return at;
      at = sheaf_html_node_next (node, at, TRUE);
    }
  return NULL;
}

char *
sheaf_cleaning_judge_excerpt (const SheafHtmlNode *node, const char *text)
{
  const SheafHtmlNode *picture;
  const char *address;
  g_autofree char *stripped = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (node && text, NULL);

  if (!sheaf_cleaner_is_blank (text))
    {
      g_autofree char *line = sheaf_text_excerpt (text, EXCERPT_MAX);

      return sheaf_text_display (line, EXCERPT_MAX + 1);
    }
  picture = find_picture (node);
  address = picture ? sheaf_html_node_attribute (picture, "src") : NULL;
  stripped = address ? sheaf_address_strip (address) : NULL;
  if (stripped && sheaf_address_picture_kind (stripped) == SHEAF_ADDRESS_REMOTE)
    name = sheaf_address_host (stripped);
  else if (stripped && sheaf_address_picture_kind (stripped) == SHEAF_ADDRESS_LOCAL)
    name = sheaf_address_file_name (stripped);
  return name ? sheaf_text_display (name, EXCERPT_MAX) : g_strdup ("");
}
