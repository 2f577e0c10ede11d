/* page-tags-scan.c: where the tags of a text are, outside of code
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-scan.h"

#include "core/html-scan.h"
#include "core/prefix.h"

#include <string.h>

/* Longest address in a link, in bytes, that is looked through for its end. */
#define ADDRESS_MAX 2048

/* Longest comment that divides, and longest HTML tag that is looked into. */
#define DIVIDER_MAX  256
#define HTML_TAG_MAX 8192

/* Finding --------------------------------------------------------------------------------------- */

gsize
sheaf_tag_scan_find (const SheafTagScan *self, gsize from, gsize limit, const char *word)
{
  const char *found;

  limit = MIN (limit, self->length);
  if (from >= limit)
    return limit;
  found = memmem (self->text + from, limit - from, word, strlen (word));
  return found ? (gsize) (found - self->text) : limit;
}

gsize
sheaf_tag_scan_blanks (const SheafTagScan *self, gsize from)
{
  while (from < self->length && strchr (" \t\r\n", self->text[from]) && self->text[from])
    from++;
  return from;
}

gsize
sheaf_tag_scan_line_end (const SheafTagScan *self, gsize from)
{
  return sheaf_tag_scan_find (self, from, self->length, "\n");
}

static gsize
find_paragraph_end (const SheafTagScan *self, gsize from)
{
  gsize end = sheaf_tag_scan_line_end (self, from);

  while (end < self->length)
    {
      gsize next = end + 1 + strspn (self->text + end + 1, " \t\r>");

      if (next >= self->length || self->text[next] == '\n')
        return end;
      end = sheaf_tag_scan_line_end (self, next);
    }
  return self->length;
}

/* Where the paragraph that @from is in ends: at the next blank line. */
static gsize
paragraph_end (SheafTagScan *self, gsize from)
{
  if (from >= self->paragraph_until)
    self->paragraph_until = find_paragraph_end (self, from);
  return self->paragraph_until;
}

/* Tags ------------------------------------------------------------------------------------------ */

gboolean
sheaf_tag_scan_is_alone (const SheafTagScan *self, gsize end)
{
  gsize next = end + strspn (self->text + end, " \t\r");

  return next >= self->length || self->text[next] == '\n';
}

SheafTag *
sheaf_tag_scan_add (SheafTagScan *self, SheafTagForm form, gsize start, gsize end)
{
  SheafTag tag = { .form = form, .start = start, .end = end, .line = self->line, .partner = -1 };
  GArray *tags = self->list->tags;

  if (tags->len >= SHEAF_TAGS_MAX)
    return NULL;
  tag.name = "";
  tag.rule = sheaf_tag_rules_find (SHEAF_TAG_NOTHING, "");
  tag.in_html = self->html || self->html_block;
  tag.arguments = tag.arguments_end = end;
  if (start < self->address_until)
    tag.place = SHEAF_TAG_ADDRESS;
  else if (start == self->content)
    tag.place = SHEAF_TAG_BLOCK;
  tag.alone = tag.place == SHEAF_TAG_BLOCK && sheaf_tag_scan_is_alone (self, end);
  g_array_append_val (tags, tag);
  return &g_array_index (tags, SheafTag, tags->len - 1);
}

void
sheaf_tag_scan_name (SheafTagScan *self, SheafTag *tag, gsize start, gsize end)
{
  g_autofree char *name = g_ascii_strdown (self->text + start, (gssize) (end - start));

  tag->name = g_string_chunk_insert_const (self->list->names, name);
  tag->rule = sheaf_tag_rules_find (tag->form, tag->name);
}

/* Code, mathematics, HTML ----------------------------------------------------------------------- */

/* Behind the code span, or behind its backticks where nothing closes it. */
static void
skip_ticks (SheafTagScan *self)
{
  gsize run = strspn (self->text + self->pos, "`");
  gsize kind = MIN (run, SHEAF_TAG_TICKS_MAX);
  gsize from = self->pos + run;
  gsize end;

  self->pos = from;
  if (from <= self->no_ticks_until[kind])
    return;
  end = paragraph_end (self, from);
  for (gsize p = from; (p = sheaf_tag_scan_find (self, p, end, "`")) < end;)
    {
      gsize closing = strspn (self->text + p, "`");

      p += closing;
      if (closing == run)
        {
          sheaf_tag_scan_escapes (self, from, p);
          self->pos = p;
          return;
        }
    }
  self->no_ticks_until[kind] = end;
}

