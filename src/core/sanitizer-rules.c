/* sanitizer-rules.c: which elements, attributes and styles an article may have
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-rules.h"

#include "core/markdown-callout.h"
#include "core/prefix.h"
#include "core/sanitizer-escape.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

#define KEEP(name, flags)                                                                          \
  {                                                                                                \
    name, SHEAF_ACTION_KEEP, name, flags                                                           \
  }
#define AS(name, output, flags)                                                                    \
  {                                                                                                \
    name, SHEAF_ACTION_KEEP, output, flags                                                         \
  }
#define DROP(name)                                                                                 \
  {                                                                                                \
    name, SHEAF_ACTION_DROP, NULL, 0                                                               \
  }
#define MEDIA(name)                                                                                \
  {                                                                                                \
    name, SHEAF_ACTION_MEDIA, NULL, 0                                                              \
  }

#define BLOCK SHEAF_ELEMENT_BLOCK
#define LEAF  (SHEAF_ELEMENT_BLOCK | SHEAF_ELEMENT_LEAF)
#define VOID  SHEAF_ELEMENT_VOID
#define BARE  SHEAF_ELEMENT_BARE

static const SheafElementRule unknown = { "", SHEAF_ACTION_UNWRAP, NULL, 0 };

/* Sorted by name. Sectioning elements become plain divisions: the page has its own landmarks, and an
 * article is not to add to them. */
