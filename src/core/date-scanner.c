/* date-scanner.c: the numbers and words of a date
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/date-scanner.h"

#include "core/prefix.h"

#include <string.h>

#define UNSET (-1)

/* No place on Earth is further from Greenwich than 14 hours. */
#define MAX_OFFSET_HOURS 14

/* A date is read token by token: numbers, words and what stands between them. */
typedef struct
{
  const char *p;
  SheafDateFields f;
  gboolean after_word; /* a full stop may follow: "Nov." */
  gboolean after_t;    /* digits that follow are a time: "20211112T0930" */
} Scanner;

/* Words ----------------------------------------------------------------------------------------- */

static const char *const months[] = {
  "january", "february", "march",     "april",   "may",      "june",
  "july",    "august",   "september", "october", "november", "december",
};
static const char *const weekdays[] = {
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
};

/* RFC 822, section 5.1, and the few that have come to mean one place only. */
static const struct
{
  const char *name;
  int hours;
} zones[] = {
  { "z", 0 },    { "gmt", 0 },  { "utc", 0 },  { "ut", 0 },   { "est", -5 },  { "edt", -4 },
  { "cst", -6 }, { "cdt", -5 }, { "mst", -7 }, { "mdt", -6 }, { "pst", -8 },  { "pdt", -7 },
  { "wet", 0 },  { "cet", 1 },  { "cest", 2 }, { "eet", 2 },  { "eest", 3 },  { "msk", 3 },
  { "hkt", 8 },  { "sgt", 8 },  { "jst", 9 },  { "kst", 9 },  { "aest", 10 }, { "aedt", 11 },
};

/* Characters that say what the number before them is. */
static const struct
{
  const char *unit;
  gsize field;
} units[] = {
  { "年", G_STRUCT_OFFSET (SheafDateFields, year) },
  { "년", G_STRUCT_OFFSET (SheafDateFields, year) },
  { "月", G_STRUCT_OFFSET (SheafDateFields, month) },
  { "월", G_STRUCT_OFFSET (SheafDateFields, month) },
  { "日", G_STRUCT_OFFSET (SheafDateFields, day) },
  { "일", G_STRUCT_OFFSET (SheafDateFields, day) },
  { "号", G_STRUCT_OFFSET (SheafDateFields, day) },
  { "號", G_STRUCT_OFFSET (SheafDateFields, day) },
  { "时", G_STRUCT_OFFSET (SheafDateFields, hour) },
  { "時", G_STRUCT_OFFSET (SheafDateFields, hour) },
  { "点", G_STRUCT_OFFSET (SheafDateFields, hour) },
  { "點", G_STRUCT_OFFSET (SheafDateFields, hour) },
  { "시", G_STRUCT_OFFSET (SheafDateFields, hour) },
  { "分", G_STRUCT_OFFSET (SheafDateFields, minute) },
  { "분", G_STRUCT_OFFSET (SheafDateFields, minute) },
  { "秒", G_STRUCT_OFFSET (SheafDateFields, second) },
  { "초", G_STRUCT_OFFSET (SheafDateFields, second) },
};

static gboolean
skip_prefix (Scanner *s, const char *prefix)
{
  if (!sheaf_has_prefix (s->p, prefix))
    return FALSE;
  s->p += strlen (prefix);
  return TRUE;
}

/* Index of the name that @word is, or shortens to no less than three letters; -1: none. */
static int
find_name (const char *const *names, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (strlen (word) >= 3 && sheaf_has_prefix (names[i], word))
      return (int) i;
  return -1;
}

static gboolean
date_is_complete (const Scanner *s)
{
  return s->f.year != UNSET && s->f.month != UNSET && s->f.day != UNSET;
}

static gboolean
set_zone (Scanner *s, int offset)
{
  s->f.offset = offset;
  s->f.has_zone = TRUE;
  return TRUE;
}

static gboolean
take_word (Scanner *s, const char *word)
{
  int month = find_name (months, G_N_ELEMENTS (months), word);

  if (month >= 0)
    {
      s->f.month = s->f.month == UNSET ? month + 1 : 0;
      return s->f.month > 0;
    }
  if (find_name (weekdays, G_N_ELEMENTS (weekdays), word) >= 0 || g_str_equal (word, "at"))
    return TRUE;
  if (g_str_equal (word, "am") || g_str_equal (word, "pm"))
    {
      s->f.am |= word[0] == 'a';
      s->f.pm |= word[0] == 'p';
      return TRUE;
    }
  if (g_str_equal (word, "t"))
    {
      s->after_t = TRUE;
      return date_is_complete (s);
    }
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_str_equal (word, zones[i].name))
      return date_is_complete (s) && (s->f.has_zone || set_zone (s, zones[i].hours * 3600));
  return FALSE;
}

