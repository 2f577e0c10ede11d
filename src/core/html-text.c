/* html-text.c: the visible text of HTML, without building a tree
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/html-text.h"

#include "core/html-entities.h"
#include "core/html-scan.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

/* What stands between the last character and the next one; the greater one wins. */
typedef enum
{
  GAP_NONE,
  GAP_SPACE,
  GAP_LINE, /* white space with a line end in it: nothing between two CJK characters */
  GAP_BLOCK,
} Gap;

typedef enum
{
  ELEMENT_BLOCK = 1 << 0,
  ELEMENT_SKIP = 1 << 1, /* raw text or a whole tree that is not shown */
  ELEMENT_RAW = 1 << 2,  /* raw text that is shown */
  ELEMENT_RCDATA = 1 << 3,
  ELEMENT_CLOSED = 1 << 4, /* left out where it is closed */
  ELEMENT_MATH = 1 << 5,
  ELEMENT_ANNOTATION = 1 << 6,
  ELEMENT_PRE = 1 << 7,
  ELEMENT_TITLE = 1 << 8,
  ELEMENT_PLAIN = 1 << 9, /* nothing ends it */
  ELEMENT_CELL = 1 << 10,
} Element;

typedef struct
{
  const char *p;
  const char *end;
  GString *text;
  Gap gap;
  guint pre;
  gssize math;        /* where the text of the math element begins, or -1 */
  gssize annotation;  /* where its TeX begins, or -1 */
  gsize heading;      /* where the text of the open heading begins */
  guint level;        /* of the open heading, 0 where none is */
  guint found;        /* level of the heading kept: 0 none, 7 the title */
  guint unclosed;     /* elements whose end tag is nowhere ahead: not looked for again */
  char **heading_out; /* (nullable) */
  const char *start;
  GArray *places; /* (nullable) guint32, as long as the text */
} Stripper;

/* Sorted by name. */
static const struct
{
  const char *name;
  Element flags;
} elements[] = {
  { "address", ELEMENT_BLOCK },
  { "annotation", ELEMENT_ANNOTATION },
  { "article", ELEMENT_BLOCK },
  { "aside", ELEMENT_BLOCK },
  { "audio", ELEMENT_CLOSED },
  { "blockquote", ELEMENT_BLOCK },
  { "body", ELEMENT_BLOCK },
  { "br", ELEMENT_BLOCK },
  { "caption", ELEMENT_BLOCK },
  { "center", ELEMENT_BLOCK },
  { "dd", ELEMENT_BLOCK },
  { "details", ELEMENT_BLOCK },
  { "dialog", ELEMENT_BLOCK },
  { "dir", ELEMENT_BLOCK },
  { "div", ELEMENT_BLOCK },
  { "dl", ELEMENT_BLOCK },
  { "dt", ELEMENT_BLOCK },
  { "fieldset", ELEMENT_BLOCK },
  { "figcaption", ELEMENT_BLOCK },
  { "figure", ELEMENT_BLOCK },
  { "footer", ELEMENT_BLOCK },
  { "form", ELEMENT_BLOCK },
  { "h1", ELEMENT_BLOCK },
  { "h2", ELEMENT_BLOCK },
  { "h3", ELEMENT_BLOCK },
  { "h4", ELEMENT_BLOCK },
  { "h5", ELEMENT_BLOCK },
  { "h6", ELEMENT_BLOCK },
  { "header", ELEMENT_BLOCK },
  { "hgroup", ELEMENT_BLOCK },
  { "hr", ELEMENT_BLOCK },
  { "iframe", ELEMENT_SKIP },
  { "legend", ELEMENT_BLOCK },
  { "li", ELEMENT_BLOCK },
  { "listing", ELEMENT_BLOCK | ELEMENT_PRE },
  { "main", ELEMENT_BLOCK },
  { "math", ELEMENT_MATH },
  { "menu", ELEMENT_BLOCK },
  { "nav", ELEMENT_BLOCK },
  { "noembed", ELEMENT_SKIP },
  { "noframes", ELEMENT_SKIP },
  { "ol", ELEMENT_BLOCK },
  { "optgroup", ELEMENT_BLOCK },
  { "option", ELEMENT_BLOCK },
  { "p", ELEMENT_BLOCK },
  { "plaintext", ELEMENT_BLOCK | ELEMENT_PLAIN },
  { "pre", ELEMENT_BLOCK | ELEMENT_PRE },
  { "script", ELEMENT_SKIP },
  { "search", ELEMENT_BLOCK },
  { "section", ELEMENT_BLOCK },
  { "select", ELEMENT_BLOCK },
  { "style", ELEMENT_SKIP },
  { "summary", ELEMENT_BLOCK },
  { "svg", ELEMENT_CLOSED },
  { "table", ELEMENT_BLOCK },
  { "tbody", ELEMENT_BLOCK },
  { "td", ELEMENT_BLOCK | ELEMENT_CELL },
  { "template", ELEMENT_CLOSED },
  { "textarea", ELEMENT_BLOCK | ELEMENT_RCDATA },
  { "tfoot", ELEMENT_BLOCK },
  { "th", ELEMENT_BLOCK },
  { "thead", ELEMENT_BLOCK },
  { "title", ELEMENT_TITLE },
  { "tr", ELEMENT_BLOCK },
  { "ul", ELEMENT_BLOCK },
  { "video", ELEMENT_CLOSED },
  { "xmp", ELEMENT_BLOCK | ELEMENT_RAW },
};

