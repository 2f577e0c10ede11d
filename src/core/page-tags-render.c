/* page-tags-render.c: what each kind of tag becomes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-render.h"

#include "core/page-tags-words.h"
#include "core/prefix.h"
#include "core/sanitizer-escape.h"

#include <string.h>

/* Where nothing is to be seen. An empty line would end a block of HTML. */
static void
write_nothing (SheafTagRender *self)
{
  if (self->tag->alone && self->tag->in_html && !self->writer->html)
    sheaf_tag_put (self, "<!-- -->");
}

/* Quotes and notes ------------------------------------------------------------------------------------- */

static void
open_quote (SheafTagRender *self)
{
  if (!self->block)
    return;
  if (self->writer->in_html)
    sheaf_tag_put (self, "<blockquote>");
  else
    {
      sheaf_tag_put (self, "> ");
      sheaf_tag_writer_push (self->writer, "> ");
    }
}

/* `::: tip All of it` with nothing before its `:::`. */
static gboolean
is_title_all (const SheafTagRender *self)
{
  const char *text = self->writer->text;

  for (gsize p = self->tag->end; p < self->partner->start; p++)
    if (!g_ascii_isspace (text[p]) && text[p] != '>')
      return FALSE;
  return self->tag->form == SHEAF_TAG_DIRECTIVE;
}

static void
open_callout (SheafTagRender *self)
{
  SheafTagChoice *choice = &self->choice;
  g_autofree char *open = NULL;

  if (!self->block)
    return;
  sheaf_tag_choose_note (self->tag, self->arguments, choice);
  if (self->writer->in_html)
    {
      open = g_strdup_printf ("<div class=\"callout callout-%s\">", choice->type);
      sheaf_tag_put (self, open);
      sheaf_tag_write_heading (self, choice->title);
      return;
    }
  open = g_strdup_printf ("> [!%s]%s ", choice->type, choice->folded ? "-" : "");
  sheaf_tag_put (self, open);
  if (choice->title && !is_title_all (self))
    sheaf_tag_writer_words (self->writer, choice->title);
  if (!sheaf_tag_writer_push (self->writer, "> "))
    return;
  sheaf_tag_writer_break (self->writer);
  if (choice->title && is_title_all (self))
    sheaf_tag_writer_words (self->writer, choice->title);
}

/* What follows begins anew in the place the quote was in. */
static void
close_level (SheafTagRender *self)
{
  SheafTagWriter *writer = self->writer;
  guint depth = writer->levels->len;

  if (depth == 0 || g_array_index (writer->levels, SheafTagLevel, depth - 1).tag != self->partner)
    return;
  sheaf_tag_writer_break (writer);
  g_free (writer->local);
  writer->local = g_strdup (g_array_index (writer->levels, SheafTagLevel, depth - 1).prefix);
  sheaf_tag_writer_pop (writer);
  if (!self->tag->alone)
    sheaf_tag_put (self, "\n");
}

static char *
attribution (const SheafTagArguments *arguments, SheafTagChoice *choice, const SheafTag *tag)
{
  static const char *const names[] = { "author", "cite", "by", "source", NULL };
  const char *named = sheaf_tag_arguments_get (arguments, names);

  sheaf_tag_choose_link (tag, arguments, choice);
  if (named)
    return g_strdup (named);
  return g_strdup (choice->text);
}

/* Hexo: `{% blockquote author, work address name of the address %}` */
static void
write_attribution (SheafTagRender *self)
{
  g_autoptr (SheafTagArguments) arguments =
      sheaf_tag_arguments_new (self->writer->text + self->partner->arguments,
                               self->partner->arguments_end - self->partner->arguments);
  g_autofree char *text = attribution (arguments, &self->choice, self->partner);

  if (!g_strrstr ("blockquote quote", self->tag->name) || (!text && !self->choice.address))
    return;
  sheaf_tag_writer_break (self->writer);
  sheaf_tag_put (self, self->writer->in_html ? "<p>\u2014 " : "\n\u2014 ");
  if (self->choice.address)
    sheaf_tag_writer_link (self->writer, self->choice.address, text ? text : self->choice.address,
                           FALSE);
  else
    sheaf_tag_writer_words (self->writer, text);
  if (self->writer->in_html)
    sheaf_tag_put (self, "</p>");
}

static void
open_details (SheafTagRender *self)
{
  g_autoptr (GString) open = g_string_new ("<details><summary>");

  sheaf_tag_choose_title (self->tag, self->arguments, &self->choice);
  if (!self->block)
    return;
  sheaf_html_append_text (open, self->choice.title ? self->choice.title : "\u2026");
  g_string_append (open, "</summary>");
  sheaf_tag_put (self, open->str);
  sheaf_tag_put (self, self->writer->in_html ? "" : "\n\n");
}