static gboolean
scan_latin_word (Scanner *s)
{
  char word[12];
  gsize n = 0;

  for (; g_ascii_isalpha (*s->p); s->p++)
    {
      if (n + 1 == sizeof word)
        return FALSE;
      word[n++] = g_ascii_tolower (*s->p);
    }
  if (n == 1 && (word[0] == 'a' || word[0] == 'p') && g_ascii_strncasecmp (s->p, ".m", 2) == 0)
    {
      s->p += 2;
      word[n++] = 'm';
    }
  word[n] = '\0';
  s->after_word = TRUE;
  return take_word (s, word);
}

/* 星期五, 周五, 上午, 下午. */
static gboolean
scan_chinese_word (Scanner *s)
{
  if (skip_prefix (s, "星期") || skip_prefix (s, "周") || skip_prefix (s, "週"))
    {
      if (*s->p)
        s->p = g_utf8_next_char (s->p);
      return TRUE;
    }
  if (skip_prefix (s, "上午") || skip_prefix (s, "오전"))
    return s->f.am = TRUE;
  if (skip_prefix (s, "下午") || skip_prefix (s, "晚上") || skip_prefix (s, "오후"))
    return s->f.pm = TRUE;
  return FALSE;
}

/* Numbers --------------------------------------------------------------------------------------- */

/* Reads at most nine digits. Returns: how many there were; 0: none, or too many */
static guint
scan_digits (Scanner *s, int *value)
{
  guint n = 0;

  for (*value = 0; g_ascii_isdigit (*s->p); s->p++, n++)
    {
      if (n == 9)
        return 0;
      *value = *value * 10 + (*s->p - '0');
    }
  return n;
}

static gboolean
skip_colon (Scanner *s)
{
  gsize length = *s->p == ':' ? 1 : sheaf_has_prefix (s->p, "：") ? strlen ("：") : 0;

  if (length == 0 || !g_ascii_isdigit (s->p[length]))
    return FALSE;
  s->p += length;
  return TRUE;
}

static void
skip_fraction (Scanner *s)
{
  if ((*s->p != '.' && *s->p != ',') || !g_ascii_isdigit (s->p[1]))
    return;
  for (s->p++; g_ascii_isdigit (*s->p); s->p++)
    ;
}

/* The hour is read, a colon is next: 9:00, 09:00:00.000, 16:39.000000000. */
static gboolean
scan_time (Scanner *s, int hour)
{
  if (s->f.has_time || !skip_colon (s))
    return FALSE;
  s->f.hour = hour;
  s->f.second = 0;
  s->f.has_time = TRUE;
  if (scan_digits (s, &s->f.minute) > 2)
    return FALSE;
  if (skip_colon (s) && scan_digits (s, &s->f.second) > 2)
    return FALSE;
  skip_fraction (s);
  return TRUE;
}

static int
full_year (int year, guint digits)
{
  if (digits > 2)
    return year;
  /* POSIX strptime %y. */
  return year < 69 ? year + 2000 : year + 1900;
}

/* Three numbers, in the order that the shape tells. A day may be written 014. */
static gboolean
set_triple (Scanner *s, char separator, const int value[3], const guint digits[3])
{
  int order[3] = { 0, 1, 2 }; /* year, month, day */

  if (digits[0] > 4 || digits[1] > 2 || digits[2] > 4 || digits[0] == 3)
    return FALSE;
  if (digits[0] != 4 && (digits[2] == 4 || separator != '-'))
    {
      gboolean day_first = separator == '.' || value[0] > 12;

      order[0] = 2;
      order[1] = day_first ? 1 : 0;
      order[2] = day_first ? 0 : 1;
    }
  if (digits[order[0]] == 3 || digits[order[0]] == 1 || digits[order[2]] > 3)
    return FALSE;
  s->f.year = full_year (value[order[0]], digits[order[0]]);
  s->f.month = value[order[1]];
  s->f.day = value[order[2]];
  return TRUE;
}

/* 2021-11-12, 2021/1/2, 11/20/2025, 31.12.2024, 20-04-01: the first number is read. */
static gboolean
scan_triple (Scanner *s, int first, guint n_first)
{
  char separator = *s->p;
  int value[3] = { first };
  guint digits[3] = { n_first };

  for (guint i = 1; i < 3; i++)
    {
      if (*s->p != separator)
        return FALSE;
      s->p++;
      digits[i] = scan_digits (s, &value[i]);
      if (digits[i] == 0)
        return FALSE;
    }
  return set_triple (s, separator, value, digits);
}

static gboolean
set_once (int *field, int value)
{
  if (*field != UNSET)
    return FALSE;
  *field = value;
  return TRUE;
}

/* 2021年11月12日 10时00分. Returns: whether a unit followed */
static gboolean
take_unit (Scanner *s, int value, guint digits, gboolean *understood)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      int *field = (int *) G_STRUCT_MEMBER_P (&s->f, units[i].field);

      if (!skip_prefix (s, units[i].unit))
        continue;
      if (field == &s->f.year)
        value = full_year (value, digits);
      if (field == &s->f.hour)
        s->f.has_time = TRUE;
      *understood = digits <= 4 && set_once (field, value);
      return TRUE;
    }
  return FALSE;
}

