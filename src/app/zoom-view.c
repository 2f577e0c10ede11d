/* zoom-view.c: a picture that one can go into
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/zoom-view.h"

#include <math.h>

/* A swipe is meant as one when it is faster than this, in pixels a second, and mostly sideways. */
#define SWIPE_VELOCITY 400.0

/* A press and its release that are farther apart are no click, in pixels. */
#define CLICK_SLACK 8

/* What a double click goes to where that is all there is. */
#define DOUBLE_CLICK_SCALE 2.0

struct _SheafZoomView
{
  GtkWidget parent_instance;
  SheafPictureLevels *picture; /* (nullable) */
  GdkTexture *frame;           /* (nullable): of one that moves */
  SheafZoom zoom;
  double pinch_scale;    /* when a pinch began */
  double drag_x, drag_y; /* how far the drag that goes on has moved it */
  double pointer_x, pointer_y;
  double press_x, press_y;
  guint tell_source;
};

enum
{
  SIGNAL_ZOOMED,
  SIGNAL_SWIPED,
  SIGNAL_CLICKED_BESIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafZoomView, sheaf_zoom_view, GTK_TYPE_WIDGET)

static void
update (SheafZoomView *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->zoom.by_hand ? "grab" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_ZOOMED], 0);
}

static void
zoom_to (SheafZoomView *self, double scale, double x, double y)
{
  sheaf_zoom_to (&self->zoom, scale, x, y);
  update (self);
}

static void
zoom_in_middle (SheafZoomView *self, double scale)
{
  zoom_to (self, scale, self->zoom.view_width / 2, self->zoom.view_height / 2);
}

void
sheaf_zoom_view_set_picture (SheafZoomView *self, SheafPictureLevels *picture)
{
  int width = 0, height = 0;

  g_return_if_fail (SHEAF_IS_ZOOM_VIEW (self));

  g_clear_object (&self->frame);
  g_clear_pointer (&self->picture, sheaf_picture_levels_free);
  self->picture = picture;
  if (picture)
    sheaf_picture_levels_get_size (picture, &width, &height);
  sheaf_zoom_set_picture (&self->zoom, width, height);
  update (self);
}

