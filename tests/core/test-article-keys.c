/* test-article-keys.c: what the keys of each program say of an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/article-keys.h"
#include "core/date.h"
#include "core/draft.h"

#include <string.h>

typedef struct
{
  const char *origin;
  const char *header; /* (nullable): between two lines of dashes */
  SheafDialect dialect;
  const char *title;
  const char *author;
  const char *date;
  const char *source;
  const char *categories; /* names of a path divided by >, paths by | */
  const char *tags;       /* divided by | */
  gboolean draft;
} Case;

#define JOPLIN                                                                                     \
  "title: Test note\nupdated: 2019-05-01 16:54:00Z\ncreated: 2019-05-01 16:54:00Z\n"               \
  "source: https://joplinapp.org\nauthor: Joplin\nlatitude: 37.084021\nlongitude: -94.51350100\n"  \
  "altitude: 0.0000\ncompleted?: no\ndue: 2021-08-22 00:00:00Z\ntags:\n  - joplin\n"               \
  "  - note\n  - pencil"

#define DOCFX                                                                                      \
  "title: Mount a Linux disk in WSL 2\ndescription: How to\nms.date: 07/17/2023\n"                 \
  "ms.topic: article\nms.custom: seodec18\nms.author: mattwoj\nno-loc: [WSL]"

#define CLIPPER                                                                                    \
  "title: \"Buy wisely\"\nsource: \"https://stephango.com/buy-wisely\"\nauthor:\n"                 \
  "  - \"[[Steph Ango]]\"\n  - \"[[People/Ann|Ann Bee]]\"\npublished: 2023-09-29\n"                \
  "created: 2024-02-01\ncategories:\n  - \"[[Clippings]]\"\n  - \"[[Topics/Posts]]\"\n"            \
  "tags:\n  - \"clippings\""

