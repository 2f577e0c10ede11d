/* front-matter-write-toml.c: a value as TOML text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-toml.h"
#include "core/front-matter-write.h"

#include <string.h>

/* Where it is of the kind that stood there, or any kind will do. */
static gboolean
may_stand_bare (const char *text, const SheafWriting *writing)
{
  SheafTomlKind kind = sheaf_toml_find_kind (text);

  if (kind == SHEAF_TOML_NONE)
    return FALSE;
  return writing->bare ||
         (writing->old && writing->old->plain && sheaf_toml_find_kind (writing->old->text) == kind);
}

/* What a text may hold as it is: no controls but the tab, and not what no reader shows. */
static gboolean
is_printable (gunichar c)
{
  return c == '\t' || (c >= 0x20 && c < 0x7F) ||
         (c >= 0xA0 && c != 0x2028 && c != 0x2029 && c != 0xFEFF);
}

static gboolean
fits_single (const char *text, const char *also)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!is_printable (g_utf8_get_char (p)) && !strchr (also, *p))
      return FALSE;
  return TRUE;
}

/* "String": the escapes of a basic string. */
static void
append_escaped (GString *out, gunichar c)
{
  static const char meanings[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";
  const char *meaning = c < 0x80 ? strchr (meanings, (int) c) : NULL;

  if (meaning)
    g_string_append_printf (out, "\\%c", letters[meaning - meanings]);
  else if (is_printable (c))
    g_string_append_unichar (out, c);
  else
    g_string_append_printf (out, "\\u%04X", c);
}

static char *
write_text (const char *text, SheafStyle style)
{
  GString *out;

  if (style == SHEAF_STYLE_SINGLE && !strchr (text, '\'') && fits_single (text, ""))
    return g_strconcat ("'", text, "'", NULL);
  out = g_string_new ("\"");
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    append_escaped (out, g_utf8_get_char (p));
  g_string_append_c (out, '"');
  return g_string_free (out, FALSE);
}

char *
sheaf_write_toml (const SheafNode *value, const SheafWriting *writing)
{
  SheafWriting inside = *writing;

  g_return_val_if_fail (value && value->kind != SHEAF_NODE_MAPPING, NULL);

  /* What stood without quotes before may do so again. */
  if (value->plain)
    {
      inside.old = value;
      inside.style = SHEAF_STYLE_PLAIN;
    }
  if (value->kind == SHEAF_NODE_SEQUENCE)
    return sheaf_write_list (value, &inside, sheaf_write_toml);
  return inside.style == SHEAF_STYLE_PLAIN && may_stand_bare (value->text, &inside)
             ? g_strdup (value->text)
             : write_text (value->text, inside.style);
}

char *
sheaf_write_toml_key (const char *name)
{
  g_return_val_if_fail (name, NULL);

  return *name && name[strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_")] == '\0'
             ? g_strdup (name)
             : write_text (name, SHEAF_STYLE_DOUBLE);
}

/* Texts of several lines ------------------------------------------------------------------------- */

/* What stands between the quotes. */
static void
append_lines (GString *out, const char *text, gboolean escape, const char *line_end)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (*p == '\n')
      g_string_append (out, line_end);
    else if (escape && *p != '\t')
      append_escaped (out, g_utf8_get_char (p));
    else
      g_string_append_unichar (out, g_utf8_get_char (p));
}

char *
sheaf_write_toml_lines (const char *text, const char *quotes, const char *line_end)
{
  gboolean escape = *quotes == '"';
  GString *out;

  g_return_val_if_fail (text && quotes && strlen (quotes) >= 3 && line_end, NULL);

  if (!escape && (strstr (text, "''") || g_str_has_suffix (text, "'") || !fits_single (text, "\n")))
    return NULL;
  out = g_string_new (quotes);
  /* Right behind the quotes a line end would not count. */
  if (*text == '\n' && !quotes[3])
    g_string_append (out, line_end);
  append_lines (out, text, escape, line_end);
  g_string_append_len (out, quotes, 3);
  return g_string_free (out, FALSE);
}