void
sheaf_zoom_view_set_frame (SheafZoomView *self, GdkTexture *frame)
{
  g_return_if_fail (SHEAF_IS_ZOOM_VIEW (self));

  g_set_object (&self->frame, frame);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const SheafZoom *
sheaf_zoom_view_get_zoom (SheafZoomView *self)
{
  g_return_val_if_fail (SHEAF_IS_ZOOM_VIEW (self), NULL);

  return &self->zoom;
}

void
sheaf_zoom_view_step (SheafZoomView *self, int steps)
{
  g_return_if_fail (SHEAF_IS_ZOOM_VIEW (self));

  zoom_in_middle (self, self->zoom.scale * pow (SHEAF_ZOOM_STEP, steps));
}

void
sheaf_zoom_view_fit (SheafZoomView *self)
{
  g_return_if_fail (SHEAF_IS_ZOOM_VIEW (self));

  sheaf_zoom_fit (&self->zoom);
  update (self);
}

void
sheaf_zoom_view_show_full (SheafZoomView *self)
{
  g_return_if_fail (SHEAF_IS_ZOOM_VIEW (self));

  zoom_in_middle (self, 1);
}

gboolean
sheaf_zoom_view_pan (SheafZoomView *self, double x, double y)
{
  g_return_val_if_fail (SHEAF_IS_ZOOM_VIEW (self), FALSE);

  if (!sheaf_zoom_pan (&self->zoom, -x * self->zoom.view_width, -y * self->zoom.view_height))
    return FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/* --- Pointer and fingers -------------------------------------------------------------------------- */

static void
motion_cb (SheafZoomView *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

/* A wheel goes in and out; two fingers on a pad move the picture, and go in and out with Control. */
static gboolean
scroll_cb (SheafZoomView *self, double x, double y, GtkEventController *controller)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  const GdkScrollUnit unit =
      gtk_event_controller_scroll_get_unit (GTK_EVENT_CONTROLLER_SCROLL (controller));
  const gboolean is_wheel = unit == GDK_SCROLL_UNIT_WHEEL;

  if (is_wheel || state & GDK_CONTROL_MASK)
    zoom_to (self, self->zoom.scale * pow (SHEAF_ZOOM_STEP, is_wheel ? -y : -y / 20),
             self->pointer_x, self->pointer_y);
  else if (sheaf_zoom_pan (&self->zoom, -x, -y))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (SheafZoomView *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  self->pinch_scale = self->zoom.scale;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (SheafZoomView *self, double factor, GtkGesture *gesture)
{
  double x = self->zoom.view_width / 2, y = self->zoom.view_height / 2;

  if (gtk_gesture_is_recognized (gesture))
    gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  zoom_to (self, self->pinch_scale * factor, x, y);
}

static void
drag_begin_cb (SheafZoomView *self, double x, double y, GtkGesture *gesture)
{
  self->drag_x = self->drag_y = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
drag_cb (SheafZoomView *self, double x, double y, GtkGesture *gesture)
{
  if (!self->zoom.by_hand)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (sheaf_zoom_pan (&self->zoom, x - self->drag_x, y - self->drag_y))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->drag_x = x;
  self->drag_y = y;
}

static void
swipe_cb (SheafZoomView *self, double velocity_x, double velocity_y)
{
  const gboolean flipped = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const double backwards = flipped ? -velocity_x : velocity_x;

  if (self->zoom.by_hand || ABS (backwards) < SWIPE_VELOCITY ||
      ABS (backwards) < 2 * ABS (velocity_y))
    return;
  g_signal_emit (self, signals[SIGNAL_SWIPED], 0, backwards > 0 ? -1 : 1);
}

static void
toggle (SheafZoomView *self, double x, double y)
{
  const double fit = sheaf_zoom_get_fit (&self->zoom);

  if (self->zoom.by_hand)
    sheaf_zoom_view_fit (self);
  else
    zoom_to (self, fit < 1 ? 1 : DOUBLE_CLICK_SCALE, x, y);
}

static void
pressed_cb (SheafZoomView *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
}

/* A release is told of after a drag and a swipe as well. */
static void
released_cb (SheafZoomView *self, int n_press, double x, double y)
{
  if (hypot (x - self->press_x, y - self->press_y) > CLICK_SLACK)
    return;
  if (!sheaf_zoom_contains (&self->zoom, x, y))
    g_signal_emit (self, signals[SIGNAL_CLICKED_BESIDE], 0);
  else if (n_press == 2)
    toggle (self, x, y);
}

static GtkEventController *
add (SheafZoomView *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  return controller;
}

static void
add_controllers (SheafZoomView *self)
{
  GtkEventController *motion = add (self, gtk_event_controller_motion_new ());
  GtkEventController *scroll =
      add (self, gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES));
  GtkEventController *pinch = add (self, gtk_gesture_zoom_new ());
  GtkEventController *drag = add (self, gtk_gesture_drag_new ());
  GtkEventController *swipe = add (self, gtk_gesture_swipe_new ());
  GtkEventController *click = add (self, gtk_gesture_click_new ());

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  gtk_gesture_group (GTK_GESTURE (drag), GTK_GESTURE (swipe));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_cb), self);
  g_signal_connect_swapped (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
}

/* --- The object ----------------------------------------------------------------------------------- */

static gboolean
tell_cb (gpointer data)
{
  SheafZoomView *self = data;

  self->tell_source = 0;
  g_signal_emit (self, signals[SIGNAL_ZOOMED], 0);
  return G_SOURCE_REMOVE;
}

/* Told later: what shows it may not change its size amid an allocation. */
static void
sheaf_zoom_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SheafZoomView *self = SHEAF_ZOOM_VIEW (widget);
  const double before = self->zoom.scale;

  sheaf_zoom_set_view (&self->zoom, width, height);
  if (self->zoom.scale != before && !self->tell_source)
    self->tell_source = g_idle_add (tell_cb, self);
}

static void
sheaf_zoom_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SheafZoomView *self = SHEAF_ZOOM_VIEW (widget);
  const SheafZoom *zoom = &self->zoom;
  const graphene_rect_t place = GRAPHENE_RECT_INIT (
      (float) round (zoom->x), (float) round (zoom->y), (float) (zoom->width * zoom->scale),
      (float) (zoom->height * zoom->scale));
  const graphene_rect_t seen =
      GRAPHENE_RECT_INIT (0, 0, (float) zoom->view_width, (float) zoom->view_height);

  if (self->picture && self->frame)
    sheaf_picture_levels_draw_frame (self->picture, self->frame, snapshot, &place, &seen);
  else if (self->picture)
    sheaf_picture_levels_draw (self->picture, snapshot, &place, &seen,
                               gtk_widget_get_scale_factor (widget));
}

static void
sheaf_zoom_view_finalize (GObject *object)
{
  SheafZoomView *self = SHEAF_ZOOM_VIEW (object);

  g_clear_handle_id (&self->tell_source, g_source_remove);
  g_clear_object (&self->frame);
  g_clear_pointer (&self->picture, sheaf_picture_levels_free);
  G_OBJECT_CLASS (sheaf_zoom_view_parent_class)->finalize (object);
}

static void
sheaf_zoom_view_class_init (SheafZoomViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_zoom_view_finalize;
  widget_class->size_allocate = sheaf_zoom_view_size_allocate;
  widget_class->snapshot = sheaf_zoom_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "zoomview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[SIGNAL_ZOOMED] = g_signal_new ("zoomed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SWIPED] = g_signal_new ("swiped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_CLICKED_BESIDE] =
      g_signal_new ("clicked-beside", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
}

static void
sheaf_zoom_view_init (SheafZoomView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
}

GtkWidget *
sheaf_zoom_view_new (void)
{
  return g_object_new (SHEAF_TYPE_ZOOM_VIEW, NULL);
}
