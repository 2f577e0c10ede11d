/* window-highlight.c: what is selected is highlighted, and highlights change
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/reader-highlights.h"
#include "app/window-notes-private.h"
#include "core/library-highlight-edit.h"

#include <glib/gi18n.h>

#define COLOUR "highlight-colour"

/* --- What is selected ------------------------------------------------------------------------------ */

/* What is to become of it. */
typedef struct
{
  SheafWindow *window;
  gint64 article;
  SheafHighlightColour colour;
  gboolean writing;
} Wish;

static void
wish_free (Wish *self)
{
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

/* A highlight on its way through the writer. */
typedef struct
{
  SheafHighlight *highlight;
  gint64 step;
  guint number; /* of what was selected; 0: it is not new */
  gboolean writing;
  GdkRectangle box; /* of what was selected */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  sheaf_highlight_free (job->highlight);
  g_free (job);
}

static gboolean
put_work (SheafLibrary *library, gpointer data, GError **error)
{
  Job *job = data;

  return sheaf_library_put_highlight (library, job->highlight, &job->highlight->id, &job->step,
                                      error);
}

static void
put_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Job *job = sheaf_worker_get_data (result);
  const SheafHighlight *highlight = job->highlight;
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      g_ptr_array_set_size (self->notes->made, 0);
      sheaf_window_report_failure (self, error);
      return;
    }
  if (highlight->article != self->notes->article)
    return;
  /* What was undone meanwhile and is changed all the same comes with the page, which is made again for it. */
  if (!job->number && !sheaf_window_find_note (self, highlight->id))
    return;
  if (job->number)
    sheaf_reader_highlight (self->reader, job->number, highlight);
  else
    sheaf_reader_change_highlight (self->reader, highlight);
  sheaf_window_set_note (self, sheaf_highlight_copy (highlight));
  if (job->writing)
    sheaf_note_popover_open (self->notes->popover, highlight, &job->box, TRUE, TRUE);
}

/* @job: (transfer full) */
static void
put (SheafWindow *self, Job *job)
{
  if (!self->writer || self->read_only)
    {
      job_free (job);
      return;
    }
  sheaf_worker_run_async (self->writer, put_work, job, job_free, NULL, put_cb, g_object_ref (self));
}

static gboolean
is_same (const SheafQuote *one, const SheafQuote *other)
{
  return one->position == other->position && g_str_equal (one->text, other->text);
}

/* The same text once more, or by a key that was pressed twice. */
static gboolean
is_there (SheafWindow *self, const SheafQuote *quote)
{
  const SheafWindowNotes *notes = self->notes;

  for (guint i = 0; i < notes->made->len; i++)
    if (is_same (g_ptr_array_index (notes->made, i), quote))
      return TRUE;
  for (guint i = 0; i < notes->shown->len; i++)
    if (is_same (((SheafHighlight *) g_ptr_array_index (notes->shown, i))->quote, quote))
      return TRUE;
  return FALSE;
}

/* @selection: its quote is taken */
static void
make (SheafWindow *self, const Wish *wish, SheafReaderSelection *selection)
{
  Job *job = g_new0 (Job, 1);

  g_ptr_array_add (self->notes->made, sheaf_quote_copy (selection->quote));
  job->highlight = sheaf_highlight_new (g_steal_pointer (&selection->quote), wish->colour);
  job->highlight->article = wish->article;
  job->number = selection->number;
  job->writing = wish->writing;
  job->box = selection->box;
  put (self, job);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wish) wish = data;
  SheafWindow *self = wish->window;
  g_auto (SheafReaderSelection) selection = { 0 };

  sheaf_reader_take_selection_finish (self->reader, result, &selection);
  if (wish->article != self->notes->article)
    return;
  if (selection.too_long)
    sheaf_window_toast (self, _ ("That is too much text for one highlight"), NULL, NULL, NULL);
  else if (!selection.quote)
    sheaf_window_toast (self, _ ("Select some of the article’s text first"), NULL, NULL, NULL);
  else if (!is_there (self, selection.quote))
    make (self, wish, &selection);
}

static void
highlight_selection (SheafWindow *self, SheafHighlightColour colour, gboolean writing)
{
  Wish *wish;

  gtk_widget_set_visible (GTK_WIDGET (self->notes->bar), FALSE);
  if (!self->notes->article || !self->writer)
    return;
  if (self->read_only)
    {
      sheaf_window_toast (self, _ ("The library can only be read"), NULL, NULL, NULL);
      return;
    }
  wish = g_new0 (Wish, 1);
  wish->window = g_object_ref (self);
  wish->article = self->notes->article;
  wish->colour = colour;
  wish->writing = writing;
  sheaf_reader_take_selection_async (self->reader, TRUE, taken_cb, wish);
}

