/* front-matter-write-json.c: a value as JSON text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-json.h"
#include "core/front-matter-write.h"

#include <string.h>

/* Where it is of the kind that stood there, or any kind will do. */
static gboolean
may_stand_bare (const char *text, const SheafWriting *writing)
{
  const char *old = writing->old && writing->old->plain ? writing->old->text : "";

  if (sheaf_json_is_number (text))
    return writing->bare || sheaf_json_is_number (old);
  return sheaf_json_is_truth (text) && (writing->bare || sheaf_json_is_truth (old));
}

/* RFC 8259, section 7, and what JavaScript once took for a line end. */
static void
append_escaped (GString *out, gunichar c)
{
  static const char meanings[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";
  const char *meaning = c < 0x80 ? strchr (meanings, (int) c) : NULL;

  if (meaning)
    g_string_append_printf (out, "\\%c", letters[meaning - meanings]);
  else if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029 || c == 0xFEFF)
    g_string_append_printf (out, "\\u%04x", c);
  else
    g_string_append_unichar (out, c);
}

/* "-->" and "--!>" close a comment (HTML, 13.2.5, comment end bang state). */
static gboolean
closes_comment (const char *text, const char *at)
{
  return *at == '>' && at >= text + 2 &&
         (memcmp (at - 2, "--", 2) == 0 || (at >= text + 3 && memcmp (at - 3, "--!", 3) == 0));
}

static char *
write_text (const char *text, gboolean comment)
{
  GString *out = g_string_new ("\"");

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (comment && closes_comment (text, p))
      g_string_append (out, "\\u003e");
    else
      append_escaped (out, g_utf8_get_char (p));
  g_string_append_c (out, '"');
  return g_string_free (out, FALSE);
}

char *
sheaf_write_json (const SheafNode *value, const SheafWriting *writing)
{
  SheafWriting inside = *writing;

  g_return_val_if_fail (value && value->kind != SHEAF_NODE_MAPPING, NULL);

  /* What stood without quotes before may do so again. */
  if (value->plain)
    inside.old = value;
  if (value->kind == SHEAF_NODE_SEQUENCE)
    return sheaf_write_list (value, &inside, sheaf_write_json);
  if (sheaf_node_is_null (value))
    return g_strdup ("null");
  return may_stand_bare (value->text, &inside) ? g_strdup (value->text)
                                               : write_text (value->text, writing->comment);
}
