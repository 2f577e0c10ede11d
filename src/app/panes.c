/* panes.c: three panes that fold to two and to one
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/panes.h"

#include "app/text-scale.h"

/* Width from which there is room for so many panes, where text has its usual size; with larger text it takes more. */
#define THREE_PANES_WIDTH 960
#define TWO_PANES_WIDTH   620
#define MINIMUM_WIDTH     360

/* Two nested GtkPaned report the sum of all panes as their minimum, so the window could never get
 * narrow: this widget reports the folded minimum, and chooses what is visible when it is allocated. */
struct _SheafPanes
{
  GtkWidget parent_instance;

  GtkWidget *outer; /* sidebar and inner */
  GtkWidget *inner; /* list and reader */
  GtkWidget *panes[SHEAF_N_PANES];

  SheafPane current;
  int count;
  gboolean show_sidebar;
  gboolean alone; /* the reader, whatever there is room for */
};

G_DEFINE_FINAL_TYPE (SheafPanes, sheaf_panes, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_LIST,
  PROP_READER,
  PROP_SIDEBAR_WIDTH,
  PROP_LIST_WIDTH,
  PROP_SHOW_SIDEBAR,
  PROP_COUNT,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
wants_visible (SheafPanes *self, SheafPane pane)
{
  gboolean sidebar_shown = self->current == SHEAF_PANE_SIDEBAR;

  if (self->alone)
    return pane == SHEAF_PANE_READER;
  switch (self->count)
    {
    case 3:
      return pane != SHEAF_PANE_SIDEBAR || self->show_sidebar;
    case 2:
      return pane == SHEAF_PANE_READER || (pane == SHEAF_PANE_SIDEBAR) == sidebar_shown;
    default:
      return pane == self->current;
    }
}

static void
update_visible (SheafPanes *self)
{
  gboolean changed = FALSE;

  for (SheafPane pane = 0; pane < SHEAF_N_PANES; pane++)
    if (self->panes[pane] &&
        gtk_widget_get_visible (self->panes[pane]) != wants_visible (self, pane))
      {
        gtk_widget_set_visible (self->panes[pane], wants_visible (self, pane));
        changed = TRUE;
      }

  gtk_widget_set_visible (self->inner, wants_visible (self, SHEAF_PANE_LIST) ||
                                           wants_visible (self, SHEAF_PANE_READER));
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_count (SheafPanes *self, int count)
{
  if (self->count == count)
    return;

  self->count = count;
  update_visible (self);
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
sheaf_panes_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  SheafPanes *self = SHEAF_PANES (widget);

  gtk_widget_measure (self->outer, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = MAX (*natural, MINIMUM_WIDTH);
    }
}

static int
choose_count (SheafPanes *self, int width)
{
  const double usual = width / sheaf_text_scale_get (GTK_WIDGET (self));

  return usual >= THREE_PANES_WIDTH ? 3 : usual >= TWO_PANES_WIDTH ? 2 : 1;
}

static void
sheaf_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SheafPanes *self = SHEAF_PANES (widget);
  int minimum = 0;

  set_count (self, choose_count (self, width));

  /* GTK wants what just became visible to be measured before it is allocated. */
  gtk_widget_measure (self->outer, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (self->outer, MAX (width, minimum), height, baseline, NULL);
}

static void
set_pane (SheafPanes *self, SheafPane pane, GtkWidget *child)
{
  self->panes[pane] = child;
  switch (pane)
    {
    case SHEAF_PANE_SIDEBAR:
      gtk_paned_set_start_child (GTK_PANED (self->outer), child);
      break;
    case SHEAF_PANE_LIST:
      gtk_paned_set_start_child (GTK_PANED (self->inner), child);
      break;
    case SHEAF_PANE_READER:
    default:
      gtk_paned_set_end_child (GTK_PANED (self->inner), child);
      break;
    }
}

void
sheaf_panes_show (SheafPanes *self, SheafPane pane)
{
  g_return_if_fail (SHEAF_IS_PANES (self));

  if (self->current == pane)
    return;

  self->current = pane;
  update_visible (self);
}

void
sheaf_panes_set_alone (SheafPanes *self, gboolean alone)
{
  g_return_if_fail (SHEAF_IS_PANES (self));

  self->alone = alone;
  update_visible (self);
}

gboolean
sheaf_panes_back (SheafPanes *self)
{
  g_return_val_if_fail (SHEAF_IS_PANES (self), FALSE);

  if (self->count == 3 || self->current == SHEAF_PANE_SIDEBAR)
    return FALSE;

  /* With two panes the reader is always in view: one step back from it is the sidebar. */
  if (self->count == 2 || self->current == SHEAF_PANE_LIST)
    sheaf_panes_show (self, SHEAF_PANE_SIDEBAR);
  else
    sheaf_panes_show (self, SHEAF_PANE_LIST);
  return TRUE;
}

void
sheaf_panes_toggle_sidebar (SheafPanes *self)
{
  g_return_if_fail (SHEAF_IS_PANES (self));

  if (self->count == 3)
    g_object_set (self, "show-sidebar", !self->show_sidebar, NULL);
  else
    sheaf_panes_show (self,
                      self->current == SHEAF_PANE_SIDEBAR ? SHEAF_PANE_LIST : SHEAF_PANE_SIDEBAR);
}

SheafPane
sheaf_panes_get_current (SheafPanes *self)
{
  g_return_val_if_fail (SHEAF_IS_PANES (self), SHEAF_PANE_LIST);

  return self->current;
}

int
sheaf_panes_get_count (SheafPanes *self)
{
  g_return_val_if_fail (SHEAF_IS_PANES (self), 0);

  return self->count;
}

gboolean
sheaf_panes_is_visible (SheafPanes *self, SheafPane pane)
{
  g_return_val_if_fail (SHEAF_IS_PANES (self), FALSE);

  return wants_visible (self, pane);
}

GtkWidget *
sheaf_panes_new (void)
{
  return g_object_new (SHEAF_TYPE_PANES, NULL);
}

static void
sheaf_panes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SheafPanes *self = SHEAF_PANES (object);

  switch (id)
    {
    case PROP_SIDEBAR:
    case PROP_LIST:
    case PROP_READER:
      g_value_set_object (value, self->panes[id - PROP_SIDEBAR]);
      break;
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, gtk_paned_get_position (GTK_PANED (self->outer)));
      break;
    case PROP_LIST_WIDTH:
      g_value_set_int (value, gtk_paned_get_position (GTK_PANED (self->inner)));
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, self->show_sidebar);
      break;
    case PROP_COUNT:
      g_value_set_int (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sheaf_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SheafPanes *self = SHEAF_PANES (object);

  switch (id)
    {
    case PROP_SIDEBAR:
    case PROP_LIST:
    case PROP_READER:
      set_pane (self, (SheafPane) (id - PROP_SIDEBAR), g_value_get_object (value));
      break;
    case PROP_SIDEBAR_WIDTH:
      gtk_paned_set_position (GTK_PANED (self->outer), g_value_get_int (value));
      break;
    case PROP_LIST_WIDTH:
      gtk_paned_set_position (GTK_PANED (self->inner), g_value_get_int (value));
      break;
    case PROP_SHOW_SIDEBAR:
      if (self->show_sidebar != g_value_get_boolean (value))
        {
          self->show_sidebar = !self->show_sidebar;
          update_visible (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sheaf_panes_dispose (GObject *object)
{
  SheafPanes *self = SHEAF_PANES (object);

  g_clear_pointer (&self->outer, gtk_widget_unparent);
  self->inner = NULL;

  G_OBJECT_CLASS (sheaf_panes_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags own = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, own);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET, own);
  properties[PROP_READER] = g_param_spec_object ("reader", NULL, NULL, GTK_TYPE_WIDGET, own);
  properties[PROP_SIDEBAR_WIDTH] =
      g_param_spec_int ("sidebar-width", NULL, NULL, -1, G_MAXINT, -1, own);
  properties[PROP_LIST_WIDTH] = g_param_spec_int ("list-width", NULL, NULL, -1, G_MAXINT, -1, own);
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, own);
  properties[PROP_COUNT] = g_param_spec_int ("count", NULL, NULL, 1, SHEAF_N_PANES, SHEAF_N_PANES,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
sheaf_panes_class_init (SheafPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sheaf_panes_get_property;
  object_class->set_property = sheaf_panes_set_property;
  object_class->dispose = sheaf_panes_dispose;
  widget_class->measure = sheaf_panes_measure;
  widget_class->size_allocate = sheaf_panes_size_allocate;

  install_properties (object_class);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "panes");
}

static GtkWidget *
new_paned (void)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  return paned;
}

static void
sidebar_moved_cb (SheafPanes *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_WIDTH]);
}

static void
list_moved_cb (SheafPanes *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST_WIDTH]);
}

static void
sheaf_panes_init (SheafPanes *self)
{
  self->count = SHEAF_N_PANES;
  self->current = SHEAF_PANE_LIST;
  self->show_sidebar = TRUE;
  self->outer = new_paned ();
  self->inner = new_paned ();
  g_signal_connect_object (self->outer, "notify::position", G_CALLBACK (sidebar_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inner, "notify::position", G_CALLBACK (list_moved_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_paned_set_end_child (GTK_PANED (self->outer), self->inner);
  gtk_widget_set_parent (self->outer, GTK_WIDGET (self));
  sheaf_text_scale_follow (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}
