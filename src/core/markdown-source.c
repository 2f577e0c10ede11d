/* markdown-source.c: what md4c does not know, taken out of Markdown before it reads it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-source.h"

#include "core/markdown-footnotes.h"
#include "core/markdown-math.h"
#include "core/markdown-source-private.h"

#include <string.h>

/* Bytes between the brackets of the longest [[link]]. */
#define LINK_MAX 1000

/* Bytes of the longest ^[note]. */
#define NOTE_MAX 4000

/* Blanks and colons before a bar, beyond which no dash is looked for. */
#define BLANKS_MAX 8

/* What something that is taken out begins with, or a line that is changed. */
#define TELLING "$[\\^%|#"

/* Whether the bar at @p may be one of `| :---: |`. */
static gboolean
is_beside_dashes (const char *text, const char *p)
{
  const char *before = p;

  for (guint i = 0; i < BLANKS_MAX && before > text && strchr (" \t:", before[-1]); i++)
    before--;
  return (before > text && before[-1] == '-') || p[1 + strspn (p + 1, " \t:")] == '-';
}

gboolean
sheaf_markdown_source_is_needed (const char *text, gsize length)
{
  const char *end = text + length;
  const char *p = text;

  g_return_val_if_fail (text && text[length] == '\0', FALSE);

  for (p += strcspn (p, TELLING); p < end; p++, p += strcspn (p, TELLING))
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
      case '^':
        if (p[1] == '[')
          return TRUE;
        break;
      case '%':
        if (p[1] == '%')
          return TRUE;
        break;
      case '|':
        if (is_beside_dashes (text, p))
          return TRUE;
        break;
      case '#':
        if ((p == text || strchr ("\n\t >", p[-1])) && !g_ascii_isspace (p[1]) && p[1] != '#')
          return TRUE;
        break;
      default:
        break;
      }
  return FALSE;
}

/* Taking out ------------------------------------------------------------------------------------ */

static void
stand_in (SheafSource *self,
          SheafStandInKind kind,
          gsize length,
          const char *inner,
          gsize inner_length)
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
take_link (SheafSource *self, const char *from, const char *verbatim, SheafStandInKind kind)
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
take_note (SheafSource *self)
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

/* The ']' that closes the note whose '[' is at @p, within a paragraph. */
static const char *
find_note_end (SheafSource *self, const char *p)
{
  const char *limit = MIN (p + NOTE_MAX, self->end);
  guint next = self->next_verbatim;
  guint depth = 0;

  for (; p < limit; p++)
    {
      gsize offset = (gsize) (p - self->start);
      const SheafSpan *span = sheaf_span_reach (self->verbatim, &next, offset);

      if (span && span->start <= offset)
        p = self->start + span->end - 1;
      else if (*p == '\\' && p + 1 < limit)
        p++;
      else if (*p == '\n' && strchr ("\r\n", p[1]))
        break;
      else if (*p == '[')
        depth++;
      else if (*p == ']' && --depth == 0)
        return p;
    }
  self->no_note = p;
  return NULL;
}

/* Words, that is: `^[1-9]+$` is a pattern. */
static gboolean
are_words (const char *p, const char *end)
{
  if (end[1] && strchr ("+*?{(|$[", end[1]))
    return FALSE;
  for (; p < end; p++)
    if (*p == ' ' || (guchar) *p >= 0x80)
      return TRUE;
  return FALSE;
}

/* `^[words]`, as Pandoc and Obsidian have it: a note that is written where it belongs. */
static gboolean
take_inline_note (SheafSource *self)
{
  const char *inner = self->p + 2;
  const char *end;
  g_autofree char *label = NULL;

  if (self->is_notes || self->p < self->no_note || self->p == self->start ||
      strchr ("(/\"'|`\n", self->p[-1]))
    return FALSE;
  end = find_note_end (self, inner - 1);
  if (!end || !are_words (inner, end))
    return FALSE;
  label = g_strndup (inner - 1, (gsize) (end - inner + 1));
  if (!g_hash_table_contains (self->out->by_label, label))
    sheaf_footnotes_add (self->out->notes, self->out->by_label, g_strdup (label),
                         g_strdup_printf ("%.*s\n", (int) (end - inner), inner));
  stand_in (self, SHEAF_STAND_IN_NOTE, (gsize) (end + 1 - self->p), inner - 1,
            (gsize) (end - inner + 1));
  return TRUE;
}

static gboolean
take_math (SheafSource *self, const char *verbatim)
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
begins_line (const SheafSource *self)
{
  const char *p = self->p;

  while (p > self->start && (p[-1] == ' ' || p[-1] == '\t'))
    p--;
  return p == self->start || p[-1] == '\n';
}

