/* page-tags-bracket.c: the shortcodes of WordPress
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-scan.h"

#include "core/prefix.h"

#include <string.h>

/* Longest caption with its picture, and longest address, in bytes. */
#define CAPTION_MAX 8192
#define ADDRESS_MAX 2048

/* Those of WordPress 6 itself; a word in brackets that says nothing else is a word: `[video] a talk`. */
static const struct
{
  const char *name;
  const char *end;
  enum
  {
    CAPTION, /* a picture and what stands behind it */
    ADDRESS, /* of a page that shows something */
    PLAYER,  /* src="…", mp3="…" */
    FOLDED,  /* what the site alone knows, by its number */
  } kind;
} codes[] = {
  { "caption", "[/caption]", CAPTION }, { "wp_caption", "[/wp_caption]", CAPTION },
  { "embed", "[/embed]", ADDRESS },     { "audio", "[/audio]", PLAYER },
  { "video", "[/video]", PLAYER },      { "gallery", NULL, FOLDED },
  { "playlist", NULL, FOLDED },
};

G_STATIC_ASSERT (G_N_ELEMENTS (codes) == SHEAF_TAG_BRACKETS);

/* Returns: which of them @name begins with, or their number */
static guint
find_name (const char *name)
{
  guint i = 0;

  for (; i < G_N_ELEMENTS (codes); i++)
    {
      const gsize length = strlen (codes[i].name);

      if (strncmp (name, codes[i].name, length) == 0 &&
          (name[length] == ' ' || name[length] == ']'))
        break;
    }
  return i;
}

gboolean
sheaf_tag_may_have_brackets (const char *text, gsize length)
{
  const char *end = text + length;

  g_return_val_if_fail (text, FALSE);

  for (const char *p = text; (p = memchr (p, '[', (gsize) (end - p))); p++)
    if (find_name (p + 1) < G_N_ELEMENTS (codes))
      return TRUE;
  return FALSE;
}

/* Behind the ']' of the tag whose name ends at @p, else 0. Attributes are `name="…"`, on one line. */
static gsize
find_bracket (const SheafTagScan *self, gsize p)
{
  const gsize limit = MIN (p + SHEAF_TAG_LENGTH_MAX, self->length);
  char quote = '\0';

  for (; p < limit && self->text[p] != '\n'; p++)
    if (quote)
      quote = self->text[p] == quote ? '\0' : quote;
    else if (self->text[p] == '"' || self->text[p] == '\'')
      quote = self->text[p];
    else if (self->text[p] == '[')
      return 0;
    else if (self->text[p] == ']')
      return p + 1;
  return 0;
}

/* Where the next end of code number @i begins behind @from. Looked for once for all that come before it. */
static gsize
find_end (SheafTagScan *self, guint i, gsize from)
{
  if (self->bracket_ends[i] < from || self->bracket_ends[i] == 0)
    self->bracket_ends[i] = sheaf_tag_scan_find (self, from, self->length, codes[i].end);
  return self->bracket_ends[i];
}

/* One tag, from its bracket to @end, with @from to @to as what it says. */
static gboolean
add_single (SheafTagScan *self, const char *name, gsize from, gsize to, gsize end)
{
  SheafTag *tag = sheaf_tag_scan_add (self, SHEAF_TAG_WORDPRESS, self->pos, end);

  if (!tag)
    return FALSE;
  sheaf_tag_scan_name (self, tag, self->pos + 1, self->pos + 1 + strlen (name));
  tag->selfish = TRUE;
  tag->arguments = from;
  tag->arguments_end = to;
  self->pos = end;
  return TRUE;
}

static gboolean
read_caption (SheafTagScan *self, gsize arguments, gsize close, gsize start, gsize length)
{
  const guint index = self->list->tags->len;
  SheafTag *tag, *last;

  if (start == self->length || start - close > CAPTION_MAX)
    return FALSE;
  tag = sheaf_tag_scan_add (self, SHEAF_TAG_WORDPRESS, self->pos, close);
  last = tag ? sheaf_tag_scan_add (self, SHEAF_TAG_WORDPRESS, start, start + length) : NULL;
  if (!last)
    {
      g_array_set_size (self->list->tags, index);
      return FALSE;
    }
  tag = last - 1;
  tag->name = last->name = "wp_caption";
  tag->rule = last->rule = sheaf_tag_rules_find (SHEAF_TAG_WORDPRESS, tag->name);
  tag->verbatim = last->closing = TRUE;
  tag->arguments = arguments;
  tag->arguments_end = close - 1;
  tag->partner = index + 1;
  last->partner = index;
  last->alone = sheaf_tag_scan_is_alone (self, start + length);
  self->pos = start + length;
  return TRUE;
}

/* `[embed]https://…[/embed]` */
static gboolean
read_embed (SheafTagScan *self, gsize close, gsize start, gsize length)
{
  if (start == self->length || start - close > ADDRESS_MAX ||
      !sheaf_has_prefix (self->text + sheaf_tag_scan_blanks (self, close), "http"))
    return FALSE;
  return add_single (self, "embed", close, start, start + length);
}

static gboolean
read_code (SheafTagScan *self, guint i, gsize arguments, gsize close)
{
  const gsize length = codes[i].end ? strlen (codes[i].end) : 0;
  const gboolean says = memchr (self->text + arguments, '=', close - arguments) != NULL;
  gsize end = close;

  switch (codes[i].kind)
    {
    case CAPTION:
      return says && read_caption (self, arguments, close, find_end (self, i, close), length);
    case ADDRESS:
      return read_embed (self, close, find_end (self, i, close), length);
    case PLAYER:
      if (strncmp (self->text + close, codes[i].end, length) == 0)
        end += length;
      return says && add_single (self, codes[i].name, arguments, close - 1, end);
    case FOLDED:
    default:
      if (!says && !(self->pos == self->content && sheaf_tag_scan_is_alone (self, close)))
        return FALSE;
      if (!add_single (self, codes[i].name, arguments, close - 1, close))
        return FALSE;
      g_array_index (self->list->tags, SheafTag, self->list->tags->len - 1).rule =
          sheaf_tag_rules_find (SHEAF_TAG_NOTHING, "");
      return TRUE;
    }
}

/* `[video](address)`, `[video][label]`, `[video]: address` */
static gboolean
is_markdown (const SheafTagScan *self, gsize arguments, gsize close)
{
  return !memchr (self->text + arguments, '=', close - arguments) && self->text[close] &&
         strchr ("([:]", self->text[close]);
}

gboolean
sheaf_tag_scan_bracket (SheafTagScan *self)
{
  const guint i = find_name (self->text + self->pos + 1);
  gsize arguments, close;

  /* `[[caption]]` is how WordPress writes one that is to be shown; `![video]` is a picture. */
  if (i == G_N_ELEMENTS (codes) || (self->pos > 0 && strchr ("[!\\", self->text[self->pos - 1])))
    return FALSE;
  arguments = self->pos + 1 + strlen (codes[i].name);
  close = find_bracket (self, arguments);
  if (!close || is_markdown (self, arguments, close))
    return FALSE;
  return read_code (self, i, arguments, close);
}
