/* details-list.c: a list of names of an article, which can be added to and taken from
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/details-list.h"

#include "app/suggest-entry.h"
#include "app/wrap-layout.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 200
#define MAX_TITLE 200
/* An article may name thousands: they can all be seen in its header. */
#define MAX_ITEMS 100

struct _SheafDetailsList
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkWidget *items_box;
  GtkLabel *note;
  GtkLabel *reason;
  SheafSuggestEntry *entry;

  GPtrArray *items; /* char * */
  char *asked;      /* (nullable): what was to be added last */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (SheafDetailsList, sheaf_details_list, ADW_TYPE_BIN)

enum
{
  ADD,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_line (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* The items. */

static void
remove_cb (GtkWidget *button, SheafDetailsList *self)
{
  g_autofree char *item = g_strdup (g_object_get_data (G_OBJECT (button), "item"));

  show_line (self->reason, NULL);
  g_signal_emit (self, signals[REMOVE], 0, item);
}

static GtkWidget *
new_remove_button (SheafDetailsList *self, const char *item, const char *shown)
{
  /* Translators: %s is a category or tag of an article */
  g_autofree char *name = g_strdup_printf (_ ("Remove “%s”"), shown);
  GtkWidget *button = gtk_button_new_from_icon_name ("sheaf-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_visible (button, self->editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "item", g_strdup (item), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  return button;
}

static GtkWidget *
new_chip (SheafDetailsList *self, const char *item, const char *written)
{
  g_autofree char *shown = sheaf_text_display (written, MAX_SHOWN);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = gtk_label_new (shown);

  gtk_widget_add_css_class (chip, "sheaf-chip");
  /* The last name of a path says most. */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_START);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_tooltip_text (label, shown);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), new_remove_button (self, item, shown));
  return chip;
}

static gboolean
has_items (SheafDetailsList *self, const GPtrArray *items)
{
  if (self->items->len != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!g_str_equal (g_ptr_array_index (self->items, i), g_ptr_array_index (items, i)))
      return FALSE;
  return TRUE;
}

static void
fill (SheafDetailsList *self, GPtrArray *shown)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->items_box)))
    gtk_box_remove (GTK_BOX (self->items_box), child);
  for (guint i = 0; i < MIN (self->items->len, MAX_ITEMS); i++)
    gtk_box_append (GTK_BOX (self->items_box),
                    new_chip (self, g_ptr_array_index (self->items, i),
                              g_ptr_array_index (shown ? shown : self->items, i)));
  gtk_widget_set_visible (self->items_box, self->items->len > 0);
}

void
sheaf_details_list_set_items (SheafDetailsList *self, GPtrArray *items, GPtrArray *shown)
{
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_free);
  GtkRoot *root;
  GtkWidget *focus;
  gboolean had_focus;

  g_return_if_fail (SHEAF_IS_DETAILS_LIST (self) && items);
  g_return_if_fail (!shown || shown->len == items->len);

  if (has_items (self, items))
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (items, i)));
  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&copy);
  /* Of a button that goes: it would be lost. */
  had_focus = focus && gtk_widget_is_ancestor (focus, self->items_box);
  fill (self, shown);
  if (had_focus)
    gtk_widget_grab_focus (sheaf_details_list_get_entry (self));
}

void
sheaf_details_list_set_choices (SheafDetailsList *self, GPtrArray *choices)
{
  g_return_if_fail (SHEAF_IS_DETAILS_LIST (self));

  sheaf_suggest_entry_set_choices (self->entry, choices);
}

/* What is asked for, and what comes of it. */

static void
taken_cb (SheafDetailsList *self, const char *text)
{
  g_free (self->asked);
  self->asked = g_strdup (text);
  show_line (self->reason, NULL);
  g_signal_emit (self, signals[ADD], 0, self->asked);
}

void
sheaf_details_list_reset (SheafDetailsList *self)
{
  g_return_if_fail (SHEAF_IS_DETAILS_LIST (self));

  g_clear_pointer (&self->asked, g_free);
  sheaf_suggest_entry_set_text (self->entry, "");
  show_line (self->reason, NULL);
}

void
sheaf_details_list_accept (SheafDetailsList *self)
{
  g_return_if_fail (SHEAF_IS_DETAILS_LIST (self));

  if (self->asked)
    sheaf_suggest_entry_set_text (self->entry, "");
  g_clear_pointer (&self->asked, g_free);
  show_line (self->reason, NULL);
}

void
sheaf_details_list_refuse (SheafDetailsList *self, const char *reason)
{
  g_return_if_fail (SHEAF_IS_DETAILS_LIST (self) && reason);

  g_clear_pointer (&self->asked, g_free);
  show_line (self->reason, reason);
}

void
sheaf_details_list_set_note (SheafDetailsList *self, const char *note)
{
  g_return_if_fail (SHEAF_IS_DETAILS_LIST (self));

  show_line (self->note, note);
}

void
sheaf_details_list_set_editable (SheafDetailsList *self, gboolean editable)
{
  g_return_if_fail (SHEAF_IS_DETAILS_LIST (self));

  if (self->editable == editable)
    return;
  self->editable = editable;
  gtk_widget_set_visible (GTK_WIDGET (self->entry), editable);
  for (GtkWidget *chip = gtk_widget_get_first_child (self->items_box); chip;
       chip = gtk_widget_get_next_sibling (chip))
    gtk_widget_set_visible (gtk_widget_get_last_child (chip), editable);
}

GtkWidget *
sheaf_details_list_get_entry (SheafDetailsList *self)
{
  g_return_val_if_fail (SHEAF_IS_DETAILS_LIST (self), NULL);

  return sheaf_suggest_entry_get_entry (self->entry);
}

/* The object. */

static GtkLabel *
new_line (GtkWidget *box, const char *look)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, look);
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

GtkWidget *
sheaf_details_list_new (const char *title, const char *placeholder)
{
  SheafDetailsList *self = g_object_new (SHEAF_TYPE_DETAILS_LIST, NULL);
  g_autofree char *shown = sheaf_text_display (title, MAX_TITLE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->title = new_line (box, "dim-label");
  show_line (self->title, shown);
  gtk_box_append (GTK_BOX (box), self->items_box);
  self->entry = SHEAF_SUGGEST_ENTRY (sheaf_suggest_entry_new (placeholder));
  g_signal_connect_object (self->entry, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  self->note = new_line (box, "dim-label");
  self->reason = new_line (box, "error");
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

static void
sheaf_details_list_finalize (GObject *object)
{
  SheafDetailsList *self = SHEAF_DETAILS_LIST (object);

  g_ptr_array_unref (self->items);
  g_free (self->asked);

  G_OBJECT_CLASS (sheaf_details_list_parent_class)->finalize (object);
}

static void
sheaf_details_list_class_init (SheafDetailsListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_details_list_finalize;
  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sheaf_details_list_init (SheafDetailsList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_free);
  self->editable = TRUE;
  self->items_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_layout_manager (self->items_box, sheaf_wrap_layout_new ());
  gtk_widget_set_visible (self->items_box, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sheaf-field");
}
