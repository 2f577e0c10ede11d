/* reader-link-question.c: may this link be opened?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-link-question.h"

#include "app/fold-box.h"
#include "app/narrow.h"
#include "app/shortcuts.h"

#include <glib/gi18n.h>

struct _SheafReaderLinkQuestion
{
  GtkPopover parent_instance;
  SheafLink *link;
  GtkWidget *title;
  GtkWidget *host;
  GtkWidget *address;
  GtkWidget *warning;
  GtkWidget *open;
  GtkWidget *cancel;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafReaderLinkQuestion, sheaf_reader_link_question, GTK_TYPE_POPOVER)

static void
open_clicked_cb (SheafReaderLinkQuestion *self)
{
  g_autofree char *address = g_strdup (self->link->address);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, address);
}

static void
copy_clicked_cb (SheafReaderLinkQuestion *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  gdk_clipboard_set_text (clipboard, self->link->address);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
cancel_clicked_cb (SheafReaderLinkQuestion *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
sheaf_reader_link_question_finalize (GObject *object)
{
  SheafReaderLinkQuestion *self = SHEAF_READER_LINK_QUESTION (object);

  g_clear_pointer (&self->link, sheaf_link_free);
  G_OBJECT_CLASS (sheaf_reader_link_question_parent_class)->finalize (object);
}

static void
sheaf_reader_link_question_class_init (SheafReaderLinkQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_reader_link_question_finalize;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OBJECT_PATH "/ui/reader-link-question.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafReaderLinkQuestion, title);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderLinkQuestion, host);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderLinkQuestion, address);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderLinkQuestion, warning);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderLinkQuestion, open);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderLinkQuestion, cancel);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
sheaf_reader_link_question_init (SheafReaderLinkQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_popover (GTK_POPOVER (self));
  sheaf_shortcuts_bind_popover (GTK_POPOVER (self));
}

GtkWidget *
sheaf_reader_link_question_new (void)
{
  return g_object_new (SHEAF_TYPE_READER_LINK_QUESTION, NULL);
}

/* Returns: (transfer full) (nullable): what is wrong with the link */
static char *
warning_for (const SheafLink *link, const char *text)
{
  g_autofree char *claimed = sheaf_link_claimed_host (link, text);

  if (claimed)
    /* Translators: two addresses of the web */
    return g_strdup_printf (_ ("The article calls this link “%s”, but it leads to “%s”."), claimed,
                            link->host);
  if (link->has_user)
    return g_strdup_printf (
        _ ("What stands before the @ in this link is not where it leads: that is “%s”."),
        link->host);
  return NULL;
}

void
sheaf_reader_link_question_ask (SheafReaderLinkQuestion *self, SheafLink *link, const char *text)
{
  g_autofree char *warning = NULL;

  g_return_if_fail (SHEAF_IS_READER_LINK_QUESTION (self) && link);

  g_clear_pointer (&self->link, sheaf_link_free);
  self->link = link;
  warning = warning_for (link, text);

  gtk_label_set_text (GTK_LABEL (self->title),
                      link->is_mail ? _ ("Write an E-Mail?") : _ ("Open in the Browser?"));
  gtk_label_set_text (GTK_LABEL (self->host), link->host);
  gtk_label_set_text (GTK_LABEL (self->address), link->shown);
  gtk_label_set_text (GTK_LABEL (self->warning), warning ? warning : "");
  gtk_widget_set_visible (self->warning, warning != NULL);
  if (warning)
    gtk_widget_remove_css_class (self->open, "suggested-action");
  else
    gtk_widget_add_css_class (self->open, "suggested-action");
  gtk_popover_popup (GTK_POPOVER (self));
  /* Enter follows an honest link, and leaves a doubtful one alone. */
  gtk_widget_grab_focus (warning ? self->cancel : self->open);
}

void
sheaf_reader_link_question_point (SheafReaderLinkQuestion *self, gboolean at_pointer)
{
  GtkWidget *parent;
  GdkRectangle place;
  GtkNative *native;
  GdkSeat *seat;
  GdkDevice *pointer;
  graphene_point_t from, to;
  double x, y, off_x, off_y;

  g_return_if_fail (SHEAF_IS_READER_LINK_QUESTION (self));

  parent = gtk_widget_get_parent (GTK_WIDGET (self));
  place = (GdkRectangle){ gtk_widget_get_width (parent) / 2, 0, 1, 1 };
  native = gtk_widget_get_native (parent);
  seat = gdk_display_get_default_seat (gtk_widget_get_display (parent));
  pointer = seat ? gdk_seat_get_pointer (seat) : NULL;
  if (at_pointer && native && pointer)
    {
      gdk_surface_get_device_position (gtk_native_get_surface (native), pointer, &x, &y, NULL);
      gtk_native_get_surface_transform (native, &off_x, &off_y);
      graphene_point_init (&from, (float) (x - off_x), (float) (y - off_y));
      if (gtk_widget_compute_point (GTK_WIDGET (native), parent, &from, &to))
        place = (GdkRectangle){ (int) to.x, (int) to.y, 1, 1 };
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &place);
}
