/* reader.c: the pane that shows one article, rendered and safe
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader.h"

#include "app/reader-caret.h"
#include "app/reader-find.h"
#include "app/reader-hits.h"
#include "app/reader-link-question.h"
#include "app/reader-pick.h"
#include "app/reader-paging.h"
#include "app/reader-pictures.h"
#include "app/reader-print.h"
#include "app/reader-private.h"
#include "app/reader-scheme.h"
#include "app/reader-style.h"
#include "app/reader-view.h"
#include "core/page-head.h"

#include <glib/gi18n.h>

struct _SheafReader
{
  AdwBin parent_instance;
  SheafReaderRender render;
  SheafReaderView *view;
  SheafReaderStyle *style;
  SheafReaderPage *page;     /* the page shown, to show again */
  SheafCleaner *cleaner;     /* (nullable) */
  GCancellable *cancellable; /* of the article being rendered */
  gint64 article;
  gint64 returning;   /* the article that is to begin where it was left, 0: none */
  gint64 linked;      /* the article that a link led to last, … */
  char *heading;      /* (nullable): … and its heading */
  char *library;      /* (nullable): path of the one that [[links]] lead into */
  char *search;       /* (nullable): whose hits are marked … */
  char *marked;       /* (nullable): … and are in @page */
  gboolean committed; /* what WebKit reports is of @page */
  char *place_again;  /* (nullable): where to be once it is loaded */
  GHashTable *
      places; /* gint64 → id of the block on top (nullable), of every article scrolled since the start */
  double part; /* of the page shown that is above the view; -1: not known */
  GtkWidget *find;
  GtkWidget *hits;
  GtkWidget *stack;
  GtkWidget *overlay;
  GtkWidget *status;
  GtkWidget *question;
};

enum
{
  SIGNAL_ARTICLE_LOADED,
  SIGNAL_PLACE_CHANGED,
  SIGNAL_HIDE_KIND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafReader, sheaf_reader, ADW_TYPE_BIN)

/* --- Showing ------------------------------------------------------------------------------------ */

/* An article begins at what is searched for now, or where it was left. One shown again (edited, say) is loaded anew and
 * not only scrolled, which its address with a place would mean; that is for when it is there. */
static void
show_page (SheafReader *self, SheafReaderPage *page)
{
  gboolean again = self->page && self->page->id == page->id;
  const char *left = g_hash_table_lookup (self->places, &page->id);
  gboolean found = page->n_hits > 0 && self->returning != page->id &&
                   (!again || g_strcmp0 (self->marked, self->search) != 0);
  const char *place = found ? "h1" : left;

  self->returning = 0;
  sheaf_reader_page_ref (page);
  g_clear_pointer (&self->page, sheaf_reader_page_unref);
  self->page = page;
  self->committed = FALSE;
  g_free (self->place_again);
  self->place_again = again ? g_strdup (place) : NULL;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "page");
  g_free (self->marked);
  self->marked = g_strdup (self->search);
  sheaf_reader_hits_set_total (SHEAF_READER_HITS (self->hits), page->n_hits);
  sheaf_reader_view_show (self->view, page, again ? NULL : place);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SheafReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafReaderPage) page = sheaf_reader_render_finish (result, &error);

  /* Cancelled, or finished in the moment another article was asked for. */
  if (!page || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (page->fragment && page->fragment->anchor)
    {
      g_autofree char *block = g_strdup_printf ("b%u", page->fragment->anchor);

      sheaf_reader_set_place (self, page->id, block);
      self->part = -1;
      g_signal_emit (self, signals[SIGNAL_PLACE_CHANGED], 0);
    }
  show_page (self, page);
}

static void
stop_rendering (SheafReader *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
sheaf_reader_show (SheafReader *self, SheafArticle *article, GBytes *source)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (SHEAF_IS_READER (self) && article && source);

  stop_rendering (self);
  gtk_popover_popdown (GTK_POPOVER (self->question));
  self->part = article->id == self->article ? self->part : -1;
  self->article = article->id;
  self->cancellable = g_cancellable_new ();
  if (article->id == self->linked)
    heading = g_steal_pointer (&self->heading);
  self->linked = 0;
  sheaf_reader_render_async (self->render, article, source, heading, self->library, self->cleaner,
                             self->search, self->cancellable, rendered_cb, g_object_ref (self));
}

