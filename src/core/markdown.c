/* markdown.c: Markdown to HTML, not yet safe
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <md4c.h>
#include <string.h>

/* SAFETY P4: output at most 16 x input + 1 MiB. */
#define OUTPUT_FACTOR 16
#define OUTPUT_EXTRA  (1024 * 1024)

/* GFM, and headings without a space (`##标题`), which one Chinese file in fifty has. */
#define PARSER_FLAGS (MD_DIALECT_GITHUB | MD_FLAG_PERMISSIVEATXHEADERS)

/* What our callbacks return to make md4c stop. */
#define STOP 1

typedef struct
{
  GString *html;
  gsize limit;
  GCancellable *cancellable;
  guint images; /* image spans we are in: their content is alt text, not markup */
} Renderer;

static int
renderer_status (const Renderer *self)
{
  if (self->html->len > self->limit)
    return STOP;
  return g_cancellable_is_cancelled (self->cancellable) ? STOP : 0;
}

/* Text ------------------------------------------------------------------------------------------ */

static const char *
reference_for (char c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return NULL;
    }
}

static void
append_escaped (Renderer *self, const char *text, gsize length)
{
  gsize start = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char *reference = reference_for (text[i]);

      if (!reference)
        continue;
      g_string_append_len (self->html, text + start, i - start);
      g_string_append (self->html, reference);
      start = i + 1;
    }
  g_string_append_len (self->html, text + start, length - start);
}

/* An entity is left as it stands: whoever parses the HTML knows the whole list, md4c none of it. */
static void
append_attribute (Renderer *self, const char *name, const MD_ATTRIBUTE *value)
{
  g_string_append_printf (self->html, " %s=\"", name);
  for (guint i = 0; value->text && value->substr_offsets[i] < value->size; i++)
    {
      const char *part = value->text + value->substr_offsets[i];
      gsize length = value->substr_offsets[i + 1] - value->substr_offsets[i];

      if (value->substr_types[i] == MD_TEXT_NULLCHAR)
        g_string_append (self->html, "\xEF\xBF\xBD");
      else if (value->substr_types[i] == MD_TEXT_ENTITY)
        g_string_append_len (self->html, part, length);
      else
        append_escaped (self, part, length);
    }
  g_string_append_c (self->html, '"');
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Renderer *self = user_data;

  switch (type)
    {
    case MD_TEXT_NULLCHAR:
      g_string_append (self->html, "\xEF\xBF\xBD");
      break;
    case MD_TEXT_BR:
      g_string_append (self->html, self->images ? " " : "<br>\n");
      break;
    case MD_TEXT_SOFTBR:
      g_string_append_c (self->html, self->images ? ' ' : '\n');
      break;
    case MD_TEXT_HTML:
      if (self->images)
        append_escaped (self, text, size);
      else
        g_string_append_len (self->html, text, size);
      break;
    case MD_TEXT_ENTITY:
      g_string_append_len (self->html, text, size);
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH:
    default:
      append_escaped (self, text, size);
    }
  return renderer_status (self);
}

/* Blocks ---------------------------------------------------------------------------------------- */

static void
open_list_item (Renderer *self, const MD_BLOCK_LI_DETAIL *detail)
{
  g_string_append (self->html, "<li>");
  if (detail->is_task)
    g_string_append (self->html, detail->task_mark == ' ' ? "<input type=\"checkbox\"> "
                                                          : "<input type=\"checkbox\" checked> ");
}

static void
open_cell (Renderer *self, const char *element, const MD_BLOCK_TD_DETAIL *detail)
{
  static const char *const values[] = { NULL, "left", "center", "right" };
  const char *align = detail->align <= MD_ALIGN_RIGHT ? values[detail->align] : NULL;

  if (align)
    g_string_append_printf (self->html, "<%s align=\"%s\">", element, align);
  else
    g_string_append_printf (self->html, "<%s>", element);
}

