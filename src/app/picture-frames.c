/* picture-frames.c: the frames of a picture that moves
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/picture-frames.h"

#include "app/picture-feed.h"
#include "core/picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* What asks for less means as fast as can be, which is no good to anybody; browsers do the same. */
#define MIN_MILLISECONDS 20

struct _SheafPictureFrames
{
  GMutex
      mutex; /* of the rest: who stops and begins again may ask before the last answer is there */
  GdkPixbufAnimation *animation;
  GdkPixbufAnimationIter *iter; /* (nullable): before the first */
};

static void
clear (gpointer data)
{
  SheafPictureFrames *self = data;

  g_clear_object (&self->iter);
  g_clear_object (&self->animation);
  g_mutex_clear (&self->mutex);
}

SheafPictureFrames *
sheaf_picture_frames_ref (SheafPictureFrames *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sheaf_picture_frames_unref (SheafPictureFrames *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* A decoder may know better how large it is than the header that was checked. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gboolean *refused)
{
  *refused = (gint64) width * height > SHEAF_PICTURE_FRAMES_MAX_PIXELS;
  if (*refused)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

/* Returns: (transfer full) (nullable) */
static GdkPixbufAnimation *
load (GBytes *file, const char *type, GCancellable *cancellable)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (type, NULL);
  GdkPixbufAnimation *animation;
  gboolean refused = FALSE, ok;

  if (!loader)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &refused);
  ok = sheaf_picture_feed (loader, file, &refused, cancellable, NULL);
  /* It must be closed in any case. */
  ok = gdk_pixbuf_loader_close (loader, NULL) && ok && !refused;
  animation = ok ? gdk_pixbuf_loader_get_animation (loader) : NULL;
  return animation && !gdk_pixbuf_animation_is_static_image (animation) ? g_object_ref (animation)
                                                                        : NULL;
}

SheafPictureFrames *
sheaf_picture_frames_new (GBytes *file, GCancellable *cancellable)
{
  const char *type;
  guint width, height;
  GdkPixbufAnimation *animation;
  SheafPictureFrames *self;

  g_return_val_if_fail (file, NULL);

  type = sheaf_picture_measure (file, &width, &height, NULL);
  if (!type || (!g_str_equal (type, "image/gif") && !g_str_equal (type, "image/webp")))
    return NULL;
  animation = load (file, type, cancellable);
  if (!animation)
    return NULL;
  self = g_atomic_rc_box_new0 (SheafPictureFrames);
  g_mutex_init (&self->mutex);
  self->animation = animation;
  return self;
}

/* NULL is the time of now: GTimeVal is no more to be used. */
static void
advance (SheafPictureFrames *self)
{
  if (self->iter)
    gdk_pixbuf_animation_iter_advance (self->iter, NULL);
  else
    self->iter = gdk_pixbuf_animation_get_iter (self->animation, NULL);
}

GdkTexture *
sheaf_picture_frames_get (SheafPictureFrames *self, guint *milliseconds)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GdkPixbuf) frame = NULL;
  GdkPixbuf *drawn;
  int delay;

  g_return_val_if_fail (self && milliseconds, NULL);

  locker = g_mutex_locker_new (&self->mutex);
  advance (self);
  delay = gdk_pixbuf_animation_iter_get_delay_time (self->iter);
  *milliseconds = delay < 0 ? 0 : (guint) MAX (delay, MIN_MILLISECONDS);
  /* The next is drawn over this one. */
  drawn = gdk_pixbuf_animation_iter_get_pixbuf (self->iter);
  frame = drawn ? gdk_pixbuf_copy (drawn) : NULL;
  return frame ? gdk_texture_new_for_pixbuf (frame) : NULL;
}
