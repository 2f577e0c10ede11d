/* extract.c: the text of a body that is searched, counted and excerpted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract.h"

#include "core/extract-entities.h"
#include "core/markdown.h"
#include "core/text.h"

#include <string.h>

/* ------------------------------------------------------------------ what a tag does to the text */

typedef enum
{
  TAG_INLINE, /* leaves nothing */
  TAG_BLOCK,  /* divides */
  TAG_BREAK,  /* a line end that the author wanted */
  TAG_HIDDEN, /* its content is not text */
} TagKind;

static const char *const block_tags[] = {
  "address", "article",  "aside",  "blockquote", "body",    "caption", "center",    "dd",
  "details", "dialog",   "dir",    "div",        "dl",      "dt",      "fieldset",  "figcaption",
  "figure",  "footer",   "form",   "h1",         "h2",      "h3",      "h4",        "h5",
  "h6",      "header",   "hgroup", "hr",         "html",    "legend",  "li",        "main",
  "menu",    "nav",      "ol",     "optgroup",   "option",  "p",       "pre",       "section",
  "summary", "table",    "tbody",  "td",         "tfoot",   "th",      "thead",     "tr",
  "ul",      "textarea", "select", "iframe",     "listing", "xmp",     "plaintext", NULL
};

static const char *const hidden_tags[] = { "script", "style",   "template", "title",    "svg",
                                           "math",   "noembed", "noframes", "noscript", "object",
                                           "audio",  "video",   "canvas",   "iframe",   NULL };

static TagKind
tag_kind (const char *name)
{
  if (g_strv_contains (hidden_tags, name))
    return TAG_HIDDEN;
  if (g_str_equal (name, "br"))
    return TAG_BREAK;
  return g_strv_contains (block_tags, name) ? TAG_BLOCK : TAG_INLINE;
}

/* ------------------------------------------------------------------------------- the text so far */

typedef enum
{
  GAP_NONE,
  GAP_WRAP, /* white space with a line end: a soft line break */
  GAP_SPACE,
  GAP_BLOCK,
} Gap;

typedef struct
{
  GString *text;
  Gap gap; /* seen since the last character */
  gunichar last;
  guint pre; /* open <pre> */
} Extract;

static void
append_gap (Extract *self, gunichar next)
{
  if (self->text->len == 0 || self->gap == GAP_NONE)
    return;
  if (self->gap == GAP_BLOCK)
    g_string_append_c (self->text, '\n');
  else if (self->gap == GAP_SPACE || !sheaf_text_is_cjk (self->last) || !sheaf_text_is_cjk (next))
    g_string_append_c (self->text, ' ');
}

static void
append_character (Extract *self, gunichar c)
{
  if (c == '\n' || c == '\r')
    self->gap = MAX (self->gap, self->pre > 0 ? GAP_BLOCK : GAP_WRAP);
  else if (g_unichar_isspace (c))
    self->gap = self->gap == GAP_WRAP ? GAP_WRAP : MAX (self->gap, GAP_SPACE);
  else if (c != 0xfeff && c != 0)
    {
      append_gap (self, c);
      self->gap = GAP_NONE;
      g_string_append_unichar (self->text, c);
      self->last = c;
    }
}

/* White space around a line end belongs to it: "字 \n字" is a soft break as well. */
static void
append_text (Extract *self, const char *text, const char *end, gboolean entities)
{
  const char *p = text;

  while (p < end)
    {
      gunichar c;
      gsize used = entities && *p == '&' ? sheaf_extract_entity (p, (gsize) (end - p), &c) : 0;

      if (used == 0)
        {
          c = g_utf8_get_char (p);
          used = (gsize) (g_utf8_next_char (p) - p);
        }
      if ((c == '\n' || c == '\r') && self->gap == GAP_SPACE && self->pre == 0)
        self->gap = GAP_WRAP;
      append_character (self, c);
      p += used;
    }
}

/* ---------------------------------------------------------------------------------------- tags */

/* Longest name of a tag that means anything here. */
#define MAX_TAG 12

typedef struct
{
  char name[MAX_TAG + 1]; /* lower case; empty for a comment and the like, or a longer name */
  gboolean closing;
} Tag;

static const char *
skip_markup_declaration (const char *p, const char *end)
{
  const char *close;

  if (g_str_has_prefix (p, "<!--"))
    {
      if (p[4] == '>')
        return p + 5;
      if (p[4] == '-' && p[5] == '>')
        return p + 6;
      close = g_strstr_len (p + 4, end - p - 4, "-->");
      return close ? close + 3 : end;
    }
  close = memchr (p, '>', (gsize) (end - p));
  return close ? close + 1 : end;
}

/* To the > that ends the tag; one inside a quoted value does not. */
static const char *
skip_attributes (const char *p, const char *end)
{
  gboolean value = FALSE; /* just after = */

  while (p < end && *p != '>')
    {
      if (value && (*p == '"' || *p == '\''))
        {
          const char *close = memchr (p + 1, *p, (gsize) (end - p - 1));

          if (!close)
            return end;
          p = close;
        }
      if (!g_ascii_isspace (*p))
        value = *p == '=';
      p++;
    }
  return p < end ? p + 1 : end;
}

