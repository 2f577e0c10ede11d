/* session.c: where a person was, as a plain value
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/session.h"

/* What is larger was not written by us. */
#define MAX_BYTES (1024 * 1024)
#define MAX_SIZE  16384 /* pixels */
#define N_PANES   3

#define WINDOW "Window"
#define PLACE  "Place"

/* As they stand in the file, by SheafShelf. */
static const char *const shelves[] = { "all",   "unread",        "starred",   "archive",
                                       "trash", "uncategorised", "attention", "last-import" };

SheafSession *
sheaf_session_new (void)
{
  SheafSession *self = g_new0 (SheafSession, 1);

  self->show_sidebar = TRUE;
  self->pane = 1; /* the list */
  return self;
}

void
sheaf_session_free (SheafSession *self)
{
  if (!self)
    return;
  g_free (self->category);
  g_free (self->tag);
  g_free (self->sweep);
  g_free (self->search);
  g_free (self->sort);
  g_free (self->block);
  g_strfreev (self->expanded);
  g_free (self);
}

/* By a hash, as a path may be longer than a name and have anything in it. */
char *
sheaf_session_path (const char *library)
{
  g_autofree char *whole = g_canonicalize_filename (library, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  g_autofree char *name = g_strdup_printf ("session-%.16s.ini", hash);

  return g_build_filename (g_get_user_state_dir (), "sheaf", name, NULL);
}

/* Writing. */

static void
set_text (GKeyFile *file, const char *key, const char *value)
{
  if (value)
    g_key_file_set_string (file, PLACE, key, value);
}

char *
sheaf_session_format (const SheafSession *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_integer (file, WINDOW, "width", self->width);
  g_key_file_set_integer (file, WINDOW, "height", self->height);
  g_key_file_set_boolean (file, WINDOW, "maximized", self->maximized);
  g_key_file_set_integer (file, WINDOW, "sidebar-width", self->sidebar_width);
  g_key_file_set_integer (file, WINDOW, "list-width", self->list_width);
  g_key_file_set_boolean (file, WINDOW, "show-sidebar", self->show_sidebar);
  g_key_file_set_boolean (file, WINDOW, "show-details", self->show_details);
  g_key_file_set_integer (file, WINDOW, "pane", (int) self->pane);

  g_key_file_set_string (file, PLACE, "shelf", shelves[self->shelf]);
  set_text (file, "category", self->category);
  set_text (file, "tag", self->tag);
  set_text (file, "search", self->search);
  set_text (file, "sort", self->sort);
  set_text (file, "sweep", self->sweep);
  g_key_file_set_int64 (file, PLACE, "top", self->top);
  g_key_file_set_int64 (file, PLACE, "article", self->article);
  set_text (file, "block", self->block);
  if (self->expanded)
    g_key_file_set_string_list (file, PLACE, "expanded", (const char *const *) self->expanded,
                                g_strv_length (self->expanded));
  return g_key_file_to_data (file, NULL, NULL);
}

/* Reading: each value by itself, so that one that makes no sense costs no other. */

static int
get_number (GKeyFile *file, const char *key, int most, int otherwise)
{
  g_autoptr (GError) error = NULL;
  const int value = g_key_file_get_integer (file, WINDOW, key, &error);

  return !error && value >= 0 && value <= most ? value : otherwise;
}

static gboolean
get_truth (GKeyFile *file, const char *key, gboolean otherwise)
{
  g_autoptr (GError) error = NULL;
  const gboolean value = g_key_file_get_boolean (file, WINDOW, key, &error);

  return error ? otherwise : value;
}

static gint64
get_id (GKeyFile *file, const char *key)
{
  return MAX (g_key_file_get_int64 (file, PLACE, key, NULL), 0);
}

/* Only text: g_key_file_get_string() fails where it is not UTF-8. */
static char *
get_text (GKeyFile *file, const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, PLACE, key, NULL);

  return text && *text ? g_steal_pointer (&text) : NULL;
}

static SheafShelf
get_shelf (GKeyFile *file)
{
  g_autofree char *name = get_text (file, "shelf");

  for (guint i = 0; name && i < G_N_ELEMENTS (shelves); i++)
    if (g_str_equal (name, shelves[i]))
      return (SheafShelf) i;
  return SHEAF_SHELF_ALL;
}

/* A block's id is the reader's: it goes into an address, so nothing else may. */
static char *
get_block (GKeyFile *file)
{
  g_autofree char *block = get_text (file, "block");
  const gsize digits = block ? strspn (block + 1, "0123456789") : 0;

  return block && block[0] == 'b' && digits > 0 && digits < 10 && block[digits + 1] == '\0'
             ? g_steal_pointer (&block)
             : NULL;
}

SheafSession *
sheaf_session_parse (const char *text, gsize length)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  SheafSession *self = sheaf_session_new ();

  if (!g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL))
    return self;

  self->width = get_number (file, "width", MAX_SIZE, 0);
  self->height = get_number (file, "height", MAX_SIZE, 0);
  self->maximized = get_truth (file, "maximized", FALSE);
  self->sidebar_width = get_number (file, "sidebar-width", MAX_SIZE, 0);
  self->list_width = get_number (file, "list-width", MAX_SIZE, 0);
  self->show_sidebar = get_truth (file, "show-sidebar", TRUE);
  self->show_details = get_truth (file, "show-details", FALSE);
  self->pane = (guint) get_number (file, "pane", N_PANES - 1, 1);

  self->shelf = get_shelf (file);
  self->category = get_text (file, "category");
  self->tag = get_text (file, "tag");
  self->search = get_text (file, "search");
  self->sort = get_text (file, "sort");
  self->sweep = get_text (file, "sweep");
  self->top = get_id (file, "top");
  self->article = get_id (file, "article");
  self->block = get_block (file);
  self->expanded = g_key_file_get_string_list (file, PLACE, "expanded", NULL, NULL);
  return self;
}

SheafSession *
sheaf_session_load (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  if (!file || g_mapped_file_get_length (file) > MAX_BYTES)
    return sheaf_session_new ();
  return sheaf_session_parse (g_mapped_file_get_contents (file), g_mapped_file_get_length (file));
}
