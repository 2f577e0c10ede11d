/* markdown-writer.c: HTML that the sanitiser wrote, as Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-writer.h"

#include "core/error.h"
#include "core/markdown-escape.h"
#include "core/markdown-look.h"
#include "core/markdown-raw.h"
#include "core/markdown-writer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NODES_PER_LOOK 1024

/* Paragraphs -------------------------------------------------------------------------------------- */

/* A backslash before the line end is a line break; at the end of a paragraph it breaks nothing. */
static void
trim_paragraph (GString *text)
{
  gsize length = text->len;

  while (length > 0 && strchr (" \n", text->str[length - 1]))
    {
      gsize backslashes = 0;

      if (text->str[--length] != '\n')
        continue;
      while (backslashes < length && text->str[length - 1 - backslashes] == '\\')
        backslashes++;
      length -= backslashes % 2;
    }
  g_string_truncate (text, length);
}

static void
flush (SheafMarkdownWriter *self)
{
  g_autofree char *guarded = NULL;

  if (self->single)
    return;
  trim_paragraph (self->text);
  if (self->text->len > 0)
    {
      guarded = sheaf_markdown_guard_lines (self->text->str);
      sheaf_markdown_lines_block (self->lines, guarded);
    }
  g_string_truncate (self->text, 0);
}

static void
flush_leave (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  flush (self);
}

static void
take_text (SheafMarkdownWriter *self, const char *text)
{
  if (self->eager)
    text += strspn (text, " \t\n\f\r");
  self->eager = self->eager && *text == '\0';
  sheaf_markdown_append_text (self->text, text, self->single);
}

/* Blocks ------------------------------------------------------------------------------------------ */

static char *write_children (SheafMarkdownWriter *self, const SheafHtmlNode *node);

static void
write_raw (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  g_autoptr (GString) html = g_string_new (NULL);

  sheaf_markdown_raw_append (html, self->tree, node);
  sheaf_markdown_lines_block (self->lines, html->str);
}

static void
write_heading (SheafMarkdownWriter *self, const SheafHtmlNode *node, guint level)
{
  static const char marks[] = "###### ";
  g_autofree char *text = write_children (self, node);
  g_autofree char *line = NULL;
  gsize length = strlen (text);
  gboolean guarded = length > 0 && text[length - 1] == '#';

  if (guarded)
    text[length - 1] = '\0';
  line = g_strconcat (marks + 6 - level, text, guarded ? "\\#" : "", NULL);
  sheaf_markdown_lines_block (self->lines, line);
}

static void
write_code_block (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  g_autofree char *text = sheaf_look_text (node, TRUE);
  g_autofree char *fence = g_strnfill (MAX (3, sheaf_markdown_longest_run (text, '`') + 1), '`');
  gboolean ended = *text == '\0' || g_str_has_suffix (text, "\n");
  g_autofree char *block = g_strconcat (fence, "\n", text, ended ? "" : "\n", fence, NULL);

  sheaf_markdown_lines_block (self->lines, block);
}

static const char *
divider_for (const SheafHtmlNode *cell)
{
  const char *align = sheaf_html_node_attribute (cell, "align");

  if (g_strcmp0 (align, "left") == 0)
    return " :-- |";
  if (g_strcmp0 (align, "right") == 0)
    return " --: |";
  return g_strcmp0 (align, "center") == 0 ? " :-: |" : " --- |";
}

static void
append_row (SheafMarkdownWriter *self, GString *table, const SheafHtmlNode *row)
{
  gboolean head = table->len == 0;
  g_autoptr (GString) dividers = g_string_new ("\n|");
  const SheafHtmlNode *cell;

  g_string_append (table, head ? "|" : "\n|");
  for (guint i = 0; (cell = sheaf_html_node_child (row, i)); i++)
    if (sheaf_html_node_kind (cell) == SHEAF_HTML_NODE_ELEMENT)
      {
        g_autofree char *text = write_children (self, cell);

        g_string_append_printf (table, " %s |", text);
        g_string_append (dividers, divider_for (cell));
      }
  if (head)
    g_string_append (table, dividers->str);
}

