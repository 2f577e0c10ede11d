/* sanitizer-writer.c: writes HTML that a parser reads back as it was meant
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-writer.h"

#include "core/prefix.h"
#include "core/sanitizer-escape.h"

#include <string.h>

/* A table is wide where the page is not: it gets a box of ours that scrolls. */
#define TABLE_BOX " class=\"table\""

typedef struct
{
  const char *name;
  SheafElementFlags flags;
  guint number;        /* its own, where it is a block with an id */
  guint block;         /* number of the innermost block that holds text, 0 where there is none */
  gboolean is_box;     /* the element is a TABLE_BOX, the article's or ours */
  gboolean closes_box; /* with this element goes the box around it */
} Open;

/* A link within the page, whose target may come after it. */
typedef struct
{
  gsize offset; /* where its href goes */
  char *id;
} Link;

struct SheafHtmlWriter
{
  GString *html;
  GArray *open;        /* Open */
  GArray *links;       /* Link */
  GHashTable *anchors; /* id → GUINT_TO_POINTER (number of its block) */
  guint blocks;
  gboolean block_ids;
  gboolean at_pre; /* nothing written since <pre> */
};

static void
clear_link (gpointer link)
{
  g_free (((Link *) link)->id);
}

SheafHtmlWriter *
sheaf_html_writer_new (gboolean block_ids)
{
  SheafHtmlWriter *self = g_new0 (SheafHtmlWriter, 1);

  self->html = g_string_new (NULL);
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  g_array_set_clear_func (self->links, clear_link);
  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->block_ids = block_ids;
  return self;
}

void
sheaf_html_writer_free (SheafHtmlWriter *self)
{
  g_string_free (self->html, TRUE);
  g_array_unref (self->open);
  g_array_unref (self->links);
  g_hash_table_unref (self->anchors);
  g_free (self);
}

/* What is open ---------------------------------------------------------------------------------- */

static const Open *
innermost (const SheafHtmlWriter *self)
{
  return self->open->len ? &g_array_index (self->open, Open, self->open->len - 1) : NULL;
}

static SheafElementFlags
parent_flags (const SheafHtmlWriter *self)
{
  return self->open->len ? innermost (self)->flags : 0;
}

guint
sheaf_html_writer_get_blocks (const SheafHtmlWriter *self)
{
  g_return_val_if_fail (self, 0);

  return self->blocks;
}

gboolean
sheaf_html_writer_is_inside (const SheafHtmlWriter *self, SheafElementFlags flags)
{
  g_return_val_if_fail (self, FALSE);

  for (guint i = 0; i < self->open->len; i++)
    if ((g_array_index (self->open, Open, i).flags & flags) == flags)
      return TRUE;
  return FALSE;
}

/* "A start tag whose tag name is li" of the HTML standard: goes up past inline elements, div and p. */
static gboolean
would_close_item (const SheafHtmlWriter *self, SheafElementFlags kind)
{
  for (guint i = self->open->len; i-- > 0;)
    {
      const Open *open = &g_array_index (self->open, Open, i);

      if (open->flags & kind)
        return TRUE;
      if (!g_str_equal (open->name, "div") && !g_str_equal (open->name, "p") &&
          (open->flags & ~(SheafElementFlags) (SHEAF_ELEMENT_LINK | SHEAF_ELEMENT_RUBY |
                                               SHEAF_ELEMENT_RUBY_PART | SHEAF_ELEMENT_BARE)))
        return FALSE;
    }
  return FALSE;
}

static gboolean
fits_into_table (const SheafHtmlWriter *self, SheafElementFlags flags)
{
  SheafElementFlags parent = parent_flags (self);

  if (flags & (SHEAF_ELEMENT_SECTION | SHEAF_ELEMENT_CAPTION))
    return parent & SHEAF_ELEMENT_TABLE;
  if (flags & SHEAF_ELEMENT_ROW)
    return parent & SHEAF_ELEMENT_SECTION;
  if (flags & SHEAF_ELEMENT_CELL)
    return parent & SHEAF_ELEMENT_ROW;
  return !(parent & (SHEAF_ELEMENT_TABLE | SHEAF_ELEMENT_SECTION | SHEAF_ELEMENT_ROW));
}

