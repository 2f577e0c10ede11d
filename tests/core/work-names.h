/* work-names.h: what looks through memory or moves it, counted; put before each file whose work is
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "work-counter.h"

#include <string.h>

static inline void *
work_memchr (const void *memory, int c, size_t size)
{
  void *found = memchr (memory, c, size);

  test_work_add (found ? (gsize) ((char *) found - (const char *) memory) : size);
  return found;
}

static inline void *
work_memmem (const void *memory, size_t size, const void *word, size_t length)
{
  void *found = memmem (memory, size, word, length);

  test_work_add (found ? (gsize) ((char *) found - (const char *) memory) : size);
  return found;
}

static inline size_t
work_strspn (const char *text, const char *set)
{
  size_t length = strspn (text, set);

  test_work_add (length);
  return length;
}

static inline size_t
work_strcspn (const char *text, const char *set)
{
  size_t length = strcspn (text, set);

  test_work_add (length);
  return length;
}

static inline char *
work_strstr (const char *text, const char *word)
{
  char *found = strstr (text, word);

  test_work_add (found ? (gsize) (found - text) : strlen (text));
  return found;
}

static inline size_t
work_strlen (const char *text)
{
  size_t length = strlen (text);

  test_work_add (length);
  return length;
}

static inline char *
work_strndup (const char *text, gsize length)
{
  test_work_add (length);
  return g_strndup (text, length);
}

/* What stands behind @at moves. */
static inline GString *
work_insert (GString *string, gssize at, const char *text)
{
  test_work_add (string->len - (gsize) at);
  return g_string_insert (string, at, text);
}

static inline GString *
work_insert_len (GString *string, gssize at, const char *text, gssize length)
{
  test_work_add (string->len - (gsize) at);
  return g_string_insert_len (string, at, text, length);
}

static inline GString *
work_erase (GString *string, gssize at, gssize length)
{
  test_work_add (string->len - (gsize) at);
  return g_string_erase (string, at, length);
}

#undef memchr
#undef memmem
#undef strspn
#undef strcspn
#undef strstr
#undef strlen
#undef g_strndup
#undef g_string_insert
#undef g_string_insert_len
#undef g_string_erase
#define memchr              work_memchr
#define memmem              work_memmem
#define strspn              work_strspn
#define strcspn             work_strcspn
#define strstr              work_strstr
#define strlen              work_strlen
#define g_strndup           work_strndup
#define g_string_insert     work_insert
#define g_string_insert_len work_insert_len
#define g_string_erase      work_erase