/* The `%%` that ends the comment here, before a blank line where the comment began within one. */
static const char *
find_comment_end (SheafSource *self, const char *verbatim)
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
take_comment (SheafSource *self, const char *verbatim)
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
copy_address (SheafSource *self)
{
  const char *p = self->p + 2;
  guint depth = 0;

  for (; p < self->end && !g_ascii_isspace (*p); p++)
    {
      if (*p == ')' && depth-- == 0)
        break;
      depth += *p == '(';
    }
  sheaf_source_copy_to (self, p);
}

/* Returns: whether something was taken or copied */
static gboolean
take_inline (SheafSource *self, const char *verbatim)
{
  const char *p = self->p;

  switch (*p)
    {
    case '$':
      return take_math (self, verbatim);
    case '\\':
      if (take_math (self, verbatim))
        return TRUE;
      sheaf_source_copy_to (self, MIN (p + 2, self->end));
      return TRUE;
    case '!':
      return p[1] == '[' && p[2] == '[' && take_link (self, p + 1, verbatim, SHEAF_STAND_IN_EMBED);
    case '[':
      if (p[1] == '[')
        return take_link (self, p, verbatim, SHEAF_STAND_IN_LINK);
      return p[1] == '^' && take_note (self);
    case '^':
      return p[1] == '[' && take_inline_note (self);
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
skip_definition (SheafSource *self)
{
  gsize offset = (gsize) (self->p - self->start);
  const SheafSpan *span = sheaf_span_reach (self->definitions, &self->next_definition, offset);

  if (!span || span->start > offset)
    return FALSE;
  self->p = self->start + span->end;
  g_string_append_c (self->out->text, '\n');
  return TRUE;
}

/* `[label]: address` belongs to the parser whole; the footnotes, which are parsed apart, need it too. */
static gboolean
copy_definition (SheafSource *self)
{
  const char *p = self->p + strspn (self->p, " ");
  const char *after = sheaf_source_line_after (self, self->p);

  if (p - self->p > 3 || *p != '[' || p[1] == '^')
    return FALSE;
  while (p < after && *p != ']')
    p += *p == '\\' ? 2 : 1;
  if (p + 1 >= after || p[1] != ':')
    return FALSE;
  if (self->out->notes->len > 0)
    g_string_append_len (self->out->definitions, self->p, after - self->p);
  sheaf_source_copy_to (self, after);
  return TRUE;
}

/* Scanning -------------------------------------------------------------------------------------- */

static void
scan_to_line_end (SheafSource *self)
{
  const char *after = sheaf_source_line_after (self, self->p);

  while (self->p < after)
    {
      const char *verbatim = sheaf_source_next_verbatim (self);

      if (verbatim == self->p)
        sheaf_source_copy_to (
            self, self->start + g_array_index (self->verbatim, SheafSpan, self->next_verbatim).end);
      else if (!take_inline (self, verbatim))
        {
          gsize plain = strcspn (self->p + 1, "$\\![]^%`<\n") + 1;

          sheaf_source_copy_to (self, MIN (MIN (self->p + plain, after), verbatim));
        }
    }
}

/* The rest of a line that began in code or so, or a line in that. */
static gboolean
is_inside (SheafSource *self)
{
  return (self->p > self->start && self->p[-1] != '\n') ||
         sheaf_source_next_verbatim (self) == self->p;
}

static void
scan_line_begin (SheafSource *self)
{
  guint quotes;
  gboolean callout;

  if (copy_definition (self) || sheaf_source_copy_table_rule (self))
    return;
  sheaf_source_keep_tags (self);
  sheaf_source_divide_table (self);
  callout = sheaf_source_is_callout (self, self->p, &quotes) &&
            sheaf_source_next_verbatim (self) >= sheaf_source_line_after (self, self->p);
  scan_to_line_end (self);
  if (callout && self->p < self->end && self->p > self->start && self->p[-1] == '\n')
    sheaf_source_divide_callout (self, quotes);
}

static void
scan_line (SheafSource *self)
{
  gsize from = self->out->text->len;

  if (skip_definition (self))
    return;
  if (is_inside (self))
    scan_to_line_end (self);
  else
    scan_line_begin (self);
  sheaf_source_watch_table (self, from);
}

SheafMarkdownSource *
sheaf_markdown_source_new (const char *text,
                           gsize length,
                           const GArray *verbatim,
                           const SheafMarkdownSource *body)
{
  g_autoptr (GArray) definitions = NULL;
  SheafSource scanner = { .start = text, .end = text + length, .p = text, .verbatim = verbatim };
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
  scanner.no_comment = scanner.no_note = text;
  scanner.is_notes = body != NULL;
  scanner.out = self;
  while (scanner.p < scanner.end)
    scan_line (&scanner);
  sheaf_source_end_table (&scanner);
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
