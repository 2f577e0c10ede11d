/* markdown-footnotes.c: where the footnotes of Markdown are defined
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-footnotes.h"

#include <string.h>

typedef struct
{
  const char *start; /* of the article */
  const char *end;
  const GArray *verbatim;
  guint next; /* of the spans of @verbatim: the first that does not end before the line */
} Lines;

static void
free_note (gpointer data)
{
  SheafFootnote *self = data;

  g_free (self->label);
  g_free (self->text);
  g_free (self);
}

gsize
sheaf_footnotes_label_length (const char *text, gsize length)
{
  gsize i = 2;

  if (length < 4 || text[0] != '[' || text[1] != '^')
    return 0;
  while (i < length && i < SHEAF_FOOTNOTE_LABEL_MAX && !strchr ("[]\n\r", text[i]))
    i++;
  return i > 2 && i < length && text[i] == ']' ? i + 1 : 0;
}

const SheafSpan *
sheaf_span_reach (const GArray *spans, guint *next, gsize offset)
{
  g_return_val_if_fail (spans && next, NULL);

  while (*next < spans->len && g_array_index (spans, SheafSpan, *next).end <= offset)
    ++*next;
  return *next < spans->len ? &g_array_index (spans, SheafSpan, *next) : NULL;
}

/* For lines in their order. */
static gboolean
is_verbatim (Lines *self, const char *at)
{
  gsize offset = (gsize) (at - self->start);
  const SheafSpan *span = sheaf_span_reach (self->verbatim, &self->next, offset);

  return span && span->start <= offset;
}

static const char *
line_after (const Lines *self, const char *line)
{
  const char *end = memchr (line, '\n', (gsize) (self->end - line));

  return end ? end + 1 : self->end;
}

static gboolean
is_blank (const char *line)
{
  line += strspn (line, " \t\r");
  return *line == '\n' || *line == '\0';
}

/* Where the `[^` of a definition stands in the line, or NULL. @label: (out): bytes of `[^label]` */
static const char *
find_definition (Lines *self, const char *line, gsize *label)
{
  const char *at = line + strspn (line, " ");

  if (at - line > 3 || at[0] != '[' || at[1] != '^')
    return NULL;
  *label = sheaf_footnotes_label_length (at, (gsize) (self->end - at));
  return *label && at[*label] == ':' && !is_verbatim (self, at) ? at : NULL;
}

static gboolean
is_indented (const char *line)
{
  return *line == '\t' || strncmp (line, "    ", 4) == 0;
}

/* A line that goes on with the paragraph before it, by what it begins with. */
static gboolean
goes_on (const char *line)
{
  const char *at = line + strspn (line, " ");

  return !is_blank (line) && !strchr ("#>`~|<-*+", *at) && !(at[0] == '[' && at[1] == '^');
}

static const char *
skip_blank_lines (const Lines *self, const char *line)
{
  while (line < self->end && is_blank (line))
    line = line_after (self, line);
  return line;
}

static void
append_line (GString *text, const char *line, const char *after)
{
  if (*line == '\t')
    line++;
  else
    for (guint i = 0; i < 4 && *line == ' '; i++)
      line++;
  g_string_append_len (text, line, after - line);
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
}

/* @line: behind the ':'. Returns: behind the definition */
static const char *
read_text (const Lines *self, const char *line, GString *text)
{
  const char *after = line_after (self, line);

  append_line (text, line + strspn (line, " \t"), after);
  while (after < self->end)
    {
      const char *next = skip_blank_lines (self, after);

      if (next == self->end || !(is_indented (next) || (next == after && goes_on (next))))
        break;
      if (next > after)
        g_string_append_c (text, '\n');
      after = line_after (self, next);
      append_line (text, next, after);
    }
  return after;
}

void
sheaf_footnotes_add (GPtrArray *notes, GHashTable *by_label, char *label, char *text)
{
  SheafFootnote *note;

  g_return_if_fail (notes && by_label && label && text);

  note = g_new0 (SheafFootnote, 1);
  note->label = label;
  note->text = text;
  g_ptr_array_add (notes, note);
  if (!g_hash_table_contains (by_label, label))
    g_hash_table_insert (by_label, label, note);
}

GArray *
sheaf_footnotes_collect (const char *text,
                         gsize length,
                         const GArray *verbatim,
                         GPtrArray *notes,
                         GHashTable *by_label)
{
  Lines self = { text, text + length, verbatim, 0 };
  GArray *spans;
  const char *line = text;

  g_return_val_if_fail (text && verbatim && notes && by_label, NULL);

  spans = g_array_new (FALSE, FALSE, sizeof (SheafSpan));
  g_ptr_array_set_free_func (notes, free_note);
  while (line < self.end)
    {
      gsize label = 0;
      const char *at = find_definition (&self, line, &label);
      g_autoptr (GString) words = NULL;
      SheafSpan span;

      if (!at)
        {
          line = line_after (&self, line);
          continue;
        }
      words = g_string_new (NULL);
      span.start = (gsize) (line - text);
      line = read_text (&self, at + label + 1, words);
      span.end = (gsize) (line - text);
      g_array_append_val (spans, span);
      sheaf_footnotes_add (notes, by_label, g_strndup (at + 2, label - 3),
                           g_string_free (g_steal_pointer (&words), FALSE));
    }
  return spans;
}
