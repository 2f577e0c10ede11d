/* html-scan.c: where the tags of HTML are, without building a tree
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/html-scan.h"

#include <string.h>

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && is_space (*p))
    p++;
  return p;
}

/* Attributes ------------------------------------------------------------------------------------ */

static const char *
skip_value (const char *p, const char *end)
{
  char quote = p < end ? *p : '\0';

  if (quote == '"' || quote == '\'')
    {
      const char *close = memchr (p + 1, quote, end - p - 1);

      return close ? close + 1 : end;
    }
  while (p < end && !is_space (*p) && *p != '>')
    p++;
  return p;
}

static const char *
skip_attribute (const char *p, const char *end)
{
  const char *after;

  p++; /* even '=' may begin a name */
  while (p < end && !is_space (*p) && *p != '/' && *p != '>' && *p != '=')
    p++;
  after = skip_space (p, end);
  if (after == end || *after != '=')
    return p;
  return skip_value (skip_space (after + 1, end), end);
}

const char *
sheaf_html_scan_attributes (const char *text, const char *end, guint count)
{
  const char *p = text;

  g_return_val_if_fail (p && p <= end, end);

  while (p < end && *p != '>')
    {
      if (is_space (*p) || *p == '/')
        p++;
      else if (count-- > 0)
        p = skip_attribute (p, end);
      else
        break;
    }
  return p;
}

/* Behind the '=' of the attribute at @p, where that is called @name. */
static const char *
value_of (const char *p, const char *end, const char *name)
{
  gsize length = strlen (name);

  if ((gsize) (end - p) <= length || g_ascii_strncasecmp (p, name, length) != 0)
    return NULL;
  p = skip_space (p + length, end);
  return p < end && *p == '=' ? skip_space (p + 1, end) : NULL;
}

char *
sheaf_html_scan_attribute (const char *text, const char *end, const char *name)
{
  const char *p = text;

  g_return_val_if_fail (text && text <= end && name, NULL);

  while ((p = sheaf_html_scan_attributes (p, end, 0)) < end && *p != '>')
    {
      const char *value = value_of (p, end, name);
      const char *after = value ? skip_value (value, end) : skip_attribute (p, end);
      gboolean quoted = value && value < end && (*value == '"' || *value == '\'');

      if (quoted && after - value >= 2)
        return g_strndup (value + 1, (gsize) (after - value - 2));
      if (value)
        return g_strndup (value, (gsize) (after - value));
      p = after;
    }
  return NULL;
}

/* Tags ------------------------------------------------------------------------------------------ */

static const char *
read_name (const char *p, const char *end, char name[SHEAF_HTML_NAME_SIZE])
{
  gsize length = 0;

  for (; p < end && !is_space (*p) && *p != '/' && *p != '>'; p++)
    if (length < SHEAF_HTML_NAME_SIZE - 1)
      name[length++] = g_ascii_tolower (*p);
  name[length] = '\0';
  return p;
}

static const char *
skip_comment (const char *p, const char *end)
{
  if (p < end && *p == '>')
    return p + 1;
  if (end - p >= 2 && p[0] == '-' && p[1] == '>')
    return p + 2;
  for (; (p = memchr (p, '-', end - p)); p++)
    {
      if (end - p >= 3 && strncmp (p, "-->", 3) == 0)
        return p + 3;
      if (end - p >= 4 && strncmp (p, "--!>", 4) == 0)
        return p + 4;
    }
  return end;
}

static const char *
skip_declaration (const char *p, const char *end)
{
  const char *close;

  if (end - p >= 4 && strncmp (p, "<!--", 4) == 0)
    return skip_comment (p + 4, end);
  close = memchr (p, '>', end - p);
  return close ? close + 1 : end;
}

void
sheaf_html_scan_tag (const char *text, const char *end, SheafHtmlTag *tag)
{
  const char *p = text + 1;
  gboolean closes = p < end && *p == '/';

  g_return_if_fail (text < end && *text == '<');

  *tag = (SheafHtmlTag){ .markup = SHEAF_HTML_TEXT, .after = p };
  if (closes)
    p++;
  if (p < end && g_ascii_isalpha (*p))
    {
      p = sheaf_html_scan_attributes (read_name (p, end, tag->name), end, G_MAXUINT);
      tag->markup = closes ? SHEAF_HTML_END_TAG : SHEAF_HTML_START_TAG;
      tag->self_closing = p < end && p[-1] == '/';
      tag->is_complete = p < end;
      tag->after = p < end ? p + 1 : end;
    }
  else if (p < end && (closes || *p == '!' || *p == '?'))
    {
      tag->markup = SHEAF_HTML_DECLARATION;
      tag->after = skip_declaration (text, end);
    }
}

const char *
sheaf_html_scan_close (const char *text, const char *end, const char *name)
{
  gsize length = strlen (name);
  const char *p = text;

  g_return_val_if_fail (text && text <= end, end);

  while ((p = memchr (p, '<', end - p)))
    {
      const char *after = p + 2 + length;

      if (after <= end && p[1] == '/' && g_ascii_strncasecmp (p + 2, name, length) == 0 &&
          (after == end || is_space (*after) || *after == '>' || *after == '/'))
        return p;
      p++;
    }
  return end;
}

const char *
sheaf_html_scan_element (const char *text, const char *end, const char *name)
{
  const char *p = text;
  guint open = 1;

  g_return_val_if_fail (text && text <= end && name, NULL);

  while ((p = memchr (p, '<', end - p)))
    {
      SheafHtmlTag tag;

      sheaf_html_scan_tag (p, end, &tag);
      p = tag.after;
      if (!tag.is_complete || !g_str_equal (tag.name, name))
        continue;
      if (tag.markup == SHEAF_HTML_START_TAG && !tag.self_closing)
        open++;
      else if (tag.markup == SHEAF_HTML_END_TAG && --open == 0)
        return p;
    }
  return NULL;
}

/* Classes --------------------------------------------------------------------------------------- */

gboolean
sheaf_html_class_has (const char *class, const char *words)
{
  while (class && *class)
    {
      gsize blanks = strspn (class, " \t\n\f\r");
      gsize length = strcspn (class + blanks, " \t\n\f\r");
      const char *word = class + blanks;

      for (const char *p = words; length > 0 && (p = strchr (p, ' ')) && *++p;)
        if (strncmp (p, word, length) == 0 && p[length] == ' ')
          return TRUE;
      class = word + length;
    }
  return FALSE;
}

gboolean
sheaf_html_class_is_numbers (const char *class)
{
  return sheaf_html_class_has (class, " gutter rouge-gutter linenos lntd ");
}
