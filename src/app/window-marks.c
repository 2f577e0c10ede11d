/* window-marks.c: marks of the selected articles, or of the open one
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/format-list.h"

#include <glib/gi18n.h>

/* One change of a mark on its way through the writer. */
typedef struct
{
  GArray *ids; /* gint64; NULL: all in @place */
  SheafListing place;
  char *tag; /* what @place's points to */
  SheafFlags flag;
  gboolean on;
  gboolean toggle; /* where all have it so already: the other way */
  gboolean say;    /* also what can be seen */
  SheafStep step;  /* what came of it, id 0: nothing changed */
} Marking;

static void
marking_free (gpointer data)
{
  Marking *marking = data;

  g_clear_pointer (&marking->ids, g_array_unref);
  g_free (marking->tag);
  g_free (marking);
}

/* On the writer's thread. */

static gboolean
set_flag (SheafLibrary *library, Marking *marking, gboolean on, GError **error)
{
  return sheaf_library_set_flag (library, (const gint64 *) (void *) marking->ids->data,
                                 marking->ids->len, marking->flag, on, TRUE, &marking->step.id,
                                 error);
}

static gboolean
mark_work (SheafLibrary *library, gpointer data, GError **error)
{
  Marking *marking = data;
  SheafStep step;

  if (!marking->ids)
    marking->ids = sheaf_library_list (library, &marking->place, error);
  if (!marking->ids || !set_flag (library, marking, marking->on, error))
    return FALSE;
  if (!marking->step.id && marking->toggle && !set_flag (library, marking, !marking->on, error))
    return FALSE;

  /* How many it were, of those that were asked for. */
  if (marking->step.id && sheaf_library_peek_undo (library, &step, NULL) &&
      step.id == marking->step.id)
    marking->step = step;
  return TRUE;
}

/* On the main thread. */

static char *
format_one_done (const SheafStep *step)
{
  if (step->kind == SHEAF_STEP_ARCHIVE)
    return g_strdup (step->on ? _ ("Moved to the archive") : _ ("Taken out of the archive"));
  if (step->on)
    return g_strdup (_ ("Moved to the trash"));
  /* Translators: of an article that was in the trash */
  return g_strdup (_ ("Restored"));
}

static void
say_marked (SheafWindow *self, const Marking *marking)
{
  const SheafStep *step = &marking->step;
  const gboolean puts_away = step->kind == SHEAF_STEP_ARCHIVE || step->kind == SHEAF_STEP_TRASH;
  g_autofree char *text = NULL;

  if (!step->id || !step->n_articles || (!puts_away && !marking->say))
    return;
  text =
      puts_away && step->n_articles == 1 ? format_one_done (step) : sheaf_format_step_done (step);
  sheaf_window_toast (self, text, _ ("_Undo"), "win.undo-step", g_variant_new_int64 (step->id));
}

static void
marked_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    say_marked (self, sheaf_worker_get_data (result));
  else
    sheaf_window_report_failure (self, error);
}

/* @marking: (transfer full) */
static void
run (SheafWindow *self, Marking *marking)
{
  sheaf_worker_run_async (self->writer, mark_work, marking, marking_free, NULL, marked_cb,
                          g_object_ref (self));
}

static gboolean
lists_shelf (SheafWindow *self, SheafShelf shelf)
{
  return !sheaf_window_is_searching (self) && !self->listing.category && !self->listing.tag &&
         self->listing.shelf == shelf;
}

/* Whether what is dealt with so goes, or is done with: then the next one is up. */
static gboolean
deals_with (SheafWindow *self, SheafFlags flag, gboolean on)
{
  if (flag == SHEAF_FLAG_TRASHED)
    return on != lists_shelf (self, SHEAF_SHELF_TRASH);
  return flag == SHEAF_FLAG_ARCHIVED && on != lists_shelf (self, SHEAF_SHELF_ARCHIVE);
}

static gboolean
is_marked (SheafWindow *self, SheafFlags flag)
{
  return self->article && (self->article->flags & flag);
}

/* What is selected, else what is open. Returns: (transfer full) */
static GArray *
find_targets (SheafWindow *self)
{
  GArray *ids = sheaf_article_list_get_selection (self->list);

  if (ids->len == 0 && self->article)
    g_array_append_val (ids, self->article->id);
  return ids;
}

/* @ids: (transfer full) */
static void
mark (SheafWindow *self, GArray *ids, SheafFlags flag, gboolean on, gboolean toggle)
{
  const gint64 selected = sheaf_article_list_get_selected (self->list);
  Marking *marking;

  if (ids->len == 0 || !self->library || self->read_only)
    {
      g_array_unref (ids);
      return;
    }

  marking = g_new0 (Marking, 1);
  marking->ids = ids;
  marking->flag = flag;
  marking->on = on;
  marking->toggle = toggle;
  marking->say = ids->len > 1;
  if (ids->len == 1 && self->article && g_array_index (ids, gint64, 0) == self->article->id)
    {
      marking->on = toggle ? !is_marked (self, flag) : on;
      marking->toggle = FALSE;
    }
  if (ids->len == 1 && selected == g_array_index (ids, gint64, 0) &&
      deals_with (self, flag, marking->on))
    sheaf_article_list_advance (self->list);
  run (self, marking);
}

