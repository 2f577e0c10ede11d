/* page-tags-arguments.c: what is said to a tag
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-arguments.h"

#include "core/prefix.h"

#include <string.h>

typedef struct
{
  const char *p, *end;
} Reader;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* What stands between two quotes, or what was begun and never ended. */
static char *
read_quoted (Reader *self)
{
  char quote = *self->p++;
  GString *value = g_string_new (NULL);

  for (; self->p < self->end && *self->p != quote; self->p++)
    {
      if (*self->p == '\\' && quote != '`' && self->p + 1 < self->end && self->p[1] == quote)
        self->p++;
      g_string_append_c (value, *self->p);
    }
  self->p += self->p < self->end;
  return g_string_free (value, FALSE);
}

/* `{"text"}` is the text; another expression has no value that is known here. */
static char *
read_expression (Reader *self)
{
  const char *start = ++self->p;
  guint depth = 1;
  const char *close;
  Reader within;

  while (self->p < self->end && depth > 0)
    {
      depth += *self->p == '{';
      depth -= *self->p == '}';
      self->p++;
    }
  close = depth == 0 ? self->p - 1 : self->p;
  if (start < close && strchr ("'\"`", *start))
    {
      within = (Reader){ .p = start, .end = close };
      return read_quoted (&within);
    }
  return g_strdup ("");
}

static char *
read_bare (Reader *self)
{
  const char *start = self->p;

  while (self->p < self->end && !is_blank (*self->p))
    self->p++;
  return g_strndup (start, self->p - start);
}

static char *
read_value (Reader *self)
{
  char *value;

  if (self->p < self->end && *self->p && strchr ("'\"`", *self->p))
    return read_quoted (self);
  if (self->p < self->end && *self->p == '{')
    return read_expression (self);
  value = read_bare (self);
  if (g_str_has_suffix (value, ","))
    value[strlen (value) - 1] = '\0';
  return value;
}

/* Returns: (nullable): the name of `name=` */
static char *
read_name (Reader *self)
{
  const char *p = self->p;
  char *name;

  while (p < self->end && (g_ascii_isalnum (*p) || strchr ("_-.", *p)))
    p++;
  if (p == self->p || p >= self->end || *p != '=')
    return NULL;
  name = g_ascii_strdown (self->p, p - self->p);
  self->p = p + 1;
  return name;
}

static void
read_argument (SheafTagArguments *self, Reader *reader)
{
  char *name = read_name (reader);

  if (name)
    {
      g_ptr_array_add (self->names, name);
      g_ptr_array_add (self->values, read_value (reader));
    }
  else if (strchr ("'\"`", *reader->p))
    g_ptr_array_add (self->words, read_quoted (reader));
  else
    g_ptr_array_add (self->words, read_bare (reader));
}

static void
skip_blanks (Reader *self)
{
  while (self->p < self->end && (is_blank (*self->p) || *self->p == ','))
    self->p++;
}

static void
strip_parts (GStrv parts)
{
  for (guint i = 0; parts[i]; i++)
    {
      gsize length;

      g_strstrip (parts[i]);
      length = strlen (parts[i]);
      if (length > 1 && strchr ("'\"", parts[i][0]) && parts[i][length - 1] == parts[i][0])
        {
          parts[i][length - 1] = '\0';
          memmove (parts[i], parts[i] + 1, length - 1);
        }
    }
}

SheafTagArguments *
sheaf_tag_arguments_new (const char *text, gsize length)
{
  SheafTagArguments *self = g_new0 (SheafTagArguments, 1);
  Reader reader;

  self->whole = g_strndup (text, length);
  g_strdelimit (self->whole, "\r\n", ' ');
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->parts = g_strsplit (self->whole, ",", SHEAF_TAG_ARGUMENTS_MAX);
  strip_parts (self->parts);
  reader = (Reader){ .p = self->whole, .end = self->whole + strlen (self->whole) };
  for (guint i = 0; i < SHEAF_TAG_ARGUMENTS_MAX; i++)
    {
      skip_blanks (&reader);
      if (reader.p >= reader.end)
        break;
      read_argument (self, &reader);
    }
  return self;
}

void
sheaf_tag_arguments_free (SheafTagArguments *self)
{
  g_free (self->whole);
  g_strfreev (self->parts);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->values);
  g_free (self);
}

const char *
sheaf_tag_arguments_get (const SheafTagArguments *self, const char *const *names)
{
  for (; *names; names++)
    for (guint i = 0; i < self->names->len; i++)
      {
        const char *value = self->values->pdata[i];

        if (g_str_equal (self->names->pdata[i], *names) && *value)
          return value;
      }
  return NULL;
}

const char *
sheaf_tag_arguments_word (const SheafTagArguments *self, guint i)
{
  return i < self->words->len ? self->words->pdata[i] : NULL;
}

gboolean
sheaf_tag_is_address (const char *text)
{
  g_return_val_if_fail (text, FALSE);

  if (strchr (text, ' '))
    return FALSE;
  return strstr (text, "://") || sheaf_has_prefix (text, "//") || sheaf_has_prefix (text, "www.") ||
         *text == '/' || sheaf_has_prefix (text, "./") || sheaf_has_prefix (text, "../") ||
         sheaf_has_prefix (text, "mailto:");
}
