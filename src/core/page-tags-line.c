/* page-tags-line.c: what a line of Markdown is, as far as it decides where tags are looked for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-scan.h"

#include <string.h>

#define TAB_WIDTH 4

/* Columns of white space that make a line code (CommonMark 0.31, 4.4). */
#define CODE_INDENT 4

typedef struct
{
  gsize content; /* behind quote marks, list marks and blanks */
  guint quotes;
  guint column; /* of white space behind the last quote mark, before any list mark */
  guint item;   /* column where the content of the last list mark begins, 0: there is none */
  gboolean blank;
} Line;

/* Markers ----------------------------------------------------------------------------------------- */

/* Behind a list mark and the blank after it, or @p. */
static gsize
skip_list_mark (const SheafTagScan *self, gsize p)
{
  gsize digits = strspn (self->text + p, G_CSET_DIGITS);
  gsize mark = p;

  if (digits > 0 && digits <= 9 && strchr (".)", self->text[p + digits]) && self->text[p + digits])
    mark = p + digits + 1;
  else if (digits == 0 && self->text[p] && strchr ("-*+", self->text[p]))
    mark = p + 1;
  return mark > p && (self->text[mark] == ' ' || self->text[mark] == '\t') ? mark + 1 : p;
}

static gsize
skip_white (const SheafTagScan *self, gsize p, guint *column)
{
  for (; self->text[p] == ' ' || self->text[p] == '\t'; p++)
    *column += self->text[p] == '\t' ? TAB_WIDTH - *column % TAB_WIDTH : 1;
  return p;
}

static void
read_marks (const SheafTagScan *self, Line *line)
{
  guint column = 0;
  gsize p = skip_white (self, self->line, &column);

  while (self->text[p] == '>' && column < CODE_INDENT)
    {
      line->quotes++;
      column = 0;
      p = skip_white (self, p + 1, &column);
    }
  line->column = column;
  for (gsize next; (next = skip_list_mark (self, p)) > p;)
    {
      line->item = column += (guint) (next - p);
      p = skip_white (self, next, &column);
    }
  line->content = p;
  line->blank = p >= self->length || strchr ("\r\n", self->text[p]);
}

/* Fences ------------------------------------------------------------------------------------------ */

static gsize
fence_run (const SheafTagScan *self, gsize p, char c)
{
  gsize run = 0;

  while (self->text[p + run] == c)
    run++;
  return run;
}

static gboolean
opens_fence (SheafTagScan *self, const Line *line)
{
  char c = self->text[line->content];
  gsize run;

  if (c != '`' && c != '~')
    return FALSE;
  run = fence_run (self, line->content, c);
  if (run < 3)
    return FALSE;
  /* What has backticks behind it is a code span. */
  if (c == '`' &&
      self->text[line->content + run + strcspn (self->text + line->content + run, "`\n")] == '`')
    return FALSE;
  self->fence = c;
  self->fence_length = run;
  self->fence_quotes = line->quotes;
  self->fence_column = line->column >= self->list_column || line->item ? self->list_column : 0;
  return TRUE;
}

static gboolean
closes_fence (const SheafTagScan *self, const Line *line)
{
  gsize run = line->item ? 0 : fence_run (self, line->content, self->fence);
  gsize rest = line->content + run;

  return run >= self->fence_length && (rest += strspn (self->text + rest, " \t\r"),
                                       rest >= self->length || self->text[rest] == '\n');
}

/* The end of the quote or of the list item that it is in ends it as well. */
static gboolean
leaves_fence (const SheafTagScan *self, const Line *line)
{
  return line->quotes < self->fence_quotes || (!line->blank && line->column < self->fence_column);
}

/* Whether the line belongs to fenced code. */
static gboolean
read_fence (SheafTagScan *self, const Line *line)
{
  if (!self->fence)
    return opens_fence (self, line);
  if (!leaves_fence (self, line))
    {
      if (closes_fence (self, line))
        self->fence = '\0';
      return TRUE;
    }
  self->fence = '\0';
  return opens_fence (self, line);
}

/* Lists and indented code --------------------------------------------------------------------------- */

static void
read_list (SheafTagScan *self, const Line *line)
{
  if (line->item)
    self->list_column = line->item;
  else if (line->column < self->list_column && (self->after_blank || line->column == 0))
    self->list_column = self->after_blank ? line->column : self->list_column;
}

static gboolean
is_indented_code (const SheafTagScan *self, const Line *line)
{
  return (self->after_blank || self->was_code) && line->column >= self->list_column + CODE_INDENT;
}

/* HTML ---------------------------------------------------------------------------------------------- */

/* CommonMark 0.31, 4.6, condition 6. */
static gboolean
is_block_element (const char *name)
{
  static const char *const names[] = {
    "address",  "article",  "aside",    "base",       "basefont", "blockquote", "body",   "caption",
    "center",   "col",      "colgroup", "dd",         "details",  "dialog",     "dir",    "div",
    "dl",       "dt",       "fieldset", "figcaption", "figure",   "footer",     "form",   "frame",
    "frameset", "h1",       "h2",       "h3",         "h4",       "h5",         "h6",     "head",
    "header",   "hr",       "html",     "iframe",     "legend",   "li",         "link",   "main",
    "menu",     "menuitem", "nav",      "noframes",   "ol",       "optgroup",   "option", "p",
    "param",    "search",   "section",  "summary",    "table",    "tbody",      "td",     "tfoot",
    "th",       "thead",    "title",    "tr",         "track",    "ul",         NULL
  };

  return g_strv_contains (names, name);
}