static void
write_table (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  g_autoptr (GString) table = g_string_new (NULL);
  const SheafHtmlNode *at = node;

  if (!sheaf_look_is_simple_table (self->tree, node))
    {
      write_raw (self, node);
      return;
    }
  while ((at = sheaf_html_node_next (node, at, !sheaf_html_node_is (at, "tr"))))
    if (sheaf_html_node_is (at, "tr"))
      append_row (self, table, at);
  sheaf_markdown_lines_block (self->lines, table->str);
}

static void
box_leave (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  g_autofree char *tag = g_strdup_printf ("</%s>", sheaf_markdown_raw_name (self->tree, node));

  flush (self);
  sheaf_markdown_lines_block (self->lines, tag);
}

/* Its tags are HTML, and what is between them is Markdown again, after a blank line. */
static void
enter_box (SheafMarkdownWriter *self, const SheafHtmlNode *node, SheafMarkdownFrame *frame)
{
  g_autoptr (GString) tag = g_string_new (NULL);

  sheaf_markdown_raw_append_tag (tag, self->tree, node);
  sheaf_markdown_lines_block (self->lines, tag->str);
  frame->leave = box_leave;
}

static void
close_leave (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  flush (self);
  sheaf_markdown_lines_close (self->lines);
}

static void
list_leave (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  flush (self);
  sheaf_markdown_lines_close_list (self->lines);
}

static gboolean
follows_same (const SheafMarkdownWriter *self, const char *name)
{
  const SheafMarkdownFrame *parent = sheaf_markdown_innermost (self);

  for (guint i = parent->next - 1; i-- > 0;)
    {
      const SheafHtmlNode *node = sheaf_html_node_child (parent->node, i);

      if (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_ELEMENT)
        return sheaf_html_node_is (node, name);
    }
  return FALSE;
}

static void
enter_list (SheafMarkdownWriter *self,
            const SheafHtmlNode *node,
            SheafMarkdownFrame *frame,
            const char *name)
{
  const char *start = sheaf_html_node_attribute (node, "start");
  gint64 number = start ? g_ascii_strtoll (start, NULL, 10) : 1;

  sheaf_markdown_lines_open_list (self->lines, g_str_equal (name, "ol"), (guint) MAX (number, 0),
                                  sheaf_look_is_tight (self->tree, node),
                                  follows_same (self, name));
  frame->leave = list_leave;
}

static void
enter_container (SheafMarkdownWriter *self,
                 const SheafHtmlNode *node,
                 SheafMarkdownFrame *frame,
                 const char *name)
{
  frame->leave = close_leave;
  if (g_str_equal (name, "blockquote"))
    sheaf_markdown_lines_open_quote (self->lines);
  else if (g_str_equal (name, "li"))
    sheaf_markdown_lines_open_item (
        self->lines, g_strcmp0 (sheaf_html_node_attribute (node, "class"), "task") == 0);
  else
    enter_list (self, node, frame, name);
}

static gboolean
is_one_of (const char *name, const char *words)
{
  g_autofree char *word = g_strdup_printf (" %s ", name);

  return strstr (words, word) != NULL;
}

/* Returns: whether to go on into it */
static gboolean
enter_block (SheafMarkdownWriter *self, const SheafHtmlNode *node, SheafMarkdownFrame *frame)
{
  const char *name = sheaf_markdown_raw_name (self->tree, node);

  flush (self);
  self->eager = FALSE;
  frame->leave = flush_leave;
  if (is_one_of (name, " blockquote ul ol li "))
    enter_container (self, node, frame, name);
  else if (is_one_of (name, " details figure ") ||
           (sheaf_look_has_style (node) && is_one_of (name, " div ") &&
            sheaf_look_has_block (self->tree, node)))
    enter_box (self, node, frame);
  else if (is_one_of (name, " dl summary figcaption dt dd ") || sheaf_look_has_style (node))
    return write_raw (self, node), FALSE;
  else if (g_str_equal (name, "pre"))
    return write_code_block (self, node), FALSE;
  else if (g_str_equal (name, "table"))
    return write_table (self, node), FALSE;
  else if (g_str_equal (name, "hr"))
    return sheaf_markdown_lines_block (self->lines, "___"), FALSE;
  else if (name[0] == 'h' && g_ascii_isdigit (name[1]) && !sheaf_look_has_block (self->tree, node))
    return write_heading (self, node, (guint) (name[1] - '0')), FALSE;
  return TRUE;
}