static int
compare_name (const void *name, const void *element)
{
  return strcmp (name, *(const char *const *) element);
}

static Element
flags_for (const char *name)
{
  const char *const *found =
      bsearch (name, elements, G_N_ELEMENTS (elements), sizeof elements[0], compare_name);

  return found
             ? elements[((const char *) found - (const char *) elements) / sizeof elements[0]].flags
             : 0;
}

/* Text ------------------------------------------------------------------------------------------ */

/* What the text has grown by stands at @at, each byte @step behind the one before; @at: (nullable): nowhere */
static void
note_places (Stripper *self, const char *at, gsize step)
{
  while (self->places && self->places->len < self->text->len)
    {
      guint32 place = at ? (guint32) (at - self->start) : SHEAF_HTML_NOWHERE;

      g_array_append_val (self->places, place);
      if (at)
        at += step;
    }
}

/* Places of what is not part of the text after all. */
static void
forget_places (Stripper *self, gsize at, gsize length)
{
  if (self->places && length > 0)
    g_array_remove_range (self->places, (guint) at, (guint) length);
}

/* CJK as CSS's "segment break transformation" has it: Hangul is written with spaces, and the
 * punctuation and full-width forms count. */
static gboolean
joins_lines (gunichar c)
{
  if (c >= 0xAC00 && c <= 0xD7FB)
    return FALSE;
  return sheaf_text_is_cjk (c) || (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60);
}

static void
append_gap (Stripper *self, char c)
{
  g_string_append_c (self->text, c);
  note_places (self, NULL, 0);
}

static void
close_gap (Stripper *self, gunichar next)
{
  Gap gap = self->gap;

  self->gap = GAP_NONE;
  if (gap == GAP_NONE || self->text->len == 0)
    return;
  if (gap == GAP_BLOCK)
    {
      append_gap (self, '\n');
      return;
    }
  if (self->text->str[self->text->len - 1] == '\n')
    return;
  if (gap == GAP_LINE && joins_lines (next))
    {
      const char *end = self->text->str + self->text->len;

      if (joins_lines (g_utf8_get_char (g_utf8_prev_char (end))))
        return;
    }
  append_gap (self, ' ');
}

static void
widen_gap (Stripper *self, Gap gap)
{
  self->gap = MAX (self->gap, gap);
}

