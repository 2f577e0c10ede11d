/* markdown-source-lines.c: lines that md4c would take for something else: tables, callouts, #tags
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-source-private.h"

#include <string.h>

/* Copying --------------------------------------------------------------------------------------- */

void
sheaf_source_copy_to (SheafSource *self, const char *to)
{
  g_string_append_len (self->out->text, self->p, to - self->p);
  self->p = to;
}

const char *
sheaf_source_line_after (const SheafSource *self, const char *line)
{
  const char *end = memchr (line, '\n', (gsize) (self->end - line));

  return end ? end + 1 : self->end;
}

const char *
sheaf_source_next_verbatim (SheafSource *self)
{
  gsize offset = (gsize) (self->p - self->start);
  const SheafSpan *span = sheaf_span_reach (self->verbatim, &self->next_verbatim, offset);

  return span ? self->start + MAX (offset, span->start) : self->end;
}

/* Lines ----------------------------------------------------------------------------------------- */

/* Behind what a line may have before its own first character: blanks, `>`, the mark of a list item. */
static const char *
behind_marks (const char *line)
{
  const char *p = line + strspn (line, " \t>");
  gsize digits = strspn (p, G_CSET_DIGITS);

  if (digits > 0 && digits < 10 && strchr (".)", p[digits]) && p[digits] && p[digits + 1] == ' ')
    return p + digits + 1 + strspn (p + digits + 1, " \t");
  if (*p && strchr ("-*+", *p) && (p[1] == ' ' || p[1] == '\t'))
    return p + 1 + strspn (p + 1, " \t");
  return p;
}

/* Tags ------------------------------------------------------------------------------------------ */

/* Whether the line at @line is a heading of two signs or more with no blank behind them. */
static gboolean
is_tight_heading (const char *line)
{
  gsize signs = strspn (line, "#");

  return signs >= 2 && signs <= 6 && line[signs] && !g_ascii_isspace (line[signs]);
}

/* Whether the article writes its headings like that. */
static gboolean
has_tight_headings (SheafSource *self)
{
  guint next = 0;

  if (self->tight)
    return self->tight > 0;
  self->tight = -1;
  for (const char *p = self->start; p < self->end; p = sheaf_source_line_after (self, p))
    {
      gsize offset = (gsize) (p - self->start);
      const SheafSpan *span = sheaf_span_reach (self->verbatim, &next, offset);

      if ((!span || span->start > offset) && is_tight_heading (p))
        self->tight = 1;
    }
  return self->tight > 0;
}

/* How many words there are, where all begin with one '#'. */
static guint
count_tags (const char *p, const char *end)
{
  guint words = 0;

  for (; p < end; words++)
    {
      if (*p != '#' || p[1] == '#' || g_ascii_isspace (p[1]))
        return 0;
      while (p < end && !g_ascii_isspace (*p))
        p++;
      while (p < end && g_ascii_isspace (*p))
        p++;
    }
  return words;
}

/* "#5" is a number. Two or more words that all begin with one '#' are tags, as in Obsidian, and so is one alone in
 * its line (of 18 such lines in real articles ten were tags, seven comments of code, one a heading); but not where
 * the article writes `##Heading`, too. `#Heading of words` is one. */
static gboolean
is_tag_line (SheafSource *self, const char *line)
{
  guint words;

  if (*line != '#' || line[1] == '#' || g_ascii_isspace (line[1]))
    return FALSE;
  if (g_ascii_isdigit (line[1]))
    return TRUE;
  words = count_tags (line, sheaf_source_line_after (self, line));
  return words > 1 || (words == 1 && !has_tight_headings (self));
}

void
sheaf_source_keep_tags (SheafSource *self)
{
  const char *line = behind_marks (self->p);

  /* Not in code that is indented. */
  if (!is_tag_line (self, line) || sheaf_source_next_verbatim (self) <= line)
    return;
  sheaf_source_copy_to (self, line);
  g_string_append_c (self->out->text, '\\');
}

