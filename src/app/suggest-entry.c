/* suggest-entry.c: an entry that offers what there is already
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/suggest-entry.h"

#include "core/text.h"

#include <glib/gi18n.h>

/* More are no help to choose from. */
#define MAX_OFFERED 8
#define MAX_TEXT    120

struct _SheafSuggestEntry
{
  AdwBin parent_instance;

  GtkWidget *entry;
  GtkWidget *popover;
  GtkListBox *list;

  GPtrArray *choices; /* (nullable) char * */
  GPtrArray *folded;  /* (nullable) char *: the same without case */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (SheafSuggestEntry, sheaf_suggest_entry, ADW_TYPE_BIN)

enum
{
  TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is offered. */

static GtkWidget *
new_row (const char *choice)
{
  g_autofree char *shown = sheaf_text_display (choice, MAX_TEXT);
  GtkWidget *label = gtk_label_new (shown);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_START);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  /* The focus stays in the entry, which is typed in meanwhile. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  g_object_set_data_full (G_OBJECT (row), "choice", g_strdup (choice), g_free);
  return row;
}

static void
clear (SheafSuggestEntry *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
}

/* Those that begin with it, then those that have it anywhere. */
static guint
offer (SheafSuggestEntry *self, const char *typed)
{
  g_autofree char *wanted = g_utf8_casefold (typed, -1);
  guint n = 0;

  for (int anywhere = 0; anywhere < 2; anywhere++)
    for (guint i = 0; i < self->folded->len && n < MAX_OFFERED; i++)
      {
        const char *folded = g_ptr_array_index (self->folded, i);
        const gboolean begins = g_str_has_prefix (folded, wanted);

        if (anywhere ? begins || !strstr (folded, wanted) : !begins)
          continue;
        gtk_list_box_append (self->list, new_row (g_ptr_array_index (self->choices, i)));
        n++;
      }
  return n;
}

static void
update (SheafSuggestEntry *self)
{
  const char *typed = sheaf_suggest_entry_get_text (self);
  guint n;

  clear (self);
  n = self->choices && *typed ? offer (self, typed) : 0;
  if (n == 0)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else
    {
      gtk_widget_set_size_request (self->popover, gtk_widget_get_width (GTK_WIDGET (self)), -1);
      gtk_popover_popup (GTK_POPOVER (self->popover));
    }
}

static void
changed_cb (SheafSuggestEntry *self)
{
  if (!self->setting)
    update (self);
}

/* Taking. */

static void
take (SheafSuggestEntry *self, const char *text)
{
  g_autofree char *taken = sheaf_text_strip (text);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (*taken)
    g_signal_emit (self, signals[TAKEN], 0, taken);
}

static const char *
choice_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "choice");
}

static void
row_cb (SheafSuggestEntry *self, GtkListBoxRow *row)
{
  g_autofree char *choice = g_strdup (choice_of (row));

  take (self, choice);
}

static void
activate_cb (SheafSuggestEntry *self)
{
  GtkListBoxRow *row =
      gtk_widget_get_visible (self->popover) ? gtk_list_box_get_selected_row (self->list) : NULL;
  g_autofree char *text = g_strdup (row ? choice_of (row) : sheaf_suggest_entry_get_text (self));

  take (self, text);
}

/* Walks through what is offered; beyond its ends nothing is chosen, and what was typed holds. */
static gboolean
walk (SheafSuggestEntry *self, int by)
{
  const int n = (int) sheaf_suggest_entry_count_offered (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const int at = row ? gtk_list_box_row_get_index (row) : by > 0 ? -1 : n;
  GtkListBoxRow *next = NULL;

  if (n == 0)
    return FALSE;
  if (at + by >= 0 && at + by < n)
    next = gtk_list_box_get_row_at_index (self->list, at + by);
  gtk_list_box_select_row (self->list, next);
  return TRUE;
}

static gboolean
put_away (SheafSuggestEntry *self)
{
  if (gtk_widget_get_visible (self->popover))
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return TRUE;
    }
  if (!*sheaf_suggest_entry_get_text (self))
    return FALSE;
  sheaf_suggest_entry_set_text (self, "");
  return TRUE;
}

static gboolean
key_cb (SheafSuggestEntry *self, guint key, guint code, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return walk (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return walk (self, -1);
    case GDK_KEY_Escape:
      return put_away (self);
    default:
      return FALSE;
    }
}

static void
left_cb (SheafSuggestEntry *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* From outside. */

void
sheaf_suggest_entry_set_choices (SheafSuggestEntry *self, GPtrArray *choices)
{
  g_return_if_fail (SHEAF_IS_SUGGEST_ENTRY (self) && choices);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->folded, g_ptr_array_unref);
  self->choices = g_ptr_array_ref (choices);
  self->folded = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < choices->len; i++)
    g_ptr_array_add (self->folded, g_utf8_casefold (g_ptr_array_index (choices, i), -1));
}

const char *
sheaf_suggest_entry_get_text (SheafSuggestEntry *self)
{
  g_return_val_if_fail (SHEAF_IS_SUGGEST_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
sheaf_suggest_entry_set_text (SheafSuggestEntry *self, const char *text)
{
  g_return_if_fail (SHEAF_IS_SUGGEST_ENTRY (self) && text);

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  self->setting = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

GtkWidget *
sheaf_suggest_entry_get_entry (SheafSuggestEntry *self)
{
  g_return_val_if_fail (SHEAF_IS_SUGGEST_ENTRY (self), NULL);

  return self->entry;
}

guint
sheaf_suggest_entry_count_offered (SheafSuggestEntry *self)
{
  guint n = 0;

  g_return_val_if_fail (SHEAF_IS_SUGGEST_ENTRY (self), 0);

  while (gtk_list_box_get_row_at_index (self->list, (int) n))
    n++;
  return gtk_widget_get_visible (self->popover) ? n : 0;
}

/* The object. */

GtkWidget *
sheaf_suggest_entry_new (const char *placeholder)
{
  SheafSuggestEntry *self = g_object_new (SHEAF_TYPE_SUGGEST_ENTRY, NULL);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
      /* Translators: what may be meant by what was typed so far, for a screen reader */
      _ ("Suggestions"), -1);
  return GTK_WIDGET (self);
}

static void
sheaf_suggest_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SheafSuggestEntry *self = SHEAF_SUGGEST_ENTRY (widget);

  GTK_WIDGET_CLASS (sheaf_suggest_entry_parent_class)
      ->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
sheaf_suggest_entry_dispose (GObject *object)
{
  SheafSuggestEntry *self = SHEAF_SUGGEST_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->folded, g_ptr_array_unref);

  G_OBJECT_CLASS (sheaf_suggest_entry_parent_class)->dispose (object);
}

static void
sheaf_suggest_entry_class_init (SheafSuggestEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sheaf_suggest_entry_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = sheaf_suggest_entry_size_allocate;
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* It takes no focus, and goes when the entry's goes. */
static void
make_popover (SheafSuggestEntry *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
sheaf_suggest_entry_init (SheafSuggestEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  adw_bin_set_child (ADW_BIN (self), self->entry);
  make_popover (self);

  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
}
