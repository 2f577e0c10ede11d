/* markdown-writer.c: HTML that the sanitiser wrote, as Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-writer.h"

#include "core/error.h"
#include "core/markdown-escape.h"
#include "core/markdown-lines.h"
#include "core/markdown-look.h"
#include "core/markdown-raw.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define NODES_PER_LOOK 1024

typedef struct Writer Writer;

/* An element that is open, and what is to be done when it ends. */
typedef struct
{
  const SheafHtmlNode *node;
  guint next; /* child */
  void (*leave) (Writer *self, const SheafHtmlNode *node);
  const char *sign; /* of emphasis */
} Frame;

struct Writer
{
  SheafHtmlTree *tree;
  SheafMarkdownLines *lines;
  GString *text;   /* the paragraph that is gathered */
  GArray *frames;  /* Frame */
  gboolean single; /* all of it comes on one line: a heading, a cell */
  gboolean eager;  /* an emphasis has just begun: no space comes next */
};

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
flush (Writer *self)
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
flush_leave (Writer *self, const SheafHtmlNode *node)
{
  flush (self);
}

static void
take_text (Writer *self, const char *text)
{
  if (self->eager)
    text += strspn (text, " \t\n\f\r");
  self->eager = self->eager && *text == '\0';
  sheaf_markdown_append_text (self->text, text, self->single);
}

/* Spans ------------------------------------------------------------------------------------------- */

static const Frame *
innermost (const Writer *self)
{
  return &g_array_index (self->frames, Frame, self->frames->len - 1);
}

static gunichar
last_written (const Writer *self)
{
  const char *end = self->text->str + self->text->len;

  return self->text->len > 0 ? g_utf8_get_char (g_utf8_prev_char (end)) : 0;
}

static gboolean
is_flanking (gunichar outside, gunichar inside)
{
  return !sheaf_markdown_is_space (inside) &&
         (!sheaf_markdown_is_punctuation (inside) || sheaf_markdown_is_space (outside) ||
          sheaf_markdown_is_punctuation (outside));
}

/* "***a***" is an em around a strong, and that is how one is written. */
static gboolean
is_alone_in_em (const Writer *self)
{
  const Frame *parent = innermost (self);

  return parent->sign && g_str_equal (parent->sign, "*") && parent->next == 1 &&
         !sheaf_html_node_child (parent->node, 1);
}

/* Whether Markdown would take @sign around @node for what it is meant: not beside a letter on one side and a
 * sign of punctuation on the other, as often in Chinese, nor beside another such sign. */
static gboolean
may_sign (const Writer *self, const SheafHtmlNode *node, const char *sign)
{
  const SheafHtmlNode *after =
      sheaf_html_node_child (innermost (self)->node, innermost (self)->next);
  gunichar last = last_written (self);
  gboolean inside = innermost (self)->leave && innermost (self)->sign;
  gunichar follows = after ? sheaf_look_begins (self->tree, after) : inside ? '*' : 0;

  if (last == (gunichar) *sign && !(sign[1] == '*' && is_alone_in_em (self)))
    return FALSE;
  return is_flanking (last, sheaf_look_first (node)) &&
         is_flanking (follows, sheaf_look_last (node));
}

static void
sign_leave (Writer *self, const SheafHtmlNode *node)
{
  gsize length = self->text->len;

  self->eager = FALSE;
  while (length > 0 && strchr (" \n", self->text->str[length - 1]))
    length--;
  g_string_insert (self->text, (gssize) length, innermost (self)->sign);
}

static void
tag_leave (Writer *self, const SheafHtmlNode *node)
{
  self->eager = FALSE;
  g_string_append_printf (self->text, "</%s>", sheaf_markdown_raw_name (self->tree, node));
}

/* A tag alone on the first line of a paragraph would begin a block of HTML. */
static void
enter_tag (Writer *self, const SheafHtmlNode *node, Frame *frame)
{
  sheaf_markdown_raw_append_tag (self->text, self->tree, node);
  self->eager = TRUE;
  frame->leave = tag_leave;
}

static void
enter_emphasis (Writer *self, const SheafHtmlNode *node, Frame *frame, const char *sign)
{
  if (!sheaf_look_first (node) || sheaf_look_has_block (self->tree, node))
    return;
  if (!may_sign (self, node, sign))
    {
      enter_tag (self, node, frame);
      return;
    }
  g_string_append (self->text, sign);
  self->eager = TRUE;
  frame->sign = sign;
  frame->leave = sign_leave;
}

