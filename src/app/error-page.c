/* error-page.c: why there is no library to be seen, and what can be done about it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/error-page.h"

#include "app/format-library.h"
#include "app/motion.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define PULSE_MILLISECONDS 120
/* The page is for a first look; "sheaf-cli check" prints all. */
#define MAX_FINDINGS 20
#define MAX_FINDING  300
#define MAX_REASON   2000

struct _SheafErrorPage
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  AdwStatusPage *status;
  GtkProgressBar *progress;
  GtkLabel *findings;
  GtkWidget *buttons;
  GtkWidget *open_button;
  GtkWidget *repair_button;
  GtkWidget *restore_button;
  GtkWidget *retry_button;
  GtkWidget *folder_button;
  GtkWidget *stop_button;
  GtkLabel *backup;
  GtkWidget *details;
  GtkLabel *reason;

  gboolean wants_backup; /* one that can be restored would help */
  guint pulse_source;
};

G_DEFINE_FINAL_TYPE (SheafErrorPage, sheaf_error_page, ADW_TYPE_BIN)

/* The parts. */

static void
set_texts (SheafErrorPage *self, const char *icon, const char *title, const char *description)
{
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_description = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, safe_title);
  adw_status_page_set_description (self->status, safe_description);
}

static void
suggest (SheafErrorPage *self, GtkWidget *suggested)
{
  for (GtkWidget *button = gtk_widget_get_first_child (self->buttons); button;
       button = gtk_widget_get_next_sibling (button))
    if (button == suggested)
      gtk_widget_add_css_class (button, "suggested-action");
    else
      gtk_widget_remove_css_class (button, "suggested-action");
}

/* Shows these buttons, of which the first is what to do. @shown may hold NULLs. */
static void
show_buttons (SheafErrorPage *self, GtkWidget *const *shown, guint n_shown)
{
  for (GtkWidget *button = gtk_widget_get_first_child (self->buttons); button;
       button = gtk_widget_get_next_sibling (button))
    {
      gboolean show = FALSE;

      for (guint i = 0; i < n_shown; i++)
        show = show || shown[i] == button;
      gtk_widget_set_visible (button, show);
    }
  suggest (self, n_shown > 0 && shown[0] != self->stop_button ? shown[0] : NULL);
}

static gboolean
pulse_cb (gpointer data)
{
  SheafErrorPage *self = data;

  sheaf_motion_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
set_working (SheafErrorPage *self, gboolean working)
{
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), working);
  if (working)
    self->pulse_source = g_timeout_add (PULSE_MILLISECONDS, pulse_cb, self);
}

/* As before anything was said. */
static void
clear (SheafErrorPage *self)
{
  set_working (self, FALSE);
  self->wants_backup = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->findings), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->backup), FALSE);
  gtk_widget_set_visible (self->details, FALSE);
  gtk_expander_set_expanded (GTK_EXPANDER (self->details), FALSE);
}

/* What is shown. */

static void
show_reason (SheafErrorPage *self, const char *text, const char *path)
{
  g_autofree char *file = g_filename_display_name (path);
  g_autofree char *safe = sheaf_text_display (text, MAX_REASON);
  g_autofree char *whole = NULL;

  /* What fails while the library is being opened names the file itself. */
  if (g_str_has_prefix (text, file))
    whole = g_steal_pointer (&safe);
  else
    whole = g_strdup_printf ("%s\n%s", file, safe);
  gtk_label_set_text (self->reason, whole);
  gtk_widget_set_visible (self->details, TRUE);
}

void
sheaf_error_page_show_error (SheafErrorPage *self, const GError *error, const char *path)
{
  g_autofree char *title = sheaf_format_library_error (error);
  g_autofree char *advice = sheaf_format_library_advice (error);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *description = NULL;
  const gboolean damaged = g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT);
  const gboolean newer = g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_NEWER);
  const gboolean waiting = g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_BUSY) ||
                           g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_FULL);
  GtkWidget *const when_damaged[] = { self->repair_button, self->retry_button,
                                      self->folder_button };
  GtkWidget *const otherwise[] = { self->retry_button, waiting ? NULL : self->folder_button };

  g_return_if_fail (SHEAF_IS_ERROR_PAGE (self));

  clear (self);
  self->wants_backup = !waiting;
  /* Translators: the name of the library's file, and what to do, each in a paragraph */
  description = g_strdup_printf (C_ ("library error", "%s\n\n%s"), shown_name, advice);
  set_texts (self, "sheaf-failed-symbolic", title, description);
  if (damaged)
    show_buttons (self, when_damaged, G_N_ELEMENTS (when_damaged));
  else
    show_buttons (self, otherwise, newer ? 1 : G_N_ELEMENTS (otherwise));
  show_reason (self, error->message, path);
}