void
sheaf_reader_set_library (SheafReader *self, const char *path)
{
  g_return_if_fail (SHEAF_IS_READER (self));

  g_free (self->library);
  self->library = g_strdup (path);
}

void
sheaf_reader_set_cleaner (SheafReader *self, SheafCleaner *cleaner)
{
  g_return_if_fail (SHEAF_IS_READER (self));

  if (cleaner)
    sheaf_cleaner_ref (cleaner);
  g_clear_pointer (&self->cleaner, sheaf_cleaner_unref);
  self->cleaner = cleaner;
}

void
sheaf_reader_set_search (SheafReader *self, const char *search)
{
  g_return_if_fail (SHEAF_IS_READER (self));

  g_free (self->search);
  self->search = g_strdup (search);
}

const char *
sheaf_reader_get_search (SheafReader *self)
{
  g_return_val_if_fail (SHEAF_IS_READER (self), NULL);

  return self->search;
}

const GPtrArray *
sheaf_reader_get_hidden (SheafReader *self)
{
  g_return_val_if_fail (SHEAF_IS_READER (self), NULL);

  return self->page && self->page->fragment ? self->page->fragment->hidden : NULL;
}

/* Loading it also starts the web process, so that the first article need not wait for that. */
void
sheaf_reader_clear (SheafReader *self)
{
  g_autoptr (SheafReaderPage) page = NULL;

  g_return_if_fail (SHEAF_IS_READER (self));

  stop_rendering (self);
  self->article = 0;
  page = sheaf_reader_page_new (0, g_strdup ("<!doctype html><title></title>"));
  show_page (self, page);
}

/* The page that was being loaded before is also reported as finished, when it is stopped for the next. */
static void
load_changed_cb (SheafReader *self, WebKitLoadEvent event)
{
  gint64 id = sheaf_reader_view_get_article (self->view);

  if (event == WEBKIT_LOAD_COMMITTED)
    self->committed = sheaf_reader_view_is_at_page (self->view);
  if (event != WEBKIT_LOAD_FINISHED || !self->committed || id == 0 || id != self->article)
    return;
  if (self->place_again)
    sheaf_reader_view_show (self->view, self->page, self->place_again);
  g_clear_pointer (&self->place_again, g_free);
  sheaf_reader_find_refresh (SHEAF_READER_FIND (self->find));
  g_signal_emit (self, signals[SIGNAL_ARTICLE_LOADED], 0, id);
}

void
sheaf_reader_set_place (SheafReader *self, gint64 article, const char *block)
{
  g_return_if_fail (SHEAF_IS_READER (self));

  g_hash_table_replace (self->places, g_memdup2 (&article, sizeof (gint64)), g_strdup (block));
}

gboolean
sheaf_reader_knows_place (SheafReader *self, gint64 article)
{
  g_return_val_if_fail (SHEAF_IS_READER (self), FALSE);

  return g_hash_table_contains (self->places, &article);
}

double
sheaf_reader_get_part (SheafReader *self)
{
  g_return_val_if_fail (SHEAF_IS_READER (self), -1);

  return self->part;
}

void
sheaf_reader_return_to (SheafReader *self, gint64 article)
{
  g_return_if_fail (SHEAF_IS_READER (self));

  self->returning = article;
}

const char *
sheaf_reader_get_place (SheafReader *self)
{
  g_return_val_if_fail (SHEAF_IS_READER (self), NULL);

  return g_hash_table_lookup (self->places, &self->article);
}

static void
place_cb (SheafReader *self, const char *block, double fraction)
{
  sheaf_reader_set_place (self, self->article, fraction > 0 ? block : NULL);
  self->part = fraction;
  g_signal_emit (self, signals[SIGNAL_PLACE_CHANGED], 0);
}

static void
hide_block_cb (SheafReader *self, guint block)
{
  g_signal_emit (self, signals[SIGNAL_HIDE_KIND], 0, block);
}

static void
process_terminated_cb (SheafReader *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
}

static void
show_again_cb (SheafReader *self)
{
  g_autoptr (SheafReaderPage) page = sheaf_reader_page_ref (self->page);

  show_page (self, page);
}

/* --- Links -------------------------------------------------------------------------------------- */

static void
set_status (SheafReader *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->status), text ? text : "");
  gtk_widget_set_visible (self->status, text != NULL);
}

static void
link_hovered_cb (SheafReader *self, const char *uri)
{
  g_autofree char *text = uri ? sheaf_link_describe (uri) : NULL;

  set_status (self, text);
}