static const SheafElementRule rules[] = {
  KEEP ("a", SHEAF_ELEMENT_LINK),
  KEEP ("abbr", 0),
  AS ("acronym", "abbr", 0),
  AS ("address", "div", BLOCK),
  DROP ("area"),
  AS ("article", "div", BLOCK),
  AS ("aside", "div", BLOCK),
  MEDIA ("audio"),
  KEEP ("b", 0),
  DROP ("base"),
  DROP ("basefont"),
  KEEP ("bdi", 0),
  KEEP ("bdo", 0),
  DROP ("bgsound"),
  KEEP ("blockquote", BLOCK),
  AS ("body", "div", BLOCK | BARE | SHEAF_ELEMENT_ROOT),
  KEEP ("br", VOID),
  KEEP ("caption", SHEAF_ELEMENT_CAPTION),
  AS ("center", "div", BLOCK | SHEAF_ELEMENT_CENTER),
  KEEP ("cite", 0),
  KEEP ("code", 0),
  DROP ("col"),
  DROP ("colgroup"),
  KEEP ("dd", LEAF | SHEAF_ELEMENT_TERM),
  KEEP ("del", 0),
  KEEP ("details", BLOCK),
  KEEP ("dfn", 0),
  AS ("dialog", "div", BLOCK),
  AS ("dir", "ul", BLOCK),
  KEEP ("div", BLOCK),
  KEEP ("dl", BLOCK),
  KEEP ("dt", LEAF | SHEAF_ELEMENT_TERM),
  KEEP ("em", 0),
  MEDIA ("embed"),
  AS ("fieldset", "div", BLOCK),
  KEEP ("figcaption", LEAF),
  KEEP ("figure", BLOCK),
  AS ("footer", "div", BLOCK),
  AS ("form", "div", BLOCK),
  MEDIA ("frame"),
  KEEP ("h1", LEAF | SHEAF_ELEMENT_HEADING),
  KEEP ("h2", LEAF | SHEAF_ELEMENT_HEADING),
  KEEP ("h3", LEAF | SHEAF_ELEMENT_HEADING),
  KEEP ("h4", LEAF | SHEAF_ELEMENT_HEADING),
  KEEP ("h5", LEAF | SHEAF_ELEMENT_HEADING),
  KEEP ("h6", LEAF | SHEAF_ELEMENT_HEADING),
  AS ("header", "div", BLOCK),
  AS ("hgroup", "div", BLOCK),
  KEEP ("hr", BLOCK | VOID),
  AS ("html", "div", BLOCK | BARE | SHEAF_ELEMENT_ROOT),
  KEEP ("i", 0),
  MEDIA ("iframe"),
  { "image", SHEAF_ACTION_PICTURE, NULL, 0 },
  { "img", SHEAF_ACTION_PICTURE, NULL, 0 },
  { "input", SHEAF_ACTION_CHECKBOX, NULL, 0 },
  KEEP ("ins", 0),
  KEEP ("kbd", 0),
  DROP ("keygen"),
  AS ("legend", "div", BLOCK),
  KEEP ("li", LEAF | SHEAF_ELEMENT_ITEM),
  DROP ("link"),
  AS ("listing", "pre", LEAF | SHEAF_ELEMENT_PRE),
  AS ("main", "div", BLOCK),
  KEEP ("mark", 0),
  AS ("menu", "ul", BLOCK),
  DROP ("meta"),
  AS ("nav", "div", BLOCK),
  DROP ("noembed"),
  DROP ("noframes"),
  MEDIA ("object"),
  KEEP ("ol", BLOCK),
  AS ("option", "br", VOID),
  KEEP ("p", LEAF),
  DROP ("param"),
  AS ("plaintext", "pre", LEAF | SHEAF_ELEMENT_PRE),
  KEEP ("pre", LEAF | SHEAF_ELEMENT_PRE),
  KEEP ("q", 0),
  KEEP ("rp", SHEAF_ELEMENT_RUBY_PART),
  KEEP ("rt", SHEAF_ELEMENT_RUBY_PART),
  KEEP ("ruby", SHEAF_ELEMENT_RUBY),
  KEEP ("s", 0),
  KEEP ("samp", 0),
  DROP ("script"),
  AS ("search", "div", BLOCK),
  AS ("section", "div", BLOCK),
  KEEP ("small", 0),
  DROP ("source"),
  KEEP ("span", BARE),
  AS ("strike", "s", 0),
  KEEP ("strong", 0),
  DROP ("style"),
  KEEP ("sub", 0),
  KEEP ("summary", LEAF),
  KEEP ("sup", 0),
  KEEP ("table", BLOCK | SHEAF_ELEMENT_TABLE),
  KEEP ("tbody", SHEAF_ELEMENT_SECTION),
  KEEP ("td", SHEAF_ELEMENT_CELL),
  DROP ("template"),
  AS ("textarea", "div", BLOCK),
  KEEP ("tfoot", SHEAF_ELEMENT_SECTION),
  KEEP ("th", SHEAF_ELEMENT_CELL),
  KEEP ("thead", SHEAF_ELEMENT_SECTION),
  KEEP ("time", 0),
  DROP ("title"),
  KEEP ("tr", SHEAF_ELEMENT_ROW),
  DROP ("track"),
  AS ("tt", "code", 0),
  KEEP ("u", 0),
  KEEP ("ul", BLOCK),
  KEEP ("var", 0),
  MEDIA ("video"),
  KEEP ("wbr", VOID),
  AS ("xmp", "pre", LEAF | SHEAF_ELEMENT_PRE),
};

static int
compare_rule (const void *name, const void *rule)
{
  return strcmp (name, ((const SheafElementRule *) rule)->name);
}

const SheafElementRule *
sheaf_rules_find (const char *name)
{
  const SheafElementRule *rule;

  g_return_val_if_fail (name, &unknown);

  rule = bsearch (name, rules, G_N_ELEMENTS (rules), sizeof rules[0], compare_rule);
  return rule ? rule : &unknown;
}

/* Values ---------------------------------------------------------------------------------------- */

typedef gboolean (*ValueCheck) (const char *value);

static gboolean
is_direction (const char *value)
{
  static const char *const words[] = { "ltr", "rtl", "auto", NULL };

  return sheaf_text_is_one_of (value, words);
}

static gboolean
is_alignment (const char *value)
{
  static const char *const words[] = { "left", "right", "center", "justify", NULL };

  return sheaf_text_is_one_of (value, words);
}