static const Case cases[] = {
  /* Joplin, DocFX and Obsidian Clipper; a vault may come without what shows that it is one */
  { "a/note.md", JOPLIN, SHEAF_DIALECT_PLAIN, "Test note", "Joplin", "2019-05-01T16:54:00Z",
    "https://joplinapp.org", "a", "joplin|note|pencil", FALSE },
  { "WSL/disk.md", DOCFX, SHEAF_DIALECT_PLAIN, "Mount a Linux disk in WSL 2", "mattwoj",
    "2023-07-17T00:00:00Z", NULL, "WSL", "", FALSE },
  { "Clippings/x.md", CLIPPER, SHEAF_DIALECT_OBSIDIAN, "Buy wisely", "Steph Ango, Ann Bee",
    "2023-09-29T00:00:00Z", "https://stephango.com/buy-wisely", "Clippings|Topics>Posts",
    "clippings", FALSE },
  { "Clippings/x.md", CLIPPER, SHEAF_DIALECT_HEXO, "Buy wisely", "Steph Ango, Ann Bee",
    "2023-09-29T00:00:00Z", "https://stephango.com/buy-wisely", "Clippings|Topics>Posts",
    "clippings", FALSE },
  { "Clippings/x.md", CLIPPER, SHEAF_DIALECT_PLAIN, "Buy wisely", "Steph Ango, Ann Bee",
    "2023-09-29T00:00:00Z", "https://stephango.com/buy-wisely", "Clippings|Topics>Posts",
    "clippings", FALSE },
  /* Dates: when it was written before when it was changed */
  { "x.md", "updated: 2020-01-02\ncreated: 2019-01-02", SHEAF_DIALECT_PLAIN, "x", NULL,
    "2019-01-02T00:00:00Z", NULL, "", "", FALSE },
  { "x.md", "updated: 2020-01-02", SHEAF_DIALECT_PLAIN, "x", NULL, "2020-01-02T00:00:00Z", NULL, "",
    "", FALSE },
  { "x.md", "lastmod: 2020-01-03\npublishDate: 2020-01-02", SHEAF_DIALECT_HUGO, "x", NULL,
    "2020-01-02T00:00:00Z", NULL, "", "", FALSE },
  { "x.md", "date created: 2020-01-02\ndate updated: 2021-01-02", SHEAF_DIALECT_OBSIDIAN, "x", NULL,
    "2020-01-02T00:00:00Z", NULL, "", "", FALSE },
  { "x.md", "Date:\nPublished: yes\ncreated_at: 2020-01-02", SHEAF_DIALECT_PLAIN, "x", NULL,
    "2020-01-02T00:00:00Z", NULL, "", "", FALSE },
  { "2020-01-02-x.md", "updated:", SHEAF_DIALECT_PLAIN, "x", NULL, "2020-01-02T00:00:00Z", NULL, "",
    "", FALSE },
  /* Addresses: what is no address of the web is a path below the site, or a name */
  { "x.md", "url: /a/b\npermalink: /c\nlink: https://x.y/l", SHEAF_DIALECT_HUGO, "x", NULL, NULL,
    "https://x.y/l", "", "", FALSE },
  { "x.md", "canonical_url: https://x.y/c\npermalink: https://x.y/p", SHEAF_DIALECT_JEKYLL, "x",
    NULL, NULL, "https://x.y/c", "", "", FALSE },
  { "x.md", "permalink: https://x.y/p\naliases: [https://x.y/a]\nslug: s", SHEAF_DIALECT_HEXO, "x",
    NULL, NULL, "https://x.y/p", "", "", FALSE },
  { "x.md", "source: [http://x.y/1, http://x.y/2]\noriginal: HTTP://x.y/3", SHEAF_DIALECT_PLAIN,
    "x", NULL, NULL, "http://x.y/1", "", "", FALSE },
  { "x.md", "source: a book\noriginal: HTTP://x.y/3", SHEAF_DIALECT_PLAIN, "x", NULL, NULL,
    "HTTP://x.y/3", "", "", FALSE },
  { "x.md", "via: https://x.y/v\nlink: javascript:alert(1)", SHEAF_DIALECT_PLAIN, "x", NULL, NULL,
    NULL, "", "", FALSE },
  { "x.md", "online version: https://x.y/o", SHEAF_DIALECT_PLAIN, "x", NULL, NULL, "https://x.y/o",
    "", "", FALSE },
  /* Drafts */
  { "x.md", "draft: true", SHEAF_DIALECT_HUGO, "x", NULL, NULL, NULL, "", "", TRUE },
  { "x.md", "draft: 'Yes'", SHEAF_DIALECT_PLAIN, "x", NULL, NULL, NULL, "", "", TRUE },
  { "x.md", "draft: false", SHEAF_DIALECT_HUGO, "x", NULL, NULL, NULL, "", "", FALSE },
  { "x.md", "draft: [true]", SHEAF_DIALECT_HUGO, "x", NULL, NULL, NULL, "", "", FALSE },
  { "x.md", "published: false", SHEAF_DIALECT_JEKYLL, "x", NULL, NULL, NULL, "", "", TRUE },
  { "x.md", "published: false\ndate: 2020-01-02", SHEAF_DIALECT_HEXO, "x", NULL,
    "2020-01-02T00:00:00Z", NULL, "", "", TRUE },
  { "x.md", "published: 2020-01-02", SHEAF_DIALECT_PLAIN, "x", NULL, "2020-01-02T00:00:00Z", NULL,
    "", "", FALSE },
  { "x.md", "published:", SHEAF_DIALECT_JEKYLL, "x", NULL, NULL, NULL, "", "", FALSE },
  { "x.md", "publish: false", SHEAF_DIALECT_OBSIDIAN, "x", NULL, NULL, NULL, "", "", FALSE },
  { "x.md", "status: Draft", SHEAF_DIALECT_PLAIN, "x", NULL, NULL, NULL, "", "", TRUE },
  { "x.md", "status: Done", SHEAF_DIALECT_PLAIN, "x", NULL, NULL, NULL, "", "", FALSE },
  { "_drafts/x.md", NULL, SHEAF_DIALECT_JEKYLL, "x", NULL, NULL, NULL, "", "", TRUE },
  { "source/_drafts/a/x.md", "title: t", SHEAF_DIALECT_HEXO, "t", NULL, NULL, NULL, "", "", TRUE },
  { "source/_posts/_drafts.md", "title: t", SHEAF_DIALECT_HEXO, "t", NULL, NULL, NULL, "", "",
    FALSE },
  { "my_drafts/x.md", "title: t", SHEAF_DIALECT_HEXO, "t", NULL, NULL, NULL, "", "", FALSE },
  /* Page bundles: what has no title is called as its folder is */
  { "content/posts/walls/index.md", NULL, SHEAF_DIALECT_HUGO, "walls", NULL, NULL, NULL, "", "",
    FALSE },
  { "content/posts/_index.md", NULL, SHEAF_DIALECT_HUGO, "posts", NULL, NULL, NULL, "", "", FALSE },
  { "content/2020-01-02-walls/index.zh-cn.md", NULL, SHEAF_DIALECT_HUGO, "walls", NULL,
    "2020-01-02T00:00:00Z", NULL, "", "", FALSE },
  { "about/index.html", NULL, SHEAF_DIALECT_HEXO, "about", NULL, NULL, NULL, "", "", FALSE },
  { "about/index.md", "title: t", SHEAF_DIALECT_HEXO, "t", NULL, NULL, NULL, "", "", FALSE },
  { "about/indexing.md", NULL, SHEAF_DIALECT_HEXO, "indexing", NULL, NULL, NULL, "", "", FALSE },
  { "about/index.2.md", NULL, SHEAF_DIALECT_HEXO, "index.2", NULL, NULL, NULL, "", "", FALSE },
  { "index.md", NULL, SHEAF_DIALECT_HEXO, "index", NULL, NULL, NULL, "", "", FALSE },
};

