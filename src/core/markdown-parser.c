/* markdown-parser.c: md4c, told what it does not know
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-parser.h"

#include "core/markdown-link.h"

#include <md4c.h>
#include <string.h>

/* GFM, and headings without a space (`##标题`), which one Chinese file in fifty has. */
#define PARSER_FLAGS (MD_DIALECT_GITHUB | MD_FLAG_PERMISSIVEATXHEADERS)

/* What our callbacks return to make md4c stop. */
#define STOP 1

static int
renderer_status (const SheafMarkdownParser *self)
{
  if (self->out->html->len > self->limit)
    return STOP;
  return g_cancellable_is_cancelled (self->cancellable) ? STOP : 0;
}

/* md4c gives us parts of what it reads, and a few constants of its own. */
static gboolean
is_of_text (const char *text, gsize length, const char *part)
{
  return (guintptr) part >= (guintptr) text && (guintptr) part < (guintptr) text + length;
}

/* Text ------------------------------------------------------------------------------------------ */

/* An entity is left as it stands: whoever parses the HTML knows the whole list, md4c none of it. */
static void
append_attribute (GString *html, const char *name, const MD_ATTRIBUTE *value)
{
  g_string_append_printf (html, " %s=\"", name);
  for (guint i = 0; value->text && value->substr_offsets[i] < value->size; i++)
    {
      const char *part = value->text + value->substr_offsets[i];
      gsize length = value->substr_offsets[i + 1] - value->substr_offsets[i];

      if (value->substr_types[i] == MD_TEXT_NULLCHAR)
        g_string_append (html, "\xEF\xBF\xBD");
      else if (value->substr_types[i] == MD_TEXT_ENTITY)
        g_string_append_len (html, part, (gssize) length);
      else
        sheaf_inline_append_escaped (html, part, length);
    }
  g_string_append_c (html, '"');
}

static void
add_note_mark (SheafMarkdownParser *self, const SheafStandIn *stand_in)
{
  g_autofree char *label = g_strndup (stand_in->inner, stand_in->inner_length);
  SheafFootnote *note = g_hash_table_lookup (self->source->by_label, label);

  g_assert (note);

  if (!note->number)
    note->number = ++self->last_note;
  sheaf_markdown_html_add_note_mark (self->out, note->number, !note->is_referred);
  note->is_referred = TRUE;
}

static void
add_link (SheafMarkdownParser *self, const SheafStandIn *stand_in)
{
  g_autoptr (SheafWikiLink) link = sheaf_wiki_link_new (stand_in->inner, stand_in->inner_length);
  g_autoptr (GString) html = g_string_new (NULL);

  sheaf_wiki_link_write (link, self->links, stand_in->kind == SHEAF_STAND_IN_EMBED, html);
  sheaf_inline_add_markup (self->out->words, html->str, html->len, 0);
}

/* Whether every line but the first begins with '>': the formula stands in a quotation. */
static gboolean
is_quoted (const char *tex, gsize length)
{
  const char *end = tex + length;
  const char *line = memchr (tex, '\n', length);

  for (; line; line = memchr (line + 1, '\n', (gsize) (end - line - 1)))
    if (line[1 + strspn (line + 1, " \t")] != '>')
      return FALSE;
  return memchr (tex, '\n', length) != NULL;
}

