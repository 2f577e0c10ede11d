/* attack-day.c: all that is done with an article, done with hostile ones
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "attack-day.h"

#include "attack-pointer.h"
#include "attack-text.h"

#include "app/reader-scheme.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define PATIENCE (60 * G_TIME_SPAN_SECOND)
#define SLOW     (2 * G_TIME_SPAN_SECOND)

/* What was made to be slow need not be there to its end; but what is opened after it must. */
#define SLOW_PATIENCE (1 * G_TIME_SPAN_SECOND)

/* Letters of the page around the article, bullets and such that may not be there to select. */
#define UNSELECTED 200

/* A giant, or what was made to be slow, takes WebKit minutes to select or to print, and does nothing that others do not. It
 * is opened; that it keeps its text is tested without a window. */
#define GIANT (256 * 1024)
static const char *const slow_names[] = { "deep-", "mdslow-", "enc-028-", "front-024-" };

typedef struct
{
  SheafWindow *window;
  WebKitWebView *view;
  AttackPointer *pointer;
  char *folder; /* of what is printed */
  gint64 loaded;
  const char *name; /* of the article that is open */
  gboolean ran;     /* a script, in it */
  gboolean hovered; /* a link of it is under the pointer */
  guint opened, kept, scripts, moves, lost, stuck, crashed, links, giants, copied, different,
      printed, unprinted;
} Day;

static void
tell (Day *self, const char *what, const char *detail)
{
  printf ("# %s: %s%s%s\n", self->name, what, detail ? ": " : "", detail ? detail : "");
}

static gboolean
wait_until_set (const gint64 *value, gint64 wanted, gint64 patience)
{
  gint64 deadline = g_get_monotonic_time () + patience;

  while (*value != wanted && g_get_monotonic_time () < deadline)
    reader_pane_iterate ();
  return *value == wanted;
}

/* --- What must not happen ----------------------------------------------------------------------- */

static void
title_cb (Day *self)
{
  const char *title = webkit_web_view_get_title (self->view);

  if (title && g_str_has_prefix (title, "PWNED"))
    self->ran = TRUE;
}

/* A page of ours that was asked for before may still be on its way. */
static void
refused_cb (Day *self, const char *uri)
{
  gint64 id;
  int picture;

  if (sheaf_reader_scheme_parse (uri, &id, &picture) && picture < 0)
    return;
  self->moves++;
  tell (self, "wanted to go elsewhere", uri);
}

static void
terminated_cb (Day *self)
{
  self->crashed++;
  tell (self, "ended its process", NULL);
}

static void
loaded_cb (Day *self, gint64 id)
{
  self->loaded = id;
}

static void
hovered_cb (Day *self, const char *uri)
{
  self->hovered = uri != NULL;
}

/* --- What is done with each --------------------------------------------------------------------- */

static void
bytes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GString **page = user_data;
  gsize length;
  g_autofree guchar *data =
      webkit_web_resource_get_data_finish (WEBKIT_WEB_RESOURCE (source), result, &length, NULL);

  *page = g_string_new_len (data ? (const char *) data : "", data ? (gssize) length : 0);
}

/* What WebKit was given, from WebKit. */
static GString *
get_page (Day *self)
{
  WebKitWebResource *resource = webkit_web_view_get_main_resource (self->view);
  GString *page = NULL;

  webkit_web_resource_get_data (resource, NULL, bytes_cb, &page);
  wait_until (page);
  return page;
}

static void
counted_cb (WebKitFindController *find, guint count, gint64 *found)
{
  *found = count > 0;
}

static void
look_for_text (Day *self, const char *keep)
{
  WebKitFindController *find = webkit_web_view_get_find_controller (self->view);
  gint64 found = -1;
  gulong handler = g_signal_connect (find, "counted-matches", G_CALLBACK (counted_cb), &found);

  webkit_find_controller_count_matches (find, keep, WEBKIT_FIND_OPTIONS_NONE, G_MAXUINT);
  self->kept++;
  if (!wait_until_set (&found, 1, found < 0 ? PATIENCE : 0))
    {
      self->lost++;
      tell (self, "its text is gone", keep);
    }
  g_signal_handler_disconnect (find, handler);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (!*text)
    *text = g_strdup ("");
}

