/* html-judge.c: does HTML hold anything that is not on a closed list?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "html-judge.h"

#include <string.h>

static const char *const allowed_elements[] = {
  "a",          "abbr",    "b",   "bdi",     "bdo",   "blockquote", "br",    "caption", "cite",
  "code",       "dd",      "del", "details", "dfn",   "div",        "dl",    "dt",      "em",
  "figcaption", "figure",  "h1",  "h2",      "h3",    "h4",         "h5",    "h6",      "hr",
  "i",          "img",     "ins", "kbd",     "li",    "mark",       "ol",    "p",       "pre",
  "q",          "rp",      "rt",  "ruby",    "s",     "samp",       "small", "span",    "strong",
  "sub",        "summary", "sup", "table",   "tbody", "td",         "tfoot", "th",      "thead",
  "time",       "tr",      "u",   "ul",      "var",   "wbr",        NULL
};

static const char *const allowed_attributes[] = {
  "align", "alt",   "class", "colspan", "data-picture", "datetime", "dir", "height",
  "href",  "id",    "lang",  "open",    "reversed",     "rowspan",  "src", "start",
  "style", "title", "type",  "value",   "width",        NULL
};

static const char *const allowed_classes[] = {
  "picture",
  "media",
  "task",
  "table",
  "folded-tag",
  "math",
  "formula",
  "footnotes",
  "toc",
  "code",
  "callout-title",
  "callout callout-note",
  "callout callout-abstract",
  "callout callout-info",
  "callout callout-todo",
  "callout callout-tip",
  "callout callout-important",
  "callout callout-success",
  "callout callout-question",
  "callout callout-warning",
  "callout callout-caution",
  "callout callout-failure",
  "callout callout-danger",
  "callout callout-bug",
  "callout callout-example",
  "callout callout-quote",
  NULL,
};

static gboolean
is_digits (const char *text)
{
  return *text && !text[strspn (text, G_CSET_DIGITS)];
}

static gboolean
is_link (const char *value)
{
  return g_ascii_strncasecmp (value, "http:", 5) == 0 ||
         g_ascii_strncasecmp (value, "https:", 6) == 0 ||
         g_ascii_strncasecmp (value, "mailto:", 7) == 0 || g_str_equal (value, "#") ||
         (g_str_has_prefix (value, "#b") && is_digits (value + 2));
}

static void
judge_attribute (const char *name, const char *value)
{
  static const char picture[] = "article:///7/picture/";

  g_assert_true (g_strv_contains (allowed_attributes, name));
  if (g_str_equal (name, "class"))
    g_assert_true (g_strv_contains (allowed_classes, value));
  if (g_str_equal (name, "id"))
    g_assert_true (*value == 'b' && is_digits (value + 1));
  if (g_str_equal (name, "src"))
    g_assert_true (g_str_has_prefix (value, picture) && is_digits (value + strlen (picture)));
  if (g_str_equal (name, "href"))
    g_assert_true (is_link (value));
  if (g_str_equal (name, "data-picture"))
    g_assert_true (is_digits (value));
  if (g_str_equal (name, "style"))
    g_assert_cmpint (value[strspn (value, G_CSET_a_2_z G_CSET_DIGITS ":;-/")], ==, '\0');
}

static void
judge_reference (const char *p)
{
  static const char *const references[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#13;" };

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    if (g_str_has_prefix (p, references[i]))
      return;
  g_assert_not_reached ();
}

/* Every tag is `<name a="b" c="d">` or `</name>`; every other < is an error, every & a reference. */
static const char *
judge_tag (const char *p)
{
  gsize length = strspn (p, G_CSET_a_2_z "123456");
  g_autofree char *element = g_strndup (p, length);

  g_assert_true (g_strv_contains (allowed_elements, element));
  p += length;
  while (*p == ' ')
    {
      gsize name_length = strspn (p + 1, G_CSET_a_2_z "-");
      g_autofree char *name = g_strndup (p + 1, name_length);
      gsize value_length;
      g_autofree char *value = NULL;

      p += 1 + name_length;
      g_assert_true (g_str_has_prefix (p, "=\""));
      p += 2;
      value_length = strcspn (p, "\"<>");
      g_assert_cmpint (p[value_length], ==, '"');
      value = g_strndup (p, value_length);
      judge_attribute (name, value);
      p += value_length + 1;
    }
  g_assert_cmpint (*p, ==, '>');
  return p + 1;
}

void
test_judge_html (const char *html)
{
  const char *p = html;

  g_assert_true (g_utf8_validate (html, -1, NULL));
  while (*(p += strcspn (p, "<>&")))
    {
      g_assert_cmpint (*p, !=, '>');
      if (*p == '&')
        judge_reference (p++);
      else
        p = judge_tag (p[1] == '/' ? p + 2 : p + 1);
    }
}