/* BCP 47: letters and digits in short runs between hyphens. */
static gboolean
is_language (const char *value)
{
  gsize run = 0;
  gsize length;

  for (length = 0; value[length]; length++)
    {
      if (value[length] != '-' && (!g_ascii_isalnum (value[length]) || ++run > 8))
        return FALSE;
      if (value[length] == '-' && run == 0)
        return FALSE;
      if (value[length] == '-')
        run = 0;
    }
  return g_ascii_isalpha (*value) && run > 0 && length <= 35;
}

static gboolean
is_date (const char *value)
{
  gsize length = strspn (value, "0123456789-+:.TZW tz");

  return length > 0 && length <= 40 && value[length] == '\0';
}

static gboolean
is_text (const char *value)
{
  return *value != '\0';
}

static gboolean
is_present (const char *value)
{
  return TRUE;
}

static gboolean
is_integer (const char *value)
{
  gsize digits = strspn (*value == '-' ? value + 1 : value, "0123456789");

  return digits > 0 && digits <= 6 && value[digits + (*value == '-')] == '\0';
}

/* Pictures and cells beyond these are there to harm (SAFETY, class deep). */
static gboolean
is_number_up_to (const char *value, guint64 limit)
{
  guint64 number;

  return g_ascii_string_to_unsigned (value, 10, 1, limit, &number, NULL) && *value != '+';
}

static gboolean
is_size (const char *value)
{
  return is_number_up_to (value, 10000);
}

static gboolean
is_picture_number (const char *value)
{
  const gsize length = strlen (value);

  return length >= 1 && length <= 9 && strspn (value, "0123456789") == length;
}

/* What stands for a picture that may come: "width:WIDTHpx;aspect-ratio:WIDTH/HEIGHT". */
static gboolean
is_picture_box (const char *value)
{
  static const char *const between[] = { "width:", "px;aspect-ratio:", "/", "" };
  const char *at = value;
  gint64 size;

  for (guint i = 0; i + 1 < G_N_ELEMENTS (between); i++)
    {
      char *end;

      if (!sheaf_has_prefix (at, between[i]) || !g_ascii_isdigit (at[strlen (between[i])]))
        return FALSE;
      size = g_ascii_strtoll (at + strlen (between[i]), &end, 10);
      if (size < 1 || size > SHEAF_PICTURE_BOX_MAX)
        return FALSE;
      at = end;
    }
  return *at == '\0';
}

static gboolean
is_span (const char *value)
{
  return is_number_up_to (value, 1000);
}

static gboolean
is_numbering (const char *value)
{
  static const char *const words[] = { "1", "a", "A", "i", "I", NULL };

  return g_strv_contains (words, value);
}

/* The looks we have for what is made from Markdown. */
static gboolean
is_span_class (const char *value)
{
  static const char *const words[] = { "picture", "math", "formula", NULL };

  return g_strv_contains (words, value);
}

static gboolean
is_box_class (const char *value)
{
  static const char *const words[] = { "table", "footnotes", "toc", NULL };

  return g_strv_contains (words, value) || g_strv_contains (sheaf_callout_classes, value);
}

static gboolean
is_callout_class (const char *value)
{
  return g_strv_contains (sheaf_callout_classes, value);
}

static gboolean
is_title_class (const char *value)
{
  return g_str_equal (value, "callout-title");
}

static gboolean
is_figure_class (const char *value)
{
  return g_str_equal (value, "code");
}

static gboolean
is_media_class (const char *value)
{
  return g_str_equal (value, "media");
}

/* A tag of a site builder that is not shown (page-tags.h). */
static gboolean
is_folded_class (const char *value)
{
  return g_str_equal (value, "folded-tag");
}

static gboolean
is_task_class (const char *value)
{
  return g_str_equal (value, "task");
}

/* Attributes ------------------------------------------------------------------------------------ */

