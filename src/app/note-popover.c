/* note-popover.c: a highlight of the open article: its colour, its note, and away with it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/note-popover.h"

#include "app/highlight-colours.h"
#include "app/narrow.h"
#include "app/shortcuts.h"

struct _SheafNotePopover
{
  GtkPopover parent_instance;

  SheafHighlightColours *colours;
  GtkTextView *note;
  GtkWidget *remove_button;

  SheafHighlight *highlight; /* (nullable): as it was told of last */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafNotePopover, sheaf_note_popover, GTK_TYPE_POPOVER)

/* Returns: (transfer full): without white space around it, and no longer than a note may be */
static char *
get_note (SheafNotePopover *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  return g_utf8_make_valid (text, MIN ((gssize) strlen (text), SHEAF_HIGHLIGHT_NOTE_MAX - 3));
}

/* Tells of what was changed since it was told of last. */
static void
tell (SheafNotePopover *self, SheafHighlightColour colour)
{
  g_autofree char *note = get_note (self);

  if (!self->highlight ||
      (self->highlight->colour == colour && g_str_equal (self->highlight->note, note)))
    return;
  g_free (self->highlight->note);
  self->highlight->note = g_steal_pointer (&note);
  self->highlight->colour = colour;
  self->highlight->changed = g_get_real_time () / G_USEC_PER_SEC;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, self->highlight);
}

static void
chosen_cb (SheafNotePopover *self, guint colour)
{
  sheaf_highlight_colours_set_current (self->colours, (int) colour);
  tell (self, colour);
}

static void
closed_cb (SheafNotePopover *self)
{
  if (self->highlight)
    tell (self, self->highlight->colour);
  g_clear_pointer (&self->highlight, sheaf_highlight_free);
}

static void
remove_cb (SheafNotePopover *self)
{
  gint64 id;

  if (!self->highlight)
    return;
  id = self->highlight->id;
  g_clear_pointer (&self->highlight, sheaf_highlight_free);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0, id);
}

static void
done_cb (SheafNotePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

void
sheaf_note_popover_open (SheafNotePopover *self,
                         const SheafHighlight *highlight,
                         const GdkRectangle *box,
                         gboolean writing,
                         gboolean editable)
{
  g_return_if_fail (SHEAF_IS_NOTE_POPOVER (self) && highlight && box);

  closed_cb (self);
  self->highlight = sheaf_highlight_copy (highlight);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), highlight->note, -1);
  sheaf_highlight_colours_set_current (self->colours, (int) highlight->colour);
  gtk_text_view_set_editable (self->note, editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->colours), editable);
  gtk_widget_set_sensitive (self->remove_button, editable);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), box);
  gtk_popover_popup (GTK_POPOVER (self));
  if (writing)
    gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

static void
sheaf_note_popover_dispose (GObject *object)
{
  SheafNotePopover *self = SHEAF_NOTE_POPOVER (object);

  g_clear_pointer (&self->highlight, sheaf_highlight_free);
  G_OBJECT_CLASS (sheaf_note_popover_parent_class)->dispose (object);
}

static void
sheaf_note_popover_class_init (SheafNotePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_note_popover_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (SHEAF_TYPE_HIGHLIGHT_COLOURS);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/note-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafNotePopover, colours);
  gtk_widget_class_bind_template_child (widget_class, SheafNotePopover, note);
  gtk_widget_class_bind_template_child (widget_class, SheafNotePopover, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
sheaf_note_popover_init (SheafNotePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_popover (GTK_POPOVER (self));
  sheaf_shortcuts_bind_popover (GTK_POPOVER (self));
}

GtkWidget *
sheaf_note_popover_new (void)
{
  return g_object_new (SHEAF_TYPE_NOTE_POPOVER, NULL);
}
