/* backup-page.c: a look into a backup before it takes the library's place
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/backup-page.h"

#include "app/format-library.h"
#include "app/format.h"
#include "app/thread-task.h"
#include "core/backup-look.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define N_NEWEST   12
#define MAX_TITLE  200
#define MAX_REASON 1000

struct _SheafBackupPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  AdwPreferencesGroup *counts;
  AdwPreferencesGroup *newest;

  GPtrArray *rows;           /* of the groups; not owned */
  GCancellable *cancellable; /* (nullable) of what is being read */
};

G_DEFINE_FINAL_TYPE (SheafBackupPage, sheaf_backup_page, ADW_TYPE_BIN)

enum
{
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The rows. */

static void
clear_rows (SheafBackupPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static AdwActionRow *
add_row (SheafBackupPage *self, AdwPreferencesGroup *group, const char *title, const char *end)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (end);
  g_autofree char *safe = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  return ADW_ACTION_ROW (row);
}

/* "5,175 (now 5,180)", or the number alone where both are the same; nothing of what there is none of. */
static void
add_count (SheafBackupPage *self,
           const char *title,
           guint n,
           const SheafBackupContents *contents,
           guint now)
{
  g_autofree char *number = sheaf_format_number (n);
  g_autofree char *number_now = sheaf_format_number (now);
  g_autofree char *text = NULL;

  if (n == 0 && now == 0)
    return;
  if (contents->compared && n != now)
    /* Translators: how many there are in the backup, and how many in the library now */
    text = g_strdup_printf (_ ("%s (now %s)"), number, number_now);
  add_row (self, self->counts, title, text ? text : number);
}

/* What restoring would do, in one sentence. */
static char *
describe_difference (const SheafBackupContents *contents)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!contents->compared)
    return g_strdup (_ ("The library as it is now cannot be read, so the two were not compared."));
  if (contents->n_missing == 0 && contents->n_extra == 0)
    return g_strdup (
        _ ("It has the same articles as the library now; what differs, if anything, is "
           "how they are marked and filed."));
  if (contents->n_missing > 0)
    g_string_append_printf (text,
                            ngettext ("%'u article that is in the library now is not in it.",
                                      "%'u articles that are in the library now are not in it.",
                                      contents->n_missing),
                            contents->n_missing);
  if (contents->n_extra > 0)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%'u article in it is not in the library now.",
                                        "%'u articles in it are not in the library now.",
                                        contents->n_extra),
                              contents->n_extra);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill_counts (SheafBackupPage *self, const SheafBackupContents *contents)
{
  const SheafBackupCounts *then = &contents->counts, *now = &contents->now;
  g_autofree char *safe_difference = describe_difference (contents);

  adw_preferences_group_set_description (self->counts, safe_difference);
  add_count (self, _ ("Articles"), then->n_articles, contents, now->n_articles);
  add_count (self, _ ("Unread"), then->n_unread, contents, now->n_unread);
  add_count (self, _ ("Starred"), then->n_starred, contents, now->n_starred);
  add_count (self, _ ("Archived"), then->n_archived, contents, now->n_archived);
  add_count (self, _ ("In the Trash"), then->n_trashed, contents, now->n_trashed);
  add_count (self, _ ("Categories"), then->n_categories, contents, now->n_categories);
  add_count (self, _ ("Tags"), then->n_tags, contents, now->n_tags);
}

static void
fill_newest (SheafBackupPage *self, const SheafBackupContents *contents)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < contents->newest->len; i++)
    {
      const SheafBackupArticle *article = g_ptr_array_index (contents->newest, i);
      g_autofree char *title = sheaf_text_display (article->title, MAX_TITLE);
      g_autofree char *date = sheaf_format_date (article->added, now, zone);
      AdwActionRow *row = add_row (self, self->newest, title, date);

      adw_action_row_set_title_lines (row, 1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->newest), contents->newest->len > 0);
}

/* Reading. */

typedef struct
{
  char *path;
  char *library;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_free (request->library);
  g_free (request);
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  g_autoptr (GError) error = NULL;
  SheafBackupContents *contents =
      sheaf_backup_look (request->path, request->library, N_NEWEST, &error);

  if (contents)
    g_task_return_pointer (task, contents, (GDestroyNotify) sheaf_backup_contents_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
show_failure (SheafBackupPage *self, const GError *error)
{
  g_autofree char *reason = sheaf_text_display (error->message, MAX_REASON);
  g_autofree char *safe = g_markup_escape_text (reason, -1);

  adw_status_page_set_description (self->failure, safe);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  SheafBackupPage *self = SHEAF_BACKUP_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafBackupContents) contents = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  clear_rows (self);
  if (contents)
    {
      fill_counts (self, contents);
      fill_newest (self, contents);
      gtk_stack_set_visible_child_name (self->stack, "contents");
    }
  else
    show_failure (self, error);
  g_signal_emit (self, signals[LOADED], 0, contents != NULL);
}

void
sheaf_backup_page_show (SheafBackupPage *self, const char *path, const char *library)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (SHEAF_IS_BACKUP_PAGE (self));
  g_return_if_fail (path && library);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "reading");

  request = g_new0 (Request, 1);
  request->path = g_strdup (path);
  request->library = g_strdup (library);
  task = sheaf_thread_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, sheaf_backup_page_show);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, look_thread);
}

GtkWidget *
sheaf_backup_page_new (void)
{
  return g_object_new (SHEAF_TYPE_BACKUP_PAGE, NULL);
}

static void
sheaf_backup_page_dispose (GObject *object)
{
  SheafBackupPage *self = SHEAF_BACKUP_PAGE (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (sheaf_backup_page_parent_class)->dispose (object);
}

static void
sheaf_backup_page_finalize (GObject *object)
{
  g_ptr_array_unref (SHEAF_BACKUP_PAGE (object)->rows);

  G_OBJECT_CLASS (sheaf_backup_page_parent_class)->finalize (object);
}

static void
sheaf_backup_page_class_init (SheafBackupPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sheaf_backup_page_dispose;
  object_class->finalize = sheaf_backup_page_finalize;

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/backup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafBackupPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupPage, failure);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupPage, counts);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupPage, newest);
}

static void
sheaf_backup_page_init (SheafBackupPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