/* Walking ----------------------------------------------------------------------------------------- */

static void
enter (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  SheafMarkdownFrame frame = { .node = node };
  gboolean deeper;

  if (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_TEXT)
    take_text (self, sheaf_html_node_text (node));
  if (sheaf_html_node_kind (node) != SHEAF_HTML_NODE_ELEMENT ||
      sheaf_html_tree_rule (self->tree, node)->action == SHEAF_ACTION_DROP)
    return;
  if (!self->single && sheaf_html_tree_rule (self->tree, node)->flags & SHEAF_ELEMENT_BLOCK &&
      sheaf_markdown_raw_name (self->tree, node))
    deeper = enter_block (self, node, &frame);
  else
    deeper = sheaf_markdown_enter_span (self, node, &frame);
  if (deeper)
    g_array_append_val (self->frames, frame);
}

static void
leave (SheafMarkdownWriter *self)
{
  const SheafMarkdownFrame *frame = sheaf_markdown_innermost (self);

  if (frame->leave)
    frame->leave (self, frame->node);
  g_array_set_size (self->frames, self->frames->len - 1);
}

/* Returns: FALSE where it was cancelled */
static gboolean
walk (SheafMarkdownWriter *self, const SheafHtmlNode *root, GCancellable *cancellable)
{
  SheafMarkdownFrame frame = { .node = root };
  guint nodes = 0;

  g_array_append_val (self->frames, frame);
  while (self->frames->len > 0)
    {
      SheafMarkdownFrame *top =
          &g_array_index (self->frames, SheafMarkdownFrame, self->frames->len - 1);
      const SheafHtmlNode *child = sheaf_html_node_child (top->node, top->next++);

      if (++nodes % NODES_PER_LOOK == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (child)
        enter (self, child);
      else
        leave (self);
    }
  return TRUE;
}

/* A heading's or a cell's content, which holds no blocks, on one line. (transfer full) */
static char *
write_children (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  SheafMarkdownWriter inner = { .tree = self->tree, .lines = self->lines, .single = TRUE };

  inner.text = g_string_new (NULL);
  inner.frames = g_array_new (FALSE, FALSE, sizeof (SheafMarkdownFrame));
  walk (&inner, node, NULL);
  g_array_unref (inner.frames);
  return g_strstrip (g_string_free (inner.text, FALSE));
}

static char *
write_tree (SheafHtmlTree *tree, GCancellable *cancellable)
{
  SheafMarkdownWriter self = { .tree = tree };
  gboolean done;
  char *text;

  self.lines = sheaf_markdown_lines_new ();
  self.text = g_string_new (NULL);
  self.frames = g_array_new (FALSE, FALSE, sizeof (SheafMarkdownFrame));
  done = walk (&self, sheaf_html_tree_root (tree), cancellable);
  flush (&self);
  g_string_free (self.text, TRUE);
  g_array_unref (self.frames);
  text = sheaf_markdown_lines_free (self.lines);
  if (!done)
    g_clear_pointer (&text, g_free);
  return text;
}

char *
sheaf_markdown_write (const char *html, gsize length, GCancellable *cancellable, GError **error)
{
  g_autoptr (SheafHtmlTree) tree = NULL;
  char *text = NULL;

  g_return_val_if_fail (html, NULL);

  tree = sheaf_html_tree_new (html, length, cancellable);
  if (tree)
    text = write_tree (tree, cancellable);
  if (!text && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT,
                         _ ("This is too much to be written as Markdown."));
  return text;
}
