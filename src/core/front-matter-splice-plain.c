/* front-matter-splice-plain.c: values of lines without a syntax around them put in and taken out
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-splice.h"

#include "core/prefix.h"

#include <string.h>

/* Nothing is quoted here, so what a line cannot hold is found when it is read again. */

/* Texts ----------------------------------------------------------------------------------------- */

/* What reference lines have around a value: a link's title to Markdown (CommonMark, section 4.7), which ends where
 * a mark of the same kind comes. */
static const char *const wrappers[] = { "\"\"", "()" };

static gboolean
fits_wrapper (const char *text, const char *wrapper)
{
  return !strpbrk (text, wrapper) && !g_str_has_suffix (text, "\\");
}

/* As @model is written, else as may be. @model: (nullable). Returns: (transfer full) (nullable) */
static char *
wrap (const SheafSplicer *self, const SheafNode *model, const char *text)
{
  char mark = model ? self->text[model->start] : '"';

  if (mark == '[' && !strpbrk (text, "[]"))
    return g_strdup_printf ("[%s]", text);
  for (guint i = 0; i < G_N_ELEMENTS (wrappers); i++)
    if (mark == *wrappers[i] && fits_wrapper (text, wrappers[i]))
      return g_strdup_printf ("%c%s%c", wrappers[i][0], text, wrappers[i][1]);
  for (guint i = 0; i < G_N_ELEMENTS (wrappers); i++)
    if (fits_wrapper (text, wrappers[i]))
      return g_strdup_printf ("%c%s%c", wrappers[i][0], text, wrappers[i][1]);
  return NULL;
}

/* What parts the items of @list. */
static char
find_divider (const SheafSplicer *self, const SheafNode *list)
{
  return list && memchr (self->text + list->start, ';', list->end - list->start) ? ';' : ',';
}

/* Returns: (transfer full): with a divider between the items */
static char *
join (const SheafNode *list, char divider)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->items->len; i++)
    {
      const SheafNode *item = g_ptr_array_index (list->items, i);

      if (i > 0)
        g_string_append_printf (out, "%c ", divider);
      g_string_append (out, item->text ? item->text : "");
    }
  return g_string_free (out, FALSE);
}

/* @old: (nullable): what stood there. Returns: (transfer full) (nullable): the bytes of @value */
static char *
write_value (const SheafSplicer *self, const SheafNode *value, const SheafNode *old)
{
  g_autofree char *text =
      value->kind == SHEAF_NODE_SEQUENCE
          ? join (value, old && old->kind == SHEAF_NODE_SEQUENCE ? find_divider (self, old) : ',')
          : g_strdup (value->text);

  if (strpbrk (text, "\r\n"))
    return NULL;
  if (self->header->form == SHEAF_FORM_REFERENCE)
    return wrap (self, old && old->end > old->start ? old : NULL, text);
  return g_steal_pointer (&text);
}

/* Values ---------------------------------------------------------------------------------------- */

/* Behind the colon of the key. */
static gsize
find_colon_end (const SheafSplicer *self)
{
  gsize at = sheaf_splicer_get_key (self)->end;

  return at + strcspn (self->text + at, ":") + 1;
}

static char *
replace_value (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *old = sheaf_splicer_get_value (self);
  g_autofree char *text = write_value (self, value, old);
  g_autofree char *with = NULL;
  gsize colon = find_colon_end (self);
  gsize at = old->start;

  if (!text)
    return NULL;
  if (old->end > old->start || !*text)
    return sheaf_splicer_put (self, at, old->end, text);
  /* Where there is none yet, it stands nowhere; and nothing stands right behind the colon. */
  at = colon + strspn (self->text + colon, " \t");
  with = g_strconcat (at == colon ? " " : "", text, NULL);
  return sheaf_splicer_put (self, at, at, with);
}

/* Keys ------------------------------------------------------------------------------------------ */

/* The name of the key that is to come: in bare lines with a capital, where all others have one. (transfer full) */
static char *
write_name (const SheafSplicer *self)
{
  const SheafNode *mapping = self->place.mapping;
  g_autofree char *name = g_strdup (self->place.name);
  gboolean capitals = self->header->form == SHEAF_FORM_BARE;

  for (guint i = 0; i < mapping->keys->len; i++)
    capitals &= g_ascii_isupper (*((SheafNode *) g_ptr_array_index (mapping->keys, i))->text);
  if (capitals)
    *name = g_ascii_toupper (*name);
  return g_steal_pointer (&name);
}

/* What stands between a key and its value, as behind @key; where several values stand in a column, this one does
 * too. @length: of the key that is to come */
