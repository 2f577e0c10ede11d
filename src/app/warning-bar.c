/* warning-bar.c: why an article needs attention
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/warning-bar.h"

#include "app/fold-box.h"
#include "app/format-list.h"
#include "app/narrow.h"
#include "app/shortcuts.h"

#include <glib/gi18n.h>

/* A file can have a warning for every line: more are not listed. */
#define MAX_WARNINGS 50

struct _SheafWarningBar
{
  AdwBin parent_instance;

  GtkWidget *bar;
  GtkLabel *first;
  GtkMenuButton *more;
  GtkLabel *all;

  gint64 article;
  gint64 closed; /* the article the bar was closed for */
};

G_DEFINE_FINAL_TYPE (SheafWarningBar, sheaf_warning_bar, ADW_TYPE_BIN)

static void
close_cb (SheafWarningBar *self)
{
  self->closed = self->article;
  gtk_widget_set_visible (self->bar, FALSE);
}

static void
set_more (SheafWarningBar *self, const GPtrArray *warnings)
{
  const guint n = warnings->len - 1;
  /* Translators: so many warnings more, of the article */
  g_autofree char *label = g_strdup_printf (ngettext ("%'u _more", "%'u _more", n), n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (warnings->len, MAX_WARNINGS); i++)
    {
      g_autofree char *line = sheaf_format_warning (g_ptr_array_index (warnings, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  gtk_label_set_text (self->all, text->str);
  gtk_menu_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > 0);
}

void
sheaf_warning_bar_set_article (SheafWarningBar *self, const SheafArticle *article)
{
  const gint64 id = article ? article->id : 0;
  gboolean show;

  g_return_if_fail (SHEAF_IS_WARNING_BAR (self));

  if (id != self->article)
    self->closed = 0;
  self->article = id;
  show = article && article->warnings->len > 0;
  if (show)
    {
      g_autofree char *text = sheaf_format_warning (g_ptr_array_index (article->warnings, 0));

      gtk_label_set_text (self->first, text);
      set_more (self, article->warnings);
    }
  gtk_widget_set_visible (self->bar, show && self->closed != id);
}

GtkWidget *
sheaf_warning_bar_new (void)
{
  return g_object_new (SHEAF_TYPE_WARNING_BAR, NULL);
}

static void
sheaf_warning_bar_class_init (SheafWarningBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/warning-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafWarningBar, bar);
  gtk_widget_class_bind_template_child (widget_class, SheafWarningBar, first);
  gtk_widget_class_bind_template_child (widget_class, SheafWarningBar, more);
  gtk_widget_class_bind_template_child (widget_class, SheafWarningBar, all);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
sheaf_warning_bar_init (SheafWarningBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_popover (gtk_menu_button_get_popover (self->more));
  sheaf_shortcuts_bind_popover (gtk_menu_button_get_popover (self->more));
}
