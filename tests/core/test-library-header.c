/* test-library-header.c: a header put in the place of another, as it stands
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-fixture.h"

#include <string.h>

/* A file, the header it has, the one that is written, and what the file is then; NULL: refused as INVALID. */
static const struct
{
  const char *name, *before, *header, *written, *after;
} cases[] = {
  { "a.md", "---\ntitle: a\n---\nbody\n", "---\ntitle: a\n---\n", "---\ntitle: b\nx: y\n---\n",
    "---\ntitle: b\nx: y\n---\nbody\n" },
  { "nothing.md", "---\ntitle: a\n---\nbody\n", "---\ntitle: a\n---\n", "---\ntitle: a\n---\n",
    "---\ntitle: a\n---\nbody\n" },
  { "crlf.md", "---\r\ntitle: a\r\n---\r\nbody\r\nmore\n", "---\r\ntitle: a\r\n---\r\n",
    "---\ntitle: b\n---\n", "---\r\ntitle: b\r\n---\r\nbody\r\nmore\n" },
  { "blank.md", "\n\n---\ntitle: a\n---\n\nbody\n", "\n\n---\ntitle: a\n---\n",
    "---\ntitle: b\n---\n", "---\ntitle: b\n---\n\nbody\n" },
  { "end.md", "---\ntitle: a\n---\nbody\n", "---\ntitle: a\n---\n", "---\ntitle: b\n---",
    "---\ntitle: b\n---\nbody\n" },
  { "gone.md", "---\ntitle: a\n---\nbody\n", "---\ntitle: a\n---\n", "", "body\n" },
  { "gone-blank.md", "---\ntitle: a\n---\nbody\n", "---\ntitle: a\n---\n", " \n", "body\n" },
  { "none.md", "body\n", "", "---\ntitle: b\n---\n", "---\ntitle: b\n---\nbody\n" },
  { "form.md", "---\ntitle: a\n---\nbody\n", "---\ntitle: a\n---\n", "+++\ntitle = \"b\"\n+++\n",
    "+++\ntitle = \"b\"\n+++\nbody\n" },
  { "html.html", "<p>x</p>\n", "", "---\ntitle: b\n---\n", "---\ntitle: b\n---\n<p>x</p>\n" },
  { "damaged.md", "---\ntitle: a\n---\nbody\n", "---\ntitle: a\n---\n", "---\ntitle: b: c\n---\n",
    "---\ntitle: b: c\n---\nbody\n" },
  { "repaired.md", "---\ntitle: b: c\n---\nbody\n", "---\ntitle: b: c\n---\n",
    "---\ntitle: 'b: c'\n---\n", "---\ntitle: 'b: c'\n---\nbody\n" },
  { "not-one.md", "body\n", "", "title\n", NULL },
  { "not-closed.md", "---\ntitle: a\n---\nbody\n", "---\ntitle: a\n---\n", "---\ntitle: b\n",
    NULL },
  { "more.md", "---\ntitle: a\n---\nbody\n", "---\ntitle: a\n---\n", "---\ntitle: b\n---\nmore\n",
    NULL },
  { "second.md", "---\ntitle: a\n---\n---\ntitle: b\n---\n", "---\ntitle: a\n---\n", "", NULL },
};

static void
check_case (EditFixture *self, guint i)
{
  g_auto (SheafEdited) edited = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *header = NULL;
  gboolean done;

  g_test_message ("%s", cases[i].name);
  edit_take (self, cases[i].name, cases[i].before);
  header = sheaf_library_get_header (self->library, self->id, NULL, NULL, &error);
  g_assert_cmpstr (header, ==, cases[i].header);
  done =
      sheaf_library_edit_header (self->library, self->id, cases[i].written, FALSE, &edited, &error);
  g_assert_true (done == (cases[i].after != NULL));
  edit_assert_source (self, done ? cases[i].after : cases[i].before);
  if (done)
    g_assert_true (edited.changed == !g_str_equal (cases[i].before, cases[i].after));
  else
    g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID);
  if (done && edited.step)
    {
      edit_undo (self, 1);
      edit_assert_source (self, cases[i].before);
    }
}

static void
test_cases (EditFixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (self, i);
}

