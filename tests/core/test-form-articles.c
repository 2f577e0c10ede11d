/* test-form-articles.c: what a header of each form says of its article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/date.h"
#include "core/draft.h"

#include <string.h>

typedef struct
{
  const char *text;
  SheafDialect dialect;
  const char *title;
  const char *author;
  const char *date;
  const char *source;
  const char *categories; /* names of a path divided by >, paths by | */
  const char *tags;       /* divided by | */
} Case;

static const Case cases[] = {
  /* Hexo */
  { "title: a\ndate: 2013-12-24 17:49:32\ncategories:\n- A\n- B\ntags: [x, y z]\n---\n# b\n",
    SHEAF_DIALECT_HEXO, "a", NULL, "2013-12-24T17:49:32Z", NULL, "A>B", "x|y z" },
  { ";;;\n\"title\": \"a\",\n\"categories\": [[\"A\", \"B\"], \"C\"],\n\"author\": \"Ann\"\n;;;\n",
    SHEAF_DIALECT_HEXO, "a", "Ann", NULL, NULL, "A>B|C", "" },
  { "\"title\": \"a\",\n\"tags\": \"x, y\"\n;;;\n", SHEAF_DIALECT_JEKYLL, "a", NULL, NULL, NULL, "",
    "x|y" },
  /* Hugo and Zola, also where the folders do not show it */
  { "+++\ntitle = \"a\"\ndate = 2019-05-19T07:15:00+08:00\ncategories = [\"A\", \"B\"]\n"
    "tags = [\"HTTP/2\", \"x, y\"]\n+++\n",
    SHEAF_DIALECT_HUGO, "a", NULL, "2019-05-18T23:15:00Z", NULL, "A|B", "HTTP/2|x, y" },
  { "+++\ntitle = \"a\"\ncategories = [\"A\", \"B\"]\n+++\n", SHEAF_DIALECT_HEXO, "a", NULL, NULL,
    NULL, "A|B", "" },
  { "+++\ntitle = \"a\"\nauthors = [\"Ann\", \"Bob\"]\n[taxonomies]\ncategories = [\"A\", \"B\"]\n"
    "tags = [\"x\"]\n+++\n",
    SHEAF_DIALECT_PLAIN, "a", "Ann, Bob", NULL, NULL, "A|B", "x" },
  { "+++\ntitle = \"a\"\n+++\n", SHEAF_DIALECT_PLAIN, "a", NULL, NULL, NULL, "dir>sub", "" },
  { "{\n\"title\": \"a\",\n\"date\": \"2014-09-02\",\n\"categories\": [\"A\", \"B\"],\n"
    "\"author\": {\"name\": \"Ann\"}\n}\nbody",
    SHEAF_DIALECT_PLAIN, "a", "Ann", "2014-09-02T00:00:00Z", NULL, "A|B", "" },
  { "{\n\"title\": \"a\",\n\"categories\": \"A B\"\n}\nbody", SHEAF_DIALECT_JEKYLL, "a", NULL, NULL,
    NULL, "A|B", "" },
  /* Saved pages */
  { "<!-- {\"url\": \"https://x.y/a\"} -->\n# Heading\n", SHEAF_DIALECT_HEXO, "Heading", NULL, NULL,
    "https://x.y/a", "", "" },
  /* RustSec */
  { "```toml\n[advisory]\nid = \"RUSTSEC-2020-0159\"\ndate = \"2020-11-10\"\n"
    "url = \"https://x.y/499\"\ncategories = [\"code-execution\", \"memory-corruption\"]\n```\n\n"
    "# Potential segfault\n",
    SHEAF_DIALECT_PLAIN, "Potential segfault", NULL, "2020-11-10T00:00:00Z", "https://x.y/499",
    "code-execution|memory-corruption", "" },
  /* Pelican: a category is one, whatever is in its name, and so is a tag */
  { "Title: a, b\nDate: 2010-12-03 10:20\nCategory: This Week in Rust\nTags: thats, awe some\n"
    "Authors: Doe, Jane; Roe, Rick\nSlug: x\n\n# body\n",
    SHEAF_DIALECT_JEKYLL, "a, b", "Doe, Jane, Roe, Rick", "2010-12-03T10:20:00Z", NULL,
    "This Week in Rust", "thats|awe some" },
  { "Title: a\nAuthor: Ann\nTags: x;y, z\n\nbody\n", SHEAF_DIALECT_PLAIN, "a", "Ann", NULL, NULL,
    "dir>sub", "x|y, z" },
  /* Nikola */
  { ".. title: a: b\n.. date: 2012/12/31 20:40:41\n.. tags: x y, z\n.. category: A B\n"
    ".. link: https://x.y/a\n.. author: Ann\n\nbody\n",
    SHEAF_DIALECT_OBSIDIAN, "a: b", "Ann", "2012-12-31T20:40:41Z", "https://x.y/a", "A B",
    "x y|z" },
  { "<!--\n.. title: a\n.. date: 2015-07-29 18:18:31 UTC\n.. tags: x\n.. category: \n-->\n# b\n",
    SHEAF_DIALECT_HEXO, "a", NULL, "2015-07-29T18:18:31Z", NULL, "", "x" },
  /* Linux China: the heading is the translated title */
  { "[#]: subject: \"How to\"\n[#]: via: \"https://x.y/a\"\n"
    "[#]: author: \"Ann Bee https://x.y/users/ann\"\n[#]: url: \"https://linux.example/1\"\n\n"
    "怎样做\n======\n",
    SHEAF_DIALECT_PLAIN, "怎样做", "Ann Bee", NULL, "https://x.y/a", "dir>sub", "" },
  { "[#]: collector: (x)\n[#]: subject: (How to)\n[#]: author: (https://x.y/)\n[#]: url: ( "
    ")\n\nb\n",
    SHEAF_DIALECT_HEXO, "How to", "https://x.y/", NULL, NULL, "", "" },
};