static gboolean
is_invisible (gunichar c)
{
  return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

static void
append_character (Stripper *self, gunichar c)
{
  if (c == '\n' || c == '\r')
    widen_gap (self, self->pre ? GAP_BLOCK : GAP_LINE);
  else if (c == ' ' || c == '\t' || c == '\f' || c == 0xA0 || c == 0x3000)
    widen_gap (self, GAP_SPACE);
  else if (!is_invisible (c) && c)
    {
      close_gap (self, c);
      g_string_append_unichar (self->text, c);
      note_places (self, self->p, 0);
    }
}

/* A run of plain bytes: only what append_character() treats specially ends it. */
static gsize
plain_run (const char *p, const char *end)
{
  const char *start = p;

  for (; p < end; p++)
    {
      guchar c = *p;

      if (c <= ' ' || c == '<' || c == '&' || c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF)
        break;
    }
  return p - start;
}

/* Text up to @end, which is no more than self->end. */
static void
append_text (Stripper *self, const char *end, gboolean decode)
{
  while (self->p < end)
    {
      gsize run = plain_run (self->p, end);
      gunichar c;
      gsize used;

      if (run > 0)
        {
          if (self->gap)
            close_gap (self, g_utf8_get_char (self->p));
          g_string_append_len (self->text, self->p, run);
          note_places (self, self->p, 1);
          self->p += run;
          continue;
        }
      used = decode && *self->p == '&' ? sheaf_html_entity_decode (self->p, end - self->p, &c) : 0;
      if (!used)
        {
          c = g_utf8_get_char (self->p);
          used = g_utf8_skip[*(const guchar *) self->p];
        }
      append_character (self, c);
      self->p += used;
    }
  self->p = MIN (self->p, self->end);
}

/* Elements -------------------------------------------------------------------------------------- */

static guint
heading_level (const char *name)
{
  return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2] ? name[1] - '0' : 0;
}

static void
keep_heading (Stripper *self, const char *text, gsize length, guint level)
{
  gboolean better = self->found == 0 || self->found == 7 || (level == 1 && self->found > 1);

  if (!self->heading_out || !better || length == 0)
    return;
  g_free (*self->heading_out);
  *self->heading_out = g_strndup (text, length);
  self->found = level;
}

static void
leave_heading (Stripper *self)
{
  gsize start = self->heading;

  if (self->level == 0)
    return;
  if (start < self->text->len && self->text->str[start] == '\n')
    start++;
  keep_heading (self, self->text->str + start, self->text->len - start, self->level);
  self->level = 0;
}

static void
enter_heading (Stripper *self, guint level)
{
  self->heading = self->text->len;
  self->level = level;
}

static void
read_title (Stripper *self)
{
  const char *close = sheaf_html_scan_close (self->p, self->end, "title");
  gsize length = self->text->len;
  Gap gap = self->gap;

  self->gap = GAP_NONE;
  append_text (self, close, TRUE);
  if (self->found == 0)
    keep_heading (self, self->text->str + length, self->text->len - length, 7);
  forget_places (self, length, self->text->len - length);
  g_string_truncate (self->text, length);
  self->gap = gap;
}

/* TeX, where an annotation has it, in place of the symbols. */
static void
leave_math (Stripper *self)
{
  if (self->math >= 0 && self->annotation >= self->math &&
      (gsize) self->annotation < self->text->len)
    {
      forget_places (self, self->math, self->annotation - self->math);
      g_string_erase (self->text, self->math, self->annotation - self->math);
    }
  self->math = -1;
  self->annotation = -1;
}

static void
enter_math (Stripper *self)
{
  if (self->math >= 0)
    return;
  close_gap (self, 'x');
  self->math = self->text->len;
  self->annotation = -1;
}

/* Left open by mistake, a video is not to swallow the rest of the article. */
static void
skip_where_closed (Stripper *self, const char *name)
{
  static const char *const names[] = { "audio", "svg", "template", "video" };
  guint i = 0;
  const char *close;

  while (!g_str_equal (name, names[i]))
    i++;
  if (self->unclosed & (1u << i))
    return;
  close = sheaf_html_scan_element (self->p, self->end, name);
  if (close)
    self->p = close;
  else
    self->unclosed |= 1u << i;
}

