/* markdown-spans.c: emphasis, links, pictures and code in a line of Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-escape.h"
#include "core/markdown-look.h"
#include "core/markdown-raw.h"
#include "core/markdown-writer-private.h"

#include <string.h>

static gunichar
last_written (const SheafMarkdownWriter *self)
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
is_alone_in_em (const SheafMarkdownWriter *self)
{
  const SheafMarkdownFrame *parent = sheaf_markdown_innermost (self);

  return parent->sign && g_str_equal (parent->sign, "*") && parent->next == 1 &&
         !sheaf_html_node_child (parent->node, 1);
}

/* Whether Markdown would take @sign around @node for what it is meant: not beside a letter on one side and a
 * sign of punctuation on the other, as often in Chinese, nor beside another such sign. */
static gboolean
may_sign (const SheafMarkdownWriter *self, const SheafHtmlNode *node, const char *sign)
{
  const SheafHtmlNode *after = sheaf_html_node_child (sheaf_markdown_innermost (self)->node,
                                                      sheaf_markdown_innermost (self)->next);
  gunichar last = last_written (self);
  gboolean inside = sheaf_markdown_innermost (self)->leave && sheaf_markdown_innermost (self)->sign;
  gunichar follows = after ? sheaf_look_begins (self->tree, after) : inside ? '*' : 0;

  if (last == (gunichar) *sign && !(sign[1] == '*' && is_alone_in_em (self)))
    return FALSE;
  return is_flanking (last, sheaf_look_first (node)) &&
         is_flanking (follows, sheaf_look_last (node));
}

static void
sign_leave (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  gsize length = self->text->len;

  self->eager = FALSE;
  while (length > 0 && strchr (" \n", self->text->str[length - 1]))
    length--;
  g_string_insert (self->text, (gssize) length, sheaf_markdown_innermost (self)->sign);
}

static void
tag_leave (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  self->eager = FALSE;
  g_string_append_printf (self->text, "</%s>", sheaf_markdown_raw_name (self->tree, node));
}

/* A tag alone on the first line of a paragraph would begin a block of HTML. */
static void
enter_tag (SheafMarkdownWriter *self, const SheafHtmlNode *node, SheafMarkdownFrame *frame)
{
  sheaf_markdown_raw_append_tag (self->text, self->tree, node);
  self->eager = TRUE;
  frame->leave = tag_leave;
}

static void
enter_emphasis (SheafMarkdownWriter *self,
                const SheafHtmlNode *node,
                SheafMarkdownFrame *frame,
                const char *sign)
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
link_leave (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  self->eager = FALSE;
  g_string_append_c (self->text, ']');
  sheaf_markdown_append_target (self->text, sheaf_html_node_attribute (node, "href"),
                                sheaf_html_node_attribute (node, "title"));
}

/* <https://a.example>: an address that says itself. */
static gboolean
write_address (SheafMarkdownWriter *self, const SheafHtmlNode *node, const char *href)
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
enter_link (SheafMarkdownWriter *self, const SheafHtmlNode *node, SheafMarkdownFrame *frame)
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
write_picture (SheafMarkdownWriter *self,
               const char *alternative,
               const char *address,
               const char *title)
{
  g_string_append (self->text, "![");
  if (alternative)
    sheaf_markdown_append_text (self->text, alternative, TRUE);
  g_string_append_c (self->text, ']');
  sheaf_markdown_append_target (self->text, address, title);
}

static void
write_image (SheafMarkdownWriter *self, const SheafHtmlNode *node)
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
write_placeholder (SheafMarkdownWriter *self, const SheafHtmlNode *node)
{
  g_autofree char *words = g_strstrip (sheaf_look_text (node, FALSE));
  g_autofree char *name = *words ? NULL : sheaf_look_text (node, TRUE);

  self->eager = FALSE;
  write_picture (self, name ? name : words, "", NULL);
}

static void
write_break (SheafMarkdownWriter *self)
{
  self->eager = FALSE;
  g_string_append (self->text, self->single ? "<br>" : "\\\n");
}

static gboolean
enter_code (SheafMarkdownWriter *self, const SheafHtmlNode *node, SheafMarkdownFrame *frame)
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

gboolean
sheaf_markdown_enter_span (SheafMarkdownWriter *self,
                           const SheafHtmlNode *node,
                           SheafMarkdownFrame *frame)
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
