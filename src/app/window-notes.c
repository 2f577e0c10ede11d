/* window-notes.c: the highlights of the open article, and of all
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/narrow.h"
#include "app/notes-window.h"
#include "app/reader-highlights.h"
#include "app/shortcuts.h"
#include "app/window-notes-private.h"
#include "core/library-highlights.h"
#include "core/page-highlights.h"

#include <glib/gi18n.h>

/* Most that are listed of a library. */
#define NOTED_MAX 20000

/* --- What the page has ------------------------------------------------------------------------------ */

/* Returns: its length where @id is none of @list */
static guint
find_in (const GPtrArray *list, gint64 id)
{
  for (guint i = 0; i < list->len; i++)
    if (((SheafHighlight *) g_ptr_array_index (list, i))->id == id)
      return i;
  return list->len;
}

SheafHighlight *
sheaf_window_find_note (SheafWindow *self, gint64 id)
{
  const guint i = find_in (self->notes->shown, id);

  return i < self->notes->shown->len ? g_ptr_array_index (self->notes->shown, i) : NULL;
}

static void
update_button (SheafWindow *self)
{
  const gboolean any = self->notes->shown->len > 0 && self->notes->article;

  gtk_widget_set_visible (GTK_WIDGET (self->notes_button), any);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "notes")), any);
  sheaf_window_update_tools (self);
}

void
sheaf_window_set_note (SheafWindow *self, SheafHighlight *highlight)
{
  const guint i = find_in (self->notes->shown, highlight->id);

  if (i < self->notes->shown->len)
    {
      sheaf_highlight_free (self->notes->shown->pdata[i]);
      self->notes->shown->pdata[i] = highlight;
    }
  else
    g_ptr_array_add (self->notes->shown, highlight);
  update_button (self);
}

void
sheaf_window_drop_note (SheafWindow *self, gint64 id)
{
  const guint i = find_in (self->notes->shown, id);

  if (i < self->notes->shown->len)
    g_ptr_array_remove_index (self->notes->shown, i);
  /* It may be made again. */
  g_ptr_array_set_size (self->notes->made, 0);
  update_button (self);
}

void
sheaf_window_settle_note (SheafWindow *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->notes->popover));
}

/* --- Keeping up ------------------------------------------------------------------------------------- */

static void
drop_gone (SheafWindow *self, const GPtrArray *list)
{
  for (guint i = self->notes->shown->len; i-- > 0;)
    {
      const gint64 id = ((SheafHighlight *) g_ptr_array_index (self->notes->shown, i))->id;

      if (find_in (list, id) < list->len)
        continue;
      sheaf_reader_remove_highlight (self->reader, id);
      sheaf_window_drop_note (self, id);
    }
}

/* Returns: FALSE where the page has to be made again for it */
static gboolean
follow (SheafWindow *self, const SheafHighlight *highlight)
{
  const SheafHighlight *shown = sheaf_window_find_note (self, highlight->id);

  if (!shown)
    return FALSE;
  if (shown->colour != highlight->colour || !g_str_equal (shown->note, highlight->note))
    {
      sheaf_reader_change_highlight (self->reader, highlight);
      sheaf_window_set_note (self, sheaf_highlight_copy (highlight));
    }
  return TRUE;
}

void
sheaf_window_update_notes (SheafWindow *self)
{
  SheafReaderPage *page = sheaf_reader_get_page (self->reader);
  g_autoptr (GPtrArray) list = NULL;
  gboolean again = FALSE;

  /* One that says why the article cannot be shown never gets any, however often it is made. */
  if (!self->library || !self->article || !page || !page->highlights ||
      page->id != self->notes->article || self->article->id != page->id)
    return;
  list = sheaf_library_list_highlights (self->library, page->id, NULL);
  if (!list)
    return;
  drop_gone (self, list);
  for (guint i = 0; i < list->len; i++)
    again = !follow (self, g_ptr_array_index (list, i)) || again;
  if (again)
    sheaf_window_read_once_more (self);
}

