/* page-tags-brace.c: tags that begin with a brace
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-scan.h"

#include "core/prefix.h"

#include <string.h>

#define NAME_CHARACTERS G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_-"

/* Longest attribute list of Kramdown, in bytes. */
#define LIST_MAX 1024

/* Liquid and Hugo ------------------------------------------------------------------------------- */

/* Where @close stands, unless @open or the limit come first; strings are not looked into. */
static gsize
find_close (const SheafTagScan *self, gsize from, const char *open, const char *close)
{
  gsize limit = MIN (from + SHEAF_TAG_LENGTH_MAX, self->length);
  gsize again = sheaf_tag_scan_find (self, from, limit, open);
  gsize end = sheaf_tag_scan_find (self, from, again, close);

  return end < again ? end : 0;
}

/* Arguments without the white space and the white space control (`-`) around them. */
static void
set_arguments (const SheafTagScan *self, SheafTag *tag, gsize from, gsize end)
{
  if (end > from && self->text[end - 1] == '-')
    end--;
  while (end > from && g_ascii_isspace (self->text[end - 1]))
    end--;
  tag->arguments = MIN (sheaf_tag_scan_blanks (self, from), end);
  tag->arguments_end = end;
}

/* Behind `{% endNAME %}` or `{{< /NAME >}}` where it stands at @p, else 0. */
static gsize
match_end (const SheafTagScan *self, const SheafTag *tag, gsize p)
{
  gboolean hugo = tag->form == SHEAF_TAG_HUGO;
  gsize length = strlen (tag->name);
  const char *mark = hugo ? "/" : "end";

  p += hugo ? 3 : 2;
  if (p > self->length)
    return 0;
  p = sheaf_tag_scan_blanks (self, p);
  p = sheaf_tag_scan_blanks (self, p + (self->text[p] == '-'));
  if (strncmp (self->text + p, mark, strlen (mark)) != 0)
    return 0;
  p += strlen (mark);
  if (hugo)
    p = sheaf_tag_scan_blanks (self, p);
  if (g_ascii_strncasecmp (self->text + p, tag->name, length) != 0)
    return 0;
  p = sheaf_tag_scan_blanks (self, p + length);
  p += self->text[p] == '-';
  if (hugo && self->text[p] && strncmp (self->text + p + 1, "}}", 2) == 0)
    return p + 3;
  return !hugo && strncmp (self->text + p, "%}", 2) == 0 ? p + 2 : 0;
}

/* Where the tag's end begins and where it stops. Returns: whether there is one */
static gboolean
find_end (SheafTagScan *self, const SheafTag *tag, gsize *start, gsize *end)
{
  const char *open = tag->form == SHEAF_TAG_HUGO ? "{{" : "{%";

  if (g_hash_table_contains (self->unended, tag->name))
    return FALSE;
  for (gsize p = tag->end; (p = sheaf_tag_scan_find (self, p, self->length, open)) < self->length;
       p += 2)
    if ((*end = match_end (self, tag, p)))
      {
        *start = p;
        return TRUE;
      }
  g_hash_table_add (self->unended, (gpointer) tag->name);
  return FALSE;
}

/* GitBook's `{% code %}` has a fence of its own in it. */
static gboolean
holds_fence (const SheafTagScan *self, const SheafTag *tag)
{
  gsize p = sheaf_tag_scan_blanks (self, tag->end);

  return g_str_equal (tag->name, "code") && sheaf_has_prefix (self->text + p, "```");
}