/* A table comes with its box and parts or not at all: text in half of one would be moved out. */
static guint
levels_needed (SheafElementFlags flags)
{
  if (flags & SHEAF_ELEMENT_TABLE)
    return 5;
  return flags & (SHEAF_ELEMENT_SECTION | SHEAF_ELEMENT_ROW | SHEAF_ELEMENT_CELL) ? 0 : 1;
}

/* Whether the parser would leave the element where we write it. */
static gboolean
fits (const SheafHtmlWriter *self, SheafElementFlags flags)
{
  if (self->open->len + levels_needed (flags) > SHEAF_WRITER_DEPTH)
    return FALSE;
  if (!fits_into_table (self, flags))
    return FALSE;
  if (flags & SHEAF_ELEMENT_LINK && sheaf_html_writer_is_inside (self, SHEAF_ELEMENT_LINK))
    return FALSE;
  if (flags & SHEAF_ELEMENT_HEADING && parent_flags (self) & SHEAF_ELEMENT_HEADING)
    return FALSE;
  if (flags & SHEAF_ELEMENT_RUBY_PART && !(parent_flags (self) & SHEAF_ELEMENT_RUBY))
    return FALSE;
  if (flags & SHEAF_ELEMENT_ITEM && would_close_item (self, SHEAF_ELEMENT_ITEM))
    return FALSE;
  return !(flags & SHEAF_ELEMENT_TERM && would_close_item (self, SHEAF_ELEMENT_TERM));
}

/* Writing --------------------------------------------------------------------------------------- */

static void
append_tag (SheafHtmlWriter *self, const char *name, guint id, const char *attributes)
{
  g_string_append_printf (self->html, "<%s", name);
  if (id)
    g_string_append_printf (self->html, " id=\"b%u\"", id);
  g_string_append (self->html, attributes);
  self->at_pre = FALSE;
}

static void
push (SheafHtmlWriter *self, const char *name, SheafElementFlags flags, guint own_block)
{
  guint around = self->open->len ? innermost (self)->block : 0;
  Open open = { .name = name, .flags = flags, .number = own_block };

  open.block = own_block && flags & (SHEAF_ELEMENT_LEAF | SHEAF_ELEMENT_TABLE) ? own_block
               : flags & SHEAF_ELEMENT_BLOCK                                   ? 0
                                                                               : around;
  g_array_append_val (self->open, open);
}

static void
open_box (SheafHtmlWriter *self)
{
  append_tag (self, "div", 0, TABLE_BOX ">");
  push (self, "div", SHEAF_ELEMENT_BLOCK, 0);
}

static void
add_link (SheafHtmlWriter *self, const char *fragment)
{
  Link link = { .offset = self->html->len, .id = g_strdup (fragment) };

  g_array_append_val (self->links, link);
}

/* The first of one name is meant, as in a browser. */
static void
add_anchor (SheafHtmlWriter *self, const char *id, guint block)
{
  if (self->block_ids && !g_hash_table_contains (self->anchors, id))
    g_hash_table_insert (self->anchors, g_strdup (id), GUINT_TO_POINTER (block));
}

static guint
next_block (SheafHtmlWriter *self, SheafElementFlags flags, gboolean is_box)
{
  if (!self->block_ids || !(flags & SHEAF_ELEMENT_BLOCK) || is_box)
    return 0;
  return ++self->blocks;
}

/* Words that a block's tags divided stay divided without them. */
static void
divide (SheafHtmlWriter *self, SheafElementFlags flags)
{
  if (flags & (SHEAF_ELEMENT_BLOCK | SHEAF_ELEMENT_CELL | SHEAF_ELEMENT_ROW))
    sheaf_html_writer_text (self, "\n");
}

