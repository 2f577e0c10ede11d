/* cli-text.c: text for a terminal
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/cli-text.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Characters that move the cursor, colour, reorder or hide: a title must not forge our output. */
static gboolean
is_dangerous (gunichar c)
{
  if (g_unichar_iscntrl (c))
    return TRUE;
  return c == 0x061c || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || (c >= 0xe0000 && c <= 0xe007f);
}

static void
append_clean (GString *out, gunichar c, gboolean lines)
{
  if (lines && (c == '\n' || c == '\t'))
    g_string_append_unichar (out, c);
  else if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029)
    g_string_append_c (out, ' ');
  else if (c < 0x20)
    g_string_append_unichar (out, 0x2400 + c); /* the control's picture */
  else if (is_dangerous (c))
    g_string_append_unichar (out, 0xfffd);
  else
    g_string_append_unichar (out, c);
}

static char *
clean (const char *text, gboolean lines)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    append_clean (out, g_utf8_get_char (p), lines);
  return g_string_free (out, FALSE);
}

char *
cli_text_clean (const char *text)
{
  return clean (text, FALSE);
}

char *
cli_text_clean_lines (const char *text)
{
  return clean (text, TRUE);
}

char *
cli_text_escape_lines (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t' || !is_dangerous (c))
        g_string_append_unichar (out, c);
      else
        g_string_append_printf (out,
                                c < 0x100     ? "\\x%02x"
                                : c < 0x10000 ? "\\u%04x"
                                              : "\\U%08x",
                                c);
    }
  return g_string_free (out, FALSE);
}

static guint
columns_of (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

guint
cli_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    width += columns_of (g_utf8_get_char (p));
  return width;
}

char *
cli_text_fit (const char *text, guint columns)
{
  guint width = 0;
  const char *p;

  if (!columns || cli_text_width (text) <= columns)
    return g_strdup (text);
  for (p = text; *p; p = g_utf8_next_char (p))
    {
      width += columns_of (g_utf8_get_char (p));
      if (width >= columns)
        break;
    }
  return g_strdup_printf ("%.*s…", (int) (p - text), text);
}

guint
cli_text_terminal_width (void)
{
  struct winsize size = { 0 };

  if (!isatty (STDOUT_FILENO) || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) < 0)
    return 0;
  return size.ws_col;
}

char *
cli_text_paths (const GPtrArray *categories)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < categories->len; i++)
    {
      g_autofree char *path = g_strjoinv (" › ", g_ptr_array_index (categories, i));
      g_autofree char *fit = cli_text_clean (path);

      g_string_append_printf (text, "%s%s", i ? "; " : "", fit);
    }
  return g_string_free (text, FALSE);
}

char *
cli_text_day (gint64 date)
{
  g_autoptr (GDateTime) time =
      date != SHEAF_DATE_NONE ? g_date_time_new_from_unix_local (date) : NULL;
  char *day = time ? g_date_time_format (time, "%F") : NULL;

  return day ? day : g_strdup ("          ");
}

char *
cli_text_json (const char *text)
{
  g_autoptr (JsonNode) node = json_node_new (text ? JSON_NODE_VALUE : JSON_NODE_NULL);

  if (text)
    json_node_set_string (node, text);
  return json_to_string (node, FALSE);
}