/* A heading that the article does not have, or has no more, leaves it where it was. */
static void
open_article (SheafReader *self, gint64 article, const char *fragment)
{
  g_free (self->heading);
  self->heading = fragment ? g_uri_unescape_string (fragment + 1, NULL) : NULL;
  self->linked = article;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-article", "x", article);
}

static void
link_activated_cb (SheafReader *self, const char *uri, const char *text, gboolean at_pointer)
{
  g_autofree char *category = sheaf_page_parse_category (uri);
  SheafLink *link = category ? NULL : sheaf_link_new (uri);
  gint64 article;
  int picture;

  if (category)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-category", "s", category);
  /* The sanitiser lets only those through that the library has a [[link]] for. */
  else if (!link && sheaf_reader_scheme_parse (uri, &article, &picture) && picture < 0)
    open_article (self, article, strchr (uri, '#'));
  if (!link)
    return;
  sheaf_reader_link_question_point (SHEAF_READER_LINK_QUESTION (self->question), at_pointer);
  sheaf_reader_link_question_ask (SHEAF_READER_LINK_QUESTION (self->question), link, text);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SheafReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;
  /* Translators: the program asked gave this reason */
  text = g_strdup_printf (_ ("The link could not be opened: %s"), error->message);
  set_status (self, text);
}

static void
open_cb (SheafReader *self, const char *address)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);

  g_app_info_launch_default_for_uri_async (address, G_APP_LAUNCH_CONTEXT (context), NULL,
                                           launched_cb, g_object_ref (self));
}

gboolean
sheaf_reader_ask_to_open (SheafReader *self, const char *address)
{
  SheafLink *link;

  g_return_val_if_fail (SHEAF_IS_READER (self) && address, FALSE);

  link = sheaf_link_new (address);
  if (!link)
    return FALSE;
  sheaf_reader_link_question_point (SHEAF_READER_LINK_QUESTION (self->question), FALSE);
  sheaf_reader_link_question_ask (SHEAF_READER_LINK_QUESTION (self->question), link, NULL);
  return TRUE;
}

/* --- Find, look, print -------------------------------------------------------------------------- */

static void
selection_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SheafReader) self = user_data;
  g_autofree char *text =
      sheaf_reader_view_get_selection_finish (SHEAF_READER_VIEW (source), result);

  g_strstrip (text);
  if (text[0] != '\0' && !strchr (text, '\n'))
    sheaf_reader_find_set_text (SHEAF_READER_FIND (self->find), text);
}

/* What is selected is what will be looked for. */
void
sheaf_reader_find (SheafReader *self)
{
  g_return_if_fail (SHEAF_IS_READER (self));

  /* Asked first: searching unselects. */
  sheaf_reader_view_get_selection_async (self->view, selection_cb, g_object_ref (self));
  sheaf_reader_find_open (SHEAF_READER_FIND (self->find));
}

void
sheaf_reader_step_hit (SheafReader *self, int step)
{
  g_return_if_fail (SHEAF_IS_READER (self));

  if (!sheaf_reader_find_step (SHEAF_READER_FIND (self->find), step))
    sheaf_reader_hits_step (SHEAF_READER_HITS (self->hits), step);
}

static void
go_to_hit_cb (SheafReader *self, guint hit)
{
  g_autofree char *fragment = g_strdup_printf ("h%u", hit);

  sheaf_reader_view_show (self->view, self->page, fragment);
}

void
sheaf_reader_set_settings (SheafReader *self, GSettings *settings)
{
  g_return_if_fail (SHEAF_IS_READER (self));

  sheaf_reader_style_set_settings (self->style, settings);
  sheaf_reader_caret_add (WEBKIT_WEB_VIEW (self->view), settings);
}

void
sheaf_reader_print (SheafReader *self,
                    SheafArticle *article,
                    GBytes *source,
                    gboolean notes,
                    GFile *file,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GtkRoot *root;

  g_return_if_fail (SHEAF_IS_READER (self) && article && source);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  sheaf_reader_print_async (self->render, article, source, self->library, self->cleaner, notes,
                            GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, file, callback,
                            user_data);
}

void
sheaf_reader_copy (SheafReader *self,
                   SheafReaderCopy form,
                   SheafArticle *article,
                   GBytes *source,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_return_if_fail (SHEAF_IS_READER (self) && article && source);

  sheaf_reader_copy_async (self->view, form, article, source, self->cleaner, callback, user_data);
}

