/* markdown-source.c: what md4c does not know, taken out of Markdown before it reads it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-source.h"

#include "core/markdown-footnotes.h"
#include "core/markdown-math.h"

#include <string.h>

/* Bytes between the brackets of the longest [[link]]. */
#define LINK_MAX 1000

typedef struct
{
  const char *start; /* of the article */
  const char *end;
  const char *p;
  const char *no_comment; /* before this, no %% meets another */
  const GArray *verbatim;
  guint next_verbatim;
  const GArray *definitions; /* of footnotes */
  guint next_definition;
  SheafMarkdownSource *out;
} Scanner;

gboolean
sheaf_markdown_source_is_needed (const char *text, gsize length)
{
  const char *end = text + length;

  g_return_val_if_fail (text, FALSE);

  for (const char *p = text; p < end; p++)
    switch (*p)
      {
      case '$':
        return TRUE;
      case '[':
        if (p[1] == '[' || p[1] == '^' || p[1] == '!')
          return TRUE;
        break;
      case '\\':
        if (p[1] == '(' || p[1] == '[')
          return TRUE;
        break;
      case '%':
        if (p[1] == '%')
          return TRUE;
        break;
      case '-':
        if (p[1] == '|' || (p > text && p[-1] == '|'))
          return TRUE;
        break;
      case '#':
        if ((p == text || p[-1] == '\n') && p[1] != ' ' && p[1] != '#')
          return TRUE;
        break;
      default:
        break;
      }
  return FALSE;
}

/* Copying --------------------------------------------------------------------------------------- */

static void
copy_to (Scanner *self, const char *to)
{
  g_string_append_len (self->out->text, self->p, to - self->p);
  self->p = to;
}

static const char *
line_after (const Scanner *self, const char *line)
{
  const char *end = memchr (line, '\n', (gsize) (self->end - line));

  return end ? end + 1 : self->end;
}

/* Where the next verbatim span begins, or the end; where we are in one, here. */
static const char *
next_verbatim (Scanner *self)
{
  gsize offset = (gsize) (self->p - self->start);

  while (self->next_verbatim < self->verbatim->len &&
         g_array_index (self->verbatim, SheafSpan, self->next_verbatim).end <= offset)
    self->next_verbatim++;
  if (self->next_verbatim == self->verbatim->len)
    return self->end;
  return self->start +
         MAX (offset, g_array_index (self->verbatim, SheafSpan, self->next_verbatim).start);
}

static void
stand_in (Scanner *self, SheafStandInKind kind, gsize length, const char *inner, gsize inner_length)
{
  SheafStandIn added = { .offset = self->out->text->len,
                         .kind = kind,
                         .text = self->p,
                         .length = length,
                         .inner = inner,
                         .inner_length = inner_length };

  g_array_append_val (self->out->stand_ins, added);
  g_string_append_c (self->out->text, ',');
  self->p += length;
}

/* In lines ------------------------------------------------------------------------------------------ */

static gboolean
names_contents (const char *text, gsize length)
{
  return (length == 3 && g_ascii_strncasecmp (text, "toc", 3) == 0) ||
         (length == 5 && g_ascii_strncasecmp (text, "_toc_", 5) == 0);
}

/* `[[…]]`, whose `[[` are at @from. */
static gboolean
take_link (Scanner *self, const char *from, const char *verbatim, SheafStandInKind kind)
{
  const char *inner = from + 2;
  const char *p = inner;

  while (p < verbatim && p - inner < LINK_MAX && !strchr ("[]\n", *p))
    p++;
  if (p + 1 >= verbatim || p == inner || p[0] != ']' || p[1] != ']')
    return FALSE;
  /* `[[1]](address)` and `[[[a]]]` are Markdown's own. */
  if (strchr ("([]", p[2]) && p[2])
    return FALSE;
  if (kind == SHEAF_STAND_IN_LINK && names_contents (inner, (gsize) (p - inner)))
    return FALSE;
  stand_in (self, kind, (gsize) (p + 2 - self->p), inner, (gsize) (p - inner));
  return TRUE;
}

