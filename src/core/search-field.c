/* search-field.c: the fields of the search language, key:value
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-field.h"

#include "core/prefix.h"

#include <string.h>

static const struct
{
  const char *key;
  SheafTermKind kind;
} fields[] = {
  { "title", SHEAF_TERM_TITLE },       { "author", SHEAF_TERM_AUTHOR }, { "tag", SHEAF_TERM_TAG },
  { "category", SHEAF_TERM_CATEGORY }, { "source", SHEAF_TERM_SOURCE }, { "date", SHEAF_TERM_DATE },
  { "is", SHEAF_TERM_FLAG },           { "has", SHEAF_TERM_PICTURES },
};

static const struct
{
  const char *name;
  SheafTermState state;
} flags[] = {
  { "unread", SHEAF_TERM_UNREAD },
  { "starred", SHEAF_TERM_STARRED },
  { "archived", SHEAF_TERM_ARCHIVED },
  { "draft", SHEAF_TERM_DRAFT },
};

/* PROPERTY for any key that is not ours. */
static SheafTermKind
kind_of (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!g_ascii_strcasecmp (key, fields[i].key))
      return fields[i].kind;
  return SHEAF_TERM_PROPERTY;
}

gboolean
sheaf_search_field_is_known (const char *key)
{
  g_return_val_if_fail (key, FALSE);
  return kind_of (key) != SHEAF_TERM_PROPERTY;
}

gboolean
sheaf_search_is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0xff02;
}

char *
sheaf_search_field_write (const char *key, const char *value)
{
  g_autofree char *written = NULL;

  g_return_val_if_fail (key && value, NULL);

  written = g_strdelimit (g_strdup (value), "\"", ' ');
  return g_strdup_printf ("%s:\"%s\"", key, written);
}

/* --- Dates --- */

/* Up to @max digits at *@at. Returns: the number, or -1 for none */
static int
read_number (const char **at, guint max)
{
  int number = -1;

  for (guint i = 0; i < max && g_ascii_isdigit (**at); i++)
    number = MAX (number, 0) * 10 + *(*at)++ - '0';
  return number;
}

/* The span of one year, month or day that stands at *@at. */
static gboolean
read_date (const char **at, GTimeZone *zone, gint64 *from, gint64 *until)
{
  int part[3] = { -1, 1, 1 };
  guint n = 0;
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) end = NULL;

  while (n < 3)
    {
      const char *digits = *at;
      int number = read_number (at, n ? 2 : 4);

      if (number < 1 || (!n && *at != digits + 4))
        return FALSE;
      part[n++] = number;
      if (**at != '-' && **at != '/')
        break;
      if (n < 3)
        (*at)++;
    }
  start = g_date_time_new (zone, part[0], part[1], part[2], 0, 0, 0);
  if (!start)
    return FALSE;
  end = g_date_time_add_full (start, n == 1, n == 2, n == 3, 0, 0, 0);
  *from = g_date_time_to_unix (start);
  *until = end ? g_date_time_to_unix (end) : G_MAXINT64; /* the year 9999 */
  return TRUE;
}

gboolean
sheaf_search_field_parse_dates (const char *text, GTimeZone *zone, gint64 *from, gint64 *until)
{
  gboolean open;
  gint64 ignored;

  g_return_val_if_fail (text && zone && from && until, FALSE);

  /* One more than no date at all, which a search for dates never means. */
  *from = SHEAF_DATE_NONE + 1;
  *until = G_MAXINT64;
  open = sheaf_has_prefix (text, "..");
  if (!open && !read_date (&text, zone, from, until))
    return FALSE;
  if (!*text)
    return !open;
  if (!sheaf_has_prefix (text, ".."))
    return FALSE;
  text += 2;
  *until = G_MAXINT64;
  if (!*text)
    return !open;
  return read_date (&text, zone, &ignored, until) && !*text;
}

static gboolean
term_set_dates (SheafSearchTerm *term)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return sheaf_search_field_parse_dates (term->text, zone, &term->from, &term->until);
}

/* --- Flags --- */

static gboolean
term_set_flag (SheafSearchTerm *term)
{
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (!g_ascii_strcasecmp (term->text, flags[i].name))
      {
        term->state = flags[i].state;
        return TRUE;
      }
  return FALSE;
}

/* What `has:` asks for. */
static const struct
{
  const char *name;
  SheafTermKind kind;
} things[] = {
  { "pictures", SHEAF_TERM_PICTURES },
  { "notes", SHEAF_TERM_NOTES },
  { "highlights", SHEAF_TERM_NOTES },
};

static gboolean
term_set_thing (SheafSearchTerm *term)
{
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    if (!g_ascii_strcasecmp (term->text, things[i].name))
      {
        term->kind = things[i].kind;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_thing_unfinished (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    if (g_ascii_strncasecmp (value, things[i].name, strlen (value)) == 0)
      return TRUE;
  return FALSE;
}

/* --- Terms --- */

SheafSearchTerm *
sheaf_search_field_new (const char *key, const char *value, guint max_tokens)
{
  SheafSearchTerm *term;
  gboolean understood = TRUE;

  g_return_val_if_fail (key && value, NULL);

  term = sheaf_search_term_new (kind_of (key), value, -1, max_tokens);
  if (term->kind == SHEAF_TERM_DATE)
    understood = term_set_dates (term);
  else if (term->kind == SHEAF_TERM_FLAG)
    understood = term_set_flag (term);
  else if (term->kind == SHEAF_TERM_PICTURES)
    understood = term_set_thing (term);
  if (!understood)
    term->kind = SHEAF_TERM_PROPERTY;
  if (term->kind == SHEAF_TERM_PROPERTY)
    {
      g_autofree char *both = g_strdup_printf ("%s:%s", key, value);

      term->key = g_strdup (key);
      term->as_text = sheaf_search_term_new (SHEAF_TERM_TEXT, both, -1, SHEAF_SEARCH_MAX_TOKENS);
    }
  return term;
}

gboolean
sheaf_search_field_is_unfinished (const char *key, const char *value)
{
  g_return_val_if_fail (key && value, FALSE);

  switch (kind_of (key))
    {
    case SHEAF_TERM_DATE:
      return strspn (value, "0123456789-/.") == strlen (value);
    case SHEAF_TERM_PICTURES:
      return is_thing_unfinished (value);
    case SHEAF_TERM_FLAG:
      for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
        if (g_ascii_strncasecmp (value, flags[i].name, strlen (value)) == 0)
          return TRUE;
      return FALSE;
    default:
      return FALSE;
    }
}