/* The end of a pair whose beginning was written. */
static void
close_pair (SheafTagRender *self)
{
  gboolean html = self->partner->in_html || self->writer->html;

  self->writer->in_html = html;
  if (self->partner->place != SHEAF_TAG_BLOCK)
    return;
  switch (self->tag->rule->kind)
    {
    case SHEAF_TAG_KIND_QUOTE:
      write_attribution (self);
      if (html)
        sheaf_tag_put (self, "</blockquote>");
      else
        close_level (self);
      break;
    case SHEAF_TAG_KIND_CALLOUT:
      if (html)
        sheaf_tag_put (self, "</div>");
      else
        close_level (self);
      break;
    case SHEAF_TAG_KIND_DETAILS:
      sheaf_tag_put (self, html ? "</details>" : "\n\n</details>\n\n");
      break;
    default:
      write_nothing (self);
    }
}

/* Themes' `{% hideInline answer, shown %}`: one tag, whose first argument is the text. */
static void
write_single (SheafTagRender *self)
{
  switch (self->tag->rule->kind)
    {
    case SHEAF_TAG_KIND_DETAILS:
      sheaf_tag_choose_title (self->tag, self->arguments, &self->choice);
      if (self->choice.title)
        sheaf_tag_writer_words (self->writer, self->choice.title);
      break;
    case SHEAF_TAG_KIND_TAB:
      sheaf_tag_write_tab (self);
      break;
    default:
      sheaf_tag_write_unknown (self);
    }
}

static void
open_pair (SheafTagRender *self)
{
  switch (self->tag->rule->kind)
    {
    case SHEAF_TAG_KIND_QUOTE:
      open_quote (self);
      break;
    case SHEAF_TAG_KIND_CALLOUT:
      open_callout (self);
      break;
    case SHEAF_TAG_KIND_DETAILS:
      open_details (self);
      break;
    case SHEAF_TAG_KIND_TAB:
      sheaf_tag_write_tab (self);
      break;
    case SHEAF_TAG_KIND_UNKNOWN:
      if (self->tag->form == SHEAF_TAG_DIRECTIVE)
        sheaf_tag_write_tab (self);
      else if (self->arguments->whole[0] && self->tag->form != SHEAF_TAG_JSX)
        sheaf_tag_write_unknown (self);
      else
        write_nothing (self);
      break;
    default:
      write_nothing (self);
    }
}

/* Variables -------------------------------------------------------------------------------------------- */

/* A variable of the site shows nothing; one of the article is a place to be filled, and is shown as such. */
static void
write_variable (SheafTagRender *self)
{
  const char *text = self->arguments->whole;
  gboolean address = self->tag->place == SHEAF_TAG_ADDRESS;
  const char *word = sheaf_tag_arguments_word (self->arguments, 0);
  g_autofree char *source = NULL;

  if ((*text == '"' || *text == '\'') && word && !strstr (text, "date"))
    {
      if (address)
        sheaf_tag_write_address (self, word);
      else
        sheaf_tag_writer_words (self->writer, word);
    }
  else if (!address && !sheaf_tag_is_site_variable (text, strlen (text)))
    {
      source = g_strndup (self->writer->text + self->tag->start, self->tag->end - self->tag->start);
      if (self->writer->html)
        sheaf_tag_put (self, source);
      else
        sheaf_tag_writer_code_span (self->writer, source);
    }
  else
    write_nothing (self);
}

/* A tag that is to be shown: without the signs of a comment in it. */
static void
write_literal (SheafTagRender *self)
{
  g_autoptr (GString) text = g_string_new_len (self->writer->text + self->tag->start,
                                               (gssize) (self->tag->end - self->tag->start));

  g_string_erase (text, 3, 2);
  g_string_erase (text, (gssize) text->len - 5, 2);
  if (self->tag->place == SHEAF_TAG_ADDRESS)
    g_string_append_len (self->writer->out, text->str, (gssize) text->len);
  else
    sheaf_tag_writer_code_span (self->writer, text->str);
}

/* Tags --------------------------------------------------------------------------------------------------- */

/* Parts of a site's frame, which no reader misses. */
static gboolean
is_frame (const SheafTagArguments *arguments)
{
  static const char *const words[] = { "toc",       "ads",     "adsense", "comment", "disqus",
                                       "analytics", "share",   "social",  "head",    "nav",
                                       "foot",      "sidebar", "JB/" };
  const char *name = sheaf_tag_arguments_word (arguments, 0);

  for (gsize i = 0; name && i < G_N_ELEMENTS (words); i++)
    if (sheaf_has_prefix (name, words[i]))
      return TRUE;
  return FALSE;
}

/* `{% include figure.html src="…" caption="…" %}` */
static void
write_include (SheafTagRender *self)
{
  static const char *const names[] = { "src", "image", "image_path", "url", "file", NULL };

  if (is_frame (self->arguments))
    write_nothing (self);
  else if (sheaf_tag_arguments_get (self->arguments, names))
    sheaf_tag_write_picture (self);
  else
    sheaf_tag_write_unknown (self);
}

