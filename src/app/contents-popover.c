/* contents-popover.c: the headings of the article that is open, to go to
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/contents-popover.h"

#include "app/shortcuts.h"
#include "core/page-headings.h"

#include <glib/gi18n.h>

/* Under which the child of a row knows its position, counted from 1. */
#define POSITION "sheaf-position"

/* How far a heading is to the right of the one above it, in pixels. */
#define INDENT 14

struct _SheafContentsPopover
{
  GtkPopover parent_instance;

  GtkListView *view;

  GPtrArray *headings; /* (nullable) SheafHeading * */
  GtkSingleSelection *selection;
  GtkStringList *texts; /* empty until the popover is opened: rows cost time */
  int current;          /* index of the heading that is read, -1: none */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafContentsPopover, sheaf_contents_popover, GTK_TYPE_POPOVER)

/* Choosing. */

static void
choose (SheafContentsPopover *self, guint position)
{
  const SheafHeading *heading;
  guint block;

  if (!self->headings || position >= self->headings->len)
    return;
  heading = g_ptr_array_index (self->headings, position);
  block = heading->block;
  /* First, so that nobody hears of the choice with this still above. */
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, block);
}

static void
activate_cb (SheafContentsPopover *self, guint position)
{
  choose (self, position);
}

/* One click is enough; the list's own way of that would select whatever the pointer is on. */
static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, GtkListItem *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *popover = gtk_widget_get_ancestor (row, SHEAF_TYPE_CONTENTS_POPOVER);

  if (popover && gtk_widget_contains (row, x, y))
    choose (SHEAF_CONTENTS_POPOVER (popover), gtk_list_item_get_position (list_item));
}

/* Rows. */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafContentsPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (list_item, box);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), list_item, 0);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafContentsPopover *self)
{
  const guint position = gtk_list_item_get_position (list_item);
  const SheafHeading *heading = g_ptr_array_index (self->headings, position);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *label = gtk_widget_get_first_child (box);
  g_autofree char *said = NULL;

  g_object_set_data (G_OBJECT (box), POSITION, GUINT_TO_POINTER (position + 1));
  gtk_label_set_text (GTK_LABEL (label), heading->text);
  gtk_widget_set_tooltip_text (label, heading->text);
  gtk_widget_set_margin_start (label, (int) heading->depth * INDENT);
  /* Translators: what a screen reader says of a heading in the contents: its text and how deep it is */
  said = g_strdup_printf (_ ("%s, level %u"), heading->text, heading->depth + 1);
  /* What has the focus is the list's own row around this one. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
select_current (SheafContentsPopover *self)
{
  gtk_single_selection_set_selected (self->selection, self->current < 0 ? GTK_INVALID_LIST_POSITION
                                                                        : (guint) self->current);
}

static void
fill (SheafContentsPopover *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; self->headings && i < self->headings->len; i++)
    {
      const SheafHeading *heading = g_ptr_array_index (self->headings, i);

      g_ptr_array_add (texts, heading->text);
    }
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (self->texts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->texts)),
                          NULL);
  gtk_string_list_splice (self->texts, 0, 0, (const char *const *) texts->pdata);
}

/* Returns: (nullable): the row at @position, where the list has made it */
static GtkWidget *
find_row (SheafContentsPopover *self, guint position)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  for (; row; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_widget_get_first_child (row);

      if (box && GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (box), POSITION)) == position + 1)
        return row;
    }
  return NULL;
}

/* The focus is where one reads. */
static void
shown_cb (SheafContentsPopover *self)
{
  const guint position = (guint) MAX (self->current, 0);
  GtkWidget *row;

  fill (self);
  select_current (self);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  row = find_row (self, position);
  gtk_widget_grab_focus (row ? row : GTK_WIDGET (self->view));
}

/* What is shown. */

void
sheaf_contents_popover_set_headings (SheafContentsPopover *self, GPtrArray *headings)
{
  g_return_if_fail (SHEAF_IS_CONTENTS_POPOVER (self));

  if (self->headings == headings)
    return;
  /* Rows are of the headings that were: they go first. */
  gtk_string_list_splice (self->texts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->texts)),
                          NULL);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  self->headings = headings ? g_ptr_array_ref (headings) : NULL;
  self->current = -1;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

void
sheaf_contents_popover_set_place (SheafContentsPopover *self, guint block)
{
  g_return_if_fail (SHEAF_IS_CONTENTS_POPOVER (self));

  self->current = self->headings ? sheaf_page_find_heading (self->headings, block) : -1;
  select_current (self);
}

/* The object. */

static void
sheaf_contents_popover_dispose (GObject *object)
{
  SheafContentsPopover *self = SHEAF_CONTENTS_POPOVER (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->texts);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  G_OBJECT_CLASS (sheaf_contents_popover_parent_class)->dispose (object);
}

static void
sheaf_contents_popover_class_init (SheafContentsPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_contents_popover_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/contents-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafContentsPopover, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
sheaf_contents_popover_init (SheafContentsPopover *self)
{
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_shortcuts_bind_popover (GTK_POPOVER (self));
  self->texts = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->texts)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}
