/* lightbox.c: the pictures of an article, one after the other, as large as the window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/lightbox.h"

#include "app/file-picker.h"
#include "app/lightbox-keys.h"
#include "app/lightbox-picture.h"
#include "app/motion-button.h"
#include "app/zoom-view.h"

#include <glib/gi18n.h>

/* A picture that comes sooner needs no sign that it comes. */
#define PATIENCE_MS 250

/* How long it is said that something was done. */
#define NOTICE_S 4

/* A click sooner than this is the second of two that it was opened with. */
#define SECOND_CLICK_US (500 * G_TIME_SPAN_MILLISECOND)

/* Part of the view that an arrow key moves it by. */
#define PAN_STEP 0.15

struct _SheafLightbox
{
  AdwBin parent_instance;

  GtkWidget *back;
  GtkLabel *position;
  GtkWidget *copy;
  GtkWidget *save;
  SheafZoomView *view;
  SheafMotionButton *motion;
  GtkWidget *problem;
  GtkLabel *problem_text;
  GtkWidget *loading;
  GtkWidget *previous;
  GtkWidget *next;
  GtkLabel *notice;
  GtkLabel *caption;
  GtkWidget *zoom_out;
  GtkWidget *zoom_in;
  GtkButton *percent;

  SheafReaderPage *page; /* (nullable): nothing is shown */
  GArray *numbers;       /* guint */
  guint index;
  gint64 opened;             /* when, monotonic */
  GCancellable *cancellable; /* of the picture that is loaded */
  GBytes *file;              /* (nullable): of the one that is shown … */
  GdkTexture *texture;       /* (nullable): … and what it is copied as */
  GBytes *asked;             /* (nullable): what a dialog asks where to save */
  guint patience_source;
  guint notice_source;
};

enum
{
  SIGNAL_CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafLightbox, sheaf_lightbox, ADW_TYPE_BIN)

/* --- What is said --------------------------------------------------------------------------------- */

static gboolean
hide_notice_cb (gpointer data)
{
  SheafLightbox *self = data;

  self->notice_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  return G_SOURCE_REMOVE;
}

/* @text: (nullable): nothing is said any more */
static void
say (SheafLightbox *self, const char *text)
{
  g_clear_handle_id (&self->notice_source, g_source_remove);
  gtk_label_set_text (self->notice, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), text != NULL);
  if (text)
    self->notice_source = g_timeout_add_seconds (NOTICE_S, hide_notice_cb, self);
}

/* @text: (nullable): there is none */
static void
say_problem (SheafLightbox *self, const char *text)
{
  gtk_label_set_text (self->problem_text, text ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text ? text : "", -1);
}

/* The focus does not get lost with a button that nothing more is to be had from: keys would be the window's. */
static void
set_usable (SheafLightbox *self, GtkWidget *button, gboolean usable)
{
  if (!usable && gtk_widget_has_focus (button))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_set_sensitive (button, usable);
}

static void
update_zoom (SheafLightbox *self)
{
  const SheafZoom *zoom = sheaf_zoom_view_get_zoom (self->view);
  const gboolean is_shown = zoom->width > 0;
  const double fit = sheaf_zoom_get_fit (zoom);
  const char *offer = zoom->by_hand ? _ ("Show All of the Picture (0)") : _ ("Full Size (1)");
  /* Translators: how large a picture is shown */
  g_autofree char *text = g_strdup_printf (_ ("%d %%"), (int) (zoom->scale * 100 + 0.5));
  g_autofree char *name = NULL;

  gtk_button_set_label (self->percent, is_shown ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->percent), offer);
  /* Translators: how large a picture is shown, and what the button does: "50 %: Full Size" */
  name = g_strdup_printf (C_ ("picture", "%s: %s"), text, offer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->percent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  set_usable (self, GTK_WIDGET (self->percent), is_shown && (zoom->by_hand || fit < 1));
  set_usable (self, self->zoom_in, is_shown && zoom->scale < SHEAF_ZOOM_MAX);
  set_usable (self, self->zoom_out, is_shown && zoom->by_hand);
}