/* Returns: behind the tag, or @p where there is none. */
static const char *
read_tag (const char *p, const char *end, Tag *tag)
{
  const char *name = p + 1;
  gsize n = 0;

  tag->name[0] = '\0';
  tag->closing = name < end && *name == '/';
  if (tag->closing)
    name++;
  if (name >= end)
    return p;
  if (!tag->closing && (*name == '!' || *name == '?'))
    return skip_markup_declaration (p, end);
  if (!g_ascii_isalpha (*name))
    return tag->closing ? skip_markup_declaration (p, end) : p;
  while (name + n < end && !g_ascii_isspace (name[n]) && name[n] != '/' && name[n] != '>')
    n++;
  if (n <= MAX_TAG)
    {
      for (gsize i = 0; i < n; i++)
        tag->name[i] = g_ascii_tolower (name[i]);
      tag->name[n] = '\0';
    }
  return skip_attributes (name + n, end);
}

/* Behind the end tag @name, or NULL where there is none. */
static const char *
find_end_tag (const char *p, const char *end, const char *name)
{
  gsize length = strlen (name);

  while ((p = memchr (p, '<', (gsize) (end - p))))
    {
      if ((gsize) (end - p) > length + 2 && p[1] == '/' &&
          g_ascii_strncasecmp (p + 2, name, length) == 0 && !g_ascii_isalnum (p[2 + length]))
        return skip_attributes (p + 2 + length, end);
      p++;
    }
  return NULL;
}

static const char *
skip_hidden (const char *p, const char *end, const char *name)
{
  const char *behind = find_end_tag (p, end, name);

  if (behind)
    return behind;
  return g_str_equal (name, "script") || g_str_equal (name, "style") ? end : p;
}

static const char *
handle_tag (Extract *self, const Tag *tag, const char *behind, const char *end)
{
  TagKind kind = tag_kind (tag->name);

  if (g_str_equal (tag->name, "pre"))
    self->pre = tag->closing ? self->pre - (self->pre > 0) : self->pre + 1;
  if (kind == TAG_BLOCK || kind == TAG_BREAK)
    self->gap = GAP_BLOCK;
  if (kind == TAG_HIDDEN && !tag->closing)
    return skip_hidden (behind, end, tag->name);
  return behind;
}

static void
strip_tags (Extract *self, const char *html, gsize length)
{
  const char *end = html + length;
  const char *p = html;

  while (p < end)
    {
      const char *angle = memchr (p, '<', (gsize) (end - p));
      const char *behind;
      Tag tag;

      append_text (self, p, angle ? angle : end, TRUE);
      if (!angle)
        break;
      behind = read_tag (angle, end, &tag);
      if (behind == angle)
        append_text (self, angle, angle + 1, FALSE);
      p = behind == angle ? angle + 1 : handle_tag (self, &tag, behind, end);
    }
}

/* ------------------------------------------------------------------------------------------ public */

/* NULL where the body is not HTML and does not become any. */
static char *
body_to_html (const char *body, gsize length, SheafFormat format)
{
  if (format == SHEAF_FORMAT_MARKDOWN)
    return sheaf_markdown_to_html (body, length, NULL, NULL);
  return format == SHEAF_FORMAT_HTML ? g_strndup (body, length) : NULL;
}

char *
sheaf_extract_text (const char *body, gsize length, SheafFormat format)
{
  g_autofree char *html = NULL;
  Extract self = { 0 };

  g_return_val_if_fail (body, NULL);

  self.text = g_string_sized_new (length + 16);
  html = body_to_html (body, length, format);
  if (html)
    strip_tags (&self, html, strlen (html));
  else
    {
      self.pre = 1;
      append_text (&self, body, body + length, FALSE);
    }
  if (self.text->len > 2 * length + 1024)
    g_string_truncate (self.text, (gsize) (g_utf8_find_prev_char (
                                               self.text->str, self.text->str + 2 * length + 1024) -
                                           self.text->str));
  return g_string_free (self.text, FALSE);
}

static char *
element_text (const char *html, const char *end, const char *name)
{
  const char *p = html;

  while ((p = memchr (p, '<', (gsize) (end - p))))
    {
      Tag tag;
      const char *behind = read_tag (p, end, &tag);

      if (behind > p && !tag.closing && g_str_equal (tag.name, name))
        {
          const char *close = find_end_tag (behind, end, name);
          g_autofree char *text = NULL;

          text = sheaf_extract_text (behind, (gsize) ((close ? close : end) - behind),
                                     SHEAF_FORMAT_HTML);
          if (*g_strstrip (text))
            return g_steal_pointer (&text);
        }
      p = behind > p ? behind : p + 1;
    }
  return NULL;
}

char *
sheaf_extract_heading (const char *body, gsize length, SheafFormat format)
{
  static const char *const names[] = { "h1", "h2", "h3", "h4", "h5", "h6", "title" };
  g_autofree char *html = NULL;
  const char *end;

  g_return_val_if_fail (body, NULL);

  html = body_to_html (body, length, format);
  if (!html)
    return NULL;
  end = html + strlen (html);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *text = element_text (html, end, names[i]);

      if (text)
        return text;
    }
  return NULL;
}
