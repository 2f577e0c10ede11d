/* front-matter-judge.c: whether what was read is a header
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-judge.h"
#include "core/front-matter-key.h"

#include <string.h>

/* What the site generators give a meaning: Hexo's front matter page, Hugo's "Front matter" fields,
 * Jekyll's predefined variables, Pelican's metadata, and what the themes of all of them use. */
static const char *const article_keys[] = {
  "advisory",   "aliases",   "author",    "authors",  "categories",  "category",  "comments",
  "cover",      "created",   "date",      "desc",     "description", "draft",     "excerpt",
  "expirydate", "image",     "keywords",  "lang",     "language",    "lastmod",   "layout",
  "link",       "modified",  "permalink", "photos",   "pubdate",     "published", "publishdate",
  "slug",       "source",    "status",    "subtitle", "summary",     "tag",       "tags",
  "taxonomies", "thumbnail", "title",     "toc",      "type",        "updated",   "url",
  "weight",     NULL
};

/* One of these, in small letters as Hexo has them, and a line of dashes make a header. "Author: me"
 * over a rule is a line of text. */
static const char *const hexo_keys[] = { "title",      "date",      "layout", "tags",
                                         "categories", "permalink", NULL };

/* What is in a block of code at the beginning of an article, where it is the header: an advisory of
 * RustSec, or what no configuration file has at its top. */
static const char *const code_keys[] = { "advisory", "title", "date", NULL };

static guint
count_known (const SheafNode *root, const char *const *words)
{
  guint known = 0;

  for (guint i = 0; i < root->keys->len; i++)
    {
      const SheafNode *key = g_ptr_array_index (root->keys, i);
      SheafSpan span = { 0, strlen (key->text) };

      known += sheaf_span_is_one_of (key->text, span, words) ? 1 : 0;
    }
  return known;
}

/* A blank line with more after it. */
static gboolean
has_gap (const SheafHeaderPlace *place, const char *text)
{
  SheafSpan content =
      sheaf_span_strip (text, (SheafSpan){ place->content_start, place->content_end });

  for (gsize at = content.start; at < content.end;)
    if (sheaf_span_is_blank (text, sheaf_span_next_line (text, content.end, &at)))
      return TRUE;
  return FALSE;
}

/* Nothing but keys, items, comments and lines that go on, and a value among them. */
static gboolean
has_only_keys (const SheafHeaderPlace *place, const char *text)
{
  gboolean value = FALSE;

  for (gsize at = place->content_start; at < place->content_end;)
    {
      SheafSpan line = sheaf_span_next_line (text, place->content_end, &at);
      SheafKeyLine key_line;

      if (sheaf_span_is_ignored (text, line))
        continue;
      if (text[line.start] == ' ' || text[line.start] == '\t' ||
          sheaf_span_is_list_item (text, line))
        value = TRUE;
      else if (!sheaf_key_line_parse (text, line, &key_line))
        return FALSE;
      else
        value |= key_line.rest.start < key_line.rest.end;
    }
  return value;
}

/* Between two rules may also be text, and a line of it may end with a colon. */
static gboolean
judge_yaml (const SheafHeaderPlace *place,
            const char *text,
            const SheafNode *root,
            gboolean damaged)
{
  gboolean known = count_known (root, article_keys) > 0;

  if (place->run > 3)
    return !damaged && (root->keys->len > 1 || known);
  return !damaged || (sheaf_lines_look_like_header (sheaf_key_line_parse, text,
                                                    place->content_start, place->content_end) &&
                      (known || has_only_keys (place, text)));
}

static gboolean
judge_yaml_short (const SheafHeaderPlace *place,
                  const char *text,
                  const SheafNode *root,
                  gboolean damaged)
{
  guint known = 0;

  for (guint i = 0; i < root->keys->len; i++)
    known += g_strv_contains (hexo_keys, ((SheafNode *) g_ptr_array_index (root->keys, i))->text);
  if (damaged)
    return known > 1 && place->run == 3 && !has_gap (place, text);
  return known > 0 && (root->keys->len > 1 || place->run == 3);
}

/* A file that is nothing but an object is data, as long as it has no title. */
static gboolean
judge_json (const SheafHeaderPlace *place, const char *text, gsize length, const SheafNode *root)
{
  static const char *const title[] = { "title", NULL };

  if (sheaf_span_is_blank (text, (SheafSpan){ place->end, length }))
    return count_known (root, title) > 0;
  return count_known (root, article_keys) > 0;
}

gboolean
sheaf_header_judge (const SheafHeaderPlace *place,
                    const char *text,
                    gsize length,
                    const SheafNode *root,
                    gboolean damaged)
{
  switch (place->form)
    {
    case SHEAF_FORM_YAML:
      return judge_yaml (place, text, root, damaged);
    case SHEAF_FORM_YAML_SHORT:
      return judge_yaml_short (place, text, root, damaged);
    case SHEAF_FORM_JSON:
      return judge_json (place, text, length, root);
    case SHEAF_FORM_JSON_SHORT:
      return count_known (root, article_keys) > (damaged ? 1 : 0);
    case SHEAF_FORM_JSON_FENCED:
    case SHEAF_FORM_JSON_COMMENT:
      return damaged ? count_known (root, article_keys) > 0 : root->keys->len > 0;
    case SHEAF_FORM_TOML:
      return !damaged || count_known (root, article_keys) > 0;
    case SHEAF_FORM_TOML_CODE:
      return count_known (root, code_keys) > 0;
    default:
      return TRUE;
    }
}