gboolean
sheaf_html_writer_open (SheafHtmlWriter *self,
                        const SheafElementRule *rule,
                        const char *name,
                        const char *attributes,
                        const char *fragment)
{
  gboolean is_box = g_str_equal (name, "div") && sheaf_has_prefix (attributes, TABLE_BOX);
  gboolean needs_box;
  guint block;

  g_return_val_if_fail (self && rule && name && attributes, FALSE);

  if (!fits (self, rule->flags))
    {
      divide (self, rule->flags);
      return FALSE;
    }
  needs_box = rule->flags & SHEAF_ELEMENT_TABLE &&
              !sheaf_html_writer_is_inside (self, SHEAF_ELEMENT_TABLE) &&
              !(self->open->len && innermost (self)->is_box);
  if (needs_box)
    open_box (self);
  block = next_block (self, rule->flags, is_box);
  append_tag (self, name, block, attributes);
  if (fragment)
    add_link (self, fragment);
  g_string_append_c (self->html, '>');
  push (self, name, rule->flags, block);
  g_array_index (self->open, Open, self->open->len - 1).is_box = is_box;
  g_array_index (self->open, Open, self->open->len - 1).closes_box = needs_box;
  self->at_pre = rule->flags & SHEAF_ELEMENT_PRE;
  return TRUE;
}

void
sheaf_html_writer_close (SheafHtmlWriter *self)
{
  gboolean again = TRUE;

  g_return_if_fail (self && self->open->len > 0);

  while (again)
    {
      again = innermost (self)->closes_box;
      g_string_append_printf (self->html, "</%s>", innermost (self)->name);
      g_array_set_size (self->open, self->open->len - 1);
    }
  self->at_pre = FALSE;
}

void
sheaf_html_writer_void (SheafHtmlWriter *self,
                        const SheafElementRule *rule,
                        const char *name,
                        const char *attributes,
                        const char *id)
{
  guint block;

  g_return_if_fail (self && rule && name && attributes);

  if (!fits_into_table (self, rule->flags))
    return;
  block = next_block (self, rule->flags, FALSE);
  if (block && id)
    add_anchor (self, id, block);
  append_tag (self, name, block, attributes);
  g_string_append_c (self->html, '>');
}

void
sheaf_html_writer_text (SheafHtmlWriter *self, const char *text)
{
  g_return_if_fail (self && text);

  /* The parser drops white space before the body. */
  if (self->html->len == 0)
    text += strspn (text, " \t\n\f\r");
  if (*text == '\0')
    return;
  if (self->at_pre && *text == '\n')
    g_string_append_c (self->html, '\n');
  sheaf_html_append_final_text (self->html, text);
  self->at_pre = FALSE;
}

/* Places ---------------------------------------------------------------------------------------- */

void
sheaf_html_writer_anchor (SheafHtmlWriter *self, const char *id, gboolean is_open)
{
  guint block = 0;

  g_return_if_fail (self && id);

  if (self->open->len > 0)
    block =
        is_open && innermost (self)->number ? innermost (self)->number : innermost (self)->block;
  add_anchor (self, id, block ? block : self->blocks + 1);
}

guint
sheaf_html_writer_find (const SheafHtmlWriter *self, const char *id)
{
  g_return_val_if_fail (self && id, 0);

  return MIN (GPOINTER_TO_UINT (g_hash_table_lookup (self->anchors, id)), self->blocks);
}

static void
append_href (const SheafHtmlWriter *self, GString *html, const char *id)
{
  guint block = sheaf_html_writer_find (self, id);

  if (block > 0)
    g_string_append_printf (html, " href=\"#b%u\"", block);
  else
    g_string_append (html, " href=\"#\"");
}

char *
sheaf_html_writer_finish (SheafHtmlWriter *self, guint *blocks)
{
  GString *html;
  gsize from = 0;

  g_return_val_if_fail (self && blocks, NULL);

  while (self->open->len > 0)
    sheaf_html_writer_close (self);
  html = g_string_sized_new (self->html->len + self->links->len * strlen (" href=\"#b12345\""));
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = &g_array_index (self->links, Link, i);

      g_string_append_len (html, self->html->str + from, (gssize) (link->offset - from));
      append_href (self, html, link->id);
      from = link->offset;
    }
  g_string_append (html, self->html->str + from);
  *blocks = self->blocks;
  return g_string_free (html, FALSE);
}