static char *
write_colon (const SheafSplicer *self, const SheafNode *key, gsize length)
{
  const char *behind = self->text + key->end;
  gsize before = strspn (behind, " \t");
  gsize blanks = strspn (behind + before + 1, " \t");
  gsize wide = key->end - key->start + blanks;

  if (blanks == 0 || behind[before + 1 + blanks] == '\0' ||
      strchr ("\r\n", behind[before + 1 + blanks]))
    return g_strdup (": ");
  if (before > 0 || blanks == 1 || memchr (behind + 1, '\t', blanks))
    return g_strndup (behind, before + 1 + blanks);
  return g_strdup_printf (":%*s", (int) (wide > length ? wide - length : 1), "");
}

/* A line for @value, as that of key @model is. */
static char *
write_line (const SheafSplicer *self, const SheafNode *value, guint model)
{
  const SheafNode *key = g_ptr_array_index (self->place.mapping->keys, model);
  gsize start = sheaf_splicer_line_start (self, key->start);
  g_autofree char *before = g_strndup (self->text + start, key->start - start);
  g_autofree char *name = write_name (self);
  g_autofree char *colon = write_colon (self, key, strlen (name));
  g_autofree char *text =
      write_value (self, value, g_ptr_array_index (self->place.mapping->items, model));

  /* `<!-- .. title: x` is the comment's first line. */
  if (!text || strstr (before, "<!--"))
    return NULL;
  return g_strconcat (before, name, *text ? colon : ":", text,
                      sheaf_splicer_line_end (self, key->start), NULL);
}

/* Where the line below the value of key @i begins. */
static gsize
find_next_line (const SheafSplicer *self, guint i)
{
  const SheafNode *key = g_ptr_array_index (self->place.mapping->keys, i);
  const SheafNode *item = g_ptr_array_index (self->place.mapping->items, i);

  return sheaf_splicer_next_line (self, item->end > item->start ? item->end : key->end);
}

static char *
add_key (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *mapping = self->place.mapping;
  guint n = mapping->keys->len;
  guint neighbour = sheaf_splicer_find_neighbour (self);
  g_autofree char *line = write_line (self, value, neighbour < n ? neighbour : 0);
  const SheafNode *first = g_ptr_array_index (mapping->keys, 0);
  gsize at = neighbour < n ? find_next_line (self, neighbour)
                           : sheaf_splicer_line_start (self, first->start);

  /* The last line of a file may have no end. */
  if (!line || (at > 0 && !strchr ("\r\n", self->text[at - 1])))
    return NULL;
  return sheaf_splicer_put (self, at, at, line);
}

static char *
remove_key (const SheafSplicer *self)
{
  gsize start = sheaf_splicer_line_start (self, sheaf_splicer_get_key (self)->start);

  if (sheaf_has_prefix (self->text + start, "<!--"))
    return NULL;
  return sheaf_splicer_put (self, start, find_next_line (self, self->place.index), "");
}

/* Items ----------------------------------------------------------------------------------------- */

static const SheafNode *
get_item (const SheafSplicer *self, guint i)
{
  return g_ptr_array_index (sheaf_splicer_get_value (self)->items, i);
}

static char *
replace_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  const SheafNode *old = get_item (self, i);
  g_autofree char *text = value->kind == SHEAF_NODE_SCALAR ? write_value (self, value, old) : NULL;

  return text ? sheaf_splicer_put (self, old->start, old->end, text) : NULL;
}

/* As between the first two items. */
static char *
find_separator (const SheafSplicer *self)
{
  const SheafNode *list = sheaf_splicer_get_value (self);
  char *separator = NULL;

  if (list->items->len > 1)
    separator =
        sheaf_splicer_copy (self, get_item (self, 0)->end, get_item (self, 1)->start, ",; \t\r\n");
  return separator ? separator : g_strdup_printf ("%c ", find_divider (self, list));
}

static char *
add_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  gboolean last = i == sheaf_splicer_get_value (self)->items->len;
  g_autofree char *separator = NULL;
  g_autofree char *with = NULL;
  gsize at;

  /* `tags: ,,` is a list of nothing. */
  if (last && i == 0)
    return replace_value (self, value);
  separator = find_separator (self);
  at = last ? get_item (self, i - 1)->end : get_item (self, i)->start;
  if (value->kind != SHEAF_NODE_SCALAR || strpbrk (value->text, "\r\n"))
    return NULL;
  with = last ? g_strconcat (separator, value->text, NULL)
              : g_strconcat (value->text, separator, NULL);
  return sheaf_splicer_put (self, at, at, with);
}

static char *
remove_item (const SheafSplicer *self, guint i)
{
  const SheafNode *list = sheaf_splicer_get_value (self);

  if (list->items->len == 1)
    return sheaf_splicer_put (self, find_colon_end (self), list->end, "");
  if (i == 0)
    return sheaf_splicer_put (self, get_item (self, 0)->start, get_item (self, 1)->start, "");
  return sheaf_splicer_put (self, get_item (self, i - 1)->end, get_item (self, i)->end, "");
}

const SheafSplice sheaf_splice_plain = {
  replace_value, add_key, remove_key, replace_item, add_item, remove_item,
};