static gboolean
is_include (const SheafTag *tag)
{
  return sheaf_has_prefix (tag->name, "include") && tag->form == SHEAF_TAG_LIQUID;
}

static void
write_known (SheafTagRender *self)
{
  switch (self->tag->rule->kind)
    {
    case SHEAF_TAG_KIND_FLOW:
    case SHEAF_TAG_KIND_RAW:
      write_nothing (self);
      break;
    case SHEAF_TAG_KIND_PICTURE:
      sheaf_tag_write_picture (self);
      break;
    case SHEAF_TAG_KIND_LINK:
      sheaf_tag_write_link (self);
      break;
    case SHEAF_TAG_KIND_SITE:
      sheaf_tag_write_site (self);
      break;
    case SHEAF_TAG_KIND_POST:
      sheaf_tag_write_post (self);
      break;
    case SHEAF_TAG_KIND_PATH:
      sheaf_tag_write_path (self);
      break;
    case SHEAF_TAG_KIND_TEXT:
      sheaf_tag_write_text (self);
      break;
    case SHEAF_TAG_KIND_CHECKBOX:
      sheaf_tag_write_checkbox (self);
      break;
    default:
      write_single (self);
    }
}

/* In an address only what is one. */
static void
write_in_address (SheafTagRender *self)
{
  SheafTagKind kind = self->tag->rule->kind;
  const char *word = sheaf_tag_arguments_word (self->arguments, 0);

  if (kind == SHEAF_TAG_KIND_PATH || kind == SHEAF_TAG_KIND_POST || kind == SHEAF_TAG_KIND_LINK ||
      kind == SHEAF_TAG_KIND_PICTURE)
    sheaf_tag_write_address (self, word);
}

/* What it holds is not Markdown. */
static void
write_verbatim (SheafTagRender *self)
{
  switch (self->tag->rule->kind)
    {
    case SHEAF_TAG_KIND_CODE:
      sheaf_tag_write_code (self);
      break;
    case SHEAF_TAG_KIND_MATH:
      sheaf_tag_write_math (self);
      break;
    case SHEAF_TAG_KIND_FIGURE:
      sheaf_tag_write_figure (self);
      break;
    case SHEAF_TAG_KIND_TEMPLATE:
      if (self->tag->place != SHEAF_TAG_ADDRESS)
        sheaf_tag_writer_mark (self->writer, self->partner->end);
      break;
    default:
      write_nothing (self);
    }
}

static void
write_tag (SheafTagRender *self)
{
  const SheafTag *tag = self->tag;

  if (tag->form == SHEAF_TAG_NOTHING)
    write_nothing (self);
  else if (tag->form == SHEAF_TAG_LITERAL)
    write_literal (self);
  else if (tag->form == SHEAF_TAG_CONTENTS)
    sheaf_tag_put (self, self->block ? "[TOC]\n" : "");
  else if (tag->form == SHEAF_TAG_VARIABLE)
    write_variable (self);
  else if (tag->place == SHEAF_TAG_ADDRESS)
    write_in_address (self);
  else if (tag->closing && self->partner)
    close_pair (self);
  else if (tag->closing)
    write_nothing (self);
  else if (tag->verbatim)
    write_verbatim (self);
  else if (is_include (tag))
    write_include (self);
  else if (self->partner)
    open_pair (self);
  else
    write_known (self);
}

/* What may be text after all: a directive that nothing ends, a `<Word>` that is no pair. */
static gboolean
is_text (const SheafTag *tag)
{
  return tag->partner < 0 && !tag->selfish &&
         (tag->form == SHEAF_TAG_DIRECTIVE || tag->form == SHEAF_TAG_JSX);
}

guint
sheaf_tag_render (SheafTagWriter *writer, const GArray *tags, guint i, gsize *next)
{
  const SheafTag *tag = &g_array_index (tags, SheafTag, i);
  SheafTagRender self = { .writer = writer, .tag = tag };

  *next = tag->end;
  if (is_text (tag) || !sheaf_tag_writer_has_room (writer, tag))
    {
      sheaf_tag_writer_source (writer, tag->start, tag->end);
      return i + 1;
    }
  if (tag->partner >= 0)
    self.partner = &g_array_index (tags, SheafTag, tag->partner);
  self.block = tag->place == SHEAF_TAG_BLOCK;
  self.arguments =
      sheaf_tag_arguments_new (writer->text + tag->arguments, tag->arguments_end - tag->arguments);
  sheaf_tag_writer_begin (writer, tag);
  write_tag (&self);
  sheaf_tag_arguments_free (self.arguments);
  sheaf_tag_choice_clear (&self.choice);
  if (!tag->verbatim || tag->closing)
    return i + 1;
  *next = self.partner->end;
  return (guint) tag->partner + 1;
}
