/* test-overlay.c: edits that a file cannot hold, as values and as JSON
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/json-depth.h"
#include "core/overlay.h"

#include <string.h>

/* Changes one after the other, and the JSON that comes of them. */
static const struct
{
  const char *key;
  SheafChange changes[4];
  const char *json;
} folded[] = {
  { "title", { { SHEAF_EDIT_SET, "title", "a" } }, "{\"set\":\"a\"}" },
  { "title", { { SHEAF_EDIT_UNSET, "title", NULL } }, "{\"set\":null}" },
  { "title",
    { { SHEAF_EDIT_UNSET, "title", NULL }, { SHEAF_EDIT_SET, "title", "b" } },
    "{\"set\":\"b\"}" },
  { "tags", { { SHEAF_EDIT_SET, "tags", "#a" } }, "{\"set\":[\"a\"]}" },
  { "tags", { { SHEAF_EDIT_SET, "tags", "" } }, "{\"set\":[]}" },
  { "tags",
    { { SHEAF_EDIT_ADD, "tags", "a" },
      { SHEAF_EDIT_ADD, "tag", "a" },
      { SHEAF_EDIT_REMOVE, "tags", "b" } },
    "{\"add\":[\"a\"],\"remove\":[\"b\"]}" },
  { "tags",
    { { SHEAF_EDIT_ADD, "tags", "a" }, { SHEAF_EDIT_REMOVE, "tags", "a" } },
    "{\"remove\":[\"a\"]}" },
  { "tags",
    { { SHEAF_EDIT_SET, "tags", "a" },
      { SHEAF_EDIT_ADD, "tags", "b" },
      { SHEAF_EDIT_REMOVE, "tags", "a" } },
    "{\"set\":[\"b\"]}" },
  { "tags",
    { { SHEAF_EDIT_UNSET, "tags", NULL }, { SHEAF_EDIT_REMOVE, "tags", "a" } },
    "{\"set\":null}" },
  { "tags",
    { { SHEAF_EDIT_UNSET, "tags", NULL }, { SHEAF_EDIT_ADD, "tags", "a" } },
    "{\"set\":[\"a\"]}" },
  { "categories",
    { { SHEAF_EDIT_ADD, "category", " A / B " }, { SHEAF_EDIT_ADD, "categories", "A/B" } },
    "{\"add\":[\"A/B\"]}" },
  { "any", { { SHEAF_EDIT_SET, "any", "" } }, "{\"set\":\"\"}" },
};

static void
test_folded (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (folded); i++)
    {
      g_autoptr (SheafOverlayEdit) edit = sheaf_overlay_edit_new (folded[i].key);
      g_autoptr (SheafOverlayEdit) again = NULL;
      g_autofree char *json = NULL;
      g_autofree char *back = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (folded[i].changes) && folded[i].changes[j].key; j++)
        sheaf_overlay_edit_change (edit, &folded[i].changes[j]);
      json = sheaf_overlay_edit_format (edit);
      g_assert_cmpstr (json, ==, folded[i].json);
      again = sheaf_overlay_edit_parse (folded[i].key, json);
      g_assert_nonnull (again);
      back = sheaf_overlay_edit_format (again);
      g_assert_cmpstr (back, ==, json);
    }
}

/* The changes that an edit stands for make the same edit of nothing. */
static void
test_changes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (folded); i++)
    {
      g_autoptr (SheafOverlayEdit) edit = sheaf_overlay_edit_parse (folded[i].key, folded[i].json);
      g_autoptr (SheafOverlayEdit) again = sheaf_overlay_edit_new (folded[i].key);
      g_autoptr (GArray) changes = sheaf_overlay_edit_get_changes (edit);
      g_autofree char *json = NULL;

      for (guint j = 0; j < changes->len; j++)
        sheaf_overlay_edit_change (again, &g_array_index (changes, SheafChange, j));
      json = sheaf_overlay_edit_format (again);
      g_assert_cmpstr (json, ==, folded[i].json);
    }
}

/* What a library or a sidecar of someone else may hold. */
static void
test_hostile (void)
{
  static const char *const wrong[] = { "",
                                       "x",
                                       "[]",
                                       "{}",
                                       "null",
                                       "{\"set\":1}",
                                       "{\"set\":{}}",
                                       "{\"set\":[1]}",
                                       "{\"set\":[[\"a\"]]}",
                                       "{\"set\":[null]}",
                                       "{\"add\":\"a\"}",
                                       "{\"add\":[]}",
                                       "{\"remove\":{}}",
                                       "{\"set\":\"a\"" };
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autofree char *filled = g_strnfill (SHEAF_FRONT_MATTER_MAX_SCALAR + 1, 'a');
  g_autofree char *large = g_strdup_printf ("{\"set\":\"%s\"}", filled);
  g_autoptr (GString) many = g_string_new ("{\"add\":[\"\"");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (sheaf_overlay_edit_parse ("tags", wrong[i]));
  g_assert_false (sheaf_json_is_shallow (deep));
  g_assert_true (sheaf_json_is_shallow ("{\"a\":\"[[[[[[[[[[[[[[[[[[[[[[[\\\"[[[[[[[[\"}"));
  g_assert_null (sheaf_overlay_edit_parse ("tags", deep));
  g_assert_null (sheaf_overlay_edit_parse ("title", large));
  for (guint i = 0; i < SHEAF_OVERLAY_MAX_VALUES; i++)
    g_string_append (many, ",\"\"");
  g_string_append (many, "]}");
  g_assert_null (sheaf_overlay_edit_parse ("tags", many->str));
  /* A key has one way to be said here. */
  g_assert_null (sheaf_overlay_edit_parse ("", "{\"set\":\"a\"}"));
  g_assert_null (sheaf_overlay_edit_parse ("Title", "{\"set\":\"a\"}"));
  g_assert_null (sheaf_overlay_edit_parse (filled, "{\"set\":\"a\"}"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overlay/folded", test_folded);
  g_test_add_func ("/overlay/changes", test_changes);
  g_test_add_func ("/overlay/hostile", test_hostile);
  return g_test_run ();
}