/* --- Pictures ------------------------------------------------------------------------------------ */

SheafReaderPage *
sheaf_reader_get_page (SheafReader *self)
{
  g_return_val_if_fail (SHEAF_IS_READER (self), NULL);

  return self->committed && self->page->id == self->article ? self->page : NULL;
}

void
sheaf_reader_show_picture (SheafReader *self,
                           gint64 article,
                           const char *address,
                           guint width,
                           guint height,
                           SheafPictureProblem problem)
{
  g_return_if_fail (SHEAF_IS_READER (self) && address);

  if (self->page && self->page->id == article)
    sheaf_reader_pictures_show (WEBKIT_WEB_VIEW (self->view), self->page, address, width, height,
                                problem);
}

gint64
sheaf_reader_get_article (SheafReader *self)
{
  g_return_val_if_fail (SHEAF_IS_READER (self), 0);

  return self->article;
}

/* --- The object --------------------------------------------------------------------------------- */

static void
sheaf_reader_dispose (GObject *object)
{
  SheafReader *self = SHEAF_READER (object);

  stop_rendering (self);
  g_clear_pointer (&self->question, gtk_widget_unparent);
  g_clear_object (&self->style);
  g_clear_pointer (&self->page, sheaf_reader_page_unref);
  g_clear_pointer (&self->cleaner, sheaf_cleaner_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->place_again, g_free);
  g_clear_pointer (&self->heading, g_free);
  g_clear_pointer (&self->library, g_free);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->marked, g_free);
  G_OBJECT_CLASS (sheaf_reader_parent_class)->dispose (object);
}

static void
sheaf_reader_class_init (SheafReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sheaf_reader_dispose;

  signals[SIGNAL_ARTICLE_LOADED] =
      g_signal_new ("article-loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_PLACE_CHANGED] =
      g_signal_new ("place-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_HIDE_KIND] =
      g_signal_new ("hide-kind", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (SHEAF_TYPE_READER_FIND);
  g_type_ensure (SHEAF_TYPE_READER_HITS);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/reader.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafReader, find);
  gtk_widget_class_bind_template_child (widget_class, SheafReader, hits);
  gtk_widget_class_bind_template_child (widget_class, SheafReader, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafReader, overlay);
  gtk_widget_class_bind_template_child (widget_class, SheafReader, status);
  gtk_widget_class_bind_template_callback (widget_class, show_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_hit_cb);
}

static void
sheaf_reader_init (SheafReader *self)
{
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->question = sheaf_reader_link_question_new ();
  gtk_widget_set_parent (self->question, GTK_WIDGET (self));
  g_signal_connect_swapped (self->question, "open", G_CALLBACK (open_cb), self);
}

GtkWidget *
sheaf_reader_new_with_setup (const SheafReaderSetup *setup)
{
  SheafReader *self = g_object_new (SHEAF_TYPE_READER, NULL);

  self->render = setup->render;
  self->view = sheaf_reader_view_new (setup->walls, setup->extensions);
  self->style = sheaf_reader_style_new (self->view);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->view));
  g_signal_connect_object (self->view, "load-changed", G_CALLBACK (load_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "web-process-terminated", G_CALLBACK (process_terminated_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "place", G_CALLBACK (place_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "hide-block", G_CALLBACK (hide_block_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "link-hovered", G_CALLBACK (link_hovered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "link-activated", G_CALLBACK (link_activated_cb), self,
                           G_CONNECT_SWAPPED);
  sheaf_reader_copy_take_keys (GTK_WIDGET (self->view));
  sheaf_reader_paging_add (WEBKIT_WEB_VIEW (self->view));
  sheaf_reader_find_set_view (SHEAF_READER_FIND (self->find), WEBKIT_WEB_VIEW (self->view));
  sheaf_reader_clear (self);
  return GTK_WIDGET (self);
}

GtkWidget *
sheaf_reader_new (void)
{
  const SheafReaderSetup setup = {
    .walls = SHEAF_READER_WALLS_ALL,
    .render = sheaf_page_render,
    .extensions = PKGLIBDIR "/web-process",
  };

  return sheaf_reader_new_with_setup (&setup);
}

WebKitWebView *
sheaf_reader_get_view (GtkWidget *reader)
{
  g_return_val_if_fail (SHEAF_IS_READER (reader), NULL);

  return WEBKIT_WEB_VIEW (SHEAF_READER (reader)->view);
}
