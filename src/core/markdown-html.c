/* markdown-html.c: blocks of Markdown as HTML, with those that md4c does not know
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-html.h"

#include "core/markdown-callout.h"
#include "core/markdown-code.h"
#include "core/markdown-link.h"
#include "core/sanitizer-escape.h"

#include <string.h>

/* Bytes of the longest paragraph, in HTML, that can be a term which the next defines, and how many lines can be. */
#define TERM_MAX   800
#define TERM_LINES 4

/* Our own names begin with this, so that a heading has no such. */
#define NOTE_PREFIX "sheaf:note-"
#define MARK_PREFIX "sheaf:mark-"

typedef struct
{
  gsize start;       /* in the HTML */
  gsize content;     /* where what is in it begins */
  const char *close; /* its end tag */
  guint note;        /* the number of the footnote it is, or 0 */
} Quote;

typedef struct
{
  guint level;
  char *slug;
  char *words;
} Heading;

static void
clear_heading (gpointer data)
{
  Heading *self = data;

  g_free (self->slug);
  g_free (self->words);
}

SheafMarkdownHtml *
sheaf_markdown_html_new (void)
{
  SheafMarkdownHtml *self = g_new0 (SheafMarkdownHtml, 1);

  self->html = g_string_new (NULL);
  self->words = sheaf_inline_new ();
  self->quotes = g_array_new (FALSE, FALSE, sizeof (Quote));
  self->headings = g_array_new (FALSE, FALSE, sizeof (Heading));
  g_array_set_clear_func (self->headings, clear_heading);
  self->slugs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->contents = -1;
  return self;
}

void
sheaf_markdown_html_free (SheafMarkdownHtml *self)
{
  g_return_if_fail (self);

  if (self->html)
    g_string_free (self->html, TRUE);
  sheaf_inline_free (self->words);
  g_array_unref (self->quotes);
  g_array_unref (self->headings);
  g_hash_table_unref (self->slugs);
  g_free (self);
}

void
sheaf_markdown_html_flush (SheafMarkdownHtml *self)
{
  g_return_if_fail (self);

  sheaf_inline_write (self->words, 0, sheaf_inline_get_length (self->words), self->html);
  sheaf_inline_clear (self->words);
}

static gboolean
ends_with (const SheafMarkdownHtml *self, const char *end)
{
  gsize length = strlen (end);

  return self->html->len >= length &&
         memcmp (self->html->str + self->html->len - length, end, length) == 0;
}

/* Callouts -------------------------------------------------------------------------------------- */

/* The quotation whose first block begins here, or NULL. */
static Quote *
fresh_quote (SheafMarkdownHtml *self)
{
  Quote *quote =
      self->quotes->len ? &g_array_index (self->quotes, Quote, self->quotes->len - 1) : NULL;

  return quote && quote->content == self->html->len && !quote->note ? quote : NULL;
}

static void
write_title (SheafMarkdownHtml *self, const SheafCallout *callout, guint to)
{
  gsize from = self->html->len;

  sheaf_inline_cut_start (self->words, 0, callout->used);
  sheaf_inline_write (self->words, 0, to, self->html);
  if (self->html->str[from + strspn (self->html->str + from, " \t\n")] == '\0')
    sheaf_html_append_text (self->html, callout->name);
}

static void
write_rest (SheafMarkdownHtml *self, guint from)
{
  if (from >= sheaf_inline_get_length (self->words))
    return;
  g_string_append (self->html, "<p>");
  sheaf_inline_write (self->words, from, sheaf_inline_get_length (self->words), self->html);
  g_string_append (self->html, "</p>\n");
}

static void
write_callout (SheafMarkdownHtml *self, Quote *quote, const SheafCallout *callout)
{
  guint line = 0;

  while (line < sheaf_inline_get_length (self->words) &&
         !sheaf_inline_is_line_end (self->words, line))
    line++;
  g_string_truncate (self->html, quote->start);
  g_string_append_printf (self->html, "<%s class=\"%s\"%s>\n<%s>",
                          callout->folds ? "details" : "div", callout->class_value,
                          callout->folds && !callout->is_folded ? " open" : "",
                          callout->folds ? "summary" : "p class=\"callout-title\"");
  write_title (self, callout, line);
  g_string_append (self->html, callout->folds ? "</summary>\n" : "</p>\n");
  quote->close = callout->folds ? "</details>\n" : "</div>\n";
  write_rest (self, line + 1);
}

static gboolean
end_as_callout (SheafMarkdownHtml *self)
{
  Quote *quote = fresh_quote (self);
  SheafCallout callout = { 0 };
  gsize length;
  const char *text = quote ? sheaf_inline_get_text (self->words, 0, &length) : NULL;

  if (!text || !sheaf_callout_read (text, length, &callout))
    return FALSE;
  write_callout (self, quote, &callout);
  g_free (callout.name);
  return TRUE;
}

