/* page-tags-words.c: the tags that become words, a link, a picture or code
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-words.h"

#include "core/sanitizer-picture.h"

#include <string.h>

void
sheaf_tag_put (SheafTagRender *self, const char *text)
{
  sheaf_tag_writer_put (self->writer, text);
}

void
sheaf_tag_write_unknown (SheafTagRender *self)
{
  if (self->tag->place != SHEAF_TAG_ADDRESS)
    sheaf_tag_writer_mark (self->writer, self->tag->end);
}

/* Words -------------------------------------------------------------------------------------------- */

static void
write_element (SheafTagRender *self, const char *element, const char *text)
{
  g_autofree char *open = *element ? g_strdup_printf ("<%s>", element) : g_strdup ("");
  g_autofree char *close = *element ? g_strdup_printf ("</%s>", element) : g_strdup ("");

  sheaf_tag_put (self, open);
  sheaf_tag_writer_words (self->writer, text);
  sheaf_tag_put (self, close);
}

void
sheaf_tag_write_text (SheafTagRender *self)
{
  sheaf_tag_choose_text (self->tag, self->arguments, &self->choice);
  if (self->choice.text && *self->choice.text)
    write_element (self, self->tag->rule->detail, self->choice.text);
}

void
sheaf_tag_write_checkbox (SheafTagRender *self)
{
  const char *comma = strchr (self->arguments->whole, ',');
  gboolean checked = strstr (self->arguments->whole, "checked") != NULL;

  sheaf_tag_put (self, checked ? "\u2611 " : "\u2610 ");
  sheaf_tag_writer_words (self->writer, comma ? comma + 1 : self->arguments->whole);
  if (self->block)
    sheaf_tag_put (self, "\n");
}

/* A title on a line of its own. */
void
sheaf_tag_write_heading (SheafTagRender *self, const char *title)
{
  if (!title || !*title)
    return;
  if (self->writer->in_html)
    sheaf_tag_put (self, "<p>");
  write_element (self, "strong", title);
  sheaf_tag_put (self, self->writer->in_html ? "</p>" : "\n\n");
}

void
sheaf_tag_write_tab (SheafTagRender *self)
{
  sheaf_tag_choose_title (self->tag, self->arguments, &self->choice);
  if (self->block)
    sheaf_tag_write_heading (self, self->choice.title);
}

/* Addresses ---------------------------------------------------------------------------------------- */

/* In the address of a link: it and nothing else. */
void
sheaf_tag_write_address (SheafTagRender *self, const char *address)
{
  g_autofree char *quoted =
      address ? g_uri_escape_string (address, "/:?&=#%@+,;!~*'.[]$", TRUE) : NULL;

  if (quoted)
    sheaf_tag_put (self, quoted);
}

void
sheaf_tag_write_link (SheafTagRender *self)
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
      sheaf_tag_write_unknown (self);
      return;
    }
  name = choice->text ? g_strdup (choice->text) : sheaf_picture_media_name (choice->address);
  sheaf_tag_writer_link (self->writer, choice->address, name ? name : choice->address,
                         g_strv_contains (players, self->tag->name));
}

void
sheaf_tag_write_site (SheafTagRender *self)
{
  sheaf_tag_choose_site (self->tag, self->arguments, &self->choice);
  if (self->choice.address)
    sheaf_tag_writer_link (self->writer, self->choice.address, self->choice.text, TRUE);
  else
    sheaf_tag_write_unknown (self);
}

/* Another article: by the name of its file, as in `[[name|text]]`. */
void
sheaf_tag_write_post (SheafTagRender *self)
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
  sheaf_tag_put (self, "[[");
  sheaf_tag_put (self, slug);
  if (text)
    {
      sheaf_tag_put (self, "|");
      sheaf_tag_writer_words (self->writer, text);
    }
  sheaf_tag_put (self, "]]");
}

void
sheaf_tag_write_path (SheafTagRender *self)
{
  const char *path = sheaf_tag_arguments_word (self->arguments, 0);

  if (path)
    sheaf_tag_writer_words (self->writer, path);
}

/* Pictures ------------------------------------------------------------------------------------------- */

