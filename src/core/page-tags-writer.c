/* page-tags-writer.c: writes what tags stand for, as Markdown or as HTML
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-writer.h"

#include "core/sanitizer-escape.h"
#include "core/text.h"

#include <string.h>

/* How much of a tag's source a mark shows, in characters. */
#define MARK_MAX 300

/* What any tag may need besides what is in it, in bytes. */
#define TAG_ROOM 1024

/* Lines ------------------------------------------------------------------------------------------ */

static void
append_prefixes (SheafTagWriter *self)
{
  for (guint i = 0; i < self->levels->len; i++)
    {
      const SheafTagLevel *level = &g_array_index (self->levels, SheafTagLevel, i);

      g_string_append (self->out, level->prefix);
      g_string_append (self->out, level->added);
    }
  self->at_line_start = FALSE;
}

/* Behind what the line has of @prefix. */
static gsize
strip_prefix (const SheafTagWriter *self, gsize p, gsize end, const char *prefix)
{
  for (; *prefix && p < end; prefix++)
    if (self->text[p] == *prefix || (*prefix == ' ' && self->text[p] == '\t'))
      p++;
    else
      break;
  return p;
}

static gsize
strip_line (const SheafTagWriter *self, gsize p, gsize end)
{
  for (guint i = 0; i < self->levels->len; i++)
    p = strip_prefix (self, p, end, g_array_index (self->levels, SheafTagLevel, i).prefix);
  return p;
}

void
sheaf_tag_writer_source (SheafTagWriter *self, gsize from, gsize to)
{
  while (from < to)
    {
      const char *line_end = memchr (self->text + from, '\n', to - from);
      gsize next = line_end ? (gsize) (line_end - self->text) + 1 : to;

      if (self->levels->len && self->at_line_start)
        {
          from = strip_line (self, from, next - (line_end != NULL));
          if (self->out->len + (self->length - from) + TAG_ROOM < self->limit)
            append_prefixes (self);
        }
      if (self->levels->len == 0)
        next = to;
      g_string_append_len (self->out, self->text + from, next - from);
      self->at_line_start = self->text[next - 1] == '\n';
      from = next;
    }
}

void
sheaf_tag_writer_put (SheafTagWriter *self, const char *text)
{
  while (*text)
    {
      const char *line_end = strchr (text, '\n');
      gsize length = line_end ? (gsize) (line_end - text) : strlen (text);

      if (self->at_line_start && (length > 0 || self->levels->len))
        {
          append_prefixes (self);
          g_string_append (self->out, self->local ? self->local : "");
        }
      g_string_append_len (self->out, text, length);
      self->at_line_start = line_end || (self->at_line_start && length == 0);
      if (line_end)
        g_string_append_c (self->out, '\n');
      text += length + (line_end != NULL);
    }
}

void
sheaf_tag_writer_break (SheafTagWriter *self)
{
  if (!self->at_line_start)
    sheaf_tag_writer_put (self, "\n");
}

void
sheaf_tag_writer_words (SheafTagWriter *self, const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *line = g_strdup (text);

  g_strdelimit (line, "\r\n", ' ');
  if (self->in_html)
    sheaf_html_append_text (words, line);
  else
    for (const char *p = line; *p; p++)
      {
        /* Emphasis and links in a title are meant; what would end it is not. */
        if (strchr ("[]|", *p))
          g_string_append_c (words, '\\');
        g_string_append_c (words, *p);
      }
  sheaf_tag_writer_put (self, words->str);
}

/* Tags ------------------------------------------------------------------------------------------- */

/* What stands before the tag on its line, list marks as blanks. Returns: (transfer full) */
static char *
local_prefix (const SheafTagWriter *self, const SheafTag *tag)
{
  gsize from = strip_line (self, tag->line, tag->start);
  char *prefix = g_strndup (self->text + from, MIN (tag->start - from, 64));

  for (char *p = prefix; *p; p++)
    if (*p != '>' && *p != '\t')
      *p = ' ';
  return prefix;
}

