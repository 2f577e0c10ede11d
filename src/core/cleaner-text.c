/* cleaner-text.c: the words of an element, as cleaning rules compare them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/cleaner-text.h"

#include "core/html-entities.h"
#include "core/prefix.h"

#include <string.h>

/* Nodes that the text of one element may be spread over: a box of ours has a few dozen. */
#define NODES_MAX 400

/* Longest numeric reference that is read, in bytes. */
#define REFERENCE_MAX 12

static gboolean
is_invisible (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
         c == 0xFEFF || c == 0x3164;
}

gboolean
sheaf_cleaner_is_blank (const char *text)
{
  g_return_val_if_fail (text, TRUE);

  for (; *text; text = g_utf8_next_char (text))
    if (!is_invisible (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

guint
sheaf_cleaner_count (const char *text)
{
  guint count = 0;

  g_return_val_if_fail (text, 0);

  for (; *text; text = g_utf8_next_char (text))
    count += !is_invisible (g_utf8_get_char (text));
  return count;
}

char *
sheaf_cleaner_fold (const char *text)
{
  g_autofree char *folded = NULL;
  g_autoptr (GString) line = NULL;

  g_return_val_if_fail (text, NULL);

  folded = g_utf8_casefold (text, -1);
  line = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_invisible (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* What stands between two stars is looked for where it comes first: what follows has the most room then. */
gboolean
sheaf_cleaner_is_like (const char *pattern, const char *text)
{
  g_auto (GStrv) pieces = NULL;
  guint last;

  g_return_val_if_fail (pattern && text, FALSE);

  pieces = g_strsplit (pattern, "*", -1);
  last = g_strv_length (pieces);
  if (last == 0)
    return *text == '\0';
  if (last == 1)
    return g_str_equal (pattern, text);
  if (!sheaf_has_prefix (text, pieces[0]))
    return FALSE;
  text += strlen (pieces[0]);
  for (guint i = 1; i + 1 < last; i++)
    {
      text = strstr (text, pieces[i]);
      if (!text)
        return FALSE;
      text += strlen (pieces[i]);
    }
  return g_str_has_suffix (text, pieces[last - 1]);
}

char *
sheaf_cleaner_read_text (SheafHtmlTree *tree, const SheafHtmlNode *node, guint longest, guint *work)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const SheafHtmlNode *at = node;
  gboolean deeper = TRUE;
  guint characters = 0;

  g_return_val_if_fail (tree && node && work, NULL);

  for (guint nodes = 0; (at = sheaf_html_node_next (node, at, deeper)); nodes++)
    {
      const SheafElementRule *rule = sheaf_html_tree_rule (tree, at);

      (*work)++;
      if (nodes == NODES_MAX)
        return NULL;
      deeper = rule->action != SHEAF_ACTION_DROP;
      if (rule->flags & SHEAF_ELEMENT_BLOCK || sheaf_html_node_is (at, "br"))
        g_string_append_c (text, ' ');
      if (sheaf_html_node_kind (at) != SHEAF_HTML_NODE_TEXT)
        continue;
      characters += sheaf_cleaner_count (sheaf_html_node_text (at));
      if (characters > longest)
        return NULL;
      g_string_append (text, sheaf_html_node_text (at));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Only what is drawn: never a control character, never what would open markup in a copy of the text. */
static gboolean
take_reference (const char *p, gsize *length, gunichar *character)
{
  const char *digits = p + 2;

  if (p[0] != '&' || p[1] != '#')
    return FALSE;
  digits += *digits == 'x' || *digits == 'X';
  if (!g_ascii_isxdigit (*digits))
    return FALSE;
  *length = sheaf_html_entity_decode (p, strnlen (p, REFERENCE_MAX), character);
  return *length > 3 && p[*length - 1] == ';' && g_unichar_isprint (*character) &&
         *character != 0xFFFD;
}

char *
sheaf_cleaner_unescape (const char *text)
{
  g_autoptr (GString) out = NULL;
  gboolean found = FALSE;

  g_return_val_if_fail (text, NULL);

  if (!strstr (text, "&#"))
    return NULL;
  out = g_string_sized_new (strlen (text));
  while (*text)
    {
      gunichar character;
      gsize length;

      if (take_reference (text, &length, &character))
        {
          found = TRUE;
          g_string_append_unichar (out, character);
        }
      else
        {
          length = 1;
          g_string_append_c (out, *text);
        }
      text += length;
    }
  return found ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
