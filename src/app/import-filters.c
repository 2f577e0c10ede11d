/* import-filters.c: which files of an import are shown, by what becomes of them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-filters.h"

#include "app/format.h"
#include "app/wrap-layout.h"

#include <glib/gi18n.h>

/* In the order they are shown: what comes in, what needs a look, what stays out. */
static const struct
{
  guint filter;
  const char *name;
  const char *tooltip;
} kinds[] = {
  { SHEAF_OUTCOME_NEW, NC_ ("files", "New"), N_ ("Articles that the library does not have") },
  { SHEAF_OUTCOME_UPDATED, NC_ ("files", "Changed"),
    N_ ("Articles whose file has changed; the old text is kept") },
  { SHEAF_OUTCOME_CONFLICT, NC_ ("files", "Conflicting"),
    N_ ("Articles that have changed both here and in their file; nothing is overwritten") },
  { SHEAF_IMPORT_DOUBTFUL, NC_ ("files", "With Warnings"),
    N_ ("Articles with something to look at, like a damaged header") },
  { SHEAF_IMPORT_ENCODED, NC_ ("files", "Not UTF-8"),
    N_ ("Articles in another text encoding, which may have been guessed wrongly") },
  { SHEAF_OUTCOME_FAILED, NC_ ("files", "Not Readable"), N_ ("Files that cannot be imported") },
  { SHEAF_OUTCOME_SKIPPED, NC_ ("files", "Not Articles"),
    N_ ("Files and folders that are no articles, like pictures, which come in with the articles "
        "that show them") },
  { SHEAF_OUTCOME_DUPLICATE, NC_ ("files", "Duplicate"),
    N_ ("The same article again, at another place") },
  { SHEAF_OUTCOME_SAME, NC_ ("files", "Unchanged"), N_ ("Articles that the library has already") },
};

struct _SheafImportFilters
{
  GtkWidget parent_instance;

  GtkWidget *buttons[G_N_ELEMENTS (kinds)];
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SheafImportFilters, sheaf_import_filters, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
toggled_cb (SheafImportFilters *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_count (SheafImportFilters *self, guint kind, guint n)
{
  GtkWidget *button = self->buttons[kind];
  GtkWidget *name = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
  g_autofree char *count = sheaf_format_number (n);
  g_autofree char *label = g_strdup_printf (
      /* Translators: a filter, as "New", and how many files there are */
      ngettext ("%s, %'u file", "%s, %'u files", n), g_dpgettext2 (NULL, "files", kinds[kind].name),
      n);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_visible (button, n > 0);
  if (n == 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
}

void
sheaf_import_filters_set_list (SheafImportFilters *self, SheafImportList *list)
{
  g_return_if_fail (SHEAF_IS_IMPORT_FILTERS (self));

  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    set_count (self, i, list ? sheaf_import_list_count (list, kinds[i].filter) : 0);
  self->updating = FALSE;
}

guint
sheaf_import_filters_get_wanted (SheafImportFilters *self)
{
  guint wanted = 0;

  g_return_val_if_fail (SHEAF_IS_IMPORT_FILTERS (self), 0);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      wanted |= 1u << kinds[i].filter;
  return wanted;
}

static GtkWidget *
new_button (SheafImportFilters *self, guint kind)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (g_dpgettext2 (NULL, "files", kinds[kind].name));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "sheaf-filter");
  gtk_widget_set_tooltip_text (button, _ (kinds[kind].tooltip));
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  return button;
}

GtkWidget *
sheaf_import_filters_new (void)
{
  return g_object_new (SHEAF_TYPE_IMPORT_FILTERS, NULL);
}

static void
sheaf_import_filters_dispose (GObject *object)
{
  SheafImportFilters *self = SHEAF_IMPORT_FILTERS (object);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);

  G_OBJECT_CLASS (sheaf_import_filters_parent_class)->dispose (object);
}

static void
sheaf_import_filters_class_init (SheafImportFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_import_filters_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, SHEAF_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filters");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sheaf_import_filters_init (SheafImportFilters *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show only"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    self->buttons[i] = new_button (self, i);
}