void
sheaf_tag_writer_begin (SheafTagWriter *self, const SheafTag *tag)
{
  self->tag = tag;
  self->in_html = self->html || tag->in_html;
  g_clear_pointer (&self->local, g_free);
  if (tag->place == SHEAF_TAG_BLOCK)
    self->local = local_prefix (self, tag);
}

gboolean
sheaf_tag_writer_has_room (const SheafTagWriter *self, const SheafTag *tag)
{
  return self->out->len + (self->length - tag->start) + 6 * (tag->end - tag->start) + TAG_ROOM <
         self->limit;
}

gboolean
sheaf_tag_writer_push (SheafTagWriter *self, const char *added)
{
  SheafTagLevel level = { .added = added, .tag = self->tag };

  if (self->levels->len >= SHEAF_TAG_LEVELS_MAX)
    return FALSE;
  level.prefix = g_strdup (self->local ? self->local : "");
  g_array_append_val (self->levels, level);
  return TRUE;
}

void
sheaf_tag_writer_pop (SheafTagWriter *self)
{
  g_array_set_size (self->levels, self->levels->len - 1);
}

/* Links and pictures ----------------------------------------------------------------------------- */

/* As it may stand between < and > in Markdown, or bare. */
static char *
quote_address (const char *address)
{
  GString *quoted = g_string_new (NULL);

  for (const char *p = address; *p; p++)
    if (*p == ' ' || *p == '<' || *p == '>' || *p == '(' || *p == ')' || *p == '"' || *p == '\\' ||
        (guchar) *p < ' ')
      g_string_append_printf (quoted, "%%%02X", (guchar) *p);
    else
      g_string_append_c (quoted, *p);
  return g_string_free (quoted, FALSE);
}

static void
append_attribute (GString *html, const char *name, const char *value)
{
  g_string_append_printf (html, " %s=\"", name);
  sheaf_html_append_attribute (html, value);
  g_string_append_c (html, '"');
}

/* A bar would end the cell of a table, and a line end might end the HTML. */
static void
put_html (SheafTagWriter *self, GString *html)
{
  if (!self->html)
    {
      g_string_replace (html, "|", "&#124;", 0);
      g_string_replace (html, "\n", " ", 0);
    }
  sheaf_tag_writer_put (self, html->str);
}

void
sheaf_tag_writer_link (SheafTagWriter *self, const char *address, const char *text, gboolean plays)
{
  g_autoptr (GString) html = g_string_new ("<a");

  /* What stands for a film is no text of the article. */
  if (plays && !self->marks)
    return;
  append_attribute (html, "href", address);
  if (plays)
    append_attribute (html, "class", "media");
  g_string_append_c (html, '>');
  sheaf_html_append_text (html, text);
  g_string_append (html, "</a>");
  put_html (self, html);
}

void
sheaf_tag_writer_picture (SheafTagWriter *self,
                          const char *address,
                          const char *alternative,
                          const char *title)
{
  g_autofree char *quoted = quote_address (address);
  g_autoptr (GString) html = g_string_new ("<img");

  if (!self->in_html)
    {
      sheaf_tag_writer_put (self, "![");
      sheaf_tag_writer_words (self, alternative ? alternative : title ? title : "");
      sheaf_tag_writer_put (self, "](");
      sheaf_tag_writer_put (self, quoted);
      sheaf_tag_writer_put (self, ")");
      return;
    }
  append_attribute (html, "src", address);
  append_attribute (html, "alt", alternative ? alternative : title ? title : "");
  g_string_append_c (html, '>');
  put_html (self, html);
}

/* Code ------------------------------------------------------------------------------------------- */

/* A run of backticks longer than any in the code, and than @least. */
static char *
fence_for (const char *code, gsize length, gsize least)
{
  gsize run = 0;

  for (gsize i = 0; i < length; i++)
    {
      run = code[i] == '`' ? run + 1 : 0;
      least = MAX (least, run + 1);
    }
  return g_strnfill (least, '`');
}

