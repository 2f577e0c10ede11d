/* page-tags-rules.c: which tags of site builders are known, and what they stand for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-rules.h"

#include <stdlib.h>
#include <string.h>

#define FLOW(name)                                                                                 \
  {                                                                                                \
    name, SHEAF_TAG_KIND_FLOW, NULL                                                                \
  }
#define HIDDEN(name)                                                                               \
  {                                                                                                \
    name, SHEAF_TAG_KIND_HIDDEN, NULL                                                              \
  }
#define TEMPLATE(name)                                                                             \
  {                                                                                                \
    name, SHEAF_TAG_KIND_TEMPLATE, NULL                                                            \
  }
#define CODE(name, language)                                                                       \
  {                                                                                                \
    name, SHEAF_TAG_KIND_CODE, language                                                            \
  }
#define CALLOUT(name, type)                                                                        \
  {                                                                                                \
    name, SHEAF_TAG_KIND_CALLOUT, type                                                             \
  }
#define DETAILS(name)                                                                              \
  {                                                                                                \
    name, SHEAF_TAG_KIND_DETAILS, NULL                                                             \
  }
#define LINK(name)                                                                                 \
  {                                                                                                \
    name, SHEAF_TAG_KIND_LINK, NULL                                                                \
  }
#define PATH(name)                                                                                 \
  {                                                                                                \
    name, SHEAF_TAG_KIND_PATH, NULL                                                                \
  }
#define PICTURE(name)                                                                              \
  {                                                                                                \
    name, SHEAF_TAG_KIND_PICTURE, NULL                                                             \
  }
#define POST(name)                                                                                 \
  {                                                                                                \
    name, SHEAF_TAG_KIND_POST, NULL                                                                \
  }
#define QUOTE(name)                                                                                \
  {                                                                                                \
    name, SHEAF_TAG_KIND_QUOTE, NULL                                                               \
  }
#define SITE(name, address_and_name)                                                               \
  {                                                                                                \
    name, SHEAF_TAG_KIND_SITE, address_and_name                                                    \
  }
#define TAB(name)                                                                                  \
  {                                                                                                \
    name, SHEAF_TAG_KIND_TAB, NULL                                                                 \
  }
#define TEXT(name, element)                                                                        \
  {                                                                                                \
    name, SHEAF_TAG_KIND_TEXT, element                                                             \
  }

static const SheafTagRule unknown = { "", SHEAF_TAG_KIND_UNKNOWN, NULL };

/* clang-format off: one to a line. Sorted by name. One table for all forms: no name means two different things in them but
 * those that page-tags-render.c tells apart by their arguments. */
