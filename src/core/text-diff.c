/* text-diff.c: which lines of two texts differ
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text-diff.h"

#include <string.h>

#define CONTEXT 3

/* More lines than that out and in are shown as replaced: room and time grow with their square. */
#define MAX_DIFFERENT 1000

/* --- lines --- */

/* Where a text's lines begin, and last where it ends. */
static GArray *
find_lines (const char *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (const char *));
  const char *p = text;

  while (*p)
    {
      g_array_append_val (lines, p);
      p += strcspn (p, "\r\n");
      p += *p == '\r' && p[1] == '\n' ? 2 : *p ? 1 : 0;
    }
  g_array_append_val (lines, p);
  return lines;
}

typedef struct
{
  GArray *old, *new;
  guint front; /* lines at the beginning that are the same */
  guint n, m;  /* how many lines there are between those and the same ones at the end */
  GArray *out; /* SheafDiffLine */
} Diff;

static const char *
line (const GArray *lines, guint i)
{
  return g_array_index (lines, const char *, i);
}

static gboolean
same (const Diff *self, guint i, guint j)
{
  gsize length = line (self->old, i + 1) - line (self->old, i);

  return length == (gsize) (line (self->new, j + 1) - line (self->new, j)) &&
         memcmp (line (self->old, i), line (self->new, j), length) == 0;
}

/* Line @i of the old or @j of the new, or both where they are the same. */
static void
add (Diff *self, char sign, guint i, guint j)
{
  const char *text = sign == '+' ? line (self->new, j) : line (self->old, i);
  const SheafDiffLine one = { sign, sign == '+' ? 0 : i + 1, sign == '-' ? 0 : j + 1, text,
                              strcspn (text, "\r\n") };

  g_array_append_val (self->out, one);
}

/* --- the shortest way --- */

/* How far each diagonal came with @d lines that differ: the entries of d are 2d + 1, from the d-th square on. */
static int *
diagonal (GArray *reached, int d, int k)
{
  return &g_array_index (reached, int, (guint) (d * d + d + k));
}

static gboolean
comes_down (GArray *reached, int d, int k)
{
  return k == -d ||
         (k != d && *diagonal (reached, d - 1, k - 1) < *diagonal (reached, d - 1, k + 1));
}

/* One line more that differs. Returns: whether the end of both is reached */
static gboolean
go_on (const Diff *self, GArray *reached, int d)
{
  const int n = (int) self->n, m = (int) self->m;

  g_array_set_size (reached, (guint) ((d + 1) * (d + 1)));
  for (int k = -d; k <= d; k += 2)
    {
      int x = 0;

      if (d > 0)
        x = comes_down (reached, d, k) ? *diagonal (reached, d - 1, k + 1)
                                       : *diagonal (reached, d - 1, k - 1) + 1;
      while (x < n && x - k < m && x - k >= 0 &&
             same (self, self->front + (guint) x, self->front + (guint) (x - k)))
        x++;
      *diagonal (reached, d, k) = x;
      if (x >= n && x - k >= m)
        return TRUE;
    }
  return FALSE;
}

/* The way back, from the end; signs in that order. */
static GString *
walk_back (const Diff *self, GArray *reached, int d)
{
  GString *signs = g_string_new (NULL);
  int x = (int) self->n, y = (int) self->m;

  for (; d > 0; d--)
    {
      const gboolean down = comes_down (reached, d, x - y);
      const int k = down ? x - y + 1 : x - y - 1;
      const int from = *diagonal (reached, d - 1, k);

      for (; x > from + !down && y > from - k + down; x--, y--)
        g_string_append_c (signs, ' ');
      g_string_append_c (signs, down ? '+' : '-');
      x = from;
      y = from - k;
    }
  for (; x > 0; x--)
    g_string_append_c (signs, ' ');
  return signs;
}

/* Returns: (transfer full): what becomes of the lines in between, from the last to the first */
static GString *
compare (const Diff *self)
{
  g_autoptr (GArray) reached = g_array_new (FALSE, TRUE, sizeof (int));
  GString *signs;

  for (int d = 0; d <= MAX_DIFFERENT; d++)
    if (go_on (self, reached, d))
      return walk_back (self, reached, d);
  signs = g_string_new (NULL);
  for (guint j = 0; j < self->m; j++)
    g_string_append_c (signs, '+');
  for (guint i = 0; i < self->n; i++)
    g_string_append_c (signs, '-');
  return signs;
}

