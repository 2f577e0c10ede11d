/* attack.c: opening hostile articles in the real reader, with chosen walls
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "attack.h"

#include "core/markdown.h"

#define PLACEHOLDER "CANARYPORT"

/* What WebKit takes very long for, where nothing stops it, need not be waited for. */
#define PATIENCE        (20 * G_TIME_SPAN_SECOND)
#define LITTLE_PATIENCE (3 * G_TIME_SPAN_SECOND)

/* The sanitiser, taken away: what the article has is what the page gets. */
static SheafFragment *
render_as_it_is (const SheafDocument *document,
                 const SheafSanitizerOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  SheafFragment *fragment = g_new0 (SheafFragment, 1);

  if (document->format == SHEAF_FORMAT_MARKDOWN)
    fragment->html =
        sheaf_markdown_to_html (document->body, document->body_length, cancellable, NULL);
  if (!fragment->html)
    fragment->html = g_strndup (document->body, document->body_length);
  fragment->pictures = g_ptr_array_new ();
  return fragment;
}

gboolean
attack_setup (const char *name, AttackSetup *setup)
{
  static const struct
  {
    const char *name;
    SheafReaderWalls walls;
    SheafReaderRender render;
    AttackScripts scripts;
  } setups[] = {
    { "all", SHEAF_READER_WALLS_ALL, sheaf_page_render },
    { "sanitizer", 0, sheaf_page_render },
    { "view", SHEAF_READER_WALLS_ALL, render_as_it_is },
    { "content", SHEAF_READER_WALL_CONTENT, render_as_it_is },
    { "scripts", SHEAF_READER_WALL_SCRIPTS, render_as_it_is },
    { "javascript", 0, render_as_it_is, ATTACK_SCRIPTS_OFF },
    { "markup", 0, render_as_it_is, ATTACK_MARKUP_OFF },
    { "none", 0, render_as_it_is },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (setups); i++)
    if (g_str_equal (setups[i].name, name))
      {
        setup->reader = reader_pane_setup ();
        setup->reader.walls = setups[i].walls;
        setup->reader.render = setups[i].render;
        setup->scripts = setups[i].scripts;
        return TRUE;
      }
  return FALSE;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_folder (GPtrArray *files, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".md") || g_str_has_suffix (name, ".html"))
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
}

GPtrArray *
attack_list (const char *const *folders)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; folders[i]; i++)
    list_folder (files, folders[i]);
  g_ptr_array_sort (files, compare_paths);
  return files;
}

/* "…/script-002-upper-case.html" is script-002. */
static char *
get_attack_id (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *number = strchr (name, '-');

  return g_strndup (name, (gsize) (number + 4 - name));
}

static char *
read_attack (const char *path, guint port)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *digits = g_strdup_printf ("%u", port);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  text = g_string_new (contents);
  g_string_replace (text, PLACEHOLDER, digits, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  const AttackSetup *setup;
  ReaderPane *pane;
  AttackCount count;
  gint64 patience;
  gboolean ran; /* a script, in the article that is open */
} Attack;

static void
title_cb (Attack *self)
{
  const char *title = webkit_web_view_get_title (self->pane->view);

  if (title && g_str_has_prefix (title, "PWNED"))
    self->ran = TRUE;
}

static void
refused_cb (Attack *self)
{
  self->count.moves++;
}

static gboolean
wait_for_article (ReaderPane *pane, gint64 id, gint64 patience)
{
  gint64 deadline = g_get_monotonic_time () + patience;

  while (pane->loaded != id && g_get_monotonic_time () < deadline)
    reader_pane_iterate ();
  return pane->loaded == id;
}

/* Before any page is loaded. */
static void
set_scripts (Attack *self)
{
  WebKitSettings *settings = webkit_web_view_get_settings (self->pane->view);

  if (self->setup->scripts == ATTACK_SCRIPTS_BY_WALL)
    return;
  webkit_settings_set_enable_javascript (settings, self->setup->scripts != ATTACK_SCRIPTS_OFF);
  webkit_settings_set_enable_javascript_markup (settings,
                                                self->setup->scripts != ATTACK_MARKUP_OFF);
}

static void
open_pane (Attack *self)
{
  g_clear_pointer (&self->pane, reader_pane_free);
  self->pane = reader_pane_new (&self->setup->reader);
  set_scripts (self);
  wait_until (g_strcmp0 (webkit_web_view_get_uri (self->pane->view), "article:///0") == 0 &&
              !webkit_web_view_is_loading (self->pane->view));
  g_signal_connect_swapped (self->pane->view, "notify::title", G_CALLBACK (title_cb), self);
  g_signal_connect_swapped (self->pane->view, "refused", G_CALLBACK (refused_cb), self);
}

static void
open_attack (Attack *self, const char *path, guint port)
{
  g_autofree char *id = get_attack_id (path);
  g_autofree char *keep = g_strconcat ("keepme-", id, NULL);
  g_autofree char *text = read_attack (path, port);
  SheafFormat format = g_str_has_suffix (path, ".md") ? SHEAF_FORMAT_MARKDOWN : SHEAF_FORMAT_HTML;
  gint64 number = ++self->count.opened;

  self->ran = FALSE;
  reader_pane_ask (self->pane, number, id, format, text);
  if (!wait_for_article (self->pane, number, self->patience))
    {
      g_test_message ("%s: not loaded", id);
      self->count.stuck++;
      /* Thousands of requests may wait, or the page's process hang: the next article gets its own. */
      open_pane (self);
      return;
    }
  g_object_unref (reader_pane_paint (self->pane));
  if (reader_pane_count (self->pane, keep) == 0)
    {
      g_test_message ("%s: its text is gone", id);
      self->count.lost++;
    }
  if (self->ran)
    {
      g_test_message ("%s: ran a script", id);
      self->count.scripts++;
    }
}

/* Names are looked up, and connections made, behind the page: what is on its way gets time to leave. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 3 * G_TIME_SPAN_SECOND / 2;

  while (g_get_monotonic_time () < end)
    reader_pane_iterate ();
}

AttackCount
attack_run (const AttackSetup *setup, GPtrArray *files, guint port)
{
  gboolean guarded =
      setup->reader.render == sheaf_page_render || setup->reader.walls & SHEAF_READER_WALL_CONTENT;
  Attack attack = { .setup = setup, .patience = guarded ? PATIENCE : LITTLE_PATIENCE };

  open_pane (&attack);
  for (guint i = 0; i < files->len; i++)
    open_attack (&attack, files->pdata[i], port);
  settle ();
  reader_pane_free (attack.pane);
  return attack.count;
}