void
sheaf_error_page_set_backup (SheafErrorPage *self, gint64 seconds)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (SHEAF_IS_ERROR_PAGE (self));

  if (!self->wants_backup || seconds == 0)
    return;
  time = sheaf_format_backup_time (seconds, g_get_real_time () / G_USEC_PER_SEC, zone);
  /* Translators: %s is a time like "26 November 2026, 09:30" */
  text = g_strdup_printf (
      _ ("The newest backup, of %s, can be put back. The file as it is now is kept."), time);
  gtk_label_set_text (self->backup, text);
  gtk_widget_set_visible (GTK_WIDGET (self->backup), TRUE);
  gtk_widget_set_visible (self->restore_button, TRUE);
  /* Once a repair was tried, or cannot be, this is what is left. */
  if (!gtk_widget_get_visible (self->repair_button))
    suggest (self, self->restore_button);
}

void
sheaf_error_page_show_progress (SheafErrorPage *self,
                                const char *title,
                                const char *description,
                                gboolean stoppable)
{
  g_return_if_fail (SHEAF_IS_ERROR_PAGE (self));

  clear (self);
  set_texts (self, "sheaf-backup-symbolic", title, description);
  show_buttons (self, &self->stop_button, stoppable ? 1 : 0);
  set_working (self, TRUE);
}

static char *
join_findings (GPtrArray *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint left;

  for (guint i = 0; i < findings->len && i < MAX_FINDINGS; i++)
    {
      g_autofree char *safe = sheaf_text_display (g_ptr_array_index (findings, i), MAX_FINDING);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", safe);
    }
  left = findings->len > MAX_FINDINGS ? findings->len - MAX_FINDINGS : 0;
  if (left > 0)
    {
      g_string_append_c (text, '\n');
      /* Translators: the last line of a list of what is wrong with the library */
      g_string_append_printf (text, ngettext ("and %'u more", "and %'u more", left), left);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What was repaired is in plain words; what could not be is in SQLite's. */
static void
show_findings (SheafErrorPage *self, GPtrArray *findings, gboolean sound)
{
  g_autofree char *text = join_findings (findings);

  gtk_label_set_text (sound ? self->findings : self->reason, text);
  gtk_widget_set_visible (sound ? GTK_WIDGET (self->findings) : self->details, findings->len > 0);
}

static const char *
result_title (gboolean opens, gboolean sound, gboolean found)
{
  if (!opens)
    return _ ("The Library Cannot Be Repaired");
  if (!sound)
    return _ ("Not All Could Be Repaired");
  return found ? _ ("The Library Is Repaired") : _ ("Nothing Is Wrong with the Library");
}

static const char *
result_advice (gboolean opens, gboolean sound)
{
  if (sound)
    return "";
  return opens ? _ ("What is left can still be read as far as it goes.")
               : _ ("Its file cannot be read as a library at all.");
}

void
sheaf_error_page_show_result (SheafErrorPage *self,
                              gboolean opens,
                              gboolean sound,
                              GPtrArray *findings,
                              const char *aside)
{
  GtkWidget *const shown[] = { opens ? self->open_button : self->retry_button,
                               self->folder_button };
  g_autofree char *name = aside ? g_path_get_basename (aside) : NULL;
  g_autofree char *shown_name = name ? g_filename_display_name (name) : NULL;
  g_autoptr (GString) text = g_string_new (result_advice (opens, sound));

  g_return_if_fail (SHEAF_IS_ERROR_PAGE (self));

  clear (self);
  self->wants_backup = !sound;
  if (shown_name)
    {
      if (text->len > 0)
        g_string_append (text, "\n\n");
      /* Translators: %s is a file name */
      g_string_append_printf (text, _ ("The file as it was is kept among the backups as “%s”."),
                              shown_name);
    }
  set_texts (self, sound ? "sheaf-backup-symbolic" : "sheaf-failed-symbolic",
             result_title (opens, sound, findings->len > 0), text->str);
  show_findings (self, findings, sound);
  show_buttons (self, shown, G_N_ELEMENTS (shown));
}

void
sheaf_error_page_set_menu (SheafErrorPage *self, GMenuModel *menu)
{
  g_return_if_fail (SHEAF_IS_ERROR_PAGE (self));

  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

GtkWidget *
sheaf_error_page_new (void)
{
  return g_object_new (SHEAF_TYPE_ERROR_PAGE, NULL);
}

static void
sheaf_error_page_dispose (GObject *object)
{
  set_working (SHEAF_ERROR_PAGE (object), FALSE);

  G_OBJECT_CLASS (sheaf_error_page_parent_class)->dispose (object);
}

static void
sheaf_error_page_class_init (SheafErrorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_error_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/error-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, status);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, progress);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, findings);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, repair_button);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, folder_button);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, stop_button);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, backup);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, details);
  gtk_widget_class_bind_template_child (widget_class, SheafErrorPage, reason);
}

static void
sheaf_error_page_init (SheafErrorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