static void
check_case (const Case *c)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  SheafDraftOptions options = { .dialect = c->dialect, .zone = zone };
  g_autofree char *text =
      c->header ? g_strdup_printf ("---\n%s\n---\nbody\n", c->header) : g_strdup ("body\n");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (SheafDraft) draft = sheaf_draft_new (bytes, c->origin, &options, NULL);
  const SheafArticle *article = draft->article;
  g_autofree char *date = sheaf_date_format_utc (article->date);
  g_autofree char *categories = test_join_paths (article->categories);
  g_autofree char *tags = test_join (article->tags, "|");

  g_test_message ("%s (%s) %s", c->origin, sheaf_dialect_to_string (c->dialect), text);
  g_assert_cmpstr (article->title, ==, c->title);
  g_assert_cmpstr (article->author, ==, c->author);
  g_assert_cmpstr (date, ==, c->date);
  g_assert_cmpstr (article->source, ==, c->source);
  g_assert_cmpstr (categories, ==, c->categories);
  g_assert_cmpstr (tags, ==, c->tags);
  g_assert_cmpint (article->draft, ==, c->draft);
  g_assert_cmpuint (article->warnings->len, ==, 0);
}

static void
test_articles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

/* A date is changed where it stands, but not in the key that says when the article was changed. */
static void
test_date_key (void)
{
  static const char *const keys[][2] = {
    { "---\ntitle: x\n---\n", "date" },
    { "---\nupdated: 2020-01-02\n---\n", "date" },
    { "---\nms.date: 01/02/2020\nlastmod: 2021-01-02\n---\n", "ms.date" },
    { "---\npublished: true\ncreated: 2020-01-02\n---\n", "created" },
    { "---\ndate: [2020]\n---\n", "date" },
    { "no header", "date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (SheafFrontMatter) header =
          sheaf_front_matter_read (keys[i][0], strlen (keys[i][0]));

      g_test_message ("%s", keys[i][0]);
      g_assert_cmpstr (sheaf_article_keys_date_key (header->root), ==, keys[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-keys/articles", test_articles);
  g_test_add_func ("/article-keys/date-key", test_date_key);
  return g_test_run ();
}
