/* lightbox-steps.h: what tests of the lightbox do and wait for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/zoom-view.h"

#include "window-fixture.h"

/* Runs the main loop until @condition holds; fails where that is in vain. */
#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const gint64 deadline_ = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;                    \
    const guint timer_ = g_timeout_add (50, lightbox_tick_cb, NULL);                               \
    while (!(condition) && g_get_monotonic_time () < deadline_)                                    \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (timer_);                                                                      \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

typedef struct
{
  TestWindow *window;
  gint64 article, bare;
  GBytes *red;
} Fixture;

gboolean lightbox_tick_cb (gpointer data);

/* Returns: (transfer full) */
GBytes *decode_base64 (const char *text);

/* As 0xAARRGGBB. */
guint32 get_pixel (GdkTexture *texture, int x, int y);

/* Puts a file beside the articles. */
void write_file (Fixture *self, const char *name, GBytes *bytes);

/* In the reader, and waits until it is loaded. */
void open_article (Fixture *self, gint64 id);

/* A library with an article of pictures, and one of none, in the window of @application; g_test_add()'s. */
void set_up (Fixture *self, gconstpointer application);

void tear_down (Fixture *self, gconstpointer data);

SheafWindow *get_window (Fixture *self);

gboolean is_open (Fixture *self);

/* Whether the lightbox does. */
gboolean says (Fixture *self, const char *text);

void wait_for (Fixture *self, const char *text);

/* The first descendant of @type. (nullable) */
GtkWidget *find_type (GtkWidget *root, GType type);

SheafZoomView *get_view (Fixture *self);

void wait_for_size (Fixture *self, double width, double height);

/* As the widget that has the focus passes it on. */
void press (Fixture *self, guint key, GdkModifierType state);

gboolean has_focus_within (Fixture *self, gpointer widget);

/* At the first picture, and waits until it is there. */
void open_lightbox (Fixture *self);