/* Whether the line is one HTML tag (condition 7); its quotes are not looked at. */
static gboolean
is_one_tag (const SheafTagScan *self, gsize p)
{
  gsize end = p + strcspn (self->text + p, ">\n");

  if (self->text[end] != '>')
    return FALSE;
  end += 1 + strspn (self->text + end + 1, " \t\r");
  return end >= self->length || self->text[end] == '\n';
}

static gboolean
opens_html (const SheafTagScan *self, const Line *line)
{
  gsize p = line->content + 1;
  gsize length;
  g_autofree char *name = NULL;

  if (self->text[line->content] != '<')
    return FALSE;
  p += self->text[p] == '/';
  length = strspn (self->text + p, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-");
  if (length == 0 || length > 16)
    return FALSE;
  name = g_ascii_strdown (self->text + p, (gssize) length);
  if (is_block_element (name))
    return TRUE;
  return g_ascii_islower (self->text[p]) && self->after_blank && is_one_tag (self, line->content);
}

/* Directives ------------------------------------------------------------------------------------------ */

/* `:::image … :::` and `:::moniker-end` of Microsoft's documents close themselves or with words. */
static void
read_directive_end (SheafTagScan *self, SheafTag *tag)
{
  gsize length = tag->arguments_end - tag->arguments;
  const char *arguments = self->text + tag->arguments;

  if (length >= 3 && strncmp (arguments + length - 3, ":::", 3) == 0)
    {
      tag->selfish = TRUE;
      tag->arguments_end -= 3;
    }
  if (g_str_has_suffix (tag->name, "-end"))
    {
      g_autofree char *opener = g_strndup (tag->name, strlen (tag->name) - 4);

      tag->name = g_string_chunk_insert_const (self->list->names, opener);
      tag->closing = TRUE;
      tag->selfish = FALSE;
    }
}

static gsize
trim_end (const SheafTagScan *self, gsize from, gsize end)
{
  while (end > from && strchr (" \t\r", self->text[end - 1]))
    end--;
  return end;
}

/* `:::`, which closes, or `::: name [Title]{.class}`. Returns: whether the line is one */
static gboolean
read_directive (SheafTagScan *self, const Line *line)
{
  gsize colons = fence_run (self, line->content, ':');
  gsize name = line->content + colons;
  gsize name_end, end;
  SheafTag *tag;

  if (colons < 3)
    return FALSE;
  end = trim_end (self, name, sheaf_tag_scan_line_end (self, name));
  name += strspn (self->text + name, " \t");
  for (name_end = name; name_end < end && !strchr (" \t[{:\"", self->text[name_end]);)
    name_end++;
  self->content = line->content;
  tag = sheaf_tag_scan_add (self, SHEAF_TAG_DIRECTIVE, line->content, end);
  if (!tag)
    return FALSE;
  tag->colons = (guint) MIN (colons, 64);
  tag->closing = name >= end;
  tag->arguments = MIN (name_end, end);
  tag->arguments_end = end;
  if (!tag->closing)
    {
      sheaf_tag_scan_name (self, tag, name, name_end);
      read_directive_end (self, tag);
    }
  return TRUE;
}

/* `+++ Title` and, alone, `+++`: what is to be opened first, in themes of VuePress and Hexo. Returns: likewise */
static gboolean
read_fold (SheafTagScan *self, const Line *line)
{
  gsize from = line->content + fence_run (self, line->content, '+');
  gsize end = trim_end (self, from, sheaf_tag_scan_line_end (self, from));
  SheafTag *tag;

  if (from != line->content + 3 || (from < end && !strchr (" \t", self->text[from])))
    return FALSE;
  self->content = line->content;
  tag = sheaf_tag_scan_add (self, SHEAF_TAG_DIRECTIVE, line->content, end);
  if (!tag)
    return FALSE;
  tag->closing = from == end;
  tag->name = g_string_chunk_insert_const (self->list->names, "+++");
  tag->rule = sheaf_tag_rules_find (SHEAF_TAG_DIRECTIVE, "details");
  while (from < end && strchr (" \t*", self->text[from]))
    from++;
  while (end > from && self->text[end - 1] == '*')
    end--;
  tag->arguments = from;
  tag->arguments_end = end;
  return TRUE;
}

/* The line ------------------------------------------------------------------------------------------ */

static gboolean
look_at (SheafTagScan *self, const Line *line)
{
  if (read_fence (self, line))
    {
      sheaf_tag_scan_escapes (self, line->content, sheaf_tag_scan_line_end (self, line->content));
      return FALSE;
    }
  read_list (self, line);
  self->was_code = is_indented_code (self, line);
  if (self->was_code || line->blank)
    return FALSE;
  if (!self->html_block && self->pos >= self->raw_until &&
      (read_directive (self, line) || read_fold (self, line)))
    return FALSE;
  self->html_block = self->html_block || opens_html (self, line);
  self->content = self->pos = line->content;
  return TRUE;
}

/* `[name]: address` */
static void
read_definition (SheafTagScan *self, const Line *line)
{
  gsize p = line->content;

  if (self->text[p] != '[' || line->item)
    return;
  p += strcspn (self->text + p, "]\n");
  if (self->text[p] == ']' && self->text[p + 1] == ':')
    self->address_until = MAX (self->address_until, sheaf_tag_scan_line_end (self, p));
}

gboolean
sheaf_tag_scan_line (SheafTagScan *self)
{
  Line line = { 0 };
  gboolean looked;

  read_marks (self, &line);
  if (line.blank)
    self->html_block = FALSE;
  if (!self->fence && line.content == self->line && sheaf_tag_scan_module (self))
    return TRUE;
  looked = look_at (self, &line);
  if (looked)
    read_definition (self, &line);
  self->after_blank = line.blank;
  self->started = self->started || !line.blank;
  return looked;
}