/* The tag that was read last: what it holds may not be Markdown. */
static void
read_content (SheafTagScan *self, guint index)
{
  SheafTag *tag = &g_array_index (self->list->tags, SheafTag, index);
  const char *name = tag->name;
  SheafTagForm form = tag->form;
  SheafTag *last;
  gsize start, end;

  if (tag->closing || tag->selfish || holds_fence (self, tag))
    return;
  if (tag->rule->kind == SHEAF_TAG_KIND_RAW && find_end (self, tag, &start, &end))
    self->raw_until = start;
  if (!sheaf_tag_kind_is_verbatim (tag->rule->kind) || !find_end (self, tag, &start, &end))
    return;
  tag->verbatim = TRUE;
  tag->partner = index + 1;
  last = sheaf_tag_scan_add (self, form, start, end);
  if (!last)
    return;
  last->name = name;
  last->closing = TRUE;
  last->partner = index;
  last->alone = sheaf_tag_scan_is_alone (self, end);
  self->pos = end;
}

/* `{% name … %}` */
static gboolean
read_liquid (SheafTagScan *self)
{
  gsize close = find_close (self, self->pos + 2, "{%", "%}");
  gsize name = sheaf_tag_scan_blanks (self, self->pos + 2 + (self->text[self->pos + 2] == '-'));
  gsize length = strspn (self->text + name, NAME_CHARACTERS);
  SheafTag *tag;

  if (!close || length == 0 || name + length > close || self->text[name] == '-')
    return FALSE;
  tag = sheaf_tag_scan_add (self, SHEAF_TAG_LIQUID, self->pos, close + 2);
  if (!tag)
    return FALSE;
  if (length >= 3 && strncmp (self->text + name, "end", 3) == 0)
    {
      tag->closing = TRUE;
      name += 3;
      length -= 3;
    }
  length -= length > 0 && name + length == close && self->text[close - 1] == '-';
  sheaf_tag_scan_name (self, tag, name, name + length);
  set_arguments (self, tag, name + length, close);
  self->pos = close + 2;
  read_content (self, self->list->tags->len - 1);
  return TRUE;
}

/* Hugo's tag in the signs of a comment is how it writes a tag that is to be shown. */
static gboolean
read_escape (SheafTagScan *self, gsize close)
{
  gsize from = self->pos + 3;
  SheafTag *tag;

  if (strncmp (self->text + from, "/*", 2) != 0 || close < from + 4 ||
      strncmp (self->text + close - 2, "*/", 2) != 0)
    return FALSE;
  tag = sheaf_tag_scan_add (self, SHEAF_TAG_LITERAL, self->pos, close + 3);
  if (!tag)
    return FALSE;
  tag->arguments = self->pos;
  tag->arguments_end = close + 3;
  self->pos = close + 3;
  return TRUE;
}

/* Hugo reads them in code too, so an author had to write them so; nobody else writes that. */
void
sheaf_tag_scan_escapes (SheafTagScan *self, gsize from, gsize to)
{
  gsize address_until = self->address_until;
  gsize pos = self->pos;

  self->address_until = to;
  while ((self->pos = sheaf_tag_scan_find (self, from, to, "/*")) < to)
    {
      gsize open = self->pos - from >= 3 ? self->pos - 3 : to;
      gsize close = sheaf_tag_scan_find (self, self->pos, to, "*/");

      from = self->pos + 2;
      if (open == to ||
          (strncmp (self->text + open, "{{<", 3) && strncmp (self->text + open, "{{%", 3)))
        continue;
      if (close + 5 > to || strncmp (self->text + close + 3, "}}", 2) != 0)
        continue;
      self->pos = open;
      if (read_escape (self, close + 2))
        from = close + 5;
    }
  self->address_until = address_until;
  self->pos = pos;
}