/* Without the blank lines around it. */
static void
trim_code (const SheafTagWriter *self, gsize *from, gsize *to)
{
  gsize p = *from;

  /* Before its end tag stand the quote marks of that line. */
  while (*to > *from && (g_ascii_isspace (self->text[*to - 1]) ||
                         (self->text[*to - 1] == '>' && self->local && strchr (self->local, '>'))))
    (*to)--;
  for (; p < *to && g_ascii_isspace (self->text[p]); p++)
    if (self->text[p] == '\n')
      *from = p + 1;
}

static void
write_html_code (SheafTagWriter *self, gsize from, gsize to)
{
  g_autofree char *code = g_strndup (self->text + from, to - from);
  g_autoptr (GString) html = g_string_new ("<pre><code>");

  sheaf_html_append_text (html, code);
  /* A blank line would end the HTML. */
  if (!self->html)
    g_string_replace (html, "\n", "&#10;", 0);
  g_string_append (html, "</code></pre>");
  sheaf_tag_writer_put (self, html->str);
}

static void
write_fence (SheafTagWriter *self, gsize from, gsize to, const char *language, gboolean ends_line)
{
  g_autofree char *fence = fence_for (self->text + from, to - from, 3);
  gboolean pushed;

  if (self->tag->place != SHEAF_TAG_BLOCK)
    sheaf_tag_writer_put (self, "\n\n");
  sheaf_tag_writer_put (self, fence);
  if (language && !strpbrk (language, "`\n"))
    sheaf_tag_writer_put (self, language);
  sheaf_tag_writer_put (self, "\n");
  pushed = sheaf_tag_writer_push (self, "");
  sheaf_tag_writer_source (self, from, to);
  if (pushed)
    sheaf_tag_writer_pop (self);
  sheaf_tag_writer_break (self);
  sheaf_tag_writer_put (self, fence);
  if (!ends_line)
    sheaf_tag_writer_put (self, "\n");
}

void
sheaf_tag_writer_code (SheafTagWriter *self,
                       gsize from,
                       gsize to,
                       const char *language,
                       gboolean ends_line)
{
  trim_code (self, &from, &to);
  if (self->in_html)
    write_html_code (self, from, to);
  else if (self->tag->place != SHEAF_TAG_BLOCK && !memchr (self->text + from, '\n', to - from))
    {
      g_autofree char *code = g_strndup (self->text + from, to - from);

      sheaf_tag_writer_code_span (self, code);
    }
  else
    write_fence (self, from, to, language, ends_line);
}

void
sheaf_tag_writer_code_span (SheafTagWriter *self, const char *text)
{
  g_autoptr (GString) html = g_string_new ("<code>");
  g_autofree char *fence = fence_for (text, strlen (text), 1);
  g_autofree char *line = NULL;

  if (self->in_html)
    {
      sheaf_html_append_text (html, text);
      g_string_append (html, "</code>");
      put_html (self, html);
      return;
    }
  line = g_strconcat (fence, fence[1] ? " " : "", text, fence[1] ? " " : "", fence, NULL);
  g_strdelimit (line, "\r\n", ' ');
  sheaf_tag_writer_put (self, line);
}

/* Marks ------------------------------------------------------------------------------------------ */

void
sheaf_tag_writer_mark (SheafTagWriter *self, gsize end)
{
  g_autofree char *source =
      g_strndup (self->text + self->tag->start, MIN (end - self->tag->start, 4096));
  g_autofree char *valid = g_utf8_make_valid (source, -1);
  g_autofree char *shown = sheaf_text_excerpt (valid, MARK_MAX);
  gboolean block = self->tag->alone && !self->in_html;
  g_autoptr (GString) html = g_string_new (NULL);

  if (!self->marks)
    return;
  g_string_append (html, block ? "<details class=\"folded-tag\"><summary>"
                               : "<abbr class=\"folded-tag\"");
  if (!block)
    {
      append_attribute (html, "title", shown);
      g_string_append_c (html, '>');
    }
  sheaf_html_append_text (html, self->tag->name);
  if (block)
    {
      g_string_append (html, "</summary><code>");
      sheaf_html_append_text (html, shown);
      g_string_append (html, "</code></details>");
    }
  else
    g_string_append (html, "</abbr>");
  put_html (self, html);
  if (block)
    sheaf_tag_writer_put (self, "\n");
}