/* Returns: (transfer full): all of the page, by way of the clipboard */
static char *
copy_all (Day *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->view));
  GdkContentProvider *before;
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  char *text = NULL;

  gdk_clipboard_set_text (clipboard, "");
  before = gdk_clipboard_get_content (clipboard);
  webkit_web_view_execute_editing_command (self->view, WEBKIT_EDITING_COMMAND_SELECT_ALL);
  webkit_web_view_execute_editing_command (self->view, WEBKIT_EDITING_COMMAND_COPY);
  while (gdk_clipboard_get_content (clipboard) == before && g_get_monotonic_time () < deadline)
    reader_pane_iterate ();
  gdk_clipboard_read_text_async (clipboard, NULL, text_cb, &text);
  wait_until (text);
  return text;
}

static void
compare_copy (Day *self, const char *page)
{
  gboolean is_whole;
  guint missing;
  g_autofree char *seen = attack_text_of_page (page, &is_whole);
  g_autofree char *copied = copy_all (self);
  g_autofree char *extra = attack_text_differs (seen, copied, &missing);

  self->copied++;
  if (!extra && (missing <= UNSELECTED || !is_whole))
    return;
  self->different++;
  tell (self, extra ? "was copied and is not in the page" : "was not copied whole", extra);
}

static void
finished_cb (gint64 *finished)
{
  *finished = 1;
}

static void
print (Day *self)
{
  g_autoptr (WebKitPrintOperation) operation = webkit_print_operation_new (self->view);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *path = g_build_filename (self->folder, "page.pdf", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  gint64 finished = 0;
  GStatBuf info;

  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  webkit_print_operation_set_print_settings (operation, settings);
  g_signal_connect_swapped (operation, "finished", G_CALLBACK (finished_cb), &finished);
  webkit_print_operation_print (operation);
  if (wait_until_set (&finished, 1, PATIENCE) && g_stat (path, &info) == 0 && info.st_size > 0)
    self->printed++;
  else
    {
      self->unprinted++;
      tell (self, "was not printed", NULL);
    }
  g_unlink (path);
}

static void
painted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GdkTexture **picture = user_data;
  g_autoptr (GError) error = NULL;

  *picture = webkit_web_view_get_snapshot_finish (WEBKIT_WEB_VIEW (source), result, &error);
  g_assert_no_error (error);
}

/* Until one answers; that is then dragged a little way. */
static void
point_at_links (Day *self)
{
  g_autoptr (GdkTexture) picture = NULL;

  webkit_web_view_get_snapshot (self->view, WEBKIT_SNAPSHOT_REGION_VISIBLE,
                                WEBKIT_SNAPSHOT_OPTIONS_NONE, NULL, painted_cb, &picture);
  wait_until (picture);
  self->hovered = FALSE;
  attack_pointer_visit_links (self->pointer, GTK_WIDGET (self->view), picture, &self->hovered);
  if (!self->hovered)
    {
      tell (self, "has a link that was not found", NULL);
      return;
    }
  self->links++;
  attack_pointer_drag (self->pointer);
  if (self->window->import_dialog)
    {
      self->moves++;
      tell (self, "was taken for a file that was dropped", NULL);
    }
}

/* --- Going through the list ---------------------------------------------------------------------- */