/* `{{< name … >}}`, `{{% name … %}}` */
static gboolean
read_hugo (SheafTagScan *self)
{
  const char *mark = self->text[self->pos + 2] == '<' ? ">}}" : "%}}";
  gsize close = find_close (self, self->pos + 3, "{{", mark);
  gsize name = self->pos + 3;
  gsize length;
  SheafTag *tag;

  if (!close)
    return FALSE;
  if (read_escape (self, close))
    return TRUE;
  name = sheaf_tag_scan_blanks (self, name + (self->text[name] == '-'));
  length = self->text[name] == '/';
  name = sheaf_tag_scan_blanks (self, name + length);
  tag = sheaf_tag_scan_add (self, SHEAF_TAG_HUGO, self->pos, close + 3);
  if (!tag)
    return FALSE;
  tag->closing = length > 0;
  length = strspn (self->text + name, NAME_CHARACTERS "./");
  length -= length > 0 && self->text[name + length - 1] == '/' && name + length == close;
  sheaf_tag_scan_name (self, tag, name, MIN (name + length, close));
  tag->selfish = self->text[close - 1] == '/';
  set_arguments (self, tag, MIN (name + length, close), close - tag->selfish);
  self->pos = close + 3;
  read_content (self, self->list->tags->len - 1);
  return TRUE;
}

/* Variables ------------------------------------------------------------------------------------- */

/* Mathematics and styles have doubled braces as well: theirs stand against other characters. */
static gboolean
looks_like_variable (const SheafTagScan *self, gsize from, gsize close)
{
  char before = self->pos > 0 ? self->text[self->pos - 1] : ' ';
  gsize name = sheaf_tag_scan_blanks (self, from);

  if (self->pos < self->address_until)
    return TRUE;
  if (g_ascii_isalnum (before) || strchr ("\\}_^{", before) || self->text[close + 2] == '}')
    return FALSE;
  return name < close && !strchr ("\\{}", self->text[name]);
}

static void
read_variable_name (SheafTagScan *self, SheafTag *tag)
{
  gsize name = tag->arguments;
  gsize length = strspn (self->text + name, NAME_CHARACTERS);

  if (length == 3 && g_ascii_strncasecmp (self->text + name, "toc", 3) == 0 &&
      name + length == tag->arguments_end)
    tag->form = SHEAF_TAG_CONTENTS;
  /* Zola: {{ youtube(id="…") }} */
  if (length > 0 && self->text[name + length] == '(' && self->text[tag->arguments_end - 1] == ')')
    {
      tag->form = SHEAF_TAG_LIQUID;
      tag->selfish = TRUE;
      sheaf_tag_scan_name (self, tag, name, name + length);
      tag->arguments = name + length + 1;
      tag->arguments_end--;
    }
}

/* `{{ … }}` */
static gboolean
read_variable (SheafTagScan *self)
{
  gsize from = self->pos + 2 + (self->text[self->pos + 2] == '-');
  gsize close = find_close (self, from, "{{", "}}");
  SheafTag *tag;

  if (!close || !looks_like_variable (self, from, close) || close <= from)
    return FALSE;
  if (memmem (self->text + from, close - from, "\n\n", 2))
    return FALSE;
  tag = sheaf_tag_scan_add (self, SHEAF_TAG_VARIABLE, self->pos, close + 2);
  if (!tag)
    return FALSE;
  set_arguments (self, tag, from, close);
  if (tag->arguments < tag->arguments_end && !self->html)
    read_variable_name (self, tag);
  self->pos = close + 2;
  return TRUE;
}

/* What shows nothing ---------------------------------------------------------------------------- */

static gboolean
add_nothing (SheafTagScan *self, gsize end)
{
  if (!sheaf_tag_scan_add (self, SHEAF_TAG_NOTHING, self->pos, end))
    return FALSE;
  self->pos = end;
  return TRUE;
}

/* From the brace to @close, in one paragraph. */
static gboolean
read_comment (SheafTagScan *self, const char *open, const char *close)
{
  gsize end = find_close (self, self->pos + 2, open, close);

  return end && !memmem (self->text + self->pos, end - self->pos, "\n\n", 2) &&
         add_nothing (self, end + strlen (close));
}