static void
open_ordered_list (Renderer *self, const MD_BLOCK_OL_DETAIL *detail)
{
  if (detail->start == 1)
    g_string_append (self->html, "<ol>\n");
  else
    g_string_append_printf (self->html, "<ol start=\"%u\">\n", detail->start);
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  static const char *const plain[] = {
    [MD_BLOCK_QUOTE] = "<blockquote>\n",
    [MD_BLOCK_UL] = "<ul>\n",
    [MD_BLOCK_HR] = "<hr>\n",
    [MD_BLOCK_CODE] = "<pre><code>",
    [MD_BLOCK_P] = "<p>",
    [MD_BLOCK_TABLE] = "<table>\n",
    [MD_BLOCK_THEAD] = "<thead>\n",
    [MD_BLOCK_TBODY] = "<tbody>\n",
    [MD_BLOCK_TR] = "<tr>",
  };
  Renderer *self = user_data;

  if (type == MD_BLOCK_OL)
    open_ordered_list (self, detail);
  else if (type == MD_BLOCK_LI)
    open_list_item (self, detail);
  else if (type == MD_BLOCK_H)
    g_string_append_printf (self->html, "<h%u>", ((MD_BLOCK_H_DETAIL *) detail)->level);
  else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
    open_cell (self, type == MD_BLOCK_TH ? "th" : "td", detail);
  else if (type < G_N_ELEMENTS (plain) && plain[type])
    g_string_append (self->html, plain[type]);
  return renderer_status (self);
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  static const char *const plain[] = {
    [MD_BLOCK_QUOTE] = "</blockquote>\n",
    [MD_BLOCK_UL] = "</ul>\n",
    [MD_BLOCK_OL] = "</ol>\n",
    [MD_BLOCK_LI] = "</li>\n",
    [MD_BLOCK_CODE] = "</code></pre>\n",
    [MD_BLOCK_P] = "</p>\n",
    [MD_BLOCK_TABLE] = "</table>\n",
    [MD_BLOCK_THEAD] = "</thead>\n",
    [MD_BLOCK_TBODY] = "</tbody>\n",
    [MD_BLOCK_TR] = "</tr>\n",
    [MD_BLOCK_TH] = "</th>",
    [MD_BLOCK_TD] = "</td>",
  };
  Renderer *self = user_data;

  if (type == MD_BLOCK_H)
    g_string_append_printf (self->html, "</h%u>\n", ((MD_BLOCK_H_DETAIL *) detail)->level);
  else if (type < G_N_ELEMENTS (plain) && plain[type])
    g_string_append (self->html, plain[type]);
  return renderer_status (self);
}

/* Spans ----------------------------------------------------------------------------------------- */

static const char *const span_elements[] = {
  [MD_SPAN_EM] = "em",
  [MD_SPAN_STRONG] = "strong",
  [MD_SPAN_CODE] = "code",
  [MD_SPAN_DEL] = "del",
};

static const char *
span_element (MD_SPANTYPE type)
{
  return type < G_N_ELEMENTS (span_elements) ? span_elements[type] : NULL;
}

static void
open_link (Renderer *self, const MD_SPAN_A_DETAIL *detail)
{
  g_string_append (self->html, "<a");
  append_attribute (self, "href", &detail->href);
  if (detail->title.text)
    append_attribute (self, "title", &detail->title);
  g_string_append_c (self->html, '>');
}

static void
open_image (Renderer *self, const MD_SPAN_IMG_DETAIL *detail)
{
  g_string_append (self->html, "<img");
  append_attribute (self, "src", &detail->src);
  if (detail->title.text)
    append_attribute (self, "title", &detail->title);
  g_string_append (self->html, " alt=\"");
}

static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  Renderer *self = user_data;
  gboolean nested = self->images > 0;

  if (type == MD_SPAN_IMG)
    self->images++;
  if (nested)
    return renderer_status (self);
  if (type == MD_SPAN_A)
    open_link (self, detail);
  else if (type == MD_SPAN_IMG)
    open_image (self, detail);
  else if (span_element (type))
    g_string_append_printf (self->html, "<%s>", span_element (type));
  return renderer_status (self);
}