static SheafHighlightColour
get_last_colour (SheafWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, COLOUR);
  SheafHighlightColour colour = SHEAF_HIGHLIGHT_YELLOW;

  sheaf_highlight_colour_from_string (name, &colour);
  return colour;
}

static void
set_last_colour (SheafWindow *self, SheafHighlightColour colour)
{
  g_settings_set_string (self->settings, COLOUR, sheaf_highlight_colour_to_string (colour));
}

static void
highlight_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  SheafHighlightColour colour;

  if (!sheaf_highlight_colour_from_string (g_variant_get_string (parameter, NULL), &colour))
    return;
  set_last_colour (self, colour);
  highlight_selection (self, colour, FALSE);
}

static void
highlight_selection_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  highlight_selection (self, get_last_colour (self), FALSE);
}

static void
add_note_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  highlight_selection (self, get_last_colour (self), TRUE);
}

/* --- The bar beside it ----------------------------------------------------------------------------- */

static void
seen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  g_auto (SheafReaderSelection) selection = { 0 };

  sheaf_reader_take_selection_finish (self->reader, result, &selection);
  if (selection.quote && self->notes->article && self->writer && !self->read_only)
    sheaf_highlight_bar_show (self->notes->bar, &selection.box);
}

static void
text_selected_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (self->notes->article && g_settings_get_boolean (self->settings, "highlight-bar"))
    sheaf_reader_take_selection_async (self->reader, FALSE, seen_cb, g_object_ref (self));
}

static void
text_unselected_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  gtk_widget_set_visible (GTK_WIDGET (self->notes->bar), FALSE);
}

/* --- One highlight --------------------------------------------------------------------------------- */

static void
changed_cb (SheafWindow *self, const SheafHighlight *highlight)
{
  Job *job = g_new0 (Job, 1);

  job->highlight = sheaf_highlight_copy (highlight);
  set_last_colour (self, highlight->colour);
  put (self, job);
}

static gboolean
remove_work (SheafLibrary *library, gpointer data, GError **error)
{
  Job *job = data;

  return sheaf_library_remove_highlight (library, job->highlight->article, job->highlight->key,
                                         &job->step, error);
}

static void
removed_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Job *job = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      sheaf_window_report_failure (self, error);
      return;
    }
  if (job->highlight->article == self->notes->article)
    {
      sheaf_reader_remove_highlight (self->reader, job->highlight->id);
      sheaf_window_drop_note (self, job->highlight->id);
    }
  if (job->step)
    sheaf_window_toast (self, _ ("Highlight removed"), _ ("_Undo"), "win.undo-step",
                        g_variant_new_int64 (job->step));
}

static void
remove_cb (SheafWindow *self, gint64 id)
{
  const SheafHighlight *highlight = sheaf_window_find_note (self, id);
  Job *job;

  if (!highlight || !self->writer || self->read_only)
    return;
  job = g_new0 (Job, 1);
  job->highlight = sheaf_highlight_copy (highlight);
  sheaf_worker_run_async (self->writer, remove_work, job, job_free, NULL, removed_cb,
                          g_object_ref (self));
}

/* --- Its popover ----------------------------------------------------------------------------------- */

typedef struct
{
  SheafWindow *window;
  gint64 id;
  gboolean writing;
} Opening;

/* What is not in the page has its popover on top of it. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Opening *opening = data;
  g_autoptr (SheafWindow) self = opening->window;
  const SheafHighlight *highlight = sheaf_window_find_note (self, opening->id);
  const int width = gtk_widget_get_width (GTK_WIDGET (self->reader));
  const int height = gtk_widget_get_height (GTK_WIDGET (self->reader));
  GdkRectangle box;

  if (!sheaf_reader_find_highlight_finish (self->reader, result, &box) || box.y < 0 ||
      box.y > height)
    box = (GdkRectangle){ width / 2, 0, 1, 1 };
  if (highlight)
    sheaf_note_popover_open (self->notes->popover, highlight, &box, opening->writing,
                             self->writer && !self->read_only);
}

void
sheaf_window_open_note (SheafWindow *self, gint64 id, gboolean writing)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->id = id;
  opening->writing = writing;
  sheaf_reader_find_highlight_async (self->reader, id, found_cb, opening);
}

static void
open_note_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_open_note (data, g_variant_get_int64 (parameter), FALSE);
}

void
sheaf_window_add_highlight_actions (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "highlight", highlight_cb, "s" },    { "highlight-selection", highlight_selection_cb },
    { "add-note", add_note_cb },           { "open-note", open_note_cb, "x" },
    { "text-selected", text_selected_cb }, { "text-unselected", text_unselected_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->notes->popover, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes->popover, "remove", G_CALLBACK (remove_cb), self,
                           G_CONNECT_SWAPPED);
}