/* Of a run of lines that differ, from the last at @end down, those of the old come first. */
static gsize
add_run (Diff *self, const char *signs, gsize end, guint *i, guint *j)
{
  gsize start = end;

  for (; start > 0 && signs[start - 1] != ' '; start--)
    if (signs[start - 1] == '-')
      add (self, '-', (*i)++, 0);
  for (gsize at = end; at > start; at--)
    if (signs[at - 1] == '+')
      add (self, '+', 0, (*j)++);
  return start;
}

static void
add_between (Diff *self)
{
  g_autoptr (GString) signs = compare (self);
  guint i = self->front;
  guint j = self->front;
  gsize at = signs->len;

  while (at > 0)
    if (signs->str[at - 1] == ' ')
      {
        add (self, ' ', i++, j++);
        at--;
      }
    else
      at = add_run (self, signs->str, at, &i, &j);
}

GArray *
sheaf_text_diff (const char *before, const char *after)
{
  g_autoptr (GArray) old = NULL;
  g_autoptr (GArray) new = NULL;
  Diff self = { 0 };
  guint back = 0;

  g_return_val_if_fail (before && after, NULL);

  old = self.old = find_lines (before);
  new = self.new = find_lines (after);
  self.n = old->len - 1;
  self.m = new->len - 1;
  self.out = g_array_new (FALSE, FALSE, sizeof (SheafDiffLine));
  for (; self.front < MIN (self.n, self.m) && same (&self, self.front, self.front); self.front++)
    add (&self, ' ', self.front, self.front);
  while (back < MIN (self.n, self.m) - self.front &&
         same (&self, self.n - 1 - back, self.m - 1 - back))
    back++;
  self.n -= self.front + back;
  self.m -= self.front + back;
  add_between (&self);
  for (guint i = self.front; i < self.front + back; i++)
    add (&self, ' ', self.n + i, self.m + i);
  return self.out;
}

/* --- as text --- */

/* The line behind the last of the hunk that begins at @start: no more than twice the context lies between two
 * that differ. */
static guint
find_end (const GArray *lines, guint start)
{
  guint end = start + 1;

  for (guint i = start; i < lines->len && i <= end + 2 * CONTEXT; i++)
    if (g_array_index (lines, SheafDiffLine, i).sign != ' ')
      end = i + 1;
  return end;
}

static void
print_hunk (GString *out, const GArray *lines, guint start, guint end)
{
  guint n[2] = { 0 };
  guint first[2] = { 0 };

  for (guint i = start; i < end; i++)
    {
      const SheafDiffLine *one = &g_array_index (lines, SheafDiffLine, i);

      n[0] += one->sign != '+';
      n[1] += one->sign != '-';
      first[0] = first[0] ? first[0] : one->old_line;
      first[1] = first[1] ? first[1] : one->new_line;
    }
  g_string_append_printf (out, "@@ -%u,%u +%u,%u @@\n", first[0], n[0], first[1], n[1]);
  for (guint i = start; i < end; i++)
    {
      const SheafDiffLine *one = &g_array_index (lines, SheafDiffLine, i);

      g_string_append_c (out, one->sign);
      g_string_append_len (out, one->text, (gssize) one->length);
      g_string_append_c (out, '\n');
    }
}

char *
sheaf_text_diff_unified (const char *name, const char *before, const char *after)
{
  g_autoptr (GArray) lines = NULL;
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (name && before && after, NULL);

  lines = sheaf_text_diff (before, after);
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, SheafDiffLine, i).sign != ' ')
      {
        guint end = find_end (lines, i);

        if (out->len == 0)
          g_string_append_printf (out, "--- %s\n+++ %s\n", name, name);
        print_hunk (out, lines, i - MIN (i, CONTEXT), MIN (end + CONTEXT, lines->len));
        i = end;
      }
  return g_string_free (out, FALSE);
}