static void
link_leave (Writer *self, const SheafHtmlNode *node)
{
  self->eager = FALSE;
  g_string_append_c (self->text, ']');
  sheaf_markdown_append_target (self->text, sheaf_html_node_attribute (node, "href"),
                                sheaf_html_node_attribute (node, "title"));
}

/* <https://a.example>: an address that says itself. */
static gboolean
write_address (Writer *self, const SheafHtmlNode *node, const char *href)
{
  const char *text;

  if (!sheaf_look_is_plain (node) || sheaf_html_node_attribute (node, "title"))
    return FALSE;
  text = sheaf_html_node_text (sheaf_html_node_child (node, 0));
  if (!g_str_equal (text, href) || strpbrk (href, " <>&|\\") || !strstr (href, "://"))
    return FALSE;
  g_string_append_printf (self->text, "<%s>", href);
  return TRUE;
}

/* Returns: whether its content is still to be written */
static gboolean
enter_link (Writer *self, const SheafHtmlNode *node, Frame *frame)
{
  const char *href = sheaf_html_node_attribute (node, "href");

  if (!href || sheaf_look_has_block (self->tree, node))
    return TRUE;
  if (write_address (self, node, href))
    return FALSE;
  g_string_append_c (self->text, '[');
  frame->leave = link_leave;
  return TRUE;
}

static void
write_picture (Writer *self, const char *alternative, const char *address, const char *title)
{
  g_string_append (self->text, "![");
  if (alternative)
    sheaf_markdown_append_text (self->text, alternative, TRUE);
  g_string_append_c (self->text, ']');
  sheaf_markdown_append_target (self->text, address, title);
}

static void
write_image (Writer *self, const SheafHtmlNode *node)
{
  const char *address = sheaf_html_node_attribute (node, "src");

  self->eager = FALSE;
  if (sheaf_html_node_attribute (node, "width") || sheaf_html_node_attribute (node, "height"))
    sheaf_markdown_raw_append_tag (self->text, self->tree, node);
  else
    write_picture (self, sheaf_html_node_attribute (node, "alt"), address ? address : "",
                   sheaf_html_node_attribute (node, "title"));
}

/* What stands where a picture would be says what is in it; where it is, is not known any more. */
static void
write_placeholder (Writer *self, const SheafHtmlNode *node)
{
  g_autofree char *words = g_strstrip (sheaf_look_text (node, FALSE));
  g_autofree char *name = *words ? NULL : sheaf_look_text (node, TRUE);

  self->eager = FALSE;
  write_picture (self, name ? name : words, "", NULL);
}

static void
write_break (Writer *self)
{
  self->eager = FALSE;
  g_string_append (self->text, self->single ? "<br>" : "\\\n");
}

static gboolean
enter_code (Writer *self, const SheafHtmlNode *node, Frame *frame)
{
  const char *text =
      sheaf_look_is_plain (node) ? sheaf_html_node_text (sheaf_html_node_child (node, 0)) : "";

  /* A bar ends a cell, also in code, and what a backslash does there is not agreed on. */
  if (text[strspn (text, " \t\n\f\r")] == '\0' || (self->single && strchr (text, '|')))
    {
      enter_tag (self, node, frame);
      return TRUE;
    }
  self->eager = FALSE;
  sheaf_markdown_append_code (self->text, text);
  return FALSE;
}

/* Returns: whether to go on into it */
static gboolean
enter_span (Writer *self, const SheafHtmlNode *node, Frame *frame)
{
  static const char *const signs[][2] = { { "strong", "**" }, { "b", "**" },   { "em", "*" },
                                          { "i", "*" },       { "del", "~~" }, { "s", "~~" } };
  const char *name = sheaf_markdown_raw_name (self->tree, node);

  for (gsize i = 0; name && i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (name, signs[i][0]))
      {
        enter_emphasis (self, node, frame, signs[i][1]);
        return TRUE;
      }
  if (!name)
    return TRUE;
  if (g_str_equal (name, "a"))
    return enter_link (self, node, frame);
  if (g_str_equal (name, "code"))
    return enter_code (self, node, frame);
  if (g_str_equal (name, "img"))
    write_image (self, node);
  else if (g_str_equal (name, "br"))
    write_break (self);
  else if (g_strcmp0 (sheaf_html_node_attribute (node, "class"), "picture") == 0)
    write_placeholder (self, node);
  else if (g_str_equal (name, "wbr"))
    g_string_append (self->text, "<wbr>");
  else if (!sheaf_look_has_block (self->tree, node))
    {
      enter_tag (self, node, frame);
      return TRUE;
    }
  else
    return TRUE;
  return FALSE;
}