static const SheafTagRule rules[] = {
  CALLOUT ("admonition", NULL),
  CALLOUT ("advertencia", "warning"),
  CALLOUT ("alert", NULL),
  CALLOUT ("aside", NULL),
  LINK ("asset-static"),
  PICTURE ("asset_img"),
  LINK ("asset_link"),
  PATH ("asset_path"),
  FLOW ("assign"),
  LINK ("audio"),
  CALLOUT ("aviso", "warning"),
  SITE ("bilibili", "https://www.bilibili.com/video/%s bilibili"),
  FLOW ("block"),
  QUOTE ("blockquote"),
  FLOW ("break"),
  LINK ("btn"),
  LINK ("button"),
  SITE ("bvideo", "https://www.bilibili.com/video/%s bilibili"),
  CALLOUT ("callout", NULL),
  FLOW ("capture"),
  CALLOUT ("card", NULL),
  FLOW ("case"),
  CALLOUT ("caution", "warning"),
  FLOW ("cell"),
  FLOW ("center"),
  QUOTE ("centerquote"),
  { "checkbox", SHEAF_TAG_KIND_CHECKBOX, NULL },
  CODE ("code", NULL),
  FLOW ("code-group"),
  CODE ("code-toggle", "yaml"),
  CODE ("codeblock", NULL),
  FLOW ("codegroup"),
  SITE ("codepen", "https://codepen.io/%s CodePen"),
  DETAILS ("collapse"),
  FLOW ("column"),
  FLOW ("columns"),
  HIDDEN ("comment"),
  CALLOUT ("consejo", "tip"),
  LINK ("content-ref"),
  FLOW ("continue"),
  QUOTE ("cq"),
  FLOW ("cycle"),
  CALLOUT ("danger", "danger"),
  FLOW ("decrement"),
  DETAILS ("deepdive"),
  TEXT ("del", "del"),
  CALLOUT ("deprecated", "warning"),
  DETAILS ("details"),
  SITE ("douyin", "https://www.douyin.com/video/%s Douyin"),
  LINK ("dplayer"),
  FLOW ("else"),
  FLOW ("elseif"),
  FLOW ("elsif"),
  LINK ("embed"),
  TEXT ("emp", "em"),
  CALLOUT ("error", "danger"),
  CALLOUT ("example", "example"),
  DETAILS ("expand"),
  DETAILS ("expandable"),
  CALLOUT ("experimental", "info"),
  FLOW ("extends"),
  PICTURE ("fancybox"),
  CALLOUT ("faq", "question"),
  FLOW ("feed_meta"),
  PICTURE ("fi"),
  PICTURE ("figure"),
  LINK ("file"),
  DETAILS ("fold"),
  DETAILS ("folding"),
  TEMPLATE ("for"),
  FLOW ("fragment"),
  FLOW ("from"),
  PICTURE ("fullimage"),
  FLOW ("gallery"),
  FLOW ("gallerygroup"),
  SITE ("ghcard", "https://github.com/%s GitHub"),
  SITE ("gist", "https://gist.github.com/%s Gist"),
  SITE ("github", "https://github.com/%s GitHub"),
  FLOW ("gp"),
  FLOW ("grid"),
  FLOW ("group"),
  FLOW ("grouppicture"),
  DETAILS ("hideblock"),
  DETAILS ("hideinline"),
  DETAILS ("hidetoggle"),
  CODE ("highlight", NULL),
  CALLOUT ("hint", NULL),
  TEXT ("hl", "code"),
  FLOW ("if"),
  FLOW ("ifchanged"),
  LINK ("iframe"),
  PICTURE ("image"),
  PICTURE ("img"),
  PICTURE ("img-right"),
  PICTURE ("imgcap"),
  PICTURE ("imgproc"),
  FLOW ("import"),
  CALLOUT ("important", "important"),
  FLOW ("increment"),
  CALLOUT ("info", "info"),
  PICTURE ("inlineimage"),
  PICTURE ("inlineimg"),
  SITE ("instagram", "https://www.instagram.com/p/%s/ Instagram"),
  FLOW ("intro"),
  SITE ("jsfiddle", "https://jsfiddle.net/%s JSFiddle"),
  { "katex", SHEAF_TAG_KIND_MATH, NULL },
  TEXT ("kbd", "kbd"),
  TEXT ("label", "mark"),
  FLOW ("layout"),
  PICTURE ("lazyimage"),
  FLOW ("learnmore"),
  FLOW ("left"),
  PICTURE ("legacy-img"),
  PICTURE ("legacy-img-right"),
  PICTURE ("li"),
  LINK ("link"),
  LINK ("linkcard"),
  FLOW ("macro"),
  TEXT ("mark", "mark"),
  FLOW ("markdown"),
  FLOW ("markdownify"),
  { "math", SHEAF_TAG_KIND_MATH, NULL },
  CODE ("mermaid", "mermaid"),
  FLOW ("moniker"),
  CALLOUT ("note", NULL),
  CALLOUT ("notice", NULL),
  FLOW ("oembed"),
  TEXT ("p", ""),
  FLOW ("packagemanagertabs"),
  LINK ("pdf"),
  CALLOUT ("peligro", "danger"),
  CALLOUT ("pitfall", "warning"),
  CODE ("plantuml", "plantuml"),
  POST ("post_link"),
  PATH ("post_path"),
  PATH ("post_url"),
  TEXT ("psw", ""),
  QUOTE ("pullquote"),
  QUOTE ("quote"),
  { "radio", SHEAF_TAG_KIND_CHECKBOX, NULL },
  { "raw", SHEAF_TAG_KIND_RAW, NULL },
  FLOW ("raw-html"),
  FLOW ("rawhtml"),
  FLOW ("readmore"),
  FLOW ("recap"),
  FLOW ("recipelinks"),
  PATH ("ref"),
  PATH ("relref"),
  FLOW ("right"),
  FLOW ("row"),
  FLOW ("seo"),
  FLOW ("set"),
  LINK ("site"),
  FLOW ("solution"),
  TEXT ("span", ""),
  DETAILS ("spoiler"),
  SITE ("stackblitz", "https://stackblitz.com/edit/%s StackBlitz"),
  FLOW ("step"),
  FLOW ("stepper"),
  FLOW ("steps"),
  CALLOUT ("subnote", NULL),
  FLOW ("subsubtabs"),
  FLOW ("subtabs"),
  CALLOUT ("success", "success"),
  LINK ("svideo"),
  TAB ("tab"),
  TAB ("tabitem"),
  TEMPLATE ("tablerow"),
  FLOW ("tabs"),
  SITE ("tencent", "https://v.qq.com/x/page/%s.html Tencent Video"),
  FLOW ("timeline"),
  TAB ("timenode"),
  CALLOUT ("tip", "tip"),
  CALLOUT ("tips", "tip"),
  TAB ("treeitem"),
  SITE ("tweet", "https://twitter.com/i/status/%s Twitter"),
  SITE ("twitter", "https://twitter.com/i/status/%s Twitter"),
  TEXT ("u", "u"),
  FLOW ("unless"),
  FLOW ("v-pre"),
  LINK ("video"),
  SITE ("vimeo", "https://vimeo.com/%s Vimeo"),
  CALLOUT ("warn", "warning"),
  CALLOUT ("warning", "warning"),
  TEXT ("wavy", "u"),
  FLOW ("when"),
  FLOW ("with"),
  { "wp_caption", SHEAF_TAG_KIND_FIGURE, NULL },
  SITE ("x", "https://x.com/i/status/%s X"),
  SITE ("youku", "https://v.youku.com/v_show/id_%s.html Youku"),
  SITE ("youtube", "https://www.youtube.com/watch?v=%s YouTube"),
  SITE ("youtubelite", "https://www.youtube.com/watch?v=%s YouTube"),
  CALLOUT ("youwilllearn", "abstract"),
};
/* clang-format on */