static void
check_case (const Case *c)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  SheafDraftOptions options = { .dialect = c->dialect, .zone = zone };
  g_autoptr (GBytes) bytes = g_bytes_new (c->text, strlen (c->text));
  g_autoptr (SheafDraft) draft = sheaf_draft_new (bytes, "dir/sub/name.md", &options, NULL);
  const SheafArticle *article = draft->article;
  g_autofree char *date = sheaf_date_format_utc (article->date);
  g_autofree char *categories = test_join_paths (article->categories);
  g_autofree char *tags = test_join (article->tags, "|");

  g_test_message ("%s", c->text);
  g_assert_cmpstr (article->title, ==, c->title);
  g_assert_cmpstr (article->author, ==, c->author);
  g_assert_cmpstr (date, ==, c->date);
  g_assert_cmpstr (article->source, ==, c->source);
  g_assert_cmpstr (categories, ==, c->categories);
  g_assert_cmpstr (tags, ==, c->tags);
  g_assert_cmpuint (article->flags, ==, 0);
  g_assert_cmpuint (article->warnings->len, ==, 0);
}

static void
test_articles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

/* Broken, cut off or in the wrong place, an article comes in whole and asks to be looked at. */
static void
test_attention (void)
{
  static const char *const texts[] = {
    "{\"title\": \"a\",}\nbody\n",
    "+++\ntitle = a\n+++\nbody\n",
    "title: @a\ndate: 2020-01-01\n---\nbody\n",
    "+++\ntitle = \"a\"\n\nbody\n",
    "body\n\n---\ntitle: a\ntags: x\n---\n",
  };
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  SheafDraftOptions options = { .dialect = SHEAF_DIALECT_PLAIN, .zone = zone };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (SheafDraft) draft = sheaf_draft_new (bytes, "name.md", &options, NULL);

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (draft->article->flags, ==, SHEAF_FLAG_ATTENTION);
      g_assert_cmpuint (draft->article->warnings->len, ==, 1);
      g_assert_nonnull (strstr (draft->article->excerpt, "body"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-articles/values", test_articles);
  g_test_add_func ("/form-articles/attention", test_attention);
  return g_test_run ();
}
