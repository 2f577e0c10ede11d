/* context-menu.c: the menu of what is under the pointer, or has the focus
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/context-menu.h"

#include "app/menu-names.h"

/* Of one widget, as long as it lives. */
typedef struct
{
  GtkWidget *widget; /* owns this */
  SheafContextMenuFunc func;
  gpointer user_data;
  GtkWidget *popover; /* (nullable): the open menu, a child of @widget */
  GtkWidget *lit;     /* (nullable) weak: what it is for */
} Context;

/* The lines between sections come into a menu in an idle moment; what is popped up before is too low. */
static gboolean
popup_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover))
    gtk_popover_popup (popover);
  return G_SOURCE_REMOVE;
}

static void
put_out (Context *context)
{
  if (context->lit)
    gtk_widget_remove_css_class (context->lit, "context");
  g_clear_weak_pointer (&context->lit);
}

/* The row of a list around @target, which is what looks selected, else @target itself. */
static GtkWidget *
row_of (GtkWidget *widget, GtkWidget *target)
{
  while (gtk_widget_get_parent (target) && gtk_widget_get_parent (target) != widget)
    target = gtk_widget_get_parent (target);
  return target;
}

static gboolean
forget_popover (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover, Context *context)
{
  put_out (context);
  if (context->popover == GTK_WIDGET (popover))
    context->popover = NULL;
  /* The action of the chosen item is looked up from the popover, after it has closed. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, forget_popover, g_object_ref (popover), g_object_unref);
}

/* At once, not as the user closes it. */
static void
close_menu (Context *context)
{
  if (context->popover)
    {
      g_signal_handlers_disconnect_by_data (context->popover, context);
      g_clear_pointer (&context->popover, gtk_widget_unparent);
    }
  put_out (context);
}

static gboolean
open_menu (Context *context, GtkWidget *target, const GdkRectangle *where)
{
  g_autoptr (GMenuModel) menu = context->func (context->widget, target, context->user_data);

  if (!menu)
    return FALSE;

  close_menu (context);
  g_set_weak_pointer (&context->lit, row_of (context->widget, target));
  gtk_widget_add_css_class (context->lit, "context");

  context->popover = gtk_popover_menu_new_from_model (menu);
  sheaf_menu_names_keep (context->popover);
  gtk_widget_set_parent (context->popover, context->widget);
  gtk_popover_set_has_arrow (GTK_POPOVER (context->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (context->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (context->popover,
                         gtk_widget_get_direction (context->widget) == GTK_TEXT_DIR_RTL
                             ? GTK_ALIGN_END
                             : GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (context->popover), where);
  g_signal_connect (context->popover, "closed", G_CALLBACK (closed_cb), context);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, popup_cb, g_object_ref (context->popover),
                   g_object_unref);
  return TRUE;
}

static gboolean
open_at (Context *context, double x, double y)
{
  GtkWidget *target = gtk_widget_pick (context->widget, x, y, GTK_PICK_DEFAULT);

  return target && target != context->widget &&
         open_menu (context, target, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, Context *context)
{
  if (open_at (context, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGesture *gesture, double x, double y, Context *context)
{
  if (open_at (context, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* From the keyboard it opens below the beginning of what has the focus. */
static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  Context *context = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (!focus || !gtk_widget_is_ancestor (focus, widget) ||
      !gtk_widget_compute_bounds (focus, widget, &bounds))
    return FALSE;
  return open_menu (context, focus,
                    &(GdkRectangle){ (int) bounds.origin.x + 24,
                                     (int) (bounds.origin.y + bounds.size.height / 2), 1, 1 });
}

static void
context_free (gpointer data)
{
  Context *context = data;

  put_out (context);
  g_free (context);
}

static void
destroy_cb (GtkWidget *widget, Context *context)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  close_menu (context);
  /* One that has just been closed may still be there. */
  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (GTK_IS_POPOVER_MENU (child))
        gtk_widget_unparent (child);
      child = next;
    }
}

static void
add_keys (GtkWidget *widget, Context *context)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger =
      gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK),
                                   gtk_keyval_trigger_new (GDK_KEY_Menu, 0));

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (trigger, gtk_callback_action_new (key_cb, context, NULL)));
  gtk_widget_add_controller (widget, keys);
}

void
sheaf_context_menu_add (GtkWidget *widget, SheafContextMenuFunc func, gpointer user_data)
{
  GtkGesture *click, *press;
  Context *context;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  context = g_new0 (Context, 1);
  context->widget = widget;
  context->func = func;
  context->user_data = user_data;
  g_object_set_data_full (G_OBJECT (widget), "sheaf-context-menu", context, context_free);
  g_signal_connect (widget, "destroy", G_CALLBACK (destroy_cb), context);

  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  /* Before a row can take the click, and select itself. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), context);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  press = gtk_gesture_long_press_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), context);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
  add_keys (widget, context);
}

void
sheaf_context_menu_append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}