/* Blocks ------------------------------------------------------------------------------------------ */

static char *write_children (Writer *self, const SheafHtmlNode *node);

static void
write_raw (Writer *self, const SheafHtmlNode *node)
{
  g_autoptr (GString) html = g_string_new (NULL);

  sheaf_markdown_raw_append (html, self->tree, node);
  sheaf_markdown_lines_block (self->lines, html->str);
}

static void
write_heading (Writer *self, const SheafHtmlNode *node, guint level)
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
write_code_block (Writer *self, const SheafHtmlNode *node)
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
append_row (Writer *self, GString *table, const SheafHtmlNode *row)
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
write_table (Writer *self, const SheafHtmlNode *node)
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
box_leave (Writer *self, const SheafHtmlNode *node)
{
  g_autofree char *tag = g_strdup_printf ("</%s>", sheaf_markdown_raw_name (self->tree, node));

  flush (self);
  sheaf_markdown_lines_block (self->lines, tag);
}

/* Its tags are HTML, and what is between them is Markdown again, after a blank line. */
static void
enter_box (Writer *self, const SheafHtmlNode *node, Frame *frame)
{
  g_autoptr (GString) tag = g_string_new (NULL);

  sheaf_markdown_raw_append_tag (tag, self->tree, node);
  sheaf_markdown_lines_block (self->lines, tag->str);
  frame->leave = box_leave;
}

static void
close_leave (Writer *self, const SheafHtmlNode *node)
{
  flush (self);
  sheaf_markdown_lines_close (self->lines);
}

static void
list_leave (Writer *self, const SheafHtmlNode *node)
{
  flush (self);
  sheaf_markdown_lines_close_list (self->lines);
}

static gboolean
follows_same (const Writer *self, const char *name)
{
  const Frame *parent = innermost (self);

  for (guint i = parent->next - 1; i-- > 0;)
    {
      const SheafHtmlNode *node = sheaf_html_node_child (parent->node, i);

      if (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_ELEMENT)
        return sheaf_html_node_is (node, name);
    }
  return FALSE;
}

static void
enter_list (Writer *self, const SheafHtmlNode *node, Frame *frame, const char *name)
{
  const char *start = sheaf_html_node_attribute (node, "start");
  gint64 number = start ? g_ascii_strtoll (start, NULL, 10) : 1;

  sheaf_markdown_lines_open_list (self->lines, g_str_equal (name, "ol"), (guint) MAX (number, 0),
                                  sheaf_look_is_tight (self->tree, node),
                                  follows_same (self, name));
  frame->leave = list_leave;
}

static void
enter_container (Writer *self, const SheafHtmlNode *node, Frame *frame, const char *name)
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
enter_block (Writer *self, const SheafHtmlNode *node, Frame *frame)
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
enter (Writer *self, const SheafHtmlNode *node)
{
  Frame frame = { .node = node };
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
    deeper = enter_span (self, node, &frame);
  if (deeper)
    g_array_append_val (self->frames, frame);
}

static void
leave (Writer *self)
{
  const Frame *frame = innermost (self);

  if (frame->leave)
    frame->leave (self, frame->node);
  g_array_set_size (self->frames, self->frames->len - 1);
}

/* Returns: FALSE where it was cancelled */
static gboolean
walk (Writer *self, const SheafHtmlNode *root, GCancellable *cancellable)
{
  Frame frame = { .node = root };
  guint nodes = 0;

  g_array_append_val (self->frames, frame);
  while (self->frames->len > 0)
    {
      Frame *top = &g_array_index (self->frames, Frame, self->frames->len - 1);
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
write_children (Writer *self, const SheafHtmlNode *node)
{
  Writer inner = { .tree = self->tree, .lines = self->lines, .single = TRUE };

  inner.text = g_string_new (NULL);
  inner.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  walk (&inner, node, NULL);
  g_array_unref (inner.frames);
  return g_strstrip (g_string_free (inner.text, FALSE));
}

static char *
write_tree (SheafHtmlTree *tree, GCancellable *cancellable)
{
  Writer self = { .tree = tree };
  gboolean done;
  char *text;

  self.lines = sheaf_markdown_lines_new ();
  self.text = g_string_new (NULL);
  self.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
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