static void
append_tex (GString *html, const char *tex, gsize length)
{
  g_autofree char *text = g_strndup (tex, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean quoted = is_quoted (tex, length);
  gsize start = html->len;

  for (guint i = 0; lines[i]; i++)
    {
      const char *line =
          quoted && (i > 0 || *lines[i] == '>') ? lines[i] + strspn (lines[i], "> \t") : lines[i];

      if (html->len > start && *line)
        g_string_append_c (html, '\n');
      sheaf_inline_append_escaped (html, line, strlen (line));
    }
}

static void
add_math (SheafMarkdownParser *self, const SheafStandIn *stand_in)
{
  g_autoptr (GString) html = g_string_new ("<span class=\"");

  g_string_append (html, stand_in->kind == SHEAF_STAND_IN_MATH ? "math\">" : "formula\">");
  append_tex (html, stand_in->inner, stand_in->inner_length);
  g_string_append (html, "</span>");
  sheaf_inline_add_markup (self->out->words, html->str, html->len, 0);
}

static void
add_stand_in (SheafMarkdownParser *self, const SheafStandIn *stand_in)
{
  switch (stand_in->kind)
    {
    case SHEAF_STAND_IN_NOTE:
      add_note_mark (self, stand_in);
      break;
    case SHEAF_STAND_IN_MATH:
    case SHEAF_STAND_IN_FORMULA:
      add_math (self, stand_in);
      break;
    case SHEAF_STAND_IN_LINK:
    case SHEAF_STAND_IN_EMBED:
    default:
      add_link (self, stand_in);
    }
}

typedef enum
{
  TEXT_PLAIN,
  TEXT_LITERAL, /* code, or an escaped character */
  TEXT_MARKUP,
} TextKind;

static void
add_part (SheafMarkdownParser *self, const char *text, gsize length, TextKind kind)
{
  if (length == 0)
    return;
  if (self->images)
    sheaf_inline_append_escaped (self->image, text, length);
  else if (kind == TEXT_MARKUP)
    sheaf_inline_add_markup (self->out->words, text, length, 0);
  else
    sheaf_inline_add_text (self->out->words, text, length, kind == TEXT_PLAIN);
}

/* The text with what was taken out of it back in its place: made into HTML where it is text, as it was written
 * where it turned out to be something else. */
static void
add_text (SheafMarkdownParser *self, const char *text, gsize length, TextKind kind)
{
  const char *end = text + length;
  const SheafStandIn *next;

  while (self->source && is_of_text (self->text, self->length, text) &&
         (next = sheaf_markdown_source_find (self->source, (gsize) (text - self->text))) &&
         self->text + next->offset < end)
    {
      const char *at = self->text + next->offset;

      add_part (self, text, (gsize) (at - text), kind);
      if (kind == TEXT_PLAIN && !self->images)
        add_stand_in (self, next);
      else
        add_part (self, next->text, next->length, kind);
      text = at + 1;
    }
  add_part (self, text, (gsize) (end - text), kind);
}

/* `\=`: md4c gives what is escaped by itself, and leaves out the backslash before it. */
static gboolean
is_escaped (const SheafMarkdownParser *self, const char *text, gsize size)
{
  return size == 1 && is_of_text (self->text, self->length, text) && text > self->text &&
         text[-1] == '\\' && self->behind != text;
}

static void
add_break (SheafMarkdownParser *self, gboolean is_hard)
{
  if (self->images)
    g_string_append_c (self->image, ' ');
  else if (is_hard)
    sheaf_inline_add_markup (self->out->words, "<br>", 4, 0);
  if (!self->images)
    sheaf_inline_add_line_end (self->out->words);
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  SheafMarkdownParser *self = user_data;

  switch (type)
    {
    case MD_TEXT_NULLCHAR:
      add_part (self, "\xEF\xBF\xBD", 3, TEXT_LITERAL);
      break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
      add_break (self, type == MD_TEXT_BR);
      break;
    case MD_TEXT_HTML:
      add_text (self, text, size, TEXT_MARKUP);
      break;
    case MD_TEXT_ENTITY:
      if (self->images)
        g_string_append_len (self->image, text, size);
      else
        sheaf_inline_add_markup (self->out->words, text, size, 0);
      break;
    case MD_TEXT_CODE:
      add_text (self, text, size, TEXT_LITERAL);
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_LATEXMATH:
    default:
      add_text (self, text, size, is_escaped (self, text, size) ? TEXT_LITERAL : TEXT_PLAIN);
    }
  self->behind = text + size;
  return renderer_status (self);
}

/* Blocks ---------------------------------------------------------------------------------------- */

static void
open_list_item (GString *html, const MD_BLOCK_LI_DETAIL *detail)
{
  g_string_append (html, "<li>");
  if (detail->is_task)
    g_string_append (html, detail->task_mark == ' ' ? "<input type=\"checkbox\"> "
                                                    : "<input type=\"checkbox\" checked> ");
}

static void
open_cell (GString *html, const char *element, const MD_BLOCK_TD_DETAIL *detail)
{
  static const char *const values[] = { NULL, "left", "center", "right" };
  const char *align = detail->align <= MD_ALIGN_RIGHT ? values[detail->align] : NULL;

  if (align)
    g_string_append_printf (html, "<%s align=\"%s\">", element, align);
  else
    g_string_append_printf (html, "<%s>", element);
}

static void
open_ordered_list (GString *html, const MD_BLOCK_OL_DETAIL *detail)
{
  if (detail->start == 1)
    g_string_append (html, "<ol>\n");
  else
    g_string_append_printf (html, "<ol start=\"%u\">\n", detail->start);
}

static void
open_block (SheafMarkdownParser *self, MD_BLOCKTYPE type, void *detail)
{
  static const char *const plain[] = {
    [MD_BLOCK_UL] = "<ul>\n",       [MD_BLOCK_HR] = "<hr>\n",       [MD_BLOCK_TABLE] = "<table>\n",
    [MD_BLOCK_THEAD] = "<thead>\n", [MD_BLOCK_TBODY] = "<tbody>\n", [MD_BLOCK_TR] = "<tr>",
  };
  GString *html = self->out->html;

  if (type == MD_BLOCK_QUOTE)
    sheaf_markdown_html_begin_quote (self->out);
  else if (type == MD_BLOCK_CODE)
    sheaf_markdown_html_begin_code (self->out, ((MD_BLOCK_CODE_DETAIL *) detail)->info.text,
                                    ((MD_BLOCK_CODE_DETAIL *) detail)->info.size);
  else if (type == MD_BLOCK_OL)
    open_ordered_list (html, detail);
  else if (type == MD_BLOCK_LI)
    open_list_item (html, detail);
  else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
    open_cell (html, type == MD_BLOCK_TH ? "th" : "td", detail);
  else if (type < G_N_ELEMENTS (plain) && plain[type])
    g_string_append (html, plain[type]);
}

/* Blocks that others stand in. */
static gboolean
is_container (MD_BLOCKTYPE type)
{
  return type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL ||
         type == MD_BLOCK_LI;
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  SheafMarkdownParser *self = user_data;

  sheaf_markdown_html_flush (self->out);
  open_block (self, type, detail);
  self->out->depth += is_container (type);
  return renderer_status (self);
}

static void
close_block (SheafMarkdownParser *self, MD_BLOCKTYPE type, void *detail)
{
  static const char *const plain[] = {
    [MD_BLOCK_UL] = "</ul>\n",       [MD_BLOCK_OL] = "</ol>\n",
    [MD_BLOCK_LI] = "</li>\n",       [MD_BLOCK_TABLE] = "</table>\n",
    [MD_BLOCK_THEAD] = "</thead>\n", [MD_BLOCK_TBODY] = "</tbody>\n",
    [MD_BLOCK_TR] = "</tr>\n",       [MD_BLOCK_TH] = "</th>",
    [MD_BLOCK_TD] = "</td>",
  };

  if (type == MD_BLOCK_QUOTE)
    sheaf_markdown_html_end_quote (self->out);
  else if (type == MD_BLOCK_CODE)
    sheaf_markdown_html_end_code (self->out);
  else if (type < G_N_ELEMENTS (plain) && plain[type])
    g_string_append (self->out->html, plain[type]);
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  SheafMarkdownParser *self = user_data;

  self->out->depth -= is_container (type);
  if (type == MD_BLOCK_P)
    sheaf_markdown_html_end_paragraph (self->out);
  else if (type == MD_BLOCK_H)
    sheaf_markdown_html_end_heading (self->out, ((MD_BLOCK_H_DETAIL *) detail)->level);
  else
    sheaf_markdown_html_flush (self->out);
  close_block (self, type, detail);
  return renderer_status (self);
}

/* Spans ----------------------------------------------------------------------------------------- */

static const char *
span_element (MD_SPANTYPE type)
{
  static const char *const names[] = {
    [MD_SPAN_EM] = "em",     [MD_SPAN_STRONG] = "strong", [MD_SPAN_A] = "a",
    [MD_SPAN_CODE] = "code", [MD_SPAN_DEL] = "del",
  };

  return type < G_N_ELEMENTS (names) ? names[type] : NULL;
}

static void
open_span (SheafMarkdownParser *self, MD_SPANTYPE type, void *detail)
{
  const MD_SPAN_A_DETAIL *link = type == MD_SPAN_A ? detail : NULL;
  g_autoptr (GString) html = g_string_new ("<");

  g_string_append (html, span_element (type));
  if (link)
    append_attribute (html, "href", &link->href);
  if (link && link->title.text)
    append_attribute (html, "title", &link->title);
  g_string_append_c (html, '>');
  sheaf_inline_add_markup (self->out->words, html->str, html->len, 1);
}

static void
open_image (SheafMarkdownParser *self, const MD_SPAN_IMG_DETAIL *detail)
{
  g_string_assign (self->image, "<img");
  append_attribute (self->image, "src", &detail->src);
  if (detail->title.text)
    append_attribute (self->image, "title", &detail->title);
  g_string_append (self->image, " alt=\"");
}

static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  SheafMarkdownParser *self = user_data;
  gboolean nested = self->images > 0;

  if (type == MD_SPAN_IMG)
    self->images++;
  if (nested)
    return renderer_status (self);
  if (type == MD_SPAN_IMG)
    open_image (self, detail);
  else if (span_element (type))
    open_span (self, type, detail);
  return renderer_status (self);
}

