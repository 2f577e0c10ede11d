/* test-picture-places.c: where the picture lies that an article names
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/picture-places.h"

#include <string.h>

static gint64
find_place (const GPtrArray *places, const char *wanted)
{
  for (guint i = 0; i < places->len; i++)
    if (g_str_equal (g_ptr_array_index (places, i), wanted))
      return i;
  return -1;
}

/* --- Paths --------------------------------------------------------------------------------------- */

typedef struct
{
  const char *reference;
  const char *origin;
  const char *site;  /* the beginning of @origin that leads to it */
  const char *place; /* one that is looked at */
  gboolean first;    /* before all others */
} Case;

static const Case cases[] = {
  /* Beside the article: all of them, and a page bundle. */
  { "a.png", "post.md", "", "a.png", TRUE },
  { "a.png", "content/post/index.md", "", "content/post/a.png", TRUE },
  { "./img/a.png", "notes/post.md", "", "notes/img/a.png", TRUE },
  { "../img/a.png", "notes/post.md", "", "img/a.png", TRUE },
  { "img//./a.png", "notes/post.md", "", "notes/img/a.png", TRUE },
  /* In the folder of the article's name. */
  { "a.png", "source/_posts/hello.md", "", "source/_posts/hello/a.png", FALSE },
  { "a.png", "source/_posts/v1.2.md", "", "source/_posts/v1.2/a.png", FALSE },
  { "hello/a.png", "source/_posts/hello.md", "", "source/_posts/hello/a.png", TRUE },
  /* From the root of the site, in what generators publish. */
  { "/images/a.png", "source/_posts/hello.md", "", "source/images/a.png", FALSE },
  { "/images/a.png", "content/post/a.md", "", "static/images/a.png", FALSE },
  { "/images/a.png", "posts/a.md", "", "images/a.png", TRUE },
  { "/images/a.png", "docs/guide/a.md", "", "docs/.vuepress/public/images/a.png", FALSE },
  { "/images/a.png", "guide/a.md", "", ".vuepress/public/images/a.png", FALSE },
  { "/images/a.png", "blog/a.md", "", "public/images/a.png", FALSE },
  { "/images/a.png", "blog/content/a.md", "blog/", "blog/images/a.png", TRUE },
  { "/images/a.png", "blog/content/a.md", "blog/", "blog/static/images/a.png", FALSE },
  { "/images/a.png", "blogs/one/content/a.md", "", "blogs/one/static/images/a.png", FALSE },
  { "~@/images/a.png", "docs/a.md", "", "docs/images/a.png", FALSE },
  { "@/images/a.png", "content/a.md", "", "src/images/a.png", FALSE },
  { "images/a.png", "source/_posts/hello.md", "", "source/images/a.png", FALSE },
  /* As it is written, and as it may be meant. */
  { "a%20b.png", "post.md", "", "a%20b.png", TRUE },
  { "a%20b.png", "post.md", "", "a b.png", FALSE },
  { "%E5%9B%BE.png", "post.md", "", "图.png", FALSE },
  { "img\\a.png", "post.md", "", "img/a.png", FALSE },
  { "..\\img\\a.png", "posts/post.md", "", "img/a.png", FALSE },
  { "a.png?v=2", "post.md", "", "a.png", FALSE },
  { "a.png#half", "post.md", "", "a.png", FALSE },
  { "what?.png", "post.md", "", "what?.png", TRUE },
  { "c#.png", "post.md", "", "c#.png", TRUE },
  { "a%zz.png", "post.md", "", "a%zz.png", TRUE },
};

static void
test_places (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      const SheafPictureArticle article = { c->origin, strlen (c->site), SHEAF_DIALECT_PLAIN };
      g_autoptr (GPtrArray) places = sheaf_picture_places (c->reference, &article);
      const gint64 at = find_place (places, c->place);

      if (at < 0 || (c->first && at > 0))
        g_error ("%s of %s: %s is number %" G_GINT64_FORMAT " of %u", c->reference, c->origin,
                 c->place, at, places->len);
    }
}