static void
go_to_wanted (SheafWindow *self)
{
  const gint64 id = self->notes->wanted;

  self->notes->wanted = self->notes->wanted_article = 0;
  if (!sheaf_window_find_note (self, id))
    return;
  sheaf_reader_go_to_highlight (self->reader, id);
  if (self->notes->wanted_edit)
    sheaf_window_open_note (self, id, TRUE);
}

/* The page of another article, or another page of the same. */
static void
loaded_cb (SheafWindow *self)
{
  SheafReaderPage *page = sheaf_reader_get_page (self->reader);
  const GPtrArray *highlights = page ? page->highlights : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->notes->bar), FALSE);
  self->notes->article = page && self->article ? page->id : 0;
  g_ptr_array_set_size (self->notes->shown, 0);
  g_ptr_array_set_size (self->notes->made, 0);
  for (guint i = 0; highlights && i < highlights->len; i++)
    g_ptr_array_add (self->notes->shown, sheaf_highlight_copy (g_ptr_array_index (highlights, i)));
  update_button (self);
  if (self->notes->wanted && self->notes->wanted_article == self->notes->article)
    go_to_wanted (self);
  else if (self->notes->article)
    self->notes->wanted = 0;
  sheaf_window_update_notes (self);
}

/* --- Those of the article --------------------------------------------------------------------------- */

/* What came since the page was made is in it. */
static gboolean
is_lost (SheafReaderPage *page, gint64 id)
{
  const GArray *places = page ? page->highlight_places : NULL;

  for (guint i = 0; places && i < places->len; i++)
    {
      const SheafHighlightPlace *place = &g_array_index (places, SheafHighlightPlace, i);

      if (place->id == id)
        return place->order == 0;
    }
  return FALSE;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const SheafHighlight *one = *(const SheafHighlight *const *) a;
  const SheafHighlight *two = *(const SheafHighlight *const *) b;

  return one->quote->position < two->quote->position ? -1
                                                     : one->quote->position > two->quote->position;
}

/* As one reads; what the page does not have at the end. */
static void
list_notes (SheafWindow *self)
{
  SheafReaderPage *page = sheaf_reader_get_page (self->reader);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (self->notes->shown, NULL, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_positions);
  for (guint i = 0; i < sorted->len; i++)
    {
      const SheafHighlight *highlight = g_ptr_array_index (sorted, i);
      const gboolean is_gone = is_lost (page, highlight->id);

      g_ptr_array_add (is_gone ? lost : items, sheaf_note_item_new (highlight, NULL, is_gone));
    }
  g_ptr_array_extend_and_steal (items, g_steal_pointer (&lost));
  sheaf_notes_list_set_items (self->notes->list, items);
}

static void
close_list (SheafWindow *self)
{
  gtk_menu_button_popdown (self->notes_button);
}

/* The keyboard goes on in the page, not where it was before. */
static void
go_to (SheafWindow *self, gint64 id)
{
  close_list (self);
  sheaf_reader_go_to_highlight (self->reader, id);
  g_set_weak_pointer (&self->focus_before_look, gtk_root_get_focus (GTK_ROOT (self)));
}

static void
chosen_cb (SheafWindow *self, SheafNoteItem *item)
{
  go_to (self, sheaf_note_item_get_highlight (item)->id);
}

static void
edit_cb (SheafWindow *self, SheafNoteItem *item)
{
  const gint64 id = sheaf_note_item_get_highlight (item)->id;

  go_to (self, id);
  sheaf_window_open_note (self, id, TRUE);
}

static void
notes_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  sheaf_window_show_tools (self, TRUE);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->notes_button)))
    return;
  g_set_weak_pointer (&self->focus_before_look, gtk_root_get_focus (GTK_ROOT (self)));
  gtk_menu_button_popup (self->notes_button);
}

static void
list_shown_cb (SheafWindow *self)
{
  list_notes (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->notes->list));
}

/* Into the header of the file, where others can read them. */
static void
header_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->notes->shown->len; i++)
    {
      const SheafHighlight *highlight = g_ptr_array_index (self->notes->shown, i);

      g_string_append_printf (text, "%s“%s”%s%s", i ? "\n" : "", highlight->quote->text,
                              *highlight->note ? " — " : "", highlight->note);
    }
  close_list (self);
  if (self->notes->article && self->article && self->article->id == self->notes->article)
    sheaf_window_edit_value (self, "highlights", text->str);
}

