/* motion-button.c: a picture that moves does, and can be stopped
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/motion-button.h"

#include "app/motion.h"
#include "app/thread-task.h"

#include <glib/gi18n.h>

struct _SheafMotionButton
{
  AdwBin parent_instance;
  GtkWidget *button;
  SheafPictureFrames *frames; /* (nullable) */
  GCancellable *cancellable;  /* (nullable): it plays */
  guint source;               /* till the next is wanted */
};

enum
{
  SIGNAL_FRAME,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafMotionButton, sheaf_motion_button, ADW_TYPE_BIN)

static void
update (SheafMotionButton *self)
{
  /* Translators: what a picture that moves does */
  const char *name = self->cancellable ? _ ("Stop") : _ ("Play");

  gtk_button_set_icon_name (GTK_BUTTON (self->button),
                            self->cancellable ? "sheaf-pause-symbolic" : "sheaf-play-symbolic");
  gtk_widget_set_tooltip_text (self->button,
                               self->cancellable ? _ ("Stop (Space)") : _ ("Play (Space)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
stop (SheafMotionButton *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
}

/* --- One frame after the other -------------------------------------------------------------------- */

typedef struct
{
  GdkTexture *texture; /* (nullable) */
  guint milliseconds;
} Frame;

static void
frame_free (Frame *self)
{
  g_clear_object (&self->texture);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Frame, frame_free)

static void
frame_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Frame *frame = g_new0 (Frame, 1);

  frame->texture = sheaf_picture_frames_get (task_data, &frame->milliseconds);
  g_task_return_pointer (task, frame, (GDestroyNotify) frame_free);
}

static gboolean ask_cb (gpointer data);

static void
framed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SheafMotionButton *self = SHEAF_MOTION_BUTTON (source);
  g_autoptr (GCancellable) cancellable = data;
  g_autoptr (Frame) frame = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!frame || cancellable != self->cancellable)
    return;
  if (frame->texture)
    g_signal_emit (self, signals[SIGNAL_FRAME], 0, frame->texture);
  if (frame->texture && frame->milliseconds > 0)
    self->source = g_timeout_add (frame->milliseconds, ask_cb, self);
}

/* A frame takes long to make: on a thread, and the next only once this one was there. */
static gboolean
ask_cb (gpointer data)
{
  SheafMotionButton *self = data;
  g_autoptr (GTask) task =
      sheaf_thread_task_new (self, self->cancellable, framed_cb, g_object_ref (self->cancellable));

  self->source = 0;
  g_task_set_source_tag (task, ask_cb);
  g_task_set_task_data (task, sheaf_picture_frames_ref (self->frames),
                        (GDestroyNotify) sheaf_picture_frames_unref);
  g_task_run_in_thread (task, frame_thread);
  return G_SOURCE_REMOVE;
}

static void
play (SheafMotionButton *self)
{
  self->cancellable = g_cancellable_new ();
  self->source = g_idle_add (ask_cb, self);
}

static void
wish_changed_cb (SheafMotionButton *self)
{
  if (!sheaf_motion_is_wanted ())
    stop (self);
  update (self);
}

void
sheaf_motion_button_toggle (SheafMotionButton *self)
{
  g_return_if_fail (SHEAF_IS_MOTION_BUTTON (self));

  if (self->cancellable)
    stop (self);
  else if (self->frames)
    play (self);
  update (self);
}

void
sheaf_motion_button_set_frames (SheafMotionButton *self, SheafPictureFrames *frames)
{
  g_return_if_fail (SHEAF_IS_MOTION_BUTTON (self));

  stop (self);
  g_clear_pointer (&self->frames, sheaf_picture_frames_unref);
  self->frames = frames;
  if (frames && sheaf_motion_is_wanted ())
    play (self);
  gtk_widget_set_visible (GTK_WIDGET (self), frames != NULL);
  update (self);
}

static void
sheaf_motion_button_dispose (GObject *object)
{
  SheafMotionButton *self = SHEAF_MOTION_BUTTON (object);

  stop (self);
  g_clear_pointer (&self->frames, sheaf_picture_frames_unref);
  G_OBJECT_CLASS (sheaf_motion_button_parent_class)->dispose (object);
}

static void
sheaf_motion_button_class_init (SheafMotionButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sheaf_motion_button_dispose;
  signals[SIGNAL_FRAME] = g_signal_new ("frame", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, GDK_TYPE_TEXTURE);
}

static void
sheaf_motion_button_init (SheafMotionButton *self)
{
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  adw_bin_set_child (ADW_BIN (self), self->button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (sheaf_motion_button_toggle), self);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-enable-animations",
                           G_CALLBACK (wish_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}
