/* page-tags-render.c: what each kind of tag becomes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-render.h"

#include "core/page-tags-choose.h"
#include "core/sanitizer-escape.h"
#include "core/sanitizer-picture.h"

#include <string.h>

typedef struct
{
  SheafTagWriter *writer;
  const SheafTag *tag;
  const SheafTag *partner; /* (nullable) */
  SheafTagArguments *arguments;
  SheafTagChoice choice;
  gboolean block; /* it may have lines of its own */
} Render;

static void
put (Render *self, const char *text)
{
  sheaf_tag_writer_put (self->writer, text);
}

/* Where nothing is to be seen. An empty line would end a block of HTML. */
static void
write_nothing (Render *self)
{
  if (self->tag->alone && self->tag->in_html && !self->writer->html)
    put (self, "<!-- -->");
}

static void
write_unknown (Render *self)
{
  if (self->tag->place != SHEAF_TAG_ADDRESS)
    sheaf_tag_writer_mark (self->writer, self->tag->end);
}

/* Words -------------------------------------------------------------------------------------------- */

static void
write_element (Render *self, const char *element, const char *text)
{
  g_autofree char *open = *element ? g_strdup_printf ("<%s>", element) : g_strdup ("");
  g_autofree char *close = *element ? g_strdup_printf ("</%s>", element) : g_strdup ("");

  put (self, open);
  sheaf_tag_writer_words (self->writer, text);
  put (self, close);
}

static void
write_text (Render *self)
{
  sheaf_tag_choose_text (self->tag, self->arguments, &self->choice);
  if (self->choice.text && *self->choice.text)
    write_element (self, self->tag->rule->detail, self->choice.text);
}

static void
write_checkbox (Render *self)
{
  const char *comma = strchr (self->arguments->whole, ',');
  gboolean checked = strstr (self->arguments->whole, "checked") != NULL;

  put (self, checked ? "\u2611 " : "\u2610 ");
  sheaf_tag_writer_words (self->writer, comma ? comma + 1 : self->arguments->whole);
  if (self->block)
    put (self, "\n");
}

/* A title on a line of its own. */
static void
write_heading (Render *self, const char *title)
{
  if (!title || !*title)
    return;
  if (self->writer->in_html)
    put (self, "<p>");
  write_element (self, "strong", title);
  put (self, self->writer->in_html ? "</p>" : "\n\n");
}

static void
write_tab (Render *self)
{
  sheaf_tag_choose_title (self->tag, self->arguments, &self->choice);
  if (self->block)
    write_heading (self, self->choice.title);
}

/* Addresses ---------------------------------------------------------------------------------------- */

/* In the address of a link: it and nothing else. */
static void
write_address (Render *self, const char *address)
{
  g_autofree char *quoted =
      address ? g_uri_escape_string (address, "/:?&=#%@+,;!~*'.[]$", TRUE) : NULL;

  if (quoted)
    put (self, quoted);
}

static void
write_link (Render *self)
{
  static const char *const players[] = { "video",  "audio", "iframe", "dplayer",
                                         "svideo", "embed", NULL };
  SheafTagChoice *choice = &self->choice;
  g_autofree char *name = NULL;

  sheaf_tag_choose_link (self->tag, self->arguments, choice);
  if (!choice->address && choice->text)
    {
      sheaf_tag_writer_words (self->writer, choice->text);
      return;
    }
  if (!choice->address)
    {
      write_unknown (self);
      return;
    }
  name = choice->text ? g_strdup (choice->text) : sheaf_picture_media_name (choice->address);
  sheaf_tag_writer_link (self->writer, choice->address, name ? name : choice->address,
                         g_strv_contains (players, self->tag->name));
}

static void
write_site (Render *self)
{
  sheaf_tag_choose_site (self->tag, self->arguments, &self->choice);
  if (self->choice.address)
    sheaf_tag_writer_link (self->writer, self->choice.address, self->choice.text, TRUE);
  else
    write_unknown (self);
}

/* Another article: by the name of its file, as in `[[name|text]]`. */
static void
write_post (Render *self)
{
  const char *slug = sheaf_tag_arguments_word (self->arguments, 0);
  const char *text = sheaf_tag_arguments_word (self->arguments, 1);

  if (!slug)
    return;
  if (g_strcmp0 (text, "true") == 0 || g_strcmp0 (text, "false") == 0)
    text = NULL;
  if (self->writer->in_html || strpbrk (slug, "[]|"))
    {
      sheaf_tag_writer_words (self->writer, text ? text : slug);
      return;
    }
  put (self, "[[");
  put (self, slug);
  if (text)
    {
      put (self, "|");
      sheaf_tag_writer_words (self->writer, text);
    }
  put (self, "]]");
}

static void
write_path (Render *self)
{
  const char *path = sheaf_tag_arguments_word (self->arguments, 0);

  if (path)
    sheaf_tag_writer_words (self->writer, path);
}