/* What leaves the folder that was imported is no place, however it is written; nor is what names no file. */
static void
test_outside (void)
{
  static const char *const references[] = {
    "../../../a.png",
    "/../a.png/../../../..",
    "x/../../../../../a.png",
    "..%2f..%2f..%2f..%2fa.png",
    "%2e%2e/%2e%2e/%2e%2e/%2e%2e/a.png",
    "..\\..\\..\\..\\a.png",
    "../../../../../etc/passwd",
    ".",
    "..",
    "/",
    "%00",
  };
  const SheafPictureArticle article = { "posts/a.md", 0, SHEAF_DIALECT_PLAIN };

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (GPtrArray) places = sheaf_picture_places (references[i], &article);

      for (guint n = 0; n < places->len; n++)
        {
          const char *place = g_ptr_array_index (places, n);
          g_auto (GStrv) parts = g_strsplit (place, "/", -1);

          if (*place == '/' || g_strv_contains ((const char *const *) parts, "..") ||
              g_strv_contains ((const char *const *) parts, "."))
            g_error ("%s: %s", references[i], place);
        }
    }
}

/* What is named beside the article, and is not in the folder that was imported. */
static void
test_leaving (void)
{
  static const char *const out[] = { "../../a.png",   "../x/../../a.png",  "..%2f..%2fa.png",
                                     "..\\..\\a.png", "./../../a.png?v=1", "x/../../../a.png" };
  static const char *const in[] = { "../a.png",      "/../../a.png", "a.png",
                                    "x/../../a.png", "..a.png",      ".../.../.../a.png" };
  const SheafPictureArticle article = { "posts/a.md", 0, SHEAF_DIALECT_PLAIN };

  for (gsize i = 0; i < G_N_ELEMENTS (out); i++)
    if (!sheaf_picture_is_outside (out[i], &article))
      g_error ("%s is within", out[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (in); i++)
    if (sheaf_picture_is_outside (in[i], &article))
      g_error ("%s is outside", in[i]);
}

/* Every place at once, and none where the way out is longer than the way in. */
static void
test_once (void)
{
  const SheafPictureArticle article = { "a/b/c.md", 0, SHEAF_DIALECT_PLAIN };
  g_autoptr (GPtrArray) none = sheaf_picture_places ("../../../../../../x.png", &article);
  g_autoptr (GPtrArray) places = sheaf_picture_places ("/x%20y\\z.png?q", &article);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *endless = g_strnfill (5000, 'x');
  g_autoptr (GPtrArray) too_long = sheaf_picture_places (endless, &article);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (too_long->len, ==, 0);
  g_assert_cmpuint (places->len, >, 0);
  for (guint i = 0; i < places->len; i++)
    g_assert_true (g_hash_table_add (seen, g_ptr_array_index (places, i)));
}

/* --- Names --------------------------------------------------------------------------------------- */

static const char *const files[] = {
  "attachments/Pasted image 1.png",
  "vault/note/diagram.png",
  "vault/other/diagram.png",
  "elsewhere/1.png",
  "elsewhere/image.png",
  "assets/2020/screenshot-of-it.png",
  "pictures/春天的花.jpg",
  "pictures/花.jpg",
  "twice/a/same-name-here.png",
  "twice/b/same-name-here.png",
  "cdn/img/post/1.png",
  "Upper/CASED-picture.PNG",
  "notes/readme-picture.txt",
  "bundle/drawing-of-it.svg",
};

typedef struct
{
  const char *reference;
  const char *origin;
  SheafDialect dialect;
  const char *found; /* NULL: none */
} NameCase;

static const NameCase names[] = {
  /* By the tail: the own name and its folder's. */
  { "/blog/post/1.png", "a/b.md", SHEAF_DIALECT_PLAIN, "cdn/img/post/1.png" },
  { "../../x/img/post/1.png", "a/b.md", SHEAF_DIALECT_PLAIN, "cdn/img/post/1.png" },
  { "b/same-name-here.png", "a/b.md", SHEAF_DIALECT_PLAIN, "twice/b/same-name-here.png" },
  /* A name that says enough is found elsewhere; "1.png" is anybody's. */
  { "x/screenshot-of-it.png", "a/b.md", SHEAF_DIALECT_PLAIN, "assets/2020/screenshot-of-it.png" },
  { "春天的花.jpg", "a/b.md", SHEAF_DIALECT_PLAIN, "pictures/春天的花.jpg" },
  { "%E6%98%A5%E5%A4%A9%E7%9A%84%E8%8A%B1.jpg", "a/b.md", SHEAF_DIALECT_PLAIN,
    "pictures/春天的花.jpg" },
  { "花.jpg", "a/b.md", SHEAF_DIALECT_PLAIN, NULL },
  { "1.png", "a/b.md", SHEAF_DIALECT_PLAIN, NULL },
  { "x/1.png", "a/b.md", SHEAF_DIALECT_PLAIN, NULL },
  { "image.png", "a/b.md", SHEAF_DIALECT_PLAIN, NULL },
  { "cased-PICTURE.png", "a/b.md", SHEAF_DIALECT_PLAIN, "Upper/CASED-picture.PNG" },
  { "drawing-of-it.svg?sanitize=true", "a/b.md", SHEAF_DIALECT_PLAIN, "bundle/drawing-of-it.svg" },
  /* Obsidian goes by the name, and takes the nearest. */
  { "image.png", "a/b.md", SHEAF_DIALECT_OBSIDIAN, "elsewhere/image.png" },
  { "Pasted%20image%201.png", "a/b.md", SHEAF_DIALECT_OBSIDIAN, "attachments/Pasted image 1.png" },
  { "diagram.png", "vault/note/a.md", SHEAF_DIALECT_OBSIDIAN, "vault/note/diagram.png" },
  { "diagram.png", "vault/other/a.md", SHEAF_DIALECT_OBSIDIAN, "vault/other/diagram.png" },
  /* Of equals none. */
  { "diagram.png", "vault/a.md", SHEAF_DIALECT_OBSIDIAN, NULL },
  { "same-name-here.png", "a/b.md", SHEAF_DIALECT_PLAIN, NULL },
  { "same-name-here.png", "twice/b.md", SHEAF_DIALECT_PLAIN, NULL },
  /* What is no picture by its ending was not kept. */
  { "readme-picture.txt", "a/b.md", SHEAF_DIALECT_OBSIDIAN, NULL },
  { "nowhere-at-all.png", "a/b.md", SHEAF_DIALECT_OBSIDIAN, NULL },
  { "", "a/b.md", SHEAF_DIALECT_OBSIDIAN, NULL },
  { "/", "a/b.md", SHEAF_DIALECT_OBSIDIAN, NULL },
};

static void
test_names (void)
{
  g_autoptr (SheafPictureNames) all = sheaf_picture_names_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    sheaf_picture_names_add (all, files[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const SheafPictureArticle article = { names[i].origin, 0, names[i].dialect };
      const char *found = sheaf_picture_names_find (all, names[i].reference, &article);

      if (g_strcmp0 (found, names[i].found) != 0)
        g_error ("%s of %s is %s", names[i].reference, names[i].origin, found);
    }
}

/* Names of bytes that are no UTF-8 are names, too; and those that compose differ in nothing. */
static void
test_bytes (void)
{
  const SheafPictureArticle article = { "a/b.md", 0, SHEAF_DIALECT_OBSIDIAN };
  g_autoptr (SheafPictureNames) all = sheaf_picture_names_new ();

  sheaf_picture_names_add (all, "x/\xb4\xba.png");
  sheaf_picture_names_add (all, "x/cafe\xcc\x81.png");
  g_assert_cmpstr (sheaf_picture_names_find (all, "%B4%BA.png", &article), ==, "x/\xb4\xba.png");
  g_assert_cmpstr (sheaf_picture_names_find (all, "caf\xc3\xa9.png", &article), ==,
                   "x/cafe\xcc\x81.png");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-places/places", test_places);
  g_test_add_func ("/picture-places/outside", test_outside);
  g_test_add_func ("/picture-places/leaving", test_leaving);
  g_test_add_func ("/picture-places/once", test_once);
  g_test_add_func ("/picture-places/names", test_names);
  g_test_add_func ("/picture-places/bytes", test_bytes);
  return g_test_run ();
}