static gboolean
take_note (Scanner *self)
{
  gsize length = sheaf_footnotes_label_length (self->p, (gsize) (self->end - self->p));
  g_autofree char *label = NULL;

  if (length == 0 || g_hash_table_size (self->out->by_label) == 0)
    return FALSE;
  label = g_strndup (self->p + 2, length - 3);
  if (!g_hash_table_contains (self->out->by_label, label))
    return FALSE;
  stand_in (self, SHEAF_STAND_IN_NOTE, length, self->p + 2, length - 3);
  return TRUE;
}

static gboolean
take_math (Scanner *self, const char *verbatim)
{
  SheafMath math;

  if (!sheaf_math_find (self->p, self->start, self->end, &math) || math.after > verbatim)
    return FALSE;
  stand_in (self, math.displayed ? SHEAF_STAND_IN_FORMULA : SHEAF_STAND_IN_MATH,
            (gsize) (math.after - self->p), math.tex, math.length);
  return TRUE;
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || c == '%';
}

static gboolean
begins_line (const Scanner *self)
{
  const char *p = self->p;

  while (p > self->start && (p[-1] == ' ' || p[-1] == '\t'))
    p--;
  return p == self->start || p[-1] == '\n';
}

/* The `%%` that ends the comment here, before a blank line where the comment began within one. */
static const char *
find_comment_end (Scanner *self, const char *verbatim)
{
  gboolean is_block = begins_line (self) && strchr ("\r\n", self->p[2]);
  const char *p = self->p + 2;

  for (; p + 1 < verbatim; p++)
    {
      if (p[0] == '%' && p[1] == '%')
        return p;
      if (!is_block && p[0] == '\n' && (p[1] == '\n' || p[1] == '\r'))
        break;
    }
  self->no_comment = p;
  return NULL;
}

/* Obsidian's `%%comment%%`, `%% comment %%`. "100%%" and "%%d %%" begin and end none. */
static gboolean
take_comment (Scanner *self, const char *verbatim)
{
  const char *end;

  if (self->p < self->no_comment || (self->p > self->start && is_letter (self->p[-1])) ||
      self->p[2] == '%')
    return FALSE;
  end = find_comment_end (self, verbatim);
  if (!end || end == self->p + 2 || is_letter (end[2]) ||
      g_ascii_isspace (self->p[2]) != g_ascii_isspace (end[-1]))
    return FALSE;
  self->p = end + 2;
  return TRUE;
}

/* The address of a link or picture is no text; what is in it stays as it is. */
static void
copy_address (Scanner *self)
{
  const char *p = self->p + 2;
  guint depth = 0;

  for (; p < self->end && !g_ascii_isspace (*p); p++)
    {
      if (*p == ')' && depth-- == 0)
        break;
      depth += *p == '(';
    }
  copy_to (self, p);
}

/* Returns: whether something was taken or copied */
static gboolean
take_inline (Scanner *self, const char *verbatim)
{
  const char *p = self->p;

  switch (*p)
    {
    case '$':
      return take_math (self, verbatim);
    case '\\':
      if (take_math (self, verbatim))
        return TRUE;
      copy_to (self, MIN (p + 2, self->end));
      return TRUE;
    case '!':
      return p[1] == '[' && p[2] == '[' && take_link (self, p + 1, verbatim, SHEAF_STAND_IN_EMBED);
    case '[':
      if (p[1] == '[')
        return take_link (self, p, verbatim, SHEAF_STAND_IN_LINK);
      return p[1] == '^' && take_note (self);
    case ']':
      if (p[1] == '(')
        copy_address (self);
      return p[1] == '(';
    case '%':
      return p[1] == '%' && take_comment (self, verbatim);
    default:
      return FALSE;
    }
}

/* Where lines begin ----------------------------------------------------------------------------- */