static void
close_span (SheafMarkdownParser *self, MD_SPANTYPE type)
{
  g_autofree char *html = g_strdup_printf ("</%s>", span_element (type));

  sheaf_inline_add_markup (self->out->words, html, strlen (html), -1);
}

static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  SheafMarkdownParser *self = user_data;

  if (type == MD_SPAN_IMG && --self->images == 0)
    {
      g_string_append (self->image, "\">");
      sheaf_inline_add_markup (self->out->words, self->image->str, self->image->len, 0);
    }
  else if (self->images == 0 && span_element (type))
    close_span (self, type);
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

/* What ends a block, or what an address or a link has. */
#define COSTLY "\n:]wW"

static Counts
count_costly (const char *text, gsize length)
{
  Counts most = { 0 };
  Counts block = { 0 };
  const char *p = text;

  for (p += strcspn (p, COSTLY); p < text + length; p++, p += strcspn (p, COSTLY))
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

/* What is verbatim ------------------------------------------------------------------------------ */

/* The first reading, which finds out what is code or HTML: nothing is taken out of that. */
typedef struct
{
  const char *text;
  gsize length;
  GArray *spans; /* SheafSpan */
  GCancellable *cancellable;
} Finder;

static int
ignore_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  const Finder *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable) ? STOP : 0;
}