static int
compare_rule (const void *name, const void *rule)
{
  return strcmp (name, ((const SheafTagRule *) rule)->name);
}

const SheafTagRule *
sheaf_tag_rules_find (SheafTagForm form, const char *name)
{
  const SheafTagRule *rule;

  g_return_val_if_fail (name, &unknown);

  if (form > SHEAF_TAG_DIRECTIVE || form == SHEAF_TAG_VARIABLE)
    return &unknown;
  /* A component of two letters is somebody's own. */
  if (form == SHEAF_TAG_JSX && strlen (name) < 3)
    return &unknown;
  rule = bsearch (name, rules, G_N_ELEMENTS (rules), sizeof rules[0], compare_rule);
  return rule ? rule : &unknown;
}

gboolean
sheaf_tag_kind_is_verbatim (SheafTagKind kind)
{
  return kind == SHEAF_TAG_KIND_HIDDEN || kind == SHEAF_TAG_KIND_TEMPLATE ||
         kind == SHEAF_TAG_KIND_CODE || kind == SHEAF_TAG_KIND_MATH ||
         kind == SHEAF_TAG_KIND_FIGURE;
}

/* Notes ----------------------------------------------------------------------------------------- */

/* Obsidian's own types, colours and classes of the themes, and words that translators put there. Sorted. */
static const struct
{
  const char *word, *type;
} callouts[] = {
  { "abstract", "abstract" }, { "achtung", "warning" },     { "advertencia", "warning" },
  { "alert", "warning" },     { "alerta", "warning" },      { "attention", "warning" },
  { "aviso", "warning" },     { "blue", "info" },           { "bug", "bug" },
  { "caution", "warning" },   { "check", "success" },       { "cite", "quote" },
  { "comment", "quote" },     { "consejo", "tip" },         { "danger", "danger" },
  { "default", "note" },      { "done", "success" },        { "error", "danger" },
  { "example", "example" },   { "fail", "failure" },        { "failure", "failure" },
  { "faq", "question" },      { "green", "success" },       { "help", "question" },
  { "hint", "tip" },          { "important", "important" }, { "info", "info" },
  { "missing", "failure" },   { "note", "note" },           { "orange", "warning" },
  { "peligro", "danger" },    { "primary", "note" },        { "question", "question" },
  { "quote", "quote" },       { "red", "danger" },          { "secondary", "note" },
  { "success", "success" },   { "summary", "abstract" },    { "tip", "tip" },
  { "tips", "tip" },          { "tldr", "abstract" },       { "todo", "todo" },
  { "warn", "warning" },      { "warning", "warning" },     { "yellow", "warning" },
};

static int
compare_callout (const void *word, const void *callout)
{
  return g_ascii_strcasecmp (word, *(const char *const *) callout);
}

const char *
sheaf_tag_callout_type (const char *word)
{
  const void *found;

  if (!word)
    return NULL;
  found = bsearch (word, callouts, G_N_ELEMENTS (callouts), sizeof callouts[0], compare_callout);
  return found ? ((const char *const *) found)[1] : NULL;
}

/* Variables ------------------------------------------------------------------------------------- */

/* What comes before the first dot of a variable that only the site's builder knows. */
static const char *const roots[] = {
  "$frontmatter", "$page",   "$site",   "collections", "config",      "content",
  "eleventy",     "entry",   "fm",      "forloop",     "frontmatter", "include",
  "jekyll",       "layout",  "page",    "paginator",   "post",        "posts",
  "seo_tag",      "section", "setting", "site",        "theme",       NULL,
};

gboolean
sheaf_tag_is_site_variable (const char *text, gsize length)
{
  g_autofree char *root = NULL;
  gsize size = 0;

  g_return_val_if_fail (text, FALSE);

  /* A string that filters change, an address mostly: `{{ "/docs" | relative_url }}`. */
  if (length > 0 && (*text == '"' || *text == '\''))
    return TRUE;
  /* Hugo's own begin with a dot or a dollar. */
  if (length > 1 && *text == '.' && g_ascii_isupper (text[1]))
    return TRUE;
  while (size < length && (g_ascii_isalnum (text[size]) || text[size] == '_' || text[size] == '$'))
    size++;
  root = g_strndup (text, size);
  return g_strv_contains (roots, root);
}