static const SheafPicture *
get_picture (SheafLightbox *self)
{
  return g_ptr_array_index (self->page->fragment->pictures,
                            g_array_index (self->numbers, guint, self->index));
}

static void
update_words (SheafLightbox *self)
{
  g_autofree char *caption = sheaf_lightbox_picture_caption (get_picture (self));
  /* Translators: which of the article's pictures is shown: "3 of 12" */
  g_autofree char *position =
      g_strdup_printf (C_ ("picture", "%'u of %'u"), self->index + 1, self->numbers->len);
  /* Translators: a picture's caption, and "3 of 12" */
  g_autofree char *name = g_strdup_printf (
      C_ ("picture", "%s, %s"), caption ? caption : _ ("Picture without a description"), position);

  gtk_label_set_text (self->position, position);
  gtk_label_set_text (self->caption, caption ? caption : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->caption), caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  set_usable (self, self->previous, self->index > 0);
  set_usable (self, self->next, self->index + 1 < self->numbers->len);
  gtk_widget_set_visible (self->previous, self->numbers->len > 1);
  gtk_widget_set_visible (self->next, self->numbers->len > 1);
}

/* --- Which one ------------------------------------------------------------------------------------ */

static void
take_picture (SheafLightbox *self, SheafLightboxPicture *picture)
{
  g_clear_pointer (&self->file, g_bytes_unref);
  g_clear_object (&self->texture);
  if (picture && picture->file)
    self->file = g_bytes_ref (picture->file);
  if (picture && picture->decoded)
    self->texture = sheaf_picture_levels_get_texture (picture->decoded);
  set_usable (self, self->copy, self->texture != NULL);
  set_usable (self, self->save, self->file != NULL);
  sheaf_zoom_view_set_picture (self->view, picture ? g_steal_pointer (&picture->decoded) : NULL);
  sheaf_motion_button_set_frames (self->motion,
                                  picture ? g_steal_pointer (&picture->frames) : NULL);
}

static void
stop_loading (SheafLightbox *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  gtk_widget_set_visible (self->loading, FALSE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SheafLightbox *self = SHEAF_LIGHTBOX (source);
  g_autoptr (GCancellable) cancellable = data;
  g_autoptr (SheafLightboxPicture) picture = sheaf_lightbox_picture_load_finish (result);

  if (!picture || cancellable != self->cancellable)
    return;
  stop_loading (self);
  say_problem (self, picture->problem ? picture->problem->message : NULL);
  take_picture (self, picture);
}

/* What was shown until now is shown no more, as soon as one has to wait. */
static gboolean
patience_cb (gpointer data)
{
  SheafLightbox *self = data;

  self->patience_source = 0;
  say_problem (self, NULL);
  take_picture (self, NULL);
  gtk_widget_set_visible (self->loading, TRUE);
  return G_SOURCE_REMOVE;
}

static void
load (SheafLightbox *self)
{
  stop_loading (self);
  say (self, NULL);
  update_words (self);
  /* These would be of the one before. */
  set_usable (self, self->copy, FALSE);
  set_usable (self, self->save, FALSE);
  self->cancellable = g_cancellable_new ();
  self->patience_source = g_timeout_add (PATIENCE_MS, patience_cb, self);
  sheaf_lightbox_picture_load_async (
      self, self->page, g_array_index (self->numbers, guint, self->index), self->cancellable,
      loaded_cb, g_object_ref (self->cancellable));
}

static void
go_to (SheafLightbox *self, gint64 index)
{
  const gint64 wanted = CLAMP (index, 0, (gint64) self->numbers->len - 1);

  if (wanted == self->index)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  self->index = (guint) wanted;
  load (self);
}

static void
step (SheafLightbox *self, int by)
{
  go_to (self, (gint64) self->index + by);
}

void
sheaf_lightbox_show (SheafLightbox *self, SheafReaderPage *page, GArray *numbers, guint index)
{
  g_return_if_fail (SHEAF_IS_LIGHTBOX (self) && page && numbers && index < numbers->len);

  sheaf_lightbox_clear (self);
  self->page = sheaf_reader_page_ref (page);
  self->numbers = g_array_ref (numbers);
  self->index = index;
  self->opened = g_get_monotonic_time ();
  load (self);
}

void
sheaf_lightbox_clear (SheafLightbox *self)
{
  g_return_if_fail (SHEAF_IS_LIGHTBOX (self));

  stop_loading (self);
  say (self, NULL);
  say_problem (self, NULL);
  take_picture (self, NULL);
  g_clear_pointer (&self->page, sheaf_reader_page_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
}

/* --- What is done with it ------------------------------------------------------------------------- */

static void
copy_cb (SheafLightbox *self)
{
  if (!self->texture)
    return;
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->texture);
  say (self, _ ("Picture copied"));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafLightbox) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    text = g_strdup_printf (_ ("“%s” was written"), shown);
  else
    /* Translators: the name of a file, and why it could not be written */
    text = g_strdup_printf (_ ("“%s” could not be written: %s"), shown, error->message);
  if (self->page)
    say (self, text);
}

