/* page-headings.c: the headings of a page, for a list of what is in it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-headings.h"

#include "core/html-text.h"
#include "core/text.h"

#include <string.h>

/* Longest text that is shown of one, in characters. */
#define TEXT_MAX 200

#define ID " id=\"b"

void
sheaf_heading_free (SheafHeading *self)
{
  if (!self)
    return;
  g_free (self->text);
  g_free (self);
}

/* Returns: the level of the heading whose tag begins at @p, 0 where that is none */
static guint
get_level (const char *p)
{
  if (p[0] != '<' || p[1] != 'h' || p[2] < '1' || p[2] > '6' || (p[3] != ' ' && p[3] != '>'))
    return 0;
  return (guint) (p[2] - '0');
}

/* Returns: (nullable): where the tag ends that begins at @p; attributes are quoted, and may hold anything */
static const char *
find_tag_end (const char *p)
{
  gboolean quoted = FALSE;

  for (; *p; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (*p == '>' && !quoted)
        return p;
    }
  return NULL;
}

/* Within a value the quote would be written otherwise. */
static guint
get_block (const char *tag, const char *end)
{
  const char *id = g_strstr_len (tag, end - tag, ID);

  return id ? (guint) g_ascii_strtoull (id + strlen (ID), NULL, 10) : 0;
}

/* Returns: (transfer full): empty where there is nothing to read */
static char *
get_text (const char *start, const char *end)
{
  g_autofree char *text = sheaf_html_text (start, (gsize) (end - start), NULL);
  g_autofree char *line = sheaf_text_title (text);

  return sheaf_text_display (line, TEXT_MAX);
}

/* @above: levels of the headings that the last one stands under, and its own. Returns: how many are above @level */
static guint
nest (guint *above, guint *n_above, guint level)
{
  while (*n_above > 0 && above[*n_above - 1] >= level)
    --*n_above;
  above[(*n_above)++] = level;
  return *n_above - 1;
}

GPtrArray *
sheaf_page_list_headings (const char *html)
{
  GPtrArray *headings = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_heading_free);
  guint above[6], n_above = 0;

  g_return_val_if_fail (html, headings);

  for (const char *p = strchr (html, '<'); p && headings->len < SHEAF_PAGE_HEADINGS_MAX;
       p = strchr (p + 1, '<'))
    {
      const guint level = get_level (p);
      const char *start = level ? find_tag_end (p) : NULL;
      const guint block = start ? get_block (p, start) : 0;
      const char closing[] = { '<', '/', 'h', p[1] ? p[2] : '\0', '>', '\0' };
      const char *end = start ? strstr (start, closing) : NULL;
      g_autofree char *text = end && block ? get_text (start + 1, end) : NULL;
      SheafHeading *heading;

      if (start && !end)
        break;
      if (end)
        p = end;
      if (!text || !*text)
        continue;
      heading = g_new0 (SheafHeading, 1);
      heading->block = block;
      heading->level = level;
      heading->depth = nest (above, &n_above, level);
      heading->text = g_steal_pointer (&text);
      g_ptr_array_add (headings, heading);
    }
  return headings;
}

int
sheaf_page_find_heading (const GPtrArray *headings, guint block)
{
  guint low = 0, high;

  g_return_val_if_fail (headings, -1);

  high = headings->len;
  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const SheafHeading *heading = g_ptr_array_index (headings, middle);

      if (heading->block <= block)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}