void
sheaf_markdown_html_begin_quote (SheafMarkdownHtml *self)
{
  Quote quote = { .close = "</blockquote>\n" };

  g_return_if_fail (self);

  quote.start = self->html->len;
  if (self->in_notes && self->depth == 0)
    {
      quote.note = ++self->notes;
      quote.close = "</li>\n";
      g_string_append_printf (self->html, "<li id=\"" NOTE_PREFIX "%u\">\n", quote.note);
    }
  else
    g_string_append (self->html, "<blockquote>\n");
  quote.content = self->html->len;
  g_array_append_val (self->quotes, quote);
}

/* Back to where the footnote is referred to, at the end of its last paragraph. */
static void
write_way_back (SheafMarkdownHtml *self, guint number)
{
  g_autofree char *link =
      g_strdup_printf (" <a href=\"#" MARK_PREFIX "%u\">\u21A9\uFE0E</a>", number);
  gsize length = self->html->len;

  if (ends_with (self, "</p>\n"))
    g_string_insert (self->html, (gssize) (length - strlen ("</p>\n")), link);
  else
    g_string_append (self->html, link);
}

void
sheaf_markdown_html_end_quote (SheafMarkdownHtml *self)
{
  const Quote *quote;

  g_return_if_fail (self && self->quotes->len > 0);

  quote = &g_array_index (self->quotes, Quote, self->quotes->len - 1);
  if (quote->note && quote->note <= self->referred)
    write_way_back (self, quote->note);
  g_string_append (self->html, quote->close);
  g_array_set_size (self->quotes, self->quotes->len - 1);
}

/* Definitions ----------------------------------------------------------------------------------- */

/* Behind the `: ` that a line which is a definition begins with, in bytes; 0 where it is none. */
static gsize
definition_mark (SheafMarkdownHtml *self, guint line)
{
  gsize length;
  const char *text = sheaf_inline_get_text (self->words, line, &length);
  gsize used = 1;

  if (!text || length < 2 || text[0] != ':' || !strchr (" \t", text[1]))
    return 0;
  while (used < length && strchr (" \t", text[used]))
    used++;
  return used;
}

/* The first piece of the next line. */
static guint
next_line (SheafMarkdownHtml *self, guint line)
{
  while (line < sheaf_inline_get_length (self->words) &&
         !sheaf_inline_is_line_end (self->words, line))
    line++;
  return line + 1;
}

static void
write_line (SheafMarkdownHtml *self, const char *element, guint from, guint to)
{
  g_string_append_printf (self->html, "<%s>", element);
  sheaf_inline_write (self->words, from, to, self->html);
  g_string_append_printf (self->html, "</%s>\n", element);
}

/* From @line, which is no definition: where the next one begins, or the end. */
static guint
find_definition (SheafMarkdownHtml *self, guint line)
{
  guint n = sheaf_inline_get_length (self->words);

  while (line < n && !definition_mark (self, line))
    line = next_line (self, line);
  return MIN (line, n);
}

/* Of the lines between two definitions the last is a term, the others go on with the definition before. */
static guint
find_term (SheafMarkdownHtml *self, guint line, guint definition)
{
  guint term = line;

  if (definition >= sheaf_inline_get_length (self->words))
    return definition;
  for (guint at = line; at < definition; at = next_line (self, at))
    term = at;
  return term;
}

/* One list follows another where there are blank lines between its parts. */
static void
open_definitions (SheafMarkdownHtml *self)
{
  if (ends_with (self, "</dl>\n"))
    g_string_truncate (self->html, self->html->len - strlen ("</dl>\n"));
  else
    g_string_append (self->html, "<dl>\n");
}

/* @line: a definition */
static void
write_definitions (SheafMarkdownHtml *self, guint line)
{
  guint n = sheaf_inline_get_length (self->words);

  while (line < n)
    {
      guint second = next_line (self, line);
      guint following = find_definition (self, second);
      guint term = find_term (self, second, following);

      sheaf_inline_cut_start (self->words, line, definition_mark (self, line));
      write_line (self, "dd", line, term < n ? term - 1 : n);
      for (guint at = term; at < following; at = next_line (self, at))
        write_line (self, "dt", at, MIN (next_line (self, at) - 1, n));
      line = following;
    }
  g_string_append (self->html, "</dl>\n");
}