/* Quotations ------------------------------------------------------------------------------------ */

/* How many `>` the line begins with. @behind: (out): where they end */
static guint
count_quotes (const char *line, const char **behind)
{
  guint quotes = 0;

  line += strspn (line, " \t");
  for (; *line == '>'; quotes++)
    {
      line++;
      line += strspn (line, " \t");
    }
  *behind = line;
  return quotes;
}

gboolean
sheaf_source_is_callout (const SheafSource *self, const char *line, guint *quotes)
{
  const char *p = line + strspn (line, " \t");

  /* In a list item the first line has the item's mark before it.  The text may end here. */
  if (*p && strchr ("-*+", *p))
    line = p + 1;
  *quotes = count_quotes (line, &p);
  if (*quotes == 0 || p[0] != '[' || p[1] != '!')
    return FALSE;
  p += 2;
  while (p < self->end && !strchr ("[]\n", *p))
    p++;
  return *p == ']';
}

/* An empty line, quoted as the next one is. */
static void
append_empty_line (SheafSource *self, guint quotes)
{
  gsize indent = strspn (self->p, " \t");

  g_string_append_len (self->out->text, self->p, (gssize) indent);
  while (quotes-- > 0)
    g_string_append_c (self->out->text, '>');
  g_string_append_c (self->out->text, '\n');
}

/* The title of a callout gets a paragraph of its own: an empty quoted line goes between it and the text. */
void
sheaf_source_divide_callout (SheafSource *self, guint quotes)
{
  const char *behind;

  if (count_quotes (self->p, &behind) >= quotes)
    append_empty_line (self, quotes);
}

/* Tables ---------------------------------------------------------------------------------------- */

/* Columns of the widest table that is made wider. */
#define COLUMNS_MAX 100

/* Runs of backticks in a line that no other closes: behind so many they are taken for text. */
#define RUNS_MAX 32

/* Behind the code that begins with the backticks at @p, or behind them where nothing closes it. */
static const char *
skip_code (const char *p, const char *end, guint *unclosed)
{
  gsize run = strspn (p, "`");
  const char *after = p + run;

  if (*unclosed >= RUNS_MAX)
    return after;
  for (const char *q = after; (q = memchr (q, '`', (gsize) (end - q))); q += strspn (q, "`"))
    if (strspn (q, "`") == run)
      return q + run;
  ++*unclosed;
  return after;
}

/* As md4c divides it: by bars that are not escaped and not in code. */
static guint
count_cells (const char *line, const char *end)
{
  const char *p;
  guint unclosed = 0;
  guint bars = 0;

  while (end > line && g_ascii_isspace (end[-1]))
    end--;
  p = line = MIN (behind_marks (line), end);
  while (p < end)
    if (*p == '`')
      p = skip_code (p, end, &unclosed);
    else
      {
        bars += *p == '|';
        p += *p == '\\' ? 2 : 1;
      }
  if (bars > 0 && *line == '|')
    bars--;
  if (bars > 0 && end[-1] == '|' && end[-2] != '\\')
    bars--;
  return end > line ? bars + 1 : 0;
}

/* `|---|:-:|`, the second line of a table. */
static gboolean
is_table_rule (const SheafSource *self, const char *line)
{
  const char *after = sheaf_source_line_after (self, line);
  gboolean has_bar = FALSE;
  gboolean has_dash = FALSE;

  for (; line < after; line++)
    if (*line == '|')
      has_bar = TRUE;
    else if (*line == '-')
      has_dash = TRUE;
    else if (!strchr (": \t>\r\n", *line))
      return FALSE;
  return has_bar && has_dash;
}

/* Whether the line that ends at @end has a '|', and so may be of a table itself. */
static gboolean
has_bar_before (const SheafSource *self, const char *end)
{
  while (end > self->start && end[-1] != '\n')
    if (*--end == '|')
      return TRUE;
  return FALSE;
}

/* GitHub begins a table also where a paragraph goes on; md4c only behind an empty line, and behind a line that
 * is the first of a paragraph. */
