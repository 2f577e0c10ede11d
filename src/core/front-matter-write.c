/* front-matter-write.c: a value as YAML text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-write.h"

#include "core/text.h"

#include <string.h>

/* What a value without quotes is to some reader. */
typedef enum
{
  KIND_TEXT,
  KIND_NOTHING,
  KIND_TRUTH,
  KIND_NUMBER,
  KIND_DATE,
  KIND_ALIKE, /* of the signs that numbers and dates are made of: not every reader agrees */
  KIND_OTHER,
} Kind;

/* Kinds ----------------------------------------------------------------------------------------- */

#define NUMBER                                                                                     \
  "^[-+]?(0b[01_]+|0o[0-7]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(:[0-5]?[0-9])*(\\.[0-9_]*)?"              \
  "([eE][-+]?[0-9]+)?|\\.[0-9][0-9_]*([eE][-+]?[0-9]+)?)$"
#define DATE                                                                                       \
  "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\\.[0-9]*)?"         \
  "([ \\t]*(Z|[-+][0-9]{1,2}(:?[0-9]{2})?))?)?$"

/* Longer ones are no numbers to anybody, and need not be looked at by an expression. */
#define MAX_NUMBER 256

/* YAML 1.1 reads all of these, 1.2 some. */
static Kind
find_kind (const char *text)
{
  static const char *const nothing[] = { "", "~", "null", NULL };
  static const char *const truths[] = { "y", "n", "yes", "no", "true", "false", "on", "off", NULL };
  static const char *const others[] = { "=", "<<", ".inf", "-.inf", "+.inf", ".nan", NULL };
  gsize length = strlen (text);

  if (sheaf_text_is_one_of (text, nothing))
    return KIND_NOTHING;
  if (sheaf_text_is_one_of (text, truths))
    return KIND_TRUTH;
  if (sheaf_text_is_one_of (text, others))
    return KIND_OTHER;
  if (length > MAX_NUMBER || !strchr ("+-.0123456789", *text))
    return KIND_TEXT;
  if (g_regex_match_simple (NUMBER, text, 0, 0))
    return KIND_NUMBER;
  if (g_regex_match_simple (DATE, text, 0, 0))
    return KIND_DATE;
  return strspn (text, "+-.:_0123456789aAbBcCdDeEfFoOxXtTzZ \t") == length ? KIND_ALIKE : KIND_TEXT;
}

gboolean
sheaf_write_is_text (const char *text)
{
  g_return_val_if_fail (text, FALSE);
  return find_kind (text) == KIND_TEXT;
}

static gboolean
is_datelike (Kind kind)
{
  return kind == KIND_DATE || kind == KIND_ALIKE;
}

/* A text may, and what is of the kind that stood there. */
static gboolean
may_stand_bare (const char *text, const SheafWriting *writing)
{
  Kind kind = find_kind (text);
  Kind old = writing->old && writing->old->plain ? find_kind (writing->old->text) : KIND_TEXT;

  if (kind == KIND_TEXT)
    return TRUE;
  if (kind == KIND_NOTHING || kind == KIND_OTHER)
    return FALSE;
  if (kind == old || (is_datelike (kind) && is_datelike (old)))
    return TRUE;
  /* That y and on are truths not every reader says. */
  return writing->bare && (kind != KIND_TRUTH || g_ascii_strcasecmp (text, "true") == 0 ||
                           g_ascii_strcasecmp (text, "false") == 0);
}

/* Styles ---------------------------------------------------------------------------------------- */

SheafStyle
sheaf_write_style (const SheafNode *node, const char *text)
{
  g_return_val_if_fail (node && text, SHEAF_STYLE_PLAIN);

  if (node->plain || node->kind != SHEAF_NODE_SCALAR)
    return SHEAF_STYLE_PLAIN;
  switch (text[node->start])
    {
    case '\'':
      return SHEAF_STYLE_SINGLE;
    case '|':
    case '>':
      return SHEAF_STYLE_BLOCK;
    default:
      return SHEAF_STYLE_DOUBLE;
    }
}

/* YAML 1.2.2, 5.1, without the line ends that only YAML 1.1 knows, and without what no reader shows. */
static gboolean
is_printable (gunichar c)
{
  if (c == 0x2028 || c == 0x2029 || c == 0xFEFF)
    return FALSE;
  return (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

static gboolean
is_all_printable (const char *text, const char *also)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!is_printable (g_utf8_get_char (p)) && !strchr (also, *p))
      return FALSE;
  return TRUE;
}

/* Stricter than YAML (1.2.2, 7.3.3), as not every reader takes all it may take. */
static gboolean
fits_plain (const char *text, gboolean flow)
{
  gsize length = strlen (text);
  gboolean negative = *text == '-' && find_kind (text) == KIND_NUMBER;

  if (length == 0 || (strchr ("-?:,[]{}#&*!|>'\"%@`", *text) && !negative) || *text == ' ' ||
      text[length - 1] == ' ' || !is_all_printable (text, ""))
    return FALSE;
  for (const char *p = text; *p; p++)
    if ((*p == ':' && (!p[1] || p[1] == ' ')) || (*p == '#' && p > text && p[-1] == ' ') ||
        (flow && strchr (",[]{}:?", *p)))
      return FALSE;
  return TRUE;
}