/* The paragraph before, of one line, is the term. */
static gboolean
end_as_definition (SheafMarkdownHtml *self)
{
  g_autofree char *term = NULL;

  if (!definition_mark (self, 0))
    return FALSE;
  if (ends_with (self, "</dl>\n"))
    {
      open_definitions (self);
      write_definitions (self, 0);
      return TRUE;
    }
  if (self->paragraph_end != self->html->len || self->paragraph_end == 0)
    return FALSE;
  term = g_strndup (self->html->str + self->paragraph + strlen ("<p>"),
                    self->paragraph_end - self->paragraph - strlen ("<p></p>\n"));
  g_string_truncate (self->html, self->paragraph);
  open_definitions (self);
  g_string_append_printf (self->html, "<dt>%s</dt>\n", term);
  write_definitions (self, 0);
  return TRUE;
}

/* A long paragraph one of whose lines happens to begin with a colon defines nothing. */
static gboolean
are_terms (SheafMarkdownHtml *self, guint definition)
{
  guint lines = 0;

  for (guint at = 0; at < definition; at = next_line (self, at))
    if (++lines > TERM_LINES)
      return FALSE;
  return TRUE;
}

static gboolean
end_as_definitions (SheafMarkdownHtml *self)
{
  guint definition = find_definition (self, 0);

  if (definition == 0)
    return end_as_definition (self);
  if (definition >= sheaf_inline_get_length (self->words) || !are_terms (self, definition))
    return FALSE;
  open_definitions (self);
  for (guint at = 0; at < definition; at = next_line (self, at))
    write_line (self, "dt", at, next_line (self, at) - 1);
  write_definitions (self, definition);
  return TRUE;
}

/* Paragraphs ------------------------------------------------------------------------------------ */

/* `[TOC]` and its kin; `@[TOC](words)`, of which the link is markup here. */
static gboolean
asks_for_contents (SheafMarkdownHtml *self)
{
  static const char *const words[] = { "[toc]",  "[[toc]]", "[[_toc_]]", "{{toc}}",
                                       "${toc}", "@[toc]",  "[ toc ]",   NULL };
  gsize length;
  const char *text = sheaf_inline_get_text (self->words, 0, &length);
  g_autofree char *lower = NULL;

  if (!text || length > 16)
    return FALSE;
  if (length == 1 && *text == '@')
    {
      text = sheaf_inline_get_text (self->words, 2, &length);
      return text && length == 3 && !g_ascii_strncasecmp (text, "toc", 3);
    }
  lower = g_ascii_strdown (text, (gssize) length);
  g_strstrip (lower);
  return sheaf_inline_get_length (self->words) == 1 && g_strv_contains (words, lower);
}

static void
write_paragraph (SheafMarkdownHtml *self)
{
  guint n = sheaf_inline_get_length (self->words);
  gsize start = self->html->len;
  gboolean one_line = next_line (self, 0) > n;

  g_string_append (self->html, "<p>");
  sheaf_markdown_html_flush (self);
  g_string_append (self->html, "</p>\n");
  self->paragraph = start;
  self->paragraph_end = one_line && self->html->len - start < TERM_MAX ? self->html->len : 0;
}

void
sheaf_markdown_html_end_paragraph (SheafMarkdownHtml *self)
{
  g_return_if_fail (self);

  if (asks_for_contents (self))
    {
      if (self->contents < 0)
        self->contents = (gssize) self->html->len;
    }
  else if (!end_as_callout (self) && !end_as_definitions (self))
    write_paragraph (self);
  sheaf_inline_clear (self->words);
}

/* Headings -------------------------------------------------------------------------------------- */

/* `{#name .class}`, `{: #name}` at the end, which is not shown. Returns: (transfer full) (nullable): the name */
static char *
take_attributes (SheafMarkdownHtml *self)
{
  guint last = sheaf_inline_get_length (self->words);
  gsize length, name;
  const char *text = last ? sheaf_inline_get_text (self->words, last - 1, &length) : NULL;
  const char *open = text && length > 2 && text[length - 1] == '}'
                         ? g_strrstr_len (text, (gssize) length, "{")
                         : NULL;
  const char *at;

  if (!open || !strchr ("#.:", open[1]))
    return NULL;
  at = g_strstr_len (open, text + length - open, "#");
  name = at ? strcspn (at + 1, " \t}") : 0;
  length = (gsize) (open - text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  sheaf_inline_cut_end (self->words, last - 1, length);
  return name > 0 ? g_strndup (at + 1, name) : NULL;
}

static char *
unique_slug (SheafMarkdownHtml *self, const char *wanted)
{
  guint times = GPOINTER_TO_UINT (g_hash_table_lookup (self->slugs, wanted));

  g_hash_table_replace (self->slugs, g_strdup (wanted), GUINT_TO_POINTER (times + 1));
  return times ? g_strdup_printf ("%s-%u", wanted, times) : g_strdup (wanted);
}

static void
add_heading (SheafMarkdownHtml *self, guint level, const char *name, const char *words)
{
  g_autofree char *wanted = name ? g_strdup (name) : sheaf_slug (words);
  Heading heading = { level, unique_slug (self, wanted), g_strdup (words) };

  g_array_append_val (self->headings, heading);
  g_string_append_printf (self->html, "<h%u id=\"", level);
  sheaf_html_append_attribute (self->html, heading.slug);
  g_string_append (self->html, "\">");
}

void
sheaf_markdown_html_end_heading (SheafMarkdownHtml *self, guint level)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *name = NULL;

  g_return_if_fail (self);

  if (end_as_callout (self))
    {
      sheaf_inline_clear (self->words);
      return;
    }
  name = take_attributes (self);
  sheaf_inline_append_words (self->words, words);
  add_heading (self, level, name, g_strstrip (words->str));
  sheaf_markdown_html_flush (self);
  g_string_append_printf (self->html, "</h%u>\n", level);
}

