/* front-matter-toml-bare.c: numbers, dates, times and booleans of TOML
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-toml-private.h"
#include "core/front-matter-toml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DATE_LENGTH 10

/* What of a value is not looked at yet. */
typedef struct
{
  const char *at, *end;
} Rest;

typedef gboolean (*IsDigit) (char c);

static gboolean
is_decimal (char c)
{
  return g_ascii_isdigit (c);
}

static gboolean
is_hexadecimal (char c)
{
  return g_ascii_isxdigit (c);
}

static gboolean
is_octal (char c)
{
  return c >= '0' && c <= '7';
}

static gboolean
is_binary (char c)
{
  return c == '0' || c == '1';
}

static gboolean
take_one_of (Rest *rest, const char *characters)
{
  if (rest->at == rest->end || !strchr (characters, *rest->at))
    return FALSE;
  rest->at++;
  return TRUE;
}

static gboolean
take_word (Rest *rest, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (rest->end - rest->at) < length || memcmp (rest->at, word, length) != 0)
    return FALSE;
  rest->at += length;
  return TRUE;
}

/* Numbers --------------------------------------------------------------------------------------- */

/* Digits, at least one, and between two of them an underscore, if any. */
static gboolean
take_digits (Rest *rest, IsDigit is_digit)
{
  gboolean digit = FALSE;

  for (; rest->at < rest->end; rest->at++)
    {
      if (is_digit (*rest->at))
        digit = TRUE;
      else if (*rest->at == '_' && digit)
        digit = FALSE;
      else
        break;
    }
  return digit;
}

/* An integer or a float ("Integer", "Float"). */
static gboolean
is_number (Rest rest)
{
  gboolean sign = take_one_of (&rest, "+-");

  if (take_word (&rest, "inf") || take_word (&rest, "nan"))
    return rest.at == rest.end;
  if (!sign && take_word (&rest, "0x"))
    return take_digits (&rest, is_hexadecimal) && rest.at == rest.end;
  if (!sign && take_word (&rest, "0o"))
    return take_digits (&rest, is_octal) && rest.at == rest.end;
  if (!sign && take_word (&rest, "0b"))
    return take_digits (&rest, is_binary) && rest.at == rest.end;
  /* No zero leads but one that stands alone. */
  if (!take_one_of (&rest, "0") && !take_digits (&rest, is_decimal))
    return FALSE;
  if (take_one_of (&rest, ".") && !take_digits (&rest, is_decimal))
    return FALSE;
  if (take_one_of (&rest, "eE"))
    {
      take_one_of (&rest, "+-");
      if (!take_digits (&rest, is_decimal))
        return FALSE;
    }
  return rest.at == rest.end;
}

/* Dates ----------------------------------------------------------------------------------------- */

/* Exactly @digits digits, of a number up to @most. */
static gboolean
take_field (Rest *rest, guint digits, guint most, guint *value)
{
  *value = 0;
  for (guint i = 0; i < digits; i++, rest->at++)
    {
      if (rest->at == rest->end || !g_ascii_isdigit (*rest->at))
        return FALSE;
      *value = *value * 10 + g_ascii_digit_value (*rest->at);
    }
  return *value <= most;
}

static gboolean
take_date (Rest *rest)
{
  guint year, month, day;

  if (!take_field (rest, 4, 9999, &year) || !take_one_of (rest, "-") ||
      !take_field (rest, 2, 12, &month) || !take_one_of (rest, "-") ||
      !take_field (rest, 2, 31, &day) || month == 0 || day == 0)
    return FALSE;
  /* GLib knows no year 0, RFC 3339 does; the calendar comes again after 400 years. */
  return day <= g_date_get_days_in_month (month, year + 400);
}

/* Up to the second; a leap second may be the 60th (RFC 3339, 5.6 and 5.7). */
static gboolean
take_time (Rest *rest)
{
  guint hour, minute, second;

  if (!take_field (rest, 2, 23, &hour) || !take_one_of (rest, ":") ||
      !take_field (rest, 2, 59, &minute) || !take_one_of (rest, ":") ||
      !take_field (rest, 2, 60, &second))
    return FALSE;
  if (!take_one_of (rest, "."))
    return TRUE;
  if (rest->at == rest->end || !g_ascii_isdigit (*rest->at))
    return FALSE;
  while (rest->at < rest->end && g_ascii_isdigit (*rest->at))
    rest->at++;
  return TRUE;
}

static gboolean
take_offset (Rest *rest)
{
  guint hour, minute;

  if (take_one_of (rest, "Zz"))
    return TRUE;
  return take_one_of (rest, "+-") && take_field (rest, 2, 23, &hour) && take_one_of (rest, ":") &&
         take_field (rest, 2, 59, &minute);
}

/* A date, a time, or both and an offset ("Offset Date-Time" and the three after it). */
static gboolean
is_date_or_time (Rest rest)
{
  Rest time = rest;

  if (take_time (&time))
    return time.at == time.end;
  if (!take_date (&rest))
    return FALSE;
  if (rest.at == rest.end)
    return TRUE;
  if (!take_one_of (&rest, "Tt ") || !take_time (&rest))
    return FALSE;
  return rest.at == rest.end || (take_offset (&rest) && rest.at == rest.end);
}

static gboolean
is_boolean (Rest rest)
{
  return (take_word (&rest, "true") || take_word (&rest, "false")) && rest.at == rest.end;
}

SheafTomlKind
sheaf_toml_find_kind (const char *text)
{
  Rest rest = { .at = text };

  g_return_val_if_fail (text, SHEAF_TOML_NONE);

  rest.end = text + strlen (text);
  return is_number (rest)         ? SHEAF_TOML_NUMBER
         : is_date_or_time (rest) ? SHEAF_TOML_DATE
         : is_boolean (rest)      ? SHEAF_TOML_TRUTH
                                  : SHEAF_TOML_NONE;
}

/* Reading --------------------------------------------------------------------------------------- */

static void
skip_word (SheafToml *self)
{
  int c = sheaf_toml_peek (self, 0);

  while (c > 0 && (g_ascii_isalnum (c) || strchr ("+-_.:", c)))
    {
      self->at++;
      c = sheaf_toml_peek (self, 0);
    }
}

/* A blank between the date that began at @start and its time belongs to the value. */
static void
skip_value (SheafToml *self, gsize start)
{
  int c;

  skip_word (self);
  c = sheaf_toml_peek (self, 1);
  if (self->at - start == DATE_LENGTH && self->source->text[start + 4] == '-' &&
      sheaf_toml_peek (self, 0) == ' ' && c > 0 && g_ascii_isdigit (c))
    {
      self->at++;
      skip_word (self);
    }
}

SheafNode *
sheaf_toml_read_bare (SheafToml *self)
{
  gsize start = self->at;
  Rest rest = { .at = self->source->text + start };

  skip_value (self, start);
  rest.end = self->source->text + self->at;
  if (is_number (rest) || is_date_or_time (rest) || is_boolean (rest))
    return sheaf_toml_take_scalar (self, start, self->line, FALSE);
  if (rest.at < rest.end && (g_ascii_isdigit (*rest.at) || strchr ("+-.", *rest.at)))
    sheaf_toml_fail (self, self->line, _ ("a number or date is not written as TOML wants it"));
  else
    sheaf_toml_fail_here (self,
                          _ ("a value is neither in quotes nor a number, a date, true or false"));
  return NULL;
}
