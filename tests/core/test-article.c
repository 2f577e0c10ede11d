/* test-article.c: the plain value and its JSON
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"

#include <json-glib/json-glib.h>
#include <string.h>

static SheafArticle *
make_article (void)
{
  SheafArticle *article = sheaf_article_new ();
  SheafProperty *cover = sheaf_property_new ("cover.image");
  SheafProperty *links = sheaf_property_new ("links");
  SheafProperty *empty = sheaf_property_new ("thumbnail");

  article->id = 7;
  article->title = g_strdup ("He said: \"从_圈地_\"\n\x01");
  article->author = g_strdup ("人人");
  article->date = 1636675200;
  article->date_text = g_strdup ("Fri, 12 Nov 2021 00:00:00 GMT");
  article->root = g_strdup ("/srv/articles");
  article->origin = g_strdup ("a/b.md");
  article->dialect = SHEAF_DIALECT_HEXO;
  article->flags = SHEAF_FLAG_UNREAD | SHEAF_FLAG_ATTENTION;
  article->draft = TRUE;
  article->words = 12;
  g_ptr_array_add (article->categories, g_strsplit ("新媒体/人人/最新", "/", -1));
  g_ptr_array_add (article->tags, g_strdup ("news"));
  g_ptr_array_add (cover->values, g_strdup ("a.png"));
  g_ptr_array_add (links->values, g_strdup ("one"));
  links->is_list = TRUE;
  g_ptr_array_add (article->properties, cover);
  g_ptr_array_add (article->properties, links);
  g_ptr_array_add (article->properties, empty);
  sheaf_article_add_warning (article, 3, "too odd");
  sheaf_article_add_warning (article, 0, "no place");
  return article;
}

static void
test_json_fields (void)
{
  g_autoptr (SheafArticle) article = make_article ();
  g_autofree char *text = sheaf_article_to_json (article);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  JsonObject *object;
  JsonArray *path;

  g_assert_nonnull (node);
  g_assert_null (strchr (text, '\n'));
  object = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (object, "id"), ==, 7);
  g_assert_cmpstr (json_object_get_string_member (object, "title"), ==, article->title);
  g_assert_cmpstr (json_object_get_string_member (object, "date"), ==, "2021-11-12T00:00:00Z");
  g_assert_cmpstr (json_object_get_string_member (object, "dialect"), ==, "hexo");
  g_assert_true (json_object_get_null_member (object, "language"));
  g_assert_true (json_object_get_boolean_member (object, "unread"));
  g_assert_false (json_object_get_boolean_member (object, "starred"));
  g_assert_true (json_object_get_boolean_member (object, "needs_attention"));
  g_assert_true (json_object_get_boolean_member (object, "draft"));
  path = json_array_get_array_element (json_object_get_array_member (object, "categories"), 0);
  g_assert_cmpuint (json_array_get_length (path), ==, 3);
  g_assert_cmpstr (json_array_get_string_element (path, 2), ==, "最新");
}

static void
test_json_nested (void)
{
  g_autoptr (SheafArticle) article = make_article ();
  g_autofree char *text = sheaf_article_to_json (article);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  JsonObject *object = json_node_get_object (node);
  JsonObject *properties = json_object_get_object_member (object, "properties");
  JsonArray *warnings = json_object_get_array_member (object, "warnings");

  g_assert_cmpstr (json_object_get_string_member (properties, "cover.image"), ==, "a.png");
  g_assert_cmpstr (json_object_get_string_member (properties, "thumbnail"), ==, "");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (properties, "links")), ==,
                    1);
  g_assert_cmpstr (json_array_get_string_element (warnings, 0), ==, "line 3: too odd");
  g_assert_cmpstr (json_array_get_string_element (warnings, 1), ==, "no place");
}

static void
test_json_empty (void)
{
  g_autoptr (SheafArticle) article = sheaf_article_new ();
  g_autofree char *text = sheaf_article_to_json (article);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  static const char *const names[] = { "id",        "title",           "author", "date",
                                       "date_text", "categories",      "tags",   "root",
                                       "origin",    "places",          "sha256", "dialect",
                                       "language",  "words",           "unread", "starred",
                                       "archived",  "needs_attention", "draft",  "warnings",
                                       "properties" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (json_object_has_member (json_node_get_object (node), names[i]));
  g_assert_cmpuint (json_object_get_size (json_node_get_object (node)), ==, G_N_ELEMENTS (names));
  g_assert_true (json_object_get_null_member (json_node_get_object (node), "date"));
}

static void
test_find_property (void)
{
  g_autoptr (SheafArticle) article = make_article ();

  g_assert_nonnull (sheaf_article_find_property (article, "links"));
  g_assert_null (sheaf_article_find_property (article, "Links"));
}

static void
test_dialect_names (void)
{
  SheafDialect dialect;

  for (guint i = SHEAF_DIALECT_AUTO; i <= SHEAF_DIALECT_PLAIN; i++)
    {
      g_assert_true (sheaf_dialect_from_string (sheaf_dialect_to_string (i), &dialect));
      g_assert_cmpuint (dialect, ==, i);
    }
  g_assert_false (sheaf_dialect_from_string ("wordpress", &dialect));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/json/fields", test_json_fields);
  g_test_add_func ("/article/json/nested", test_json_nested);
  g_test_add_func ("/article/json/empty", test_json_empty);
  g_test_add_func ("/article/find-property", test_find_property);
  g_test_add_func ("/article/dialect-names", test_dialect_names);
  return g_test_run ();
}