/* "net/net-002-markdown-image.md" says keepme-net-002, where it says anything. */
static char *
get_keep (const SheafArticle *article, GBytes *source)
{
  g_autofree char *name = g_path_get_basename (article->origin);
  g_autoptr (GRegex) regex = g_regex_new ("^[a-z0-9]+-[0-9]{3}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *id = NULL;
  g_autofree char *keep = NULL;
  gsize size;
  const char *data = g_bytes_get_data (source, &size);

  if (!g_regex_match (regex, name, 0, &match))
    return NULL;
  id = g_match_info_fetch (match, 0);
  keep = g_strconcat ("keepme-", id, NULL);
  return memmem (data, size, keep, strlen (keep)) ? g_steal_pointer (&keep) : NULL;
}

/* Whether it was made to be slow. */
static gboolean
is_slow (Day *self)
{
  g_autofree char *name = g_path_get_basename (self->name);

  for (gsize i = 0; i < G_N_ELEMENTS (slow_names); i++)
    if (g_str_has_prefix (name, slow_names[i]))
      return TRUE;
  return FALSE;
}

static void
use_article (Day *self)
{
  const SheafArticle *article = self->window->article;
  g_autoptr (GBytes) source = sheaf_library_get_source (self->window->library, article->id, NULL);
  g_autofree char *keep = get_keep (article, source);
  GString *page = is_slow (self) ? NULL : get_page (self);

  if (!page || page->len >= GIANT)
    self->giants++;
  else
    {
      if (keep)
        look_for_text (self, keep);
      if (strstr (page->str, "<a href=\"http"))
        point_at_links (self);
      compare_copy (self, page->str);
      print (self);
    }
  if (page)
    g_string_free (page, TRUE);
}

static gboolean
open_next (Day *self, gint64 id)
{
  gint64 deadline = g_get_monotonic_time () + (is_slow (self) ? SLOW_PATIENCE : PATIENCE);

  if (!sheaf_article_list_step (self->window->list, 1))
    return FALSE;
  while (self->loaded != id && g_get_monotonic_time () < deadline)
    reader_pane_iterate ();
  return TRUE;
}

/* Nothing waits for it to be quick; it says where the time of the test goes. */
static void
tell_slow (Day *self, gint64 begun)
{
  gint64 taken = g_get_monotonic_time () - begun;

  if (taken > SLOW)
    printf ("# %s: took %.1f s\n", self->name, (double) taken / G_TIME_SPAN_SECOND);
}

static void
use_next (Day *self, gint64 id)
{
  g_autoptr (SheafArticle) article = sheaf_library_get_article (self->window->library, id, NULL);
  gint64 begun = g_get_monotonic_time ();

  self->name = article->origin;
  self->ran = FALSE;
  if (!open_next (self, id))
    g_error ("the list ends before %s", self->name);
  if (self->loaded != id && is_slow (self))
    self->giants++;
  else if (self->loaded != id)
    {
      self->stuck++;
      tell (self, "was not loaded", NULL);
    }
  else
    use_article (self);
  self->opened++;
  if (self->ran)
    {
      self->scripts++;
      tell (self, "ran a script", NULL);
    }
  tell_slow (self, begun);
  fflush (stdout);
}

static void
print_result (const Day *self, guint hits)
{
  printf (
      "{\"opened\": %u, \"hits\": %u, \"kept\": %u, \"links\": %u, \"giants\": %u, \"copied\": %u, "
      "\"printed\": %u, "
      "\"scripts\": %u, \"moves\": %u, \"lost\": %u, \"stuck\": %u, \"crashed\": %u, "
      "\"different\": %u, \"unprinted\": %u}\n",
      self->opened, hits, self->kept, self->links, self->giants, self->copied, self->printed,
      self->scripts, self->moves, self->lost, self->stuck, self->crashed, self->different,
      self->unprinted);
}

void
attack_day_run (SheafWindow *window, guint hits)
{
  Day day = { .window = window, .view = sheaf_reader_get_view (GTK_WIDGET (window->reader)) };
  g_autoptr (GArray) ids = g_array_copy (sheaf_article_model_get_ids (window->model));

  day.folder = g_dir_make_tmp ("sheaf-print-XXXXXX", NULL);
  day.pointer = attack_pointer_new ();
  day.name = "";
  g_signal_connect_swapped (window->reader, "article-loaded", G_CALLBACK (loaded_cb), &day);
  g_signal_connect_swapped (day.view, "notify::title", G_CALLBACK (title_cb), &day);
  g_signal_connect_swapped (day.view, "refused", G_CALLBACK (refused_cb), &day);
  g_signal_connect_swapped (day.view, "web-process-terminated", G_CALLBACK (terminated_cb), &day);
  g_signal_connect_swapped (day.view, "link-hovered", G_CALLBACK (hovered_cb), &day);
  sheaf_article_list_focus_rows (window->list);
  for (guint i = 0; i < ids->len && window->library; i++)
    use_next (&day, g_array_index (ids, gint64, i));
  print_result (&day, hits);
  g_signal_handlers_disconnect_by_data (window->reader, &day);
  g_signal_handlers_disconnect_by_data (day.view, &day);
  attack_pointer_free (day.pointer);
  g_rmdir (day.folder);
  g_free (day.folder);
}
