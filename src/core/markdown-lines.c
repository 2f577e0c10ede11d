/* markdown-lines.c: blocks of Markdown in the quotations and lists they stand in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-lines.h"

#include "core/prefix.h"

#include <string.h>

#define NUMBER_MAX 999999

/* A quotation, or an item of a list. */
typedef struct
{
  char *first; /* before its first line */
  char *rest;  /* before every other */
  gboolean used;
  gboolean item;
  gboolean later; /* an item, and not the first of its list */
  gboolean tight;
  gboolean task;
} Box;

typedef struct
{
  gboolean ordered;
  gboolean tight;
  char mark; /* what its items begin with, or what stands behind their numbers */
  guint number;
  guint items;
} List;

struct SheafMarkdownLines
{
  GString *out;
  GArray *boxes; /* Box: those that are used stand before those that are not */
  GArray *lists; /* List */
  char mark;     /* of the list closed last */
};

static void
clear_box (gpointer data)
{
  Box *box = data;

  g_free (box->first);
  g_free (box->rest);
}

SheafMarkdownLines *
sheaf_markdown_lines_new (void)
{
  SheafMarkdownLines *self = g_new0 (SheafMarkdownLines, 1);

  self->out = g_string_new (NULL);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  g_array_set_clear_func (self->boxes, clear_box);
  self->lists = g_array_new (FALSE, FALSE, sizeof (List));
  return self;
}

char *
sheaf_markdown_lines_free (SheafMarkdownLines *self)
{
  char *text;

  g_return_val_if_fail (self, NULL);

  text = g_string_free (self->out, FALSE);
  g_array_unref (self->boxes);
  g_array_unref (self->lists);
  g_free (self);
  return text;
}

gsize
sheaf_markdown_lines_get_length (const SheafMarkdownLines *self)
{
  g_return_val_if_fail (self, 0);

  return self->out->len;
}

/* Writing ---------------------------------------------------------------------------------------- */

static Box *
box_at (const SheafMarkdownLines *self, guint i)
{
  return &g_array_index (self->boxes, Box, i);
}

/* Whether the block to come follows the one before in a list without blank lines. */
static gboolean
is_tight (const SheafMarkdownLines *self)
{
  for (guint i = self->boxes->len; i-- > 0;)
    {
      const Box *box = box_at (self, i);

      if (box->used || box->later)
        return box->item && box->tight;
    }
  return FALSE;
}

static void
trim (SheafMarkdownLines *self, gsize from)
{
  while (self->out->len > from && self->out->str[self->out->len - 1] == ' ')
    g_string_truncate (self->out, self->out->len - 1);
}

static void
write_blank (SheafMarkdownLines *self)
{
  gsize from = self->out->len;

  for (guint i = 0; i < self->boxes->len && box_at (self, i)->used; i++)
    g_string_append (self->out, box_at (self, i)->rest);
  trim (self, from);
  g_string_append_c (self->out, '\n');
}

static void
write_line (SheafMarkdownLines *self, const char *line, gsize length)
{
  gsize from = self->out->len;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      Box *box = box_at (self, i);

      g_string_append (self->out, box->used ? box->rest : box->first);
      box->used = TRUE;
    }
  g_string_append_len (self->out, line, (gssize) length);
  if (length == 0)
    trim (self, from);
  g_string_append_c (self->out, '\n');
}

/* "☑ done" → "[x] done": as the sanitiser writes a task, and as GitHub does. */
static const char *
take_ballot (SheafMarkdownLines *self, const char **text)
{
  Box *box = self->boxes->len > 0 ? box_at (self, self->boxes->len - 1) : NULL;

  if (!box || !box->task || box->used)
    return "";
  if (!sheaf_has_prefix (*text, "☑ ") && !sheaf_has_prefix (*text, "☐ "))
    return "";
  *text += strlen ("☑");
  return sheaf_has_prefix (*text - strlen ("☑"), "☑") ? "[x]" : "[ ]";
}

void
sheaf_markdown_lines_block (SheafMarkdownLines *self, const char *text)
{
  g_autofree char *whole = NULL;
  const char *ballot;

  g_return_if_fail (self && text);

  if (self->out->len > 0 && !is_tight (self))
    write_blank (self);
  ballot = take_ballot (self, &text);
  text = whole = g_strconcat (ballot, text, NULL);
  do
    {
      gsize length = strcspn (text, "\n");

      write_line (self, text, length);
      text += length + (text[length] == '\n');
    }
  while (*text);
}

/* What it stands in ------------------------------------------------------------------------------- */

void
sheaf_markdown_lines_open_quote (SheafMarkdownLines *self)
{
  Box box = { .first = g_strdup ("> "), .rest = g_strdup ("> ") };

  g_return_if_fail (self);

  g_array_append_val (self->boxes, box);
}

void
sheaf_markdown_lines_open_list (SheafMarkdownLines *self,
                                gboolean ordered,
                                guint start,
                                gboolean tight,
                                gboolean joined)
{
  List list = { .ordered = ordered, .tight = tight, .mark = ordered ? '.' : '-' };

  g_return_if_fail (self);

  list.number = MIN (start, NUMBER_MAX);
  if (joined && self->mark == list.mark)
    list.mark = ordered ? ')' : '*';
  g_array_append_val (self->lists, list);
}

void
sheaf_markdown_lines_close_list (SheafMarkdownLines *self)
{
  g_return_if_fail (self && self->lists->len > 0);

  self->mark = g_array_index (self->lists, List, self->lists->len - 1).mark;
  g_array_set_size (self->lists, self->lists->len - 1);
}

void
sheaf_markdown_lines_open_item (SheafMarkdownLines *self, gboolean task)
{
  const List stray = { .mark = '-' };
  Box box = { .item = TRUE, .task = task };
  List *list;

  g_return_if_fail (self);

  if (self->lists->len == 0)
    g_array_append_val (self->lists, stray);
  list = &g_array_index (self->lists, List, self->lists->len - 1);
  box.later = list->items++ > 0;
  box.tight = list->tight;
  box.first = list->ordered ? g_strdup_printf ("%u%c ", list->number++, list->mark)
                            : g_strdup_printf ("%c ", list->mark);
  box.rest = g_strnfill (strlen (box.first), ' ');
  g_array_append_val (self->boxes, box);
}

void
sheaf_markdown_lines_close (SheafMarkdownLines *self)
{
  g_return_if_fail (self && self->boxes->len > 0);

  /* One without anything in it is still one. */
  if (!box_at (self, self->boxes->len - 1)->used)
    sheaf_markdown_lines_block (self, "");
  g_array_set_size (self->boxes, self->boxes->len - 1);
}