static void
write_copy (SheafLightbox *self, GBytes *copy, GFile *file)
{
  g_file_replace_contents_bytes_async (file, copy, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, g_object_ref (self));
}

void
sheaf_lightbox_save (SheafLightbox *self, GFile *file)
{
  g_return_if_fail (SHEAF_IS_LIGHTBOX (self) && G_IS_FILE (file));

  if (self->file)
    write_copy (self, self->file, file);
}

/* What was asked about, whatever has become of the lightbox meanwhile. */
static void
picked_cb (GFile *file, gpointer data)
{
  SheafLightbox *self = data;

  write_copy (self, self->asked, file);
}

static void
save_cb (SheafLightbox *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (!self->file || !GTK_IS_WINDOW (root))
    return;
  g_clear_pointer (&self->asked, g_bytes_unref);
  self->asked = g_bytes_ref (self->file);
  name = sheaf_lightbox_picture_name (get_picture (self)->address, self->index, self->file);
  sheaf_file_picker_save (GTK_WINDOW (root), _ ("Save a Copy of the Picture"), name, picked_cb,
                          self);
}

/* --- Buttons and keys ----------------------------------------------------------------------------- */

static void
close_cb (SheafLightbox *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
clicked_beside_cb (SheafLightbox *self)
{
  if (g_get_monotonic_time () - self->opened > SECOND_CLICK_US)
    close_cb (self);
}

static void
previous_cb (SheafLightbox *self)
{
  step (self, -1);
}

static void
next_cb (SheafLightbox *self)
{
  step (self, 1);
}

static void
swiped_cb (SheafLightbox *self, int by)
{
  step (self, by);
}

static void
frame_cb (SheafLightbox *self, GdkTexture *frame)
{
  sheaf_zoom_view_set_frame (self->view, frame);
}

static void
zoom_in_cb (SheafLightbox *self)
{
  sheaf_zoom_view_step (self->view, 1);
}

static void
zoom_out_cb (SheafLightbox *self)
{
  sheaf_zoom_view_step (self->view, -1);
}

static void
percent_cb (SheafLightbox *self)
{
  if (sheaf_zoom_view_get_zoom (self->view)->by_hand)
    sheaf_zoom_view_fit (self->view);
  else
    sheaf_zoom_view_show_full (self->view);
}

/* An arrow moves a picture that is larger than the view, and goes to the next one otherwise. */
static void
arrow (SheafLightbox *self, int x, int y)
{
  const gboolean flipped = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (sheaf_zoom_view_get_zoom (self->view)->by_hand)
    sheaf_zoom_view_pan (self->view, x * PAN_STEP, y * PAN_STEP);
  else if (x)
    step (self, flipped ? -x : x);
}

static void
obey (SheafLightbox *self, SheafLightboxCommand command)
{
  switch (command)
    {
    case SHEAF_LIGHTBOX_CLOSE:
      close_cb (self);
      break;
    case SHEAF_LIGHTBOX_LEFT:
      arrow (self, -1, 0);
      break;
    case SHEAF_LIGHTBOX_RIGHT:
      arrow (self, 1, 0);
      break;
    case SHEAF_LIGHTBOX_UP:
      arrow (self, 0, -1);
      break;
    case SHEAF_LIGHTBOX_DOWN:
      arrow (self, 0, 1);
      break;
    case SHEAF_LIGHTBOX_PREVIOUS:
      step (self, -1);
      break;
    case SHEAF_LIGHTBOX_NEXT:
      step (self, 1);
      break;
    case SHEAF_LIGHTBOX_FIRST:
      go_to (self, 0);
      break;
    case SHEAF_LIGHTBOX_LAST:
      go_to (self, self->numbers->len - 1);
      break;
    case SHEAF_LIGHTBOX_ZOOM_IN:
      zoom_in_cb (self);
      break;
    case SHEAF_LIGHTBOX_ZOOM_OUT:
      zoom_out_cb (self);
      break;
    case SHEAF_LIGHTBOX_FIT:
      sheaf_zoom_view_fit (self->view);
      break;
    case SHEAF_LIGHTBOX_FULL:
      sheaf_zoom_view_show_full (self->view);
      break;
    case SHEAF_LIGHTBOX_PLAY:
      sheaf_motion_button_toggle (self->motion);
      break;
    case SHEAF_LIGHTBOX_COPY:
      copy_cb (self);
      break;
    case SHEAF_LIGHTBOX_SAVE:
      save_cb (self);
      break;
    case SHEAF_LIGHTBOX_FOCUS:
    case SHEAF_LIGHTBOX_NOTHING:
    default:
      break;
    }
}

/* Behind the buttons, which take their own, and before the window, of whose keys nothing would be seen here. */
static gboolean
key_cb (SheafLightbox *self, guint key, guint code, GdkModifierType state)
{
  const SheafLightboxCommand command = sheaf_lightbox_keys_find (key, state);

  if (!self->page || command == SHEAF_LIGHTBOX_FOCUS)
    return GDK_EVENT_PROPAGATE;
  obey (self, command);
  return GDK_EVENT_STOP;
}

/* --- The object ----------------------------------------------------------------------------------- */

static void
update_direction (SheafLightbox *self)
{
  const gboolean flipped = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const char *before = flipped ? "sheaf-forward-symbolic" : "sheaf-back-symbolic";
  const char *after = flipped ? "sheaf-back-symbolic" : "sheaf-forward-symbolic";

  gtk_button_set_icon_name (GTK_BUTTON (self->back), before);
  gtk_button_set_icon_name (GTK_BUTTON (self->previous), before);
  gtk_button_set_icon_name (GTK_BUTTON (self->next), after);
}

static void
sheaf_lightbox_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (sheaf_lightbox_parent_class)->direction_changed (widget, before);
  update_direction (SHEAF_LIGHTBOX (widget));
}

