/* cleaning-bar.c: what an article is shown without
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/cleaning-bar.h"

#include "app/fold-box.h"
#include "app/narrow.h"
#include "app/shortcuts.h"
#include "core/cleaner-files.h"
#include "core/cleaner-propose.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define CATEGORY_MAX 60
#define NAME_SHOWN   200

struct _SheafCleaningBar
{
  AdwBin parent_instance;

  GtkWidget *bar;
  GtkLabel *label;
  GtkMenuButton *more;
  GtkWidget *scroller;
  GtkLabel *list;
  GtkCheckButton *always;
  GtkButton *original;
};

G_DEFINE_FINAL_TYPE (SheafCleaningBar, sheaf_cleaning_bar, ADW_TYPE_BIN)

/* "Share buttons (2): Tweet Like" */
static void
append_hidden (GString *text, const SheafHidden *hidden)
{
  g_autofree char *name = sheaf_text_display (sheaf_hidden_get_name (hidden), NAME_SHOWN);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (hidden->count > 1)
    /* Translators: the name of a rule, and how many things of an article it hid */
    g_string_append_printf (text, _ ("%s (%'u)"), name, hidden->count);
  else
    g_string_append (text, name);
  if (*hidden->excerpt)
    g_string_append_printf (text, "\n    %s", hidden->excerpt);
}

static void
set_list (SheafCleaningBar *self, const GPtrArray *hidden)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; hidden && i < hidden->len; i++)
    append_hidden (text, hidden->pdata[i]);
  gtk_label_set_text (self->list, text->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text->str, -1);
  gtk_widget_set_visible (self->scroller, text->len > 0);
}

static void
set_always (SheafCleaningBar *self, const char *category)
{
  g_autofree char *shown = category ? sheaf_text_display (category, CATEGORY_MAX) : NULL;
  g_autofree char *label =
      /* Translators: %s is a category */
      shown ? g_strdup_printf (_ ("Always Show the Original in “%s”"), shown) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->always), label != NULL);
  if (label)
    {
      gtk_check_button_set_label (self->always, label);
      sheaf_narrow_wrap (GTK_WIDGET (self->always));
    }
}

void
sheaf_cleaning_bar_set (SheafCleaningBar *self,
                        const GPtrArray *hidden,
                        gboolean original,
                        const char *category)
{
  guint count = hidden ? sheaf_hidden_count (hidden) : 0;
  g_autofree char *text = NULL;

  g_return_if_fail (SHEAF_IS_CLEANING_BAR (self));

  text = original ? g_strdup (_ ("The original is shown"))
                  : g_strdup_printf (
                        ngettext ("%'u thing is hidden", "%'u things are hidden", count), count);
  gtk_label_set_text (self->label, text);
  gtk_button_set_label (self->original, original ? _ ("Show Cleaned") : _ ("Show Original"));
  set_list (self, hidden);
  set_always (self, category);
  gtk_widget_set_visible (self->bar, original || count > 0);
}

GtkWidget *
sheaf_cleaning_bar_new (void)
{
  return g_object_new (SHEAF_TYPE_CLEANING_BAR, NULL);
}

static void
sheaf_cleaning_bar_class_init (SheafCleaningBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/cleaning-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafCleaningBar, bar);
  gtk_widget_class_bind_template_child (widget_class, SheafCleaningBar, label);
  gtk_widget_class_bind_template_child (widget_class, SheafCleaningBar, more);
  gtk_widget_class_bind_template_child (widget_class, SheafCleaningBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, SheafCleaningBar, list);
  gtk_widget_class_bind_template_child (widget_class, SheafCleaningBar, always);
  gtk_widget_class_bind_template_child (widget_class, SheafCleaningBar, original);
}

static void
sheaf_cleaning_bar_init (SheafCleaningBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_popover (gtk_menu_button_get_popover (self->more));
  sheaf_shortcuts_bind_popover (gtk_menu_button_get_popover (self->more));
}