/* The end tag of a cell that holds only numbers; no other table is looked through for it. */
static const char *
end_of_numbers (const char *p, const char *end)
{
  while (p < end)
    {
      SheafHtmlTag tag;

      p += strspn (p, " \t\n\f\r0123456789");
      if (p >= end || *p != '<')
        return NULL;
      sheaf_html_scan_tag (p, end, &tag);
      if (tag.markup == SHEAF_HTML_TEXT || flags_for (tag.name) & ELEMENT_CELL)
        return tag.markup == SHEAF_HTML_END_TAG ? p : NULL;
      p = tag.after;
    }
  return NULL;
}

/* The numbers of lines beside code are not part of it (sanitizer-code.h). */
static void
skip_numbers (Stripper *self, const char *tag)
{
  g_autofree char *class = sheaf_html_scan_attribute (tag + strlen ("<td"), self->p, "class");
  const char *close =
      class && sheaf_html_class_is_numbers (class) ? end_of_numbers (self->p, self->end) : NULL;

  if (close)
    self->p = close;
}

/* @tag: where its start tag stands, which has been read */
static void
enter_element (Stripper *self, const char *name, const char *tag)
{
  Element flags = flags_for (name);

  if (flags & ELEMENT_BLOCK)
    widen_gap (self, GAP_BLOCK);
  if (heading_level (name))
    enter_heading (self, heading_level (name));
  if (flags & ELEMENT_PRE)
    self->pre++;
  if (flags & ELEMENT_TITLE)
    read_title (self);
  else if (flags & ELEMENT_SKIP)
    self->p = sheaf_html_scan_close (self->p, self->end, name);
  else if (flags & (ELEMENT_RAW | ELEMENT_RCDATA))
    append_text (self, sheaf_html_scan_close (self->p, self->end, name), flags & ELEMENT_RCDATA);
  else if (flags & ELEMENT_PLAIN)
    append_text (self, self->end, FALSE);
  else if (flags & ELEMENT_MATH)
    enter_math (self);
  else if (flags & ELEMENT_ANNOTATION && self->math >= 0 && self->annotation < 0)
    self->annotation = self->text->len;
  else if (flags & ELEMENT_CLOSED)
    skip_where_closed (self, name);
  else if (flags & ELEMENT_CELL)
    skip_numbers (self, tag);
}

static void
leave_element (Stripper *self, const char *name)
{
  Element flags = flags_for (name);

  if (heading_level (name))
    leave_heading (self);
  if (flags & ELEMENT_BLOCK)
    widen_gap (self, GAP_BLOCK);
  if (flags & ELEMENT_PRE && self->pre > 0)
    self->pre--;
  if (flags & ELEMENT_MATH)
    leave_math (self);
}

static void
read_markup (Stripper *self)
{
  const char *start = self->p;
  SheafHtmlTag tag;

  sheaf_html_scan_tag (start, self->end, &tag);
  self->p = tag.after;
  if (tag.markup == SHEAF_HTML_START_TAG && !(tag.self_closing && g_str_equal (tag.name, "svg")))
    enter_element (self, tag.name, start);
  else if (tag.markup == SHEAF_HTML_END_TAG)
    leave_element (self, tag.name);
  else if (tag.markup == SHEAF_HTML_TEXT)
    append_character (self, '<');
}

static char *
strip (Stripper *self)
{
  self->math = self->annotation = -1;
  self->text = g_string_sized_new ((gsize) (self->end - self->p) / 2 + 16);
  while (self->p < self->end)
    {
      const char *next = memchr (self->p, '<', self->end - self->p);

      append_text (self, next ? next : self->end, TRUE);
      if (next)
        read_markup (self);
    }
  leave_heading (self);
  return g_string_free (self->text, FALSE);
}

char *
sheaf_html_text (const char *html, gsize length, char **heading)
{
  Stripper self = { .p = html, .end = html + length, .heading_out = heading };

  g_return_val_if_fail (html, NULL);

  if (heading)
    *heading = NULL;
  return strip (&self);
}

char *
sheaf_html_text_with_places (const char *html, gsize length, GArray **places)
{
  Stripper self = { .p = html, .end = html + length, .start = html };

  g_return_val_if_fail (html && length < SHEAF_HTML_NOWHERE && places, NULL);

  self.places = *places = g_array_new (FALSE, FALSE, sizeof (guint32));
  return strip (&self);
}