/* 20211112, and after a T 093000 or 0930. */
static gboolean
take_compact (Scanner *s, int value, guint digits)
{
  if (s->after_t && !s->f.has_time && (digits == 4 || digits == 6))
    {
      s->f.second = digits == 6 ? value % 100 : 0;
      value = digits == 6 ? value / 100 : value;
      s->f.hour = value / 100;
      s->f.minute = value % 100;
      s->f.has_time = TRUE;
      return TRUE;
    }
  if (digits != 8 || s->f.year != UNSET || s->f.month != UNSET || s->f.day != UNSET)
    return FALSE;
  s->f.year = value / 10000;
  s->f.month = value / 100 % 100;
  s->f.day = value % 100;
  return TRUE;
}

/* A number with nothing to say what it is: 12 Nov 2021, November 12th, 2021. */
static gboolean
take_bare_number (Scanner *s, int value, guint digits)
{
  if (digits == 4)
    return s->f.year == value || set_once (&s->f.year, value);
  if (digits > 2)
    return FALSE;
  if (s->f.day == UNSET)
    {
      static const char *const ordinals[] = { "st", "nd", "rd", "th" };

      for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
        if (g_ascii_strncasecmp (s->p, ordinals[i], 2) == 0)
          {
            s->p += 2;
            break;
          }
      s->f.day = value;
      return TRUE;
    }
  return digits == 2 && s->f.month != UNSET && set_once (&s->f.year, full_year (value, digits));
}

static gboolean
scan_number (Scanner *s)
{
  gboolean understood = FALSE;
  int value;
  guint digits = scan_digits (s, &value);

  if (digits == 0)
    return FALSE;
  if (take_unit (s, value, digits, &understood))
    return understood;
  if (digits <= 2 && (*s->p == ':' || sheaf_has_prefix (s->p, "：")))
    return scan_time (s, value);
  if (s->f.year == UNSET && s->f.month == UNSET && *s->p && strchr ("-/.", *s->p) &&
      g_ascii_isdigit (s->p[1]))
    return scan_triple (s, value, digits);
  return take_compact (s, value, digits) || take_bare_number (s, value, digits);
}

/* +0800, +08:00, -4, +8:0: the sign is next. */
static gboolean
scan_offset (Scanner *s)
{
  int sign = *s->p++ == '-' ? -1 : 1;
  int hours = 0;
  int minutes = 0;
  guint digits = scan_digits (s, &hours);

  if (digits == 0 || digits > 4)
    return FALSE;
  if (digits > 2)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (skip_colon (s) && scan_digits (s, &minutes) > 2)
    return FALSE;
  if (hours > MAX_OFFSET_HOURS || minutes > 59)
    return FALSE;
  return set_zone (s, sign * (hours * 3600 + minutes * 60));
}

/* A minus divides (12-Nov-2021, 2022-06-16-10:00) until there is a date, then it is a zone's. */
static gboolean
scan_sign (Scanner *s)
{
  gsize digits = strspn (s->p + 1, "0123456789");

  if (*s->p == '-' && !s->f.has_time && (!date_is_complete (s) || s->p[1 + digits] == ':'))
    {
      s->p++;
      return TRUE;
    }
  return date_is_complete (s) && scan_offset (s);
}

/* The whole ------------------------------------------------------------------------------------- */

/* RFC 822 comments: (UTC), (中国标准时间), (金). */
static gboolean
skip_comment (Scanner *s)
{
  const char *end = strchr (s->p, ')');

  if (!end)
    return FALSE;
  s->p = end + 1;
  return TRUE;
}

static gboolean
scan_token (Scanner *s)
{
  gunichar c = g_utf8_get_char (s->p);
  gboolean after_word = s->after_word;

  s->after_word = FALSE;
  if (g_ascii_isdigit (*s->p))
    return scan_number (s);
  if (g_ascii_isalpha (*s->p))
    return scan_latin_word (s);
  if (c == '+' || c == '-')
    return scan_sign (s);
  if (c == '(')
    return skip_comment (s);
  if (g_unichar_isspace (c) || c == ',' || c == '_' || c == 0xFF0C || (c == '.' && after_word) ||
      (c == '/' && !date_is_complete (s)) || (c == ':' && date_is_complete (s) && !s->f.has_time))
    {
      s->p = g_utf8_next_char (s->p);
      return TRUE;
    }
  return scan_chinese_word (s);
}

gboolean
sheaf_date_scan (const char *text, SheafDateFields *fields)
{
  Scanner s = { .p = text,
                .f = { .year = UNSET,
                       .month = UNSET,
                       .day = UNSET,
                       .hour = UNSET,
                       .minute = UNSET,
                       .second = UNSET } };

  g_return_val_if_fail (text, FALSE);
  g_return_val_if_fail (fields, FALSE);

  while (*s.p)
    if (!scan_token (&s))
      return FALSE;
  *fields = s.f;
  return date_is_complete (&s);
}