/* Pictures ------------------------------------------------------------------------------------------- */

static void
write_caption (Render *self, const char *caption)
{
  if (self->writer->in_html)
    {
      put (self, "<figcaption>");
      sheaf_tag_writer_words (self->writer, caption);
      put (self, "</figcaption></figure>");
      return;
    }
  put (self, "\n\n<figcaption>\n\n");
  sheaf_tag_writer_words (self->writer, caption);
  put (self, "\n\n</figcaption>\n</figure>\n\n");
}

static void
write_picture (Render *self)
{
  SheafTagChoice *choice = &self->choice;
  gboolean figure;

  sheaf_tag_choose_picture (self->tag, self->arguments, choice);
  figure = self->block && choice->title;
  if (!choice->address && !choice->text && !choice->title)
    {
      write_unknown (self);
      return;
    }
  if (figure)
    put (self, self->writer->in_html ? "<figure>" : "<figure>\n\n");
  sheaf_tag_writer_picture (self->writer, choice->address ? choice->address : "", choice->text,
                            choice->title);
  if (figure)
    write_caption (self, choice->title);
}

/* Code ----------------------------------------------------------------------------------------------- */

static void
write_code (Render *self)
{
  sheaf_tag_choose_code (self->tag, self->arguments, &self->choice);
  if (self->block && (self->choice.title || self->choice.address))
    {
      if (self->choice.title)
        write_element (self, "strong", self->choice.title);
      if (self->choice.title && self->choice.address)
        put (self, " ");
      if (self->choice.address)
        sheaf_tag_writer_link (self->writer, self->choice.address, self->choice.address, FALSE);
      put (self, self->writer->in_html ? " " : "\n\n");
    }
  sheaf_tag_writer_code (self->writer, self->tag->end, self->partner->start, self->choice.type,
                         self->partner->alone);
}

static void
write_math (Render *self)
{
  put (self, "$$");
  sheaf_tag_writer_source (self->writer, self->tag->end, self->partner->start);
  put (self, "$$");
}

/* Quotes and notes ------------------------------------------------------------------------------------- */

static void
open_quote (Render *self)
{
  if (!self->block)
    return;
  if (self->writer->in_html)
    put (self, "<blockquote>");
  else
    {
      put (self, "> ");
      sheaf_tag_writer_push (self->writer, "> ");
    }
}

/* `::: tip All of it` with nothing before its `:::`. */
static gboolean
is_title_all (const Render *self)
{
  const char *text = self->writer->text;

  for (gsize p = self->tag->end; p < self->partner->start; p++)
    if (!g_ascii_isspace (text[p]) && text[p] != '>')
      return FALSE;
  return self->tag->form == SHEAF_TAG_DIRECTIVE;
}

static void
open_callout (Render *self)
{
  SheafTagChoice *choice = &self->choice;
  g_autofree char *open = NULL;

  if (!self->block)
    return;
  sheaf_tag_choose_note (self->tag, self->arguments, choice);
  if (self->writer->in_html)
    {
      open = g_strdup_printf ("<div class=\"callout callout-%s\">", choice->type);
      put (self, open);
      write_heading (self, choice->title);
      return;
    }
  open = g_strdup_printf ("> [!%s]%s ", choice->type, choice->folded ? "-" : "");
  put (self, open);
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
close_level (Render *self)
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
    put (self, "\n");
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
write_attribution (Render *self)
{
  g_autoptr (SheafTagArguments) arguments =
      sheaf_tag_arguments_new (self->writer->text + self->partner->arguments,
                               self->partner->arguments_end - self->partner->arguments);
  g_autofree char *text = attribution (arguments, &self->choice, self->partner);

  if (!g_strrstr ("blockquote quote", self->tag->name) || (!text && !self->choice.address))
    return;
  sheaf_tag_writer_break (self->writer);
  put (self, self->writer->in_html ? "<p>\u2014 " : "\n\u2014 ");
  if (self->choice.address)
    sheaf_tag_writer_link (self->writer, self->choice.address, text ? text : self->choice.address,
                           FALSE);
  else
    sheaf_tag_writer_words (self->writer, text);
  if (self->writer->in_html)
    put (self, "</p>");
}

static void
open_details (Render *self)
{
  g_autoptr (GString) open = g_string_new ("<details><summary>");

  sheaf_tag_choose_title (self->tag, self->arguments, &self->choice);
  if (!self->block)
    return;
  sheaf_html_append_text (open, self->choice.title ? self->choice.title : "\u2026");
  g_string_append (open, "</summary>");
  put (self, open->str);
  put (self, self->writer->in_html ? "" : "\n\n");
}

/* The end of a pair whose beginning was written. */
static void
close_pair (Render *self)
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
        put (self, "</blockquote>");
      else
        close_level (self);
      break;
    case SHEAF_TAG_KIND_CALLOUT:
      if (html)
        put (self, "</div>");
      else
        close_level (self);
      break;
    case SHEAF_TAG_KIND_DETAILS:
      put (self, html ? "</details>" : "\n\n</details>\n\n");
      break;
    default:
      write_nothing (self);
    }
}