/* Not by the grab_focus of the class: GTK 4.8 asks that wherever Tab comes in, also from the last control to the first. */
void
sheaf_lightbox_take_focus (SheafLightbox *self)
{
  g_return_if_fail (SHEAF_IS_LIGHTBOX (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
sheaf_lightbox_dispose (GObject *object)
{
  SheafLightbox *self = SHEAF_LIGHTBOX (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_handle_id (&self->notice_source, g_source_remove);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_clear_pointer (&self->asked, g_bytes_unref);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->page, sheaf_reader_page_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  G_OBJECT_CLASS (sheaf_lightbox_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, back);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, position);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, copy);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, save);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, view);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, motion);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, problem);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, problem_text);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, loading);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, previous);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, next);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, notice);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, caption);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, zoom_out);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, zoom_in);
  gtk_widget_class_bind_template_child (widget_class, SheafLightbox, percent);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_beside_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, swiped_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, frame_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, percent_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_zoom);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
sheaf_lightbox_class_init (SheafLightboxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_lightbox_dispose;
  widget_class->direction_changed = sheaf_lightbox_direction_changed;
  signals[SIGNAL_CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SHEAF_TYPE_ZOOM_VIEW);
  g_type_ensure (SHEAF_TYPE_MOTION_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/lightbox.ui");
  bind_children (widget_class);
}

static void
sheaf_lightbox_init (SheafLightbox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_direction (self);
}