static const struct
{
  const char *attribute;
  const char *elements; /* between spaces; NULL: all */
  ValueCheck check;
} attributes[] = {
  { "lang", NULL, is_language },
  { "dir", NULL, is_direction },
  { "title", " a abbr dfn img ", is_text },
  { "align", " p div h1 h2 h3 h4 h5 h6 td th tr tbody thead tfoot caption ", is_alignment },
  { "width", " img ", is_size },
  { "height", " img ", is_size },
  { "colspan", " td th ", is_span },
  { "rowspan", " td th ", is_span },
  { "start", " ol ", is_integer },
  { "reversed", " ol ", is_present },
  { "type", " ol ", is_numbering },
  { "value", " li ", is_integer },
  { "datetime", " time ins del ", is_date },
  { "open", " details ", is_present },
  /* The forms we write ourselves come through again; an article that imitates one gains nothing. */
  { "class", " span ", is_span_class },
  { "data-picture", " span ", is_picture_number },
  { "class", " a ", is_media_class },
  { "class", " li ", is_task_class },
  { "class", " div ", is_box_class },
  { "class", " details ", is_callout_class },
  { "class", " p ", is_title_class },
  { "class", " figure ", is_figure_class },
  { "class", " abbr details ", is_folded_class },
};

static gboolean
is_among (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = words; p && (p = strstr (p, word)); p++)
    if (p[-1] == ' ' && p[length] == ' ')
      return TRUE;
  return !words;
}

static gboolean
is_allowed (const char *element, const char *name, const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (g_str_equal (attributes[i].attribute, name) && is_among (attributes[i].elements, element) &&
        attributes[i].check (value))
      return TRUE;
  return FALSE;
}

void
sheaf_rules_append_attribute (GString *html,
                              const char *output,
                              const char *name,
                              const char *value)
{
  g_autofree char *style = NULL;

  g_return_if_fail (html && output && name && value);

  if (g_str_equal (name, "style") && !(g_str_equal (output, "span") && is_picture_box (value)))
    value = style = sheaf_rules_clean_style (value);
  else if (!g_str_equal (name, "style") && !is_allowed (output, name, value))
    return;
  if (!value)
    return;
  g_string_append_printf (html, " %s=\"", name);
  sheaf_html_append_attribute (html, value);
  g_string_append_c (html, '"');
}

/* Styles ---------------------------------------------------------------------------------------- */

/* Colours, sizes and typefaces are the reader's to choose, in light and in dark; what stays carries
 * meaning. Values are whole words of these lists, so that url(), \, @, var() cannot come in. */
static const struct
{
  const char *property;
  const char *values; /* between spaces */
} properties[] = {
  { "text-align", " left right center justify start end " },
  { "font-weight", " normal bold bolder lighter 100 200 300 400 500 600 700 800 900 " },
  { "font-style", " normal italic oblique " },
  { "text-decoration", " none underline line-through " },
  { "text-decoration-line", " none underline line-through " },
  { "text-indent", " 0 1em 2em 4em " },
  { "vertical-align", " baseline sub super top middle bottom text-top text-bottom " },
  { "list-style-type",
    " none disc circle square decimal lower-alpha upper-alpha lower-roman upper-roman "
    "cjk-ideographic lower-latin upper-latin " },
  { "white-space", " pre-wrap pre-line " },
};

static gboolean
is_allowed_style (const char *property, const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    if (g_str_equal (properties[i].property, property))
      return *value && !strchr (value, ' ') && is_among (properties[i].values, value);
  return FALSE;
}

static void
append_declaration (GString *style, const char *declaration)
{
  g_auto (GStrv) parts = g_strsplit (declaration, ":", 2);

  if (!parts[0] || !parts[1])
    return;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *lower = g_ascii_strdown (g_strstrip (parts[i]), -1);

      g_free (parts[i]);
      parts[i] = g_steal_pointer (&lower);
    }
  if (is_allowed_style (parts[0], parts[1]))
    g_string_append_printf (style, "%s%s:%s", style->len ? ";" : "", parts[0], parts[1]);
}

char *
sheaf_rules_clean_style (const char *style)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_auto (GStrv) declarations = NULL;

  g_return_val_if_fail (style, NULL);

  /* More than a few hundred declarations are no style but an attack on our time. */
  declarations = g_strsplit (style, ";", 256);
  for (guint i = 0; declarations[i] && i < 255; i++)
    append_declaration (clean, declarations[i]);
  return clean->len > 0 ? g_string_free (g_steal_pointer (&clean), FALSE) : NULL;
}