static gboolean
skip_definition (Scanner *self)
{
  gsize offset = (gsize) (self->p - self->start);
  const SheafSpan *span = NULL;

  for (; self->next_definition < self->definitions->len; self->next_definition++)
    {
      span = &g_array_index (self->definitions, SheafSpan, self->next_definition);
      if (span->end > offset)
        break;
    }
  if (self->next_definition == self->definitions->len || span->start > offset)
    return FALSE;
  self->p = self->start + span->end;
  g_string_append_c (self->out->text, '\n');
  return TRUE;
}

/* `[label]: address` belongs to the parser whole; the footnotes, which are parsed apart, need it too. */
static gboolean
copy_definition (Scanner *self)
{
  const char *p = self->p + strspn (self->p, " ");
  const char *after = line_after (self, self->p);

  if (p - self->p > 3 || *p != '[' || p[1] == '^')
    return FALSE;
  while (p < after && *p != ']')
    p += *p == '\\' ? 2 : 1;
  if (p + 1 >= after || p[1] != ':')
    return FALSE;
  if (self->out->notes->len > 0)
    g_string_append_len (self->out->definitions, self->p, after - self->p);
  copy_to (self, after);
  return TRUE;
}

/* Two or more words that all begin with '#' are Obsidian's tags; "#5" is a number. */
static gboolean
is_tag_line (const Scanner *self)
{
  const char *p = self->p;
  const char *after = line_after (self, p);
  guint words = 0;

  if (*p != '#' || p[1] == '#' || g_ascii_isspace (p[1]))
    return FALSE;
  if (g_ascii_isdigit (p[1]))
    return TRUE;
  for (; p < after; words++)
    {
      if (*p != '#')
        return FALSE;
      while (p < after && !g_ascii_isspace (*p))
        p++;
      while (p < after && g_ascii_isspace (*p))
        p++;
    }
  return words > 1;
}