/* Themes' `{% hideInline answer, shown %}`: one tag, whose first argument is the text. */
static void
write_single (Render *self)
{
  switch (self->tag->rule->kind)
    {
    case SHEAF_TAG_KIND_DETAILS:
      sheaf_tag_choose_title (self->tag, self->arguments, &self->choice);
      if (self->choice.title)
        sheaf_tag_writer_words (self->writer, self->choice.title);
      break;
    case SHEAF_TAG_KIND_TAB:
      write_tab (self);
      break;
    default:
      write_unknown (self);
    }
}

static void
open_pair (Render *self)
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
      write_tab (self);
      break;
    case SHEAF_TAG_KIND_UNKNOWN:
      if (self->tag->form == SHEAF_TAG_DIRECTIVE)
        write_tab (self);
      else if (self->arguments->whole[0] && self->tag->form != SHEAF_TAG_JSX)
        write_unknown (self);
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
write_variable (Render *self)
{
  const char *text = self->arguments->whole;
  gboolean address = self->tag->place == SHEAF_TAG_ADDRESS;
  const char *word = sheaf_tag_arguments_word (self->arguments, 0);
  g_autofree char *source = NULL;

  if ((*text == '"' || *text == '\'') && word && !strstr (text, "date"))
    {
      if (address)
        write_address (self, word);
      else
        sheaf_tag_writer_words (self->writer, word);
    }
  else if (!address && !sheaf_tag_is_site_variable (text, strlen (text)))
    {
      source = g_strndup (self->writer->text + self->tag->start, self->tag->end - self->tag->start);
      if (self->writer->html)
        put (self, source);
      else
        sheaf_tag_writer_code_span (self->writer, source);
    }
  else
    write_nothing (self);
}

/* A tag that is to be shown: without the signs of a comment in it. */
static void
write_literal (Render *self)
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
    if (g_str_has_prefix (name, words[i]))
      return TRUE;
  return FALSE;
}

/* `{% include figure.html src="…" caption="…" %}` */
static void
write_include (Render *self)
{
  static const char *const names[] = { "src", "image", "image_path", "url", "file", NULL };

  if (is_frame (self->arguments))
    write_nothing (self);
  else if (sheaf_tag_arguments_get (self->arguments, names))
    write_picture (self);
  else
    write_unknown (self);
}

static gboolean
is_include (const SheafTag *tag)
{
  return g_str_has_prefix (tag->name, "include") && tag->form == SHEAF_TAG_LIQUID;
}

static void
write_known (Render *self)
{
  switch (self->tag->rule->kind)
    {
    case SHEAF_TAG_KIND_FLOW:
    case SHEAF_TAG_KIND_RAW:
      write_nothing (self);
      break;
    case SHEAF_TAG_KIND_PICTURE:
      write_picture (self);
      break;
    case SHEAF_TAG_KIND_LINK:
      write_link (self);
      break;
    case SHEAF_TAG_KIND_SITE:
      write_site (self);
      break;
    case SHEAF_TAG_KIND_POST:
      write_post (self);
      break;
    case SHEAF_TAG_KIND_PATH:
      write_path (self);
      break;
    case SHEAF_TAG_KIND_TEXT:
      write_text (self);
      break;
    case SHEAF_TAG_KIND_CHECKBOX:
      write_checkbox (self);
      break;
    default:
      write_single (self);
    }
}

/* In an address only what is one. */
static void
write_in_address (Render *self)
{
  SheafTagKind kind = self->tag->rule->kind;
  const char *word = sheaf_tag_arguments_word (self->arguments, 0);

  if (kind == SHEAF_TAG_KIND_PATH || kind == SHEAF_TAG_KIND_POST || kind == SHEAF_TAG_KIND_LINK ||
      kind == SHEAF_TAG_KIND_PICTURE)
    write_address (self, word);
}

/* What it holds is not Markdown. */
static void
write_verbatim (Render *self)
{
  switch (self->tag->rule->kind)
    {
    case SHEAF_TAG_KIND_CODE:
      write_code (self);
      break;
    case SHEAF_TAG_KIND_MATH:
      write_math (self);
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
write_tag (Render *self)
{
  const SheafTag *tag = self->tag;

  if (tag->form == SHEAF_TAG_NOTHING)
    write_nothing (self);
  else if (tag->form == SHEAF_TAG_LITERAL)
    write_literal (self);
  else if (tag->form == SHEAF_TAG_CONTENTS)
    put (self, self->block ? "[TOC]\n" : "");
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
  Render self = { .writer = writer, .tag = tag };

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