/* `- TOC` or `1. TOC` stands before it, only to be replaced. */
static gboolean
is_contents_item (const SheafTagScan *self, gsize *line)
{
  gsize end = self->line;
  gsize start, length;

  if (end == 0)
    return FALSE;
  for (start = end - 1; start > 0 && self->text[start - 1] != '\n' && end - start < 64;)
    start--;
  *line = start;
  start += strspn (self->text + start, " \t*-+.1");
  length = end - start;
  return length < 40 && length > 1 && g_ascii_strncasecmp (self->text + start, "toc", 3) == 0;
}

/* Kramdown: `{:toc}` */
static gboolean
read_contents (SheafTagScan *self, gsize close)
{
  gsize name = sheaf_tag_scan_blanks (self, self->pos + 2);
  gsize line;
  SheafTag *tag;

  if (g_ascii_strncasecmp (self->text + name, "toc", 3) != 0 ||
      sheaf_tag_scan_blanks (self, name + 3) != close || !is_contents_item (self, &line))
    return FALSE;
  tag = sheaf_tag_scan_add (self, SHEAF_TAG_CONTENTS, self->pos, close + 1);
  if (!tag)
    return FALSE;
  tag->start = tag->line = MAX (line, self->list->tags->len > 1 ? (tag - 1)->end : 0);
  self->pos = close + 1;
  return TRUE;
}

/* Classes, ids, attributes, and names of such lists (kramdown, "Inline Attribute Lists"). */
static gboolean
is_attribute_list (const SheafTagScan *self, gsize from, gsize close)
{
  gboolean any = FALSE;

  for (gsize p = from; (p = sheaf_tag_scan_blanks (self, p)) < close; any = TRUE)
    {
      gsize length;

      p += self->text[p] == '.' || self->text[p] == '#' || self->text[p] == ':';
      length = strspn (self->text + p, NAME_CHARACTERS ".#:");
      p += length;
      if (length == 0)
        return FALSE;
      if (self->text[p] == '=')
        {
          char quote = self->text[++p];

          if (quote != '"' && quote != '\'')
            return FALSE;
          p += 1 + strcspn (self->text + p + 1, quote == '"' ? "\"\n" : "'\n");
          if (self->text[p] != quote)
            return FALSE;
          p++;
        }
    }
  return any;
}

/* Kramdown: `{: .class #id key="value"}` behind what it is for, and `{::options … /}`. */
static gboolean
read_attribute_list (SheafTagScan *self)
{
  gsize from = self->pos + 2;
  gsize limit = MIN (from + LIST_MAX, self->length);
  gsize close = from;

  while (close < limit && !strchr ("{}\n", self->text[close]))
    close++;
  if (close == limit || self->text[close] != '}')
    return FALSE;
  if (self->text[from] == ':' || self->text[from] == '/')
    return g_ascii_isalpha (self->text[from + 1]) && add_nothing (self, close + 1);
  if (read_contents (self, close))
    return TRUE;
  return is_attribute_list (self, from, close) && add_nothing (self, close + 1);
}

/* MDX: `{' '}` is a blank that would not be one otherwise. */
static gboolean
read_blank (SheafTagScan *self)
{
  const char *at = self->text + self->pos;

  return at[2] == ' ' && at[3] == at[1] && at[4] == '}' && add_nothing (self, self->pos + 5);
}

gboolean
sheaf_tag_scan_brace (SheafTagScan *self)
{
  const char *at = self->text + self->pos;

  switch (at[1])
    {
    case '%':
      return read_liquid (self);
    case '{':
      if (at[2] == '<' || at[2] == '%')
        return read_hugo (self);
      if (at[2] == '/' && at[3] == '*')
        return read_comment (self, "{{", "*/}}");
      return read_variable (self);
    case '#':
      return read_comment (self, "{#", "#}");
    case '/':
      return !self->html && at[2] == '*' && read_comment (self, "{/*", "*/}");
    case ':':
      return !self->html && read_attribute_list (self);
    case '\'':
    case '"':
      return !self->html && read_blank (self);
    default:
      return FALSE;
    }
}