static char *
write_single (const char *text)
{
  GString *out = g_string_new ("'");

  for (const char *p = text; *p; p++)
    {
      if (*p == '\'')
        g_string_append_c (out, '\'');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '\'');
  return g_string_free (out, FALSE);
}

/* YAML 1.2.2, 5.7: only escapes that 1.1 has as well. */
static void
append_escaped (GString *out, gunichar c)
{
  if (c == '"' || c == '\\')
    g_string_append_printf (out, "\\%c", (char) c);
  else if (c == '\n')
    g_string_append (out, "\\n");
  else if (c == '\r')
    g_string_append (out, "\\r");
  else if (c == '\t')
    g_string_append (out, "\\t");
  else if (is_printable (c))
    g_string_append_unichar (out, c);
  else if (c <= 0xFF)
    g_string_append_printf (out, "\\x%02X", c);
  else
    g_string_append_printf (out, "\\u%04X", c);
}

static char *
write_double (const char *text)
{
  GString *out = g_string_new ("\"");

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    append_escaped (out, g_utf8_get_char (p));
  g_string_append_c (out, '"');
  return g_string_free (out, FALSE);
}

/* Returns: (transfer full) (nullable): NULL where @style cannot hold it */
static char *
write_as (const char *text, SheafStyle style, const SheafWriting *writing)
{
  if (style == SHEAF_STYLE_PLAIN)
    return fits_plain (text, writing->flow) && may_stand_bare (text, writing) ? g_strdup (text)
                                                                              : NULL;
  if (style == SHEAF_STYLE_SINGLE)
    return is_all_printable (text, "") ? write_single (text) : NULL;
  return style == SHEAF_STYLE_DOUBLE ? write_double (text) : NULL;
}

static char *
write_scalar (const char *text, const SheafWriting *writing)
{
  char *written = write_as (text, writing->style, writing);

  for (SheafStyle style = SHEAF_STYLE_PLAIN; !written; style++)
    written = write_as (text, style, writing);
  return written;
}

char *
sheaf_write_list (const SheafNode *list,
                  const SheafWriting *writing,
                  char *(*write) (const SheafNode *value, const SheafWriting *writing))
{
  GString *out = g_string_new ("[");

  for (guint i = 0; i < list->items->len; i++)
    {
      g_autofree char *item = write (g_ptr_array_index (list->items, i), writing);

      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", item);
    }
  g_string_append_c (out, ']');
  return g_string_free (out, FALSE);
}

char *
sheaf_write_inline (const SheafNode *value, const SheafWriting *writing)
{
  SheafWriting inside = *writing;

  g_return_val_if_fail (value && value->kind != SHEAF_NODE_MAPPING, NULL);

  /* What stood without quotes before may do so again. */
  if (value->plain)
    inside.old = value;
  if (value->kind == SHEAF_NODE_SCALAR)
    return sheaf_node_is_null (value) ? g_strdup ("null") : write_scalar (value->text, &inside);
  inside.flow = TRUE;
  return sheaf_write_list (value, &inside, sheaf_write_inline);
}

/* Blocks ---------------------------------------------------------------------------------------- */

/* A line of nothing but blanks, or blanks before the first, would need more than indentation. */
static gboolean
fits_block (char *const *lines, const char *text)
{
  if (strchr (" \t\n", *text) || !is_all_printable (text, "\n\t"))
    return FALSE;
  for (guint i = 0; lines[i]; i++)
    if (*lines[i] && lines[i][strspn (lines[i], " \t")] == '\0')
      return FALSE;
  return TRUE;
}

char *
sheaf_write_block (const char *text,
                   gboolean folded,
                   guint indent,
                   const char *tail,
                   const char *line_end)
{
  g_autofree char *content = g_strdup (text);
  gsize length = strlen (text);
  gboolean ended = length > 0 && text[length - 1] == '\n';
  g_auto (GStrv) lines = NULL;
  GString *out;

  g_return_val_if_fail (text && tail && line_end, NULL);

  if (ended)
    content[length - 1] = '\0';
  lines = g_strsplit (content, "\n", -1);
  if (!*content || g_str_has_suffix (content, "\n") || !fits_block (lines, content))
    return NULL;
  out = g_string_new (folded && !lines[1] ? ">" : "|");
  g_string_append_printf (out, "%s%s", ended ? "" : "-", tail);
  for (guint i = 0; lines[i]; i++)
    g_string_append_printf (out, "%s%*s%s", line_end, *lines[i] ? (int) indent : 0, "", lines[i]);
  return g_string_free (out, FALSE);
}