static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  Renderer *self = user_data;

  if (type == MD_SPAN_IMG && --self->images == 0)
    g_string_append (self->html, "\">");
  else if (self->images == 0 && type == MD_SPAN_A)
    g_string_append (self->html, "</a>");
  else if (self->images == 0 && span_element (type))
    g_string_append_printf (self->html, "</%s>", span_element (type));
  return renderer_status (self);
}

/* Guarding -------------------------------------------------------------------------------------- */

/* md4c 0.4.8 needs the square of these in one block of text: `http://a.b/(((` x 50,000 takes it 29 s,
 * `www._` 18 s, `](` and a line end 1.4 s. Below the limits each takes under a third of a second. */
#define ADDRESSES_MAX 3000
#define WWW_MAX       2000
#define LINKS_MAX     20000

typedef struct
{
  guint addresses; /* "://" */
  guint www;       /* "www." */
  guint links;     /* "](" */
} Counts;

/* Of all that lies between two blank lines, the most. */
static void
keep_most (Counts *most, Counts *block)
{
  most->addresses = MAX (most->addresses, block->addresses);
  most->www = MAX (most->www, block->www);
  most->links = MAX (most->links, block->links);
  *block = (Counts){ 0 };
}

static Counts
count_costly (const char *text, gsize length)
{
  Counts most = { 0 };
  Counts block = { 0 };

  for (const char *p = text; p < text + length; p++)
    {
      if (*p == '\n' && (p[1] == '\n' || p[1] == '\r'))
        keep_most (&most, &block);
      else if (*p == ':' && p[1] == '/' && p[2] == '/')
        block.addresses++;
      else if (*p == ']' && p[1] == '(')
        block.links++;
      else if ((*p == 'w' || *p == 'W') && g_ascii_strncasecmp (p, "www.", 4) == 0)
        block.www++;
    }
  keep_most (&most, &block);
  return most;
}

/* Bare addresses in a heap of thousands stay text. Returns: FALSE where it would take too long */
static gboolean
choose_flags (const char *text, gsize length, guint *flags)
{
  Counts counts = count_costly (text, length);

  *flags = PARSER_FLAGS;
  if (counts.addresses > ADDRESSES_MAX)
    *flags &= ~(guint) MD_FLAG_PERMISSIVEURLAUTOLINKS;
  if (counts.www > WWW_MAX)
    *flags &= ~(guint) MD_FLAG_PERMISSIVEWWWAUTOLINKS;
  return counts.links <= LINKS_MAX;
}

/* Running --------------------------------------------------------------------------------------- */

static gboolean
set_limit_error (GError **error)
{
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT,
                       _ ("The Markdown of this article would take too long to lay out."));
  return FALSE;
}

static gboolean
renderer_run (Renderer *self, const char *text, gsize length, GError **error)
{
  MD_PARSER parser = {
    .abi_version = 0,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };

  if (choose_flags (text, length, &parser.flags) && md_parse (text, length, &parser, self) == 0)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  return set_limit_error (error);
}

char *
sheaf_markdown_to_html (const char *text, gsize length, GCancellable *cancellable, GError **error)
{
  Renderer renderer = { 0 };

  g_return_val_if_fail (text && text[length] == '\0', NULL);
  g_return_val_if_fail (length < G_MAXUINT32, NULL);

  renderer.html = g_string_sized_new (length + length / 4 + 64);
  renderer.limit = length * OUTPUT_FACTOR + OUTPUT_EXTRA;
  renderer.cancellable = cancellable;
  if (renderer_run (&renderer, text, length, error))
    return g_string_free (renderer.html, FALSE);
  g_string_free (renderer.html, TRUE);
  return NULL;
}
