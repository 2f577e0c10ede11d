/* reader-title.c: what is read, and where it is kept, in the reader's header
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-title.h"

#include "app/format-list.h"
#include "core/library-categories.h"
#include "core/text.h"

#include <glib/gi18n.h>

/* Longest title that is laid out, and paths that are shown; the others are in a menu. */
#define MAX_TITLE 300
#define MAX_PATHS 2

struct _SheafReaderTitle
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *title;
  GtkBox *paths;
  GtkMenuButton *more;

  GPtrArray *shown; /* char *: what @paths and @more are for */
};

G_DEFINE_FINAL_TYPE (SheafReaderTitle, sheaf_reader_title, ADW_TYPE_BIN)

static GtkWidget *
new_path_button (const char *const *names, const char *path)
{
  g_autofree char *text = sheaf_format_category (names);
  /* Translators: %s is a category's path, "News › Science" */
  g_autofree char *tip = g_strdup_printf (_ ("Show the category %s"), text);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();

  /* The last name says most. */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_START);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "path");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-category");
  return button;
}

static void
remove_paths (SheafReaderTitle *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->paths));

  while (child && child != GTK_WIDGET (self->more))
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (self->paths, child);
      child = next;
    }
}

/* What of the paths has no room, in a menu. */
static void
set_more (SheafReaderTitle *self, const GPtrArray *categories)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = MAX_PATHS; i < categories->len; i++)
    {
      const char *const *names = g_ptr_array_index (categories, i);
      g_autofree char *text = sheaf_format_category (names);
      g_autofree char *path = sheaf_category_path_format (names);
      /* In a menu an underline marks a key. */
      g_auto (GStrv) parts = g_strsplit (text, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.show-category", "s", path);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->more, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->more), categories->len > MAX_PATHS);
}

static GPtrArray *
format_paths (const GPtrArray *categories)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < categories->len; i++)
    g_ptr_array_add (paths, sheaf_category_path_format (g_ptr_array_index (categories, i)));
  return paths;
}

static gboolean
same_paths (const GPtrArray *one, const GPtrArray *other)
{
  if (!one || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (!g_str_equal (g_ptr_array_index (one, i), g_ptr_array_index (other, i)))
      return FALSE;
  return TRUE;
}

static void
set_categories (SheafReaderTitle *self, const GPtrArray *categories)
{
  g_autoptr (GPtrArray) paths = format_paths (categories);
  GtkWidget *before = NULL;

  /* What has the focus stays where nothing changed. */
  if (same_paths (self->shown, paths))
    return;
  remove_paths (self);
  for (guint i = 0; i < MIN (MAX_PATHS, categories->len); i++)
    {
      GtkWidget *button =
          new_path_button (g_ptr_array_index (categories, i), g_ptr_array_index (paths, i));

      gtk_box_insert_child_after (self->paths, button, before);
      before = button;
    }
  set_more (self, categories);
  gtk_widget_set_visible (GTK_WIDGET (self->paths), categories->len > 0);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_steal_pointer (&paths);
}

void
sheaf_reader_title_set_article (SheafReaderTitle *self, const SheafArticle *article)
{
  g_autofree char *title = NULL;

  g_return_if_fail (SHEAF_IS_READER_TITLE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), article != NULL);
  if (!article)
    return;
  title = sheaf_text_display (article->title, MAX_TITLE);
  gtk_label_set_text (self->title, title);
  /* Setting it asks the X server for the pointer, and this is called whenever rows come or go. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->title)), title) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  set_categories (self, article->categories);
}

void
sheaf_reader_title_show_title (SheafReaderTitle *self, gboolean show)
{
  g_return_if_fail (SHEAF_IS_READER_TITLE (self));

  gtk_revealer_set_reveal_child (self->revealer, show);
  if (show)
    gtk_widget_add_css_class (GTK_WIDGET (self->paths), "below-title");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->paths), "below-title");
}

GtkWidget *
sheaf_reader_title_new (void)
{
  return g_object_new (SHEAF_TYPE_READER_TITLE, NULL);
}

static void
sheaf_reader_title_finalize (GObject *object)
{
  SheafReaderTitle *self = SHEAF_READER_TITLE (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (sheaf_reader_title_parent_class)->finalize (object);
}

static void
sheaf_reader_title_class_init (SheafReaderTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_reader_title_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/reader-title.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafReaderTitle, revealer);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderTitle, title);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderTitle, paths);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderTitle, more);
}

static void
sheaf_reader_title_init (SheafReaderTitle *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
