/* notes-list.c: highlights with their notes, to go to and to change
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/notes-list.h"

#include "app/highlight-colours.h"

#include <glib/gi18n.h>

#define TEXT_LINES 3
#define NOTE_LINES 4

/* Room for a row as it mostly is, and for all of them, in pixels. */
#define ROW_HEIGHT 88
#define HEIGHT_MAX 440

struct _SheafNotesList
{
  GtkWidget parent_instance;
  GtkWidget *scrolled;
  GtkWidget *view;
  GListStore *store;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_EDIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafNotesList, sheaf_notes_list, GTK_TYPE_WIDGET)

/* --- Rows --- */

/* The parts of a row, known to the row. */
typedef struct
{
  GtkWidget *stripe;
  GtkLabel *text, *note, *details;
  const char *colour; /* (nullable): style class of the stripe */
} Row;

#define ROW "sheaf-row"

static GtkLabel *
add_label (GtkWidget *box, int lines, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
edit_cb (SheafNotesList *self, GtkWidget *button)
{
  GtkListItem *list_item = g_object_get_data (G_OBJECT (button), ROW);

  g_signal_emit (self, signals[SIGNAL_EDIT], 0, gtk_list_item_get_item (list_item));
}

static GtkWidget *
new_edit_button (SheafNotesList *self, GtkListItem *list_item)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("sheaf-edit-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Change Highlight or Note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Change Highlight or Note"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), ROW, list_item);
  g_signal_connect_object (button, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
setup_cb (SheafNotesList *self, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  Row *row = g_new0 (Row, 1);

  row->stripe = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (row->stripe, "sheaf-stripe");
  row->text = add_label (texts, TEXT_LINES, "sheaf-note-text");
  row->note = add_label (texts, NOTE_LINES, "sheaf-note-words");
  row->details = add_label (texts, 1, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (row->details), "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_add_css_class (box, "sheaf-note-row");
  gtk_box_append (GTK_BOX (box), row->stripe);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), new_edit_button (self, list_item));
  g_object_set_data_full (G_OBJECT (box), ROW, row, g_free);
  gtk_list_item_set_child (list_item, box);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

/* Returns: (transfer full): what a screen reader says of a row */
static char *
describe (SheafNoteItem *item)
{
  const char *text = sheaf_note_item_get_text (item);
  const char *colour =
      sheaf_highlight_colour_get_label (sheaf_note_item_get_highlight (item)->colour);
  const char *note = sheaf_note_item_get_note (item);
  const char *details = sheaf_note_item_get_details (item);
  g_autofree char *said = NULL;

  if (*note)
    /* Translators: said by a screen reader of a highlight: its text, its colour, and the note to it */
    said = g_strdup_printf (_ ("%s, %s. Note: %s"), text, colour, note);
  else
    /* Translators: said by a screen reader of a highlight: its text and its colour */
    said = g_strdup_printf (C_ ("highlight", "%s, %s"), text, colour);
  if (!details)
    return g_steal_pointer (&said);
  /* Translators: said by a screen reader: what there is to say of a highlight, and the title of its article */
  return g_strdup_printf (C_ ("highlight", "%s. %s"), said, details);
}

static void
bind_cb (SheafNotesList *self, GtkListItem *list_item)
{
  SheafNoteItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  Row *row = g_object_get_data (G_OBJECT (box), ROW);
  g_autofree char *said = describe (item);

  if (row->colour)
    gtk_widget_remove_css_class (row->stripe, row->colour);
  row->colour = sheaf_highlight_colour_to_string (sheaf_note_item_get_highlight (item)->colour);
  gtk_widget_add_css_class (row->stripe, row->colour);
  show_text (row->text, sheaf_note_item_get_text (item));
  show_text (row->note, sheaf_note_item_get_note (item));
  show_text (row->details, sheaf_note_item_get_details (item));
  /* What has the focus is the list's own row around this one. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
activate_cb (SheafNotesList *self, guint position)
{
  g_autoptr (SheafNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (item)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, item);
}

/* --- The object --- */

void
sheaf_notes_list_set_items (SheafNotesList *self, const GPtrArray *items)
{
  g_return_if_fail (SHEAF_IS_NOTES_LIST (self) && items);

  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       items->pdata, items->len);
  /* The list itself asks for less than its rows take. */
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled),
                                              (int) MIN (items->len * ROW_HEIGHT, HEIGHT_MAX));
}

static void
sheaf_notes_list_dispose (GObject *object)
{
  SheafNotesList *self = SHEAF_NOTES_LIST (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sheaf_notes_list_parent_class)->dispose (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SHEAF_NOTES_LIST (widget)->view);
}

static void
sheaf_notes_list_class_init (SheafNotesListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_notes_list_dispose;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, SHEAF_TYPE_NOTE_ITEM);
  signals[SIGNAL_EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, SHEAF_TYPE_NOTE_ITEM);
}

static GtkListItemFactory *
new_factory (SheafNotesList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static void
sheaf_notes_list_init (SheafNotesList *self)
{
  GtkSingleSelection *selection;

  self->scrolled = gtk_scrolled_window_new ();
  self->store = g_list_store_new (SHEAF_TYPE_NOTE_ITEM);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), new_factory (self));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Highlights and notes"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), HEIGHT_MAX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
sheaf_notes_list_new (void)
{
  return g_object_new (SHEAF_TYPE_NOTES_LIST, NULL);
}