/* What is wrong is told with its line, also of what is not stored. */
static void
test_told (EditFixture *self, gconstpointer data)
{
  g_auto (SheafEdited) dry = { 0 };
  g_auto (SheafEdited) refused = { 0 };
  g_auto (SheafEdited) added = { 0 };
  g_autoptr (GError) error = NULL;
  SheafForm form = SHEAF_FORM_NONE;
  gboolean damaged = TRUE;
  g_autofree char *header = NULL;
  const SheafWarning *warning;

  edit_take (self, "a.md", "---\ntitle: a\n---\nbody\n");
  header = sheaf_library_get_header (self->library, self->id, &form, &damaged, &error);
  g_assert_cmpint (form, ==, SHEAF_FORM_YAML);
  g_assert_false (damaged);
  g_assert_true (sheaf_library_edit_header (self->library, self->id,
                                            "---\ntitle: a\nx: y: z\n---\n", TRUE, &dry, &error));
  g_assert_true (dry.damaged && dry.changed && dry.step == 0);
  g_assert_cmpuint (dry.warnings->len, ==, 1);
  warning = g_ptr_array_index (dry.warnings, 0);
  g_assert_cmpuint (warning->line, ==, 3);
  edit_assert_source (self, "---\ntitle: a\n---\nbody\n");
  g_assert_false (sheaf_library_edit_header (self->library, self->id, "---\ntitle: a\nx: y\n", TRUE,
                                             &refused, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID);
  g_assert_cmpuint (refused.warnings->len, >, 0);
  g_clear_error (&error);
  edit_take (self, "b.md", "body\n");
  g_assert_true (sheaf_library_edit_header (self->library, self->id, "---\nx: y\n---\n", TRUE,
                                            &added, &error));
  g_assert_true (added.adds_header);
  g_assert_false (sheaf_library_edit_header (self->library, 4711, "", TRUE, &added, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
}

/* What the new header says otherwise is no longer kept in Sheaf only; the rest is. */
static void
test_kept (EditFixture *self, gconstpointer data)
{
  g_auto (SheafEdited) edited = { 0 };

  edit_take (self, "a.md", "---\ntitle: a: b\n---\nbody\n");
  edit_change (self, SHEAF_EDIT_SET, "title", "New");
  edit_change (self, SHEAF_EDIT_ADD, "tags", "z");
  g_assert_true (sheaf_library_edit_header (self->library, self->id, "---\ntitle: c\n---\n", FALSE,
                                            &edited, NULL));
  edit_assert_title (self, "c");
  edit_assert_tags (self, "z");
  edit_assert_kept (self, "tags");
  edit_undo (self, 1);
  edit_assert_title (self, "New");
  edit_assert_kept (self, "tags, title");
  edit_assert_source (self, "---\ntitle: a: b\n---\nbody\n");
  edit_redo (self, 1);
  edit_assert_title (self, "c");
  edit_assert_kept (self, "tags");
}

/* In the file's own encoding, or not at all; a byte order mark stays. */
static void
test_encoding (EditFixture *self, gconstpointer data)
{
  static const char text[] = "---\ntitle: 从圈地走向开放\n---\n互联网的时代，从圈地走向开放。\n";
  gsize length;
  g_autofree char *raw = g_convert (text, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autofree char *wanted = g_convert ("---\ntitle: 关闭\n---\n互联网的时代，从圈地走向开放。\n",
                                       -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_auto (SheafEdited) edited = { 0 };
  g_auto (SheafEdited) marked = { 0 };

  edit_take (self, "a.md", raw);
  g_assert_true (sheaf_library_edit_header (self->library, self->id, "---\ntitle: 关闭\n---\n",
                                            FALSE, &edited, NULL));
  edit_assert_source (self, wanted);
  edit_assert_title (self, "关闭");
  edit_take (self, "b.md", "\xEF\xBB\xBF---\ntitle: a\n---\nb\n");
  g_assert_true (sheaf_library_edit_header (self->library, self->id, "---\ntitle: c\n---\n", FALSE,
                                            &marked, NULL));
  edit_assert_source (self, "\xEF\xBB\xBF---\ntitle: c\n---\nb\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  edit_add_test ("library-header", "cases", test_cases);
  edit_add_test ("library-header", "told", test_told);
  edit_add_test ("library-header", "kept", test_kept);
  edit_add_test ("library-header", "encoding", test_encoding);
  return g_test_run ();
}