/* Actions. */

static void
star_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  mark (data, find_targets (data), SHEAF_FLAG_STARRED, TRUE, TRUE);
}

static void
archive_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  mark (data, find_targets (data), SHEAF_FLAG_ARCHIVED, TRUE, TRUE);
}

static void
unread_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  mark (data, find_targets (data), SHEAF_FLAG_UNREAD, FALSE, TRUE);
}

static void
trash_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mark (data, find_targets (data), SHEAF_FLAG_TRASHED, TRUE, FALSE);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mark (data, find_targets (data), SHEAF_FLAG_TRASHED, FALSE, FALSE);
}

/* (article or 0 for all that are selected, flag, whether to set it) */
static void
mark_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gboolean on;
  guint32 flag;
  gint64 id;
  GArray *ids;

  g_variant_get (parameter, "(xub)", &id, &flag, &on);
  if (id)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (ids, id);
    }
  else
    ids = find_targets (data);
  mark (data, ids, (SheafFlags) flag, on, FALSE);
}

/* (shelf, category or 0, tag or "") */
static void
mark_place_read_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  Marking *marking = g_new0 (Marking, 1);
  gint32 shelf;
  gint64 category;

  g_variant_get (parameter, "(ixs)", &shelf, &category, &marking->tag);
  marking->place.shelf = shelf == SHEAF_SHELF_ALL ? SHEAF_SHELF_UNREAD : (SheafShelf) shelf;
  marking->place.category = category;
  marking->place.tag = *marking->tag ? marking->tag : NULL;
  /* An order that no list of a place has to be sorted for. */
  marking->place.sort = SHEAF_SORT_DATE;
  marking->flag = SHEAF_FLAG_UNREAD;
  marking->say = TRUE;
  run (self, marking);
}

static const GActionEntry entries[] = {
  { "star", NULL, NULL, "false", star_cb },
  { "archive", NULL, NULL, "false", archive_cb },
  { "unread", NULL, NULL, "false", unread_cb },
  { "trash", trash_cb },
  { "restore", restore_cb },
  { "mark", mark_cb, "(xub)" },
  { "mark-place-read", mark_place_read_cb, "(ixs)" },
};

void
sheaf_window_add_mark_actions (SheafWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static GSimpleAction *
lookup (SheafWindow *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
}

/* In a narrow window what is rarer, or has a key and a place in the menu, has no button. */
void
sheaf_window_update_tools (SheafWindow *self)
{
  const gboolean narrow = sheaf_panes_get_count (self->panes) == 1;
  const gboolean trashed = is_marked (self, SHEAF_FLAG_TRASHED);

  gtk_widget_set_visible (self->archive_button, !narrow);
  gtk_widget_set_visible (self->trash_button, !trashed && !narrow);
  gtk_widget_set_visible (self->restore_button, trashed);
  gtk_widget_set_visible (self->details_button,
                          !narrow ||
                              !(gtk_widget_get_visible (GTK_WIDGET (self->contents_button)) ||
                                gtk_widget_get_visible (GTK_WIDGET (self->notes_button))));
}

void
sheaf_window_update_marks (SheafWindow *self)
{
  static const struct
  {
    const char *name;
    SheafFlags flag;
  } toggles[] = {
    { "star", SHEAF_FLAG_STARRED },
    { "archive", SHEAF_FLAG_ARCHIVED },
    { "unread", SHEAF_FLAG_UNREAD },
  };
  const gboolean writable = self->library && !self->read_only;
  const guint several = sheaf_article_list_get_several (self->list);
  const gint64 selected = sheaf_article_list_get_selected (self->list);
  const gboolean any = several || selected || self->article;
  const gboolean opened = self->article && (!selected || selected == self->article->id);
  const gboolean trashed = !several && opened ? is_marked (self, SHEAF_FLAG_TRASHED)
                                              : lists_shelf (self, SHEAF_SHELF_TRASH);
  const gboolean starred = is_marked (self, SHEAF_FLAG_STARRED);

  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      g_simple_action_set_enabled (lookup (self, toggles[i].name), writable && any);
      g_simple_action_set_state (lookup (self, toggles[i].name),
                                 g_variant_new_boolean (is_marked (self, toggles[i].flag)));
    }
  g_simple_action_set_enabled (lookup (self, "trash"), writable && any && !trashed);
  g_simple_action_set_enabled (lookup (self, "restore"), writable && any && trashed);
  g_simple_action_set_enabled (lookup (self, "mark"), writable);
  g_simple_action_set_enabled (lookup (self, "mark-place-read"), writable);

  gtk_widget_set_visible (self->reader_tools, self->article && !several);
  gtk_button_set_icon_name (GTK_BUTTON (self->star_button),
                            starred ? "sheaf-starred-symbolic" : "sheaf-star-symbolic");
  sheaf_reader_title_set_article (self->reader_title, several ? NULL : self->article);
  sheaf_warning_bar_set_article (self->warning_bar, several ? NULL : self->article);
  sheaf_window_update_pictures (self);
  sheaf_window_update_contents (self);
  sheaf_window_update_cleaning (self);
  sheaf_window_update_details (self);
}