/* --- Those of the library --------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *notes; /* (nullable) */
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_clear_pointer (&listing->notes, g_ptr_array_unref);
  g_free (listing);
}

static gboolean
list_work (SheafLibrary *library, gpointer data, GError **error)
{
  Listing *listing = data;

  listing->notes = sheaf_library_list_noted (library, NOTED_MAX, error);
  return listing->notes != NULL;
}

static void
listed_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Listing *listing = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    sheaf_window_report_failure (self, error);
  else if (self->notes->window)
    sheaf_notes_window_set_notes (SHEAF_NOTES_WINDOW (self->notes->window), listing->notes);
}

static void
all_notes_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (!self->count_worker)
    return;
  if (!self->notes->window)
    g_set_weak_pointer (&self->notes->window, sheaf_notes_window_new (GTK_WINDOW (self)));
  sheaf_worker_run_async (self->count_worker, list_work, g_new0 (Listing, 1), listing_free, NULL,
                          listed_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self->notes->window));
}

static void
want (SheafWindow *self, GVariant *parameter, gboolean edit)
{
  g_variant_get (parameter, "(xx)", &self->notes->wanted_article, &self->notes->wanted);
  self->notes->wanted_edit = edit;
  if (self->notes->wanted_article == self->notes->article)
    {
      sheaf_window_go_to (self, SHEAF_PANE_READER);
      go_to_wanted (self);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-article", "x",
                                self->notes->wanted_article);
}

static void
show_note_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  want (data, parameter, FALSE);
}

static void
edit_note_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  want (data, parameter, TRUE);
}

/* --- The window ------------------------------------------------------------------------------------- */

static GtkWidget *
new_list_popover (SheafWindow *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *header = gtk_button_new_with_mnemonic (_ ("_Write into the File’s Header"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Highlights and Notes"), -1);
  gtk_widget_set_size_request (box, 320, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (header), "win.notes-to-header");
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notes->list));
  gtk_box_append (GTK_BOX (box), header);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  sheaf_narrow_popover (GTK_POPOVER (popover));
  sheaf_shortcuts_bind_popover (GTK_POPOVER (popover));
  g_signal_connect_object (popover, "show", G_CALLBACK (list_shown_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (popover, "closed", G_CALLBACK (sheaf_window_return_focus), self,
                           G_CONNECT_SWAPPED);
  return popover;
}

static void
notes_free (gpointer data)
{
  SheafWindowNotes *notes = data;

  g_clear_weak_pointer (&notes->window);
  g_ptr_array_unref (notes->shown);
  g_ptr_array_unref (notes->made);
  g_free (notes);
}

static void
add_widgets (SheafWindow *self)
{
  SheafWindowNotes *notes = self->notes;

  notes->bar = SHEAF_HIGHLIGHT_BAR (sheaf_highlight_bar_new ());
  sheaf_reader_add_overlay (self->reader, GTK_WIDGET (notes->bar));
  notes->popover = SHEAF_NOTE_POPOVER (sheaf_note_popover_new ());
  sheaf_reader_add_popover (self->reader, GTK_WIDGET (notes->popover));
  notes->list = SHEAF_NOTES_LIST (sheaf_notes_list_new ());
  gtk_menu_button_set_popover (self->notes_button, new_list_popover (self));
  g_signal_connect_object (notes->list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notes->list, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
}

void
sheaf_window_connect_notes (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "notes", notes_cb },
    { "all-notes", all_notes_cb },
    { "show-note", show_note_cb, "(xx)" },
    { "edit-note", edit_note_cb, "(xx)" },
    { "notes-to-header", header_cb },
  };

  self->notes = g_new0 (SheafWindowNotes, 1);
  self->notes->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_highlight_free);
  self->notes->made = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_quote_free);
  g_object_set_data_full (G_OBJECT (self), "sheaf-notes", self->notes, notes_free);
  add_widgets (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  sheaf_window_add_highlight_actions (self);
  g_signal_connect_object (self->reader, "article-loaded", G_CALLBACK (loaded_cb), self,
                           G_CONNECT_SWAPPED);
  update_button (self);
}