static void
write_caption (SheafTagRender *self, const char *caption)
{
  if (self->writer->in_html)
    {
      sheaf_tag_put (self, "<figcaption>");
      sheaf_tag_writer_words (self->writer, caption);
      sheaf_tag_put (self, "</figcaption></figure>");
      return;
    }
  sheaf_tag_put (self, "\n\n<figcaption>\n\n");
  sheaf_tag_writer_words (self->writer, caption);
  sheaf_tag_put (self, "\n\n</figcaption>\n</figure>\n\n");
}

void
sheaf_tag_write_picture (SheafTagRender *self)
{
  SheafTagChoice *choice = &self->choice;
  gboolean figure;

  sheaf_tag_choose_picture (self->tag, self->arguments, choice);
  figure = self->block && choice->title;
  if (!choice->address && !choice->text && !choice->title)
    {
      sheaf_tag_write_unknown (self);
      return;
    }
  if (figure)
    sheaf_tag_put (self, self->writer->in_html ? "<figure>" : "<figure>\n\n");
  sheaf_tag_writer_picture (self->writer, choice->address ? choice->address : "", choice->text,
                            choice->title);
  if (figure)
    write_caption (self, choice->title);
}

/* Behind the picture in the source from @from to @to, and the link around it; @from where there is none. */
static gsize
picture_end (const char *text, gsize from, gsize to)
{
  const char *start = text + from;
  const char *end = text + to;
  const char *image = memmem (start, to - from, "<img", 4);
  const char *after = image ? memchr (image, '>', (gsize) (end - image)) : NULL;
  gboolean linked = after && memmem (start, (gsize) (image - start), "<a ", 3);
  const char *close = linked ? memmem (after, (gsize) (end - after), "</a>", 4) : NULL;

  if (after)
    return (gsize) ((close ? close + strlen ("</a>") : after + 1) - text);
  image = memmem (start, to - from, "![", 2);
  after = image ? memmem (image, (gsize) (end - image), "](", 2) : NULL;
  after = after ? memchr (after, ')', (gsize) (end - after)) : NULL;
  /* `[![…](…)](…)` */
  if (after && image > start && image[-1] == '[' && end - after > 2 && after[1] == ']')
    after = memchr (after + 1, ')', (gsize) (end - after - 1));
  return after ? (gsize) (after + 1 - text) : from;
}

static gboolean
is_empty (const char *text, gsize from, gsize to)
{
  while (from < to && g_ascii_isspace (text[from]))
    from++;
  return from == to;
}

void
sheaf_tag_write_figure (SheafTagRender *self)
{
  static const char *const names[] = { "caption", NULL };
  const char *named = sheaf_tag_arguments_get (self->arguments, names);
  const char *text = self->writer->text;
  gsize to = self->partner->start;
  gsize from = picture_end (text, self->tag->end, to);
  gboolean html = self->writer->in_html;

  sheaf_tag_put (self, html ? "<figure>" : "<figure>\n\n");
  sheaf_tag_writer_source (self->writer, self->tag->end, from);
  if (named || !is_empty (text, from, to))
    sheaf_tag_put (self, html ? "<figcaption>" : "\n\n<figcaption>\n\n");
  if (!is_empty (text, from, to))
    sheaf_tag_writer_source (self->writer, from, to);
  else if (named)
    sheaf_tag_writer_words (self->writer, named);
  if (named || !is_empty (text, from, to))
    sheaf_tag_put (self, html ? "</figcaption>" : "\n\n</figcaption>");
  sheaf_tag_put (self, html ? "</figure>" : "\n</figure>\n\n");
}

/* Code ----------------------------------------------------------------------------------------------- */

void
sheaf_tag_write_code (SheafTagRender *self)
{
  sheaf_tag_choose_code (self->tag, self->arguments, &self->choice);
  if (self->block && (self->choice.title || self->choice.address))
    {
      if (self->choice.title)
        write_element (self, "strong", self->choice.title);
      if (self->choice.title && self->choice.address)
        sheaf_tag_put (self, " ");
      if (self->choice.address)
        sheaf_tag_writer_link (self->writer, self->choice.address, self->choice.address, FALSE);
      sheaf_tag_put (self, self->writer->in_html ? " " : "\n\n");
    }
  sheaf_tag_writer_code (self->writer, self->tag->end, self->partner->start, self->choice.type,
                         self->partner->alone);
}

void
sheaf_tag_write_math (SheafTagRender *self)
{
  sheaf_tag_put (self, "$$");
  sheaf_tag_writer_source (self->writer, self->tag->end, self->partner->start);
  sheaf_tag_put (self, "$$");
}