/* As Pandoc has it: no blank behind the first dollar nor before the last, and no digit behind that. */
static gboolean
ends_math (const SheafTagScan *self, gsize dollar)
{
  return !strchr (" \t", self->text[dollar - 1]) && self->text[dollar - 1] != '\\' &&
         !g_ascii_isdigit (self->text[dollar + 1]);
}

static void
skip_math (SheafTagScan *self)
{
  gboolean display = self->text[self->pos + 1] == '$';
  gsize from = self->pos + (display ? 2 : 1);
  gsize end;

  self->pos = from;
  if (from < self->no_math_until || strchr (" \t\n", self->text[from]))
    return;
  if (display)
    end = sheaf_tag_scan_find (self, from, paragraph_end (self, from), "$$");
  else
    for (end = from + strcspn (self->text + from, "$\n");
         self->text[end] == '$' && (end == from || !ends_math (self, end));)
      end += 1 + strcspn (self->text + end + 1, "$\n");
  if (self->text[end] == '$')
    self->pos = end + (display ? 2 : 1);
  else
    self->no_math_until = end;
}

static void
skip_comment (SheafTagScan *self)
{
  gsize end = self->no_comment_end ? self->length
                                   : sheaf_tag_scan_find (self, self->pos, self->length, "-->");

  self->no_comment_end = end == self->length;
  self->pos = self->no_comment_end ? self->pos + 4 : end + 3;
}

/* `<!-- tab Title -->` divides what is in a pair of tabs, or of a timeline. */
static gboolean
read_divider (SheafTagScan *self)
{
  static const char *const words[] = { "tab", "endtab", "timeline", "endtimeline" };
  gsize from = self->pos + 4 + strspn (self->text + self->pos + 4, " \t");
  gsize length = strspn (self->text + from, G_CSET_a_2_z);
  gsize limit = from + DIVIDER_MAX;
  gsize end;
  SheafTag *tag;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strlen (words[i]) != length || strncmp (self->text + from, words[i], length) != 0)
        continue;
      end = sheaf_tag_scan_find (self, from, limit, "-->");
      tag = end < MIN (limit, self->length)
                ? sheaf_tag_scan_add (self, SHEAF_TAG_LIQUID, self->pos, end + 3)
                : NULL;
      if (!tag)
        return FALSE;
      sheaf_tag_scan_name (self, tag, from, from + length);
      tag->closing = *words[i] == 'e';
      if (!tag->closing)
        tag->rule = sheaf_tag_rules_find (SHEAF_TAG_LIQUID, "tab");
      tag->name = tag->closing ? "" : "tab";
      tag->selfish = TRUE;
      tag->arguments = from + length;
      tag->arguments_end = end;
      self->pos = end + 3;
      return TRUE;
    }
  return FALSE;
}

/* Elements whose content no builder's tag is looked for in. */
static gboolean
is_literal_element (const char *name)
{
  static const char *const names[] = { "pre", "script",  "style", "textarea",
                                       "xmp", "listing", "svg",   NULL };

  return g_strv_contains (names, name);
}

static void
enter_html (SheafTagScan *self)
{
  const char *at = self->text + self->pos;
  gsize limit = MIN (self->pos + HTML_TAG_MAX, self->length);
  SheafHtmlTag tag = { 0 };

  if (self->pos >= self->no_html_until)
    sheaf_html_scan_tag (at, self->text + limit, &tag);
  if (!tag.is_complete && self->pos >= self->no_html_until)
    self->no_html_until = limit;
  if (tag.markup == SHEAF_HTML_TEXT || !tag.is_complete)
    self->pos++;
  else if (tag.markup == SHEAF_HTML_START_TAG && is_literal_element (tag.name))
    self->pos = sheaf_html_scan_close (tag.after, self->text + self->length, tag.name) - self->text;
  else
    {
      /* On into the tag: there may be addresses in it. */
      self->address_until = MAX (self->address_until, (gsize) (tag.after - self->text));
      self->pos++;
    }
}

