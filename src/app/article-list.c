/* article-list.c: the pane that lists articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/article-list.h"

#include "app/article-list-private.h"

G_DEFINE_FINAL_TYPE (SheafArticleList, sheaf_article_list, ADW_TYPE_BIN)

enum
{
  SELECTED,
  SEVERAL,
  ACTIVATED,
  SEARCH_CHANGED,
  WANT_SUGGESTIONS,
  SCROLLED,
  READ_ON,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
sheaf_article_list_emit_selected (SheafArticleList *self)
{
  g_signal_emit (self, signals[SELECTED], 0, self->selected);
}

void
sheaf_article_list_emit_several (SheafArticleList *self)
{
  sheaf_selection_bar_set_selected (self->selection_bar, self->n_several);
  g_signal_emit (self, signals[SEVERAL], 0, self->n_several);
}

void
sheaf_article_list_emit_activated (SheafArticleList *self, gint64 id)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

void
sheaf_article_list_emit_read_on (SheafArticleList *self, GtkEventControllerKey *keys)
{
  g_signal_emit (self, signals[READ_ON], 0, keys);
}

guint
sheaf_article_list_get_several (SheafArticleList *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), 0);

  return self->n_several;
}

static void
scrolled_cb (SheafArticleList *self)
{
  g_signal_emit (self, signals[SCROLLED], 0);
}

/* Search. */

static void
focus_search (SheafArticleList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (sheaf_search_panel_get_entry (self->search_panel)));
}

static void
search_changed_cb (SheafArticleList *self, const char *text)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    g_signal_emit (self, signals[SEARCH_CHANGED], 0, text);
}

static void
want_suggestions_cb (SheafArticleList *self, const char *typed)
{
  g_signal_emit (self, signals[WANT_SUGGESTIONS], 0, typed);
}

static void
search_mode_cb (SheafArticleList *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    focus_search (self);
  else
    g_signal_emit (self, signals[SEARCH_CHANGED], 0, NULL);
}

/* Enter or Down in the entry goes on to what was found. */
static void
search_activate_cb (SheafArticleList *self)
{
  if (!self->selected)
    sheaf_article_list_step (self, 1);
  sheaf_article_list_focus_rows (self);
}

void
sheaf_article_list_set_search_text (SheafArticleList *self, const char *text)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));
  g_return_if_fail (text);

  sheaf_article_list_set_searching (self, TRUE);
  sheaf_search_panel_set_text (self->search_panel, text);
}

void
sheaf_article_list_show_search (SheafArticleList *self, const char *text)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));
  g_return_if_fail (text);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  if (focus)
    gtk_widget_grab_focus (focus);
  sheaf_search_panel_set_text (self->search_panel, text);
}

SheafSearchPanel *
sheaf_article_list_get_search_panel (SheafArticleList *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), NULL);

  return self->search_panel;
}

void
sheaf_article_list_set_searching (SheafArticleList *self, gboolean searching)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  gtk_search_bar_set_search_mode (self->search_bar, searching);
  if (searching)
    focus_search (self);
}

gboolean
sheaf_article_list_is_searching (SheafArticleList *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), FALSE);

  return gtk_search_bar_get_search_mode (self->search_bar);
}

/* The rest of its face. */

void
sheaf_article_list_set_title (SheafArticleList *self, const char *title, const char *subtitle)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
}

void
sheaf_article_list_set_empty_text (SheafArticleList *self,
                                   const char *icon_name,
                                   const char *title,
                                   const char *description)
{
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_description = g_markup_escape_text (description, -1);

  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  adw_status_page_set_icon_name (self->empty, icon_name);
  adw_status_page_set_title (self->empty, safe_title);
  adw_status_page_set_description (self->empty, safe_description);
}

void
sheaf_article_list_set_empty_action (SheafArticleList *self,
                                     const char *label,
                                     const char *action,
                                     GVariant *target)
{
  g_autoptr (GVariant) owned_target = target ? g_variant_ref_sink (target) : NULL;

  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), label != NULL);
  if (!label)
    return;
  gtk_button_set_label (self->empty_button, label);
  /* Never an action with another's target, not even for a moment. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->empty_button), owned_target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), action);
}

void
sheaf_article_list_set_in_trash (SheafArticleList *self, gboolean in_trash)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  self->in_trash = in_trash;
  sheaf_selection_bar_set_in_trash (self->selection_bar, in_trash);
}

void
sheaf_article_list_focus_rows (SheafArticleList *self)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

AdwHeaderBar *
sheaf_article_list_get_header (SheafArticleList *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), NULL);

  return self->header;
}

void
sheaf_article_list_show_back (SheafArticleList *self, gboolean show)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  gtk_widget_set_visible (self->back_button, show);
}

GtkWidget *
sheaf_article_list_new (void)
{
  return g_object_new (SHEAF_TYPE_ARTICLE_LIST, NULL);
}

static void
sheaf_article_list_dispose (GObject *object)
{
  SheafArticleList *self = SHEAF_ARTICLE_LIST (object);

  self->updating = TRUE;
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  sheaf_article_list_set_thumbnails (self, NULL);

  G_OBJECT_CLASS (sheaf_article_list_parent_class)->dispose (object);
}

static void
install_signals (GType type)
{
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SEVERAL] = g_signal_new ("several", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SEARCH_CHANGED] = g_signal_new ("search-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WANT_SUGGESTIONS] = g_signal_new ("want-suggestions", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SCROLLED] =
      g_signal_new ("scrolled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READ_ON] = g_signal_new ("read-on", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, GTK_TYPE_EVENT_CONTROLLER_KEY);
}

static void
sheaf_article_list_class_init (SheafArticleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_article_list_dispose;
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (SHEAF_TYPE_SEARCH_PANEL);
  g_type_ensure (SHEAF_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/article-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, header);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, title);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, back_button);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, search_panel);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, empty);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, view);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, empty_button);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, selection_bar);
  sheaf_article_list_bind_rows (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, sheaf_article_list_unselect);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, want_suggestions_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
}

static void
sheaf_article_list_init (SheafArticleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar,
                                sheaf_search_panel_get_entry (self->search_panel));
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  sheaf_article_list_connect_rows (self);
}