/* `|---|:-:|`, the second line of a table. */
static gboolean
is_table_rule (const Scanner *self, const char *line)
{
  const char *after = line_after (self, line);
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

static gboolean
is_callout (const Scanner *self, const char *line, guint *quotes)
{
  const char *p;

  /* In a list item the first line has the item's mark before it. */
  if (strchr ("-*+", *(line + strspn (line, " \t"))))
    line += strspn (line, " \t") + 1;
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
append_empty_line (Scanner *self, guint quotes)
{
  gsize indent = strspn (self->p, " \t");

  g_string_append_len (self->out->text, self->p, (gssize) indent);
  while (quotes-- > 0)
    g_string_append_c (self->out->text, '>');
  g_string_append_c (self->out->text, '\n');
}

/* Whether the line that ends at @end has a '|', and so may be of a table itself. */
static gboolean
has_bar_before (const Scanner *self, const char *end)
{
  while (end > self->start && end[-1] != '\n')
    if (*--end == '|')
      return TRUE;
  return FALSE;
}

/* GitHub begins a table also where a paragraph goes on; md4c only behind an empty line, and behind a line that
 * is the first of a paragraph. */
static void
divide_table (Scanner *self)
{
  const char *next = line_after (self, self->p);
  const char *behind;
  const char *before = self->p > self->start ? self->p - 1 : self->p;
  guint quotes;

  if (self->p == self->start || next >= self->end ||
      !memchr (self->p, '|', (gsize) (next - self->p)) || !is_table_rule (self, next))
    return;
  while (before > self->start && strchr (" \t\r>", before[-1]))
    before--;
  if (before == self->start || before[-1] == '\n' || next_verbatim (self) < next ||
      has_bar_before (self, before))
    return;
  quotes = count_quotes (self->p, &behind);
  append_empty_line (self, quotes);
}

/* md4c 0.4.8 wants three dashes in each cell where one will do. */
static gboolean
copy_table_rule (Scanner *self)
{
  const char *after = line_after (self, self->p);

  if (self->p == self->start || !is_table_rule (self, self->p) ||
      !has_bar_before (self, self->p - 1))
    return FALSE;
  while (self->p < after)
    {
      gsize dashes = strspn (self->p, "-");

      if (dashes > 0 && dashes < 3)
        g_string_append_len (self->out->text, "--", (gssize) (3 - dashes));
      copy_to (self, self->p + MAX (dashes, 1));
    }
  return TRUE;
}

/* The title of a callout gets a paragraph of its own: an empty quoted line goes between it and the text. */
static void
divide_callout (Scanner *self, guint quotes)
{
  const char *behind;

  if (count_quotes (self->p, &behind) >= quotes)
    append_empty_line (self, quotes);
}

/* Scanning -------------------------------------------------------------------------------------- */

static void
scan_to_line_end (Scanner *self)
{
  const char *after = line_after (self, self->p);

  while (self->p < after)
    {
      const char *verbatim = next_verbatim (self);

      if (verbatim == self->p)
        copy_to (self,
                 self->start + g_array_index (self->verbatim, SheafSpan, self->next_verbatim).end);
      else if (!take_inline (self, verbatim))
        {
          gsize plain = strcspn (self->p + 1, "$\\![]%`<\n") + 1;

          copy_to (self, MIN (MIN (self->p + plain, after), verbatim));
        }
    }
}

static void
scan_line (Scanner *self)
{
  guint quotes;
  gboolean callout;

  if (skip_definition (self))
    return;
  if ((self->p > self->start && self->p[-1] != '\n') || next_verbatim (self) == self->p)
    {
      scan_to_line_end (self);
      return;
    }
  if (copy_definition (self) || copy_table_rule (self))
    return;
  if (is_tag_line (self))
    g_string_append_c (self->out->text, '\\');
  divide_table (self);
  callout =
      is_callout (self, self->p, &quotes) && next_verbatim (self) >= line_after (self, self->p);
  scan_to_line_end (self);
  if (callout && self->p < self->end && self->p > self->start && self->p[-1] == '\n')
    divide_callout (self, quotes);
}

SheafMarkdownSource *
sheaf_markdown_source_new (const char *text,
                           gsize length,
                           const GArray *verbatim,
                           const SheafMarkdownSource *body)
{
  g_autoptr (GArray) definitions = NULL;
  Scanner scanner = { .start = text, .end = text + length, .p = text, .verbatim = verbatim };
  SheafMarkdownSource *self;

  g_return_val_if_fail (text && text[length] == '\0' && verbatim, NULL);

  self = g_new0 (SheafMarkdownSource, 1);
  self->text = g_string_sized_new (length + 1);
  self->stand_ins = g_array_new (FALSE, FALSE, sizeof (SheafStandIn));
  self->notes = g_ptr_array_new ();
  self->by_label =
      body ? g_hash_table_ref (body->by_label) : g_hash_table_new (g_str_hash, g_str_equal);
  self->definitions = g_string_new (NULL);
  definitions = sheaf_footnotes_collect (text, length, verbatim, self->notes, self->by_label);
  scanner.definitions = definitions;
  scanner.no_comment = text;
  scanner.out = self;
  while (scanner.p < scanner.end)
    scan_line (&scanner);
  return self;
}

void
sheaf_markdown_source_free (SheafMarkdownSource *self)
{
  g_return_if_fail (self);

  g_string_free (self->text, TRUE);
  g_array_unref (self->stand_ins);
  g_hash_table_unref (self->by_label);
  g_ptr_array_unref (self->notes);
  g_string_free (self->definitions, TRUE);
  g_free (self);
}

const SheafStandIn *
sheaf_markdown_source_find (const SheafMarkdownSource *self, gsize offset)
{
  guint from = 0;
  guint to;

  g_return_val_if_fail (self, NULL);

  to = self->stand_ins->len;
  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (g_array_index (self->stand_ins, SheafStandIn, middle).offset < offset)
        from = middle + 1;
      else
        to = middle;
    }
  return from < self->stand_ins->len ? &g_array_index (self->stand_ins, SheafStandIn, from) : NULL;
}