/* `<code>` is a code span, where it is closed in its paragraph. */
static gboolean
skip_code_element (SheafTagScan *self)
{
  gsize end, close;

  if (g_ascii_strncasecmp (self->text + self->pos, "<code", 5) != 0 ||
      g_ascii_isalnum (self->text[self->pos + 5]) || self->pos < self->no_ticks_until[0])
    return FALSE;
  end = self->html ? self->length : paragraph_end (self, self->pos);
  close = sheaf_tag_scan_find (self, self->pos, end, "</code");
  if (close == end)
    self->no_ticks_until[0] = end;
  else
    self->pos = close + 6;
  return close < end;
}

static void
read_angle (SheafTagScan *self)
{
  const char *at = self->text + self->pos;

  if (self->pos < self->address_until)
    self->pos++;
  else if (sheaf_has_prefix (at, "<!--"))
    {
      if (!read_divider (self))
        skip_comment (self);
    }
  else if (skip_code_element (self))
    return;
  else if (!self->html && sheaf_tag_scan_component (self))
    return;
  else if (g_ascii_isalpha (at[1]) || (at[1] == '/' && g_ascii_isalpha (at[2])))
    enter_html (self);
  else
    self->pos++;
}

/* Links ----------------------------------------------------------------------------------------- */

/* Where the address of the link ends that `](` at self->pos begins: at its bracket, tags left aside. */
static void
enter_address (SheafTagScan *self)
{
  gsize end = MIN (self->pos + ADDRESS_MAX, self->length);
  guint depth = 0, braces = 0;

  self->pos += 2;
  if (self->pos < self->no_address_until || self->pos < self->address_until)
    return;
  for (gsize p = self->pos; p < end && self->text[p] != '\n'; p++)
    {
      if (self->text[p] == '{')
        braces++;
      else if (self->text[p] == '}' && braces)
        braces--;
      else if (self->text[p] == '(' && !braces)
        depth++;
      else if (self->text[p] == ')' && !braces && depth-- == 0)
        {
          self->address_until = p;
          return;
        }
    }
  self->no_address_until = end;
}

/* Walking --------------------------------------------------------------------------------------- */

static void
read_character (SheafTagScan *self)
{
  const char *at = self->text + self->pos;

  if (*at == '\\' && !self->html && self->pos >= self->address_until)
    self->pos += at[1] && at[1] != '\n' ? 2 : 1;
  else if (*at == '`' && !self->html && self->pos >= self->address_until)
    skip_ticks (self);
  else if (*at == '$' && !self->html && self->pos >= self->address_until)
    skip_math (self);
  else if (*at == '{' && self->pos >= self->raw_until)
    self->pos += !sheaf_tag_scan_brace (self);
  else if (*at == '<')
    read_angle (self);
  else if (*at == '[' && self->pos >= MAX (self->raw_until, self->address_until))
    self->pos += !sheaf_tag_scan_bracket (self);
  else if (*at == ']' && at[1] == '(' && !self->html)
    enter_address (self);
  else
    self->pos++;
}

static gsize
plain_run (const SheafTagScan *self)
{
  return strcspn (self->text + self->pos, "\n\\`${<[]");
}

static void
scan_inline (SheafTagScan *self)
{
  while (self->pos < self->length && self->text[self->pos] != '\n')
    {
      gsize run = plain_run (self);

      self->pos += run;
      if (run == 0 && self->pos < self->length)
        {
          if (self->text[self->pos] == '\0')
            self->pos++;
          else
            read_character (self);
        }
    }
}

static void
scan (SheafTagScan *self)
{
  while (self->pos < self->length)
    {
      self->line = self->content = self->pos;
      if (self->html || sheaf_tag_scan_line (self))
        scan_inline (self);
      else
        self->pos = MAX (self->pos, sheaf_tag_scan_line_end (self, self->line));
      self->pos++;
    }
}

SheafTagList *
sheaf_tags_scan (const char *text, gsize length, gboolean html)
{
  SheafTagScan self = { .text = text, .length = length, .html = html, .after_blank = TRUE };

  g_return_val_if_fail (text, NULL);

  self.list = g_new0 (SheafTagList, 1);
  self.list->tags = g_array_new (FALSE, FALSE, sizeof (SheafTag));
  self.list->names = g_string_chunk_new (1024);
  self.unended = g_hash_table_new (g_str_hash, g_str_equal);
  scan (&self);
  g_hash_table_unref (self.unended);
  return self.list;
}

void
sheaf_tag_list_free (SheafTagList *self)
{
  if (!self)
    return;
  g_array_unref (self->tags);
  g_string_chunk_free (self->names);
  g_free (self);
}
