/* cli-diff.c: what differs between two texts
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/cli-diff.h"

#include <string.h>

#define CONTEXT 3

/* More lines than that on a side are shown as replaced, and not compared one by one. */
#define MAX_COMPARED 1000

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
  guint n, m; /* how many lines */
  GString *out;
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

/* The line without its end: that shows in no terminal. */
static void
print (Diff *self, char sign, const GArray *lines, guint i)
{
  const char *text = line (lines, i);

  g_string_append_c (self->out, sign);
  g_string_append_len (self->out, text, (gssize) strcspn (text, "\r\n"));
  g_string_append_c (self->out, '\n');
}

/* The longest common part of the lines from @i, @j on: its length for each pair. */
static guint *
compare (const Diff *self, guint from, guint n, guint m)
{
  guint *table = g_new0 (guint, (gsize) (n + 1) * (m + 1));

  for (guint i = n; i-- > 0;)
    for (guint j = m; j-- > 0;)
      {
        guint *cell = &table[i * (m + 1) + j];

        if (same (self, from + i, from + j))
          *cell = table[(i + 1) * (m + 1) + j + 1] + 1;
        else
          *cell = MAX (table[(i + 1) * (m + 1) + j], table[i * (m + 1) + j + 1]);
      }
  return table;
}

/* Lines @from to @n of the old, @from to @m of the new. */
static void
print_changed (Diff *self, guint from, guint n, guint m)
{
  guint rows = n - from;
  guint columns = m - from;
  g_autofree guint *table =
      MAX (rows, columns) <= MAX_COMPARED ? compare (self, from, rows, columns) : NULL;
  guint i = 0;
  guint j = 0;

  while (i < rows || j < columns)
    if (table && i < rows && j < columns && same (self, from + i, from + j))
      {
        print (self, ' ', self->old, from + i++);
        j++;
      }
    else if (i < rows && (j == columns || !table ||
                          table[(i + 1) * (columns + 1) + j] >= table[i * (columns + 1) + j + 1]))
      print (self, '-', self->old, from + i++);
    else
      print (self, '+', self->new, from + j++);
}

static void
print_hunk (Diff *self, guint front, guint back)
{
  guint before = MIN (front, CONTEXT);
  guint behind = MIN (back, CONTEXT);
  guint first = front - before;

  g_string_append_printf (self->out, "@@ -%u,%u +%u,%u @@\n", first + 1,
                          self->n - back + behind - first, first + 1,
                          self->m - back + behind - first);
  for (guint i = first; i < front; i++)
    print (self, ' ', self->old, i);
  print_changed (self, front, self->n - back, self->m - back);
  for (guint i = self->n - back; i < self->n - back + behind; i++)
    print (self, ' ', self->old, i);
}

char *
cli_diff (const char *name, const char *before, const char *after)
{
  g_autoptr (GArray) old = find_lines (before);
  g_autoptr (GArray) new = find_lines (after);
  Diff self = { old, new, old->len - 1, new->len - 1, g_string_new (NULL) };
  guint front = 0;
  guint back = 0;

  while (front < MIN (self.n, self.m) && same (&self, front, front))
    front++;
  while (back < MIN (self.n, self.m) - front && same (&self, self.n - 1 - back, self.m - 1 - back))
    back++;
  if (front < MAX (self.n, self.m))
    {
      g_string_append_printf (self.out, "--- %s\n+++ %s\n", name, name);
      print_hunk (&self, front, back);
    }
  return g_string_free (self.out, FALSE);
}
