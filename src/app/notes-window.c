/* notes-window.c: everything that is highlighted in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/notes-window.h"

#include "app/narrow.h"
#include "app/notes-list.h"
#include "core/library-highlights.h"

#include <glib/gi18n.h>

struct _SheafNotesWindow
{
  GtkWindow parent_instance;

  /* From the template. */
  GtkSearchEntry *entry;
  GtkStack *stack; /* "notes", "nothing", "empty" */
  SheafNotesList *list;
  GtkWidget *copy_button;

  GPtrArray *items; /* SheafNoteItem *: all */
  GPtrArray *shown; /* those that are listed */
};

G_DEFINE_FINAL_TYPE (SheafNotesWindow, sheaf_notes_window, GTK_TYPE_WINDOW)

static void
list (SheafNotesWindow *self)
{
  g_autofree char *folded =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);

  g_ptr_array_set_size (self->shown, 0);
  g_strstrip (folded);
  for (guint i = 0; i < self->items->len; i++)
    if (sheaf_note_item_matches (g_ptr_array_index (self->items, i), folded))
      g_ptr_array_add (self->shown, g_object_ref (g_ptr_array_index (self->items, i)));
  sheaf_notes_list_set_items (self->list, self->shown);
  gtk_stack_set_visible_child_name (self->stack, self->shown->len > 0   ? "notes"
                                                 : self->items->len > 0 ? "nothing"
                                                                        : "empty");
  gtk_widget_set_sensitive (self->copy_button, self->shown->len > 0);
}

void
sheaf_notes_window_set_notes (SheafNotesWindow *self, const GPtrArray *notes)
{
  g_return_if_fail (SHEAF_IS_NOTES_WINDOW (self) && notes);

  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < notes->len; i++)
    {
      const SheafNoted *noted = g_ptr_array_index (notes, i);

      g_ptr_array_add (self->items, sheaf_note_item_new (noted->highlight, noted->title, FALSE));
    }
  list (self);
}

static void
activate (SheafNotesWindow *self, const char *action, SheafNoteItem *item)
{
  const SheafHighlight *highlight = sheaf_note_item_get_highlight (item);

  gtk_widget_activate_action (GTK_WIDGET (self), action, "(xx)", highlight->article, highlight->id);
}

/* It is read in the window below. */
static void
chosen_cb (SheafNotesWindow *self, SheafNoteItem *item)
{
  activate (self, "win.show-note", item);
  gtk_window_close (GTK_WINDOW (self));
}

static void
edit_cb (SheafNotesWindow *self, SheafNoteItem *item)
{
  activate (self, "win.edit-note", item);
  gtk_window_close (GTK_WINDOW (self));
}

/* The entry keeps Escape for itself: the first takes what is searched for away, the next one closes. */
static void
stop_search_cb (SheafNotesWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* --- Copying ---------------------------------------------------------------------------------------- */

static void
append_quoted (GString *text, const char *quote)
{
  g_auto (GStrv) lines = g_strsplit (quote, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    g_string_append_printf (text, "> %s\n", g_strstrip (lines[i]));
}

/* What is listed, as Markdown. */
static void
copy_cb (SheafNotesWindow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *title = NULL;

  for (guint i = 0; i < self->shown->len; i++)
    {
      SheafNoteItem *item = g_ptr_array_index (self->shown, i);
      const SheafHighlight *highlight = sheaf_note_item_get_highlight (item);

      if (g_strcmp0 (title, sheaf_note_item_get_details (item)) != 0)
        g_string_append_printf (text, "## %s\n\n", sheaf_note_item_get_details (item));
      title = sheaf_note_item_get_details (item);
      append_quoted (text, highlight->quote->text);
      g_string_append_c (text, '\n');
      if (*highlight->note)
        g_string_append_printf (text, "%s\n\n", highlight->note);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

/* --- The object --------------------------------------------------------------------------------------- */

static void
sheaf_notes_window_dispose (GObject *object)
{
  SheafNotesWindow *self = SHEAF_NOTES_WINDOW (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (sheaf_notes_window_parent_class)->dispose (object);
}

static void
sheaf_notes_window_class_init (SheafNotesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_notes_window_dispose;
  g_type_ensure (SHEAF_TYPE_NOTES_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/notes-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafNotesWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, SheafNotesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafNotesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SheafNotesWindow, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

static void
sheaf_notes_window_init (SheafNotesWindow *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_buttons (gtk_window_get_titlebar (GTK_WINDOW (self)));
}

GtkWidget *
sheaf_notes_window_new (GtkWindow *parent)
{
  SheafNotesWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  self = g_object_new (SHEAF_TYPE_NOTES_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  /* So that the keys of the application, Ctrl+Q above all, work here too. */
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  if (G_IS_ACTION_GROUP (parent))
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  return GTK_WIDGET (self);
}