/* Code ------------------------------------------------------------------------------------------ */

void
sheaf_markdown_html_begin_code (SheafMarkdownHtml *self, const char *info, gsize length)
{
  g_autofree char *name = NULL;

  g_return_if_fail (self);

  if (info && !self->no_captions)
    name = sheaf_code_name (info, length);
  self->in_figure = name != NULL;
  if (name)
    {
      g_string_append (self->html, "<figure class=\"code\"><figcaption>");
      sheaf_html_append_text (self->html, name);
      g_string_append (self->html, "</figcaption>");
    }
  g_string_append (self->html, "<pre><code>");
}

void
sheaf_markdown_html_end_code (SheafMarkdownHtml *self)
{
  g_return_if_fail (self);

  g_string_append (self->html, self->in_figure ? "</code></pre></figure>\n" : "</code></pre>\n");
  self->in_figure = FALSE;
}

/* Footnotes ------------------------------------------------------------------------------------- */

void
sheaf_markdown_html_add_note_mark (SheafMarkdownHtml *self, guint number, gboolean first)
{
  g_autoptr (GString) html = g_string_new ("<sup");

  g_return_if_fail (self);

  if (first)
    g_string_append_printf (html, " id=\"" MARK_PREFIX "%u\"", number);
  g_string_append_printf (html, "><a href=\"#" NOTE_PREFIX "%u\">[%u]</a></sup>", number, number);
  sheaf_inline_add_markup (self->words, html->str, html->len, 0);
}

void
sheaf_markdown_html_begin_notes (SheafMarkdownHtml *self, guint referred)
{
  g_return_if_fail (self);

  self->in_notes = TRUE;
  self->referred = referred;
  g_string_append (self->html, "<div class=\"footnotes\">\n<ol>\n");
}

void
sheaf_markdown_html_end_notes (SheafMarkdownHtml *self)
{
  g_return_if_fail (self);

  self->in_notes = FALSE;
  g_string_append (self->html, "</ol>\n</div>\n");
}

/* Contents -------------------------------------------------------------------------------------- */

static void
write_entry (GString *list, const Heading *heading)
{
  g_string_append (list, "<li><a href=\"#");
  sheaf_html_append_attribute (list, heading->slug);
  g_string_append (list, "\">");
  sheaf_html_append_text (list, heading->words);
  g_string_append (list, "</a>");
}

/* Levels may be left out, going down or up: a list is opened for each that is there. */
static char *
make_contents (const GArray *headings)
{
  guint levels[8];
  guint depth = 0;
  GString *list = g_string_new ("<div class=\"toc\">\n");

  for (guint i = 0; i < headings->len; i++)
    {
      const Heading *heading = &g_array_index (headings, Heading, i);

      while (depth > 1 && levels[depth - 2] >= heading->level)
        {
          g_string_append (list, "</li></ul>");
          depth--;
        }
      if (depth == 0 || levels[depth - 1] < heading->level)
        {
          g_string_append (list, "<ul>\n");
          depth++;
        }
      else
        g_string_append (list, "</li>\n");
      levels[depth - 1] = heading->level;
      write_entry (list, heading);
    }
  while (depth-- > 0)
    g_string_append (list, "</li></ul>\n");
  g_string_append (list, "</div>\n");
  return g_string_free (list, FALSE);
}

char *
sheaf_markdown_html_finish (SheafMarkdownHtml *self)
{
  g_autofree char *contents = NULL;

  g_return_val_if_fail (self, NULL);

  if (self->contents >= 0 && self->headings->len > 0)
    {
      contents = make_contents (self->headings);
      g_string_insert (self->html, self->contents, contents);
    }
  return g_string_free (g_steal_pointer (&self->html), FALSE);
}