static int
ignore_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  return 0;
}

static int
find_text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Finder *self = user_data;
  SheafSpan span;

  if ((type != MD_TEXT_CODE && type != MD_TEXT_HTML) || size == 0 ||
      !is_of_text (self->text, self->length, text))
    return 0;
  span.start = (gsize) (text - self->text);
  span.end = span.start + size;
  g_array_append_val (self->spans, span);
  return 0;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const SheafSpan *one = a;
  const SheafSpan *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

/* Returns: (transfer full) (nullable): NULL where it would take too long, or was cancelled */
GArray *
sheaf_markdown_parser_find_verbatim (const char *text, gsize length, GCancellable *cancellable)
{
  Finder finder = { text, length, NULL, cancellable };
  MD_PARSER parser = {
    .enter_block = ignore_block_cb,
    .leave_block = ignore_block_cb,
    .enter_span = ignore_span_cb,
    .leave_span = ignore_span_cb,
    .text = find_text_cb,
  };
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SheafSpan));

  finder.spans = spans;
  if (!choose_flags (text, length, &parser.flags) ||
      md_parse (text, (MD_SIZE) length, &parser, &finder) != 0)
    return NULL;
  g_array_sort (spans, compare_spans);
  return g_steal_pointer (&spans);
}

/* Parsing ----------------------------------------------------------------------------------------- */

gboolean
sheaf_markdown_parser_run (SheafMarkdownParser *self, const char *text, gsize length)
{
  MD_PARSER parser = {
    .abi_version = 0,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };

  self->text = text;
  self->length = length;
  self->behind = NULL;
  return choose_flags (text, length, &parser.flags) &&
         md_parse (text, (MD_SIZE) length, &parser, self) == 0;
}