void
sheaf_source_divide_table (SheafSource *self)
{
  const char *next = sheaf_source_line_after (self, self->p);
  const char *behind;
  const char *before = self->p > self->start ? self->p - 1 : self->p;
  guint quotes;

  if (self->p == self->start || next >= self->end ||
      !memchr (self->p, '|', (gsize) (next - self->p)) || !is_table_rule (self, next))
    return;
  while (before > self->start && strchr (" \t\r>", before[-1]))
    before--;
  if (before == self->start || before[-1] == '\n' || sheaf_source_next_verbatim (self) < next ||
      has_bar_before (self, before))
    return;
  quotes = count_quotes (self->p, &behind);
  sheaf_source_end_table (self);
  append_empty_line (self, quotes);
}

/* The line before what was written from @from on. */
static guint
count_cells_before (const SheafSource *self, gsize from)
{
  const char *text = self->out->text->str;
  const char *end = text + from;
  const char *line = end > text ? end - 1 : text;

  while (line > text && line[-1] != '\n')
    line--;
  return count_cells (line, end);
}

static void
begin_table (SheafSource *self, gsize from)
{
  const char *text = self->out->text->str;

  self->table = self->out->text->len;
  while (self->table > from && g_ascii_isspace (text[self->table - 1]))
    self->table--;
  self->table_cells = count_cells (text + from, text + self->table);
  self->table_most = count_cells_before (self, from);
  self->table_rows = 1;
}

/* md4c 0.4.8 wants three dashes in each cell where one will do. In a table there is only one such line, others are
 * rows. */
gboolean
sheaf_source_copy_table_rule (SheafSource *self)
{
  const char *after = sheaf_source_line_after (self, self->p);
  gsize from = self->out->text->len;

  if (self->table || self->p == self->start || !is_table_rule (self, self->p) ||
      count_cells_before (self, from) == 0)
    return FALSE;
  while (self->p < after)
    {
      gsize dashes = strspn (self->p, "-");

      if (dashes > 0 && dashes < 3)
        g_string_append_len (self->out->text, "--", (gssize) (3 - dashes));
      sheaf_source_copy_to (self, self->p + MAX (dashes, 1));
    }
  begin_table (self, from);
  return TRUE;
}

void
sheaf_source_watch_table (SheafSource *self, gsize from)
{
  const char *line = self->out->text->str + from;
  const char *end = self->out->text->str + self->out->text->len;

  if (!self->table || from <= self->table)
    return;
  if (line[strspn (line, " \t>\r\n")] == '\0')
    {
      sheaf_source_end_table (self);
      return;
    }
  self->table_most = MAX (self->table_most, count_cells (line, end));
  self->table_rows++;
}

/* Whether a cell more in each row stays within what a page may grow to (SAFETY P4). */
static gboolean
may_grow (const SheafSource *self, guint more)
{
  gsize bytes = self->out->text->len - self->table;

  return self->table_most <= COLUMNS_MAX &&
         (gsize) more * self->table_rows * strlen ("<td></td>") <= 8 * bytes + 64 * 1024;
}

void
sheaf_source_end_table (SheafSource *self)
{
  guint more = self->table_most > self->table_cells ? self->table_most - self->table_cells : 0;
  g_autoptr (GString) cells = g_string_new (NULL);
  GArray *stand_ins = self->out->stand_ins;

  if (self->table && more > 0 && may_grow (self, more))
    {
      gboolean closed = self->out->text->str[self->table - 1] == '|';

      for (guint i = 0; i < more; i++)
        g_string_append (cells, closed ? "---|" : "|---");
      g_string_insert (self->out->text, (gssize) self->table, cells->str);
    }
  for (guint i = stand_ins->len; cells->len > 0 && i-- > 0;)
    {
      SheafStandIn *moved = &g_array_index (stand_ins, SheafStandIn, i);

      if (moved->offset < self->table)
        break;
      moved->offset += cells->len;
    }
  self->table = 0;
}
