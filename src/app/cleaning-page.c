/* cleaning-page.c: the page of the preferences with the rules by which articles are cleaned
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/cleaning-page.h"

#include "core/cleaner-files.h"
#include "core/text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#define NAME_SHOWN 100

struct _SheafCleaningPage
{
  AdwBin parent_instance;

  GtkSwitch *clean;
  AdwPreferencesGroup *problems;
  AdwPreferencesGroup *own;
  AdwPreferencesGroup *built_in;

  GPtrArray *rows; /* AdwActionRow *: of rules and problems, each in its group */
};

G_DEFINE_FINAL_TYPE (SheafCleaningPage, sheaf_cleaning_page, ADW_TYPE_BIN)

static void fill (SheafCleaningPage *self);

static void
reload (SheafCleaningPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.reload-cleaning", NULL);
}

/* Rows ------------------------------------------------------------------------------------------- */

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = sheaf_text_display (title, NAME_SHOWN);
  g_autofree char *safe_title = g_markup_escape_text (shown, -1);
  g_autofree char *safe_subtitle = subtitle ? g_markup_escape_text (subtitle, -1) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  if (safe_subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  return row;
}

static void
add_row (SheafCleaningPage *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (self->rows, row);
}

static void
switched_cb (GtkSwitch *button, GParamSpec *pspec, SheafCleaningPage *self)
{
  g_autofree char *folder = sheaf_cleaner_files_folder ();
  const char *id = g_object_get_data (G_OBJECT (button), "rule");
  g_autoptr (GError) error = NULL;

  if (sheaf_cleaner_files_set_off (folder, id, !gtk_switch_get_active (button), &error))
    reload (self);
  else
    g_warning ("A cleaning rule could not be switched: %s", error->message);
}

static void
add_switch (SheafCleaningPage *self, GtkWidget *row, const SheafCleanerRule *rule, gboolean on)
{
  GtkWidget *button = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (button), on);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sheaf_cleaner_rule_get_name (rule), -1);
  g_object_set_data_full (G_OBJECT (button), "rule", g_strdup (rule->id), g_free);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (switched_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
}

/* To the wastebasket of the desktop, from where it can come back; where there is none the file stays. */
static void
remove_cb (GtkButton *button, SheafCleaningPage *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_object_get_data (G_OBJECT (button), "file"));
  g_autoptr (GError) error = NULL;

  if (!g_file_trash (file, NULL, &error) && !g_file_delete (file, NULL, &error))
    g_warning ("A file of rules could not be removed: %s", error->message);
  reload (self);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->clean));
}

static void
add_remove_button (SheafCleaningPage *self, GtkWidget *row, const SheafCleanerRule *rule)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("sheaf-trash-symbolic");
  /* Translators: %s is the name of a rule */
  g_autofree char *label = g_strdup_printf (_ ("Remove “%s”"), rule->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "file", g_strdup (rule->file), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* A file with several rules is removed by its owner, in the folder. */
static gboolean
is_alone (const SheafCleanerFiles *files, const SheafCleanerRule *rule)
{
  guint count = 0;

  for (guint i = 0; i < files->rules->len; i++)
    count += g_strcmp0 (((const SheafCleanerRule *) files->rules->pdata[i])->file, rule->file) == 0;
  return count == 1;
}

static void
add_rule (SheafCleaningPage *self, const SheafCleanerFiles *files, const SheafCleanerRule *rule)
{
  g_autofree char *base = rule->file ? g_path_get_basename (rule->file) : NULL;
  g_autofree char *name = base ? g_filename_display_name (base) : NULL;
  /* Translators: a file and a line in it */
  g_autofree char *place = name ? g_strdup_printf (_ ("%s, line %u"), name, rule->line) : NULL;
  GtkWidget *row = make_row (sheaf_cleaner_rule_get_name (rule), place);

  if (rule->file && is_alone (files, rule))
    add_remove_button (self, row, rule);
  add_switch (self, row, rule, !g_strv_contains ((const char *const *) files->off, rule->id));
  add_row (self, rule->file ? self->own : self->built_in, row);
}

static void
add_problem (SheafCleaningPage *self, const SheafCleanerProblem *problem)
{
  g_autofree char *base = g_path_get_basename (problem->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *place =
      problem->line ? g_strdup_printf (_ ("%s, line %u"), name, problem->line) : g_strdup (name);
  GtkWidget *row = make_row (place, problem->reason);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("sheaf-attention-symbolic"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  add_row (self, self->problems, row);
}

static void
fill (SheafCleaningPage *self)
{
  g_autofree char *folder = sheaf_cleaner_files_folder ();
  g_autoptr (SheafCleanerFiles) files = sheaf_cleaner_files_read (folder);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], "group"),
                                  self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < files->problems->len; i++)
    add_problem (self, files->problems->pdata[i]);
  for (guint i = 0; i < files->rules->len; i++)
    add_rule (self, files, files->rules->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), files->problems->len > 0);
}

/* Buttons ---------------------------------------------------------------------------------------- */

/* Made first, so that there is something to open. */
static void
open_folder_cb (SheafCleaningPage *self)
{
  g_autofree char *folder = sheaf_cleaner_files_folder ();
  g_autofree char *uri = NULL;

  g_mkdir_with_parents (folder, 0700);
  uri = g_filename_to_uri (folder, NULL, NULL);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
read_again_cb (SheafCleaningPage *self)
{
  fill (self);
  reload (self);
}

/* The object ------------------------------------------------------------------------------------- */

void
sheaf_cleaning_page_bind (SheafCleaningPage *self, GSettings *settings)
{
  g_return_if_fail (SHEAF_IS_CLEANING_PAGE (self));

  g_settings_bind (settings, "clean-view", self->clean, "active", G_SETTINGS_BIND_DEFAULT);
}

GtkWidget *
sheaf_cleaning_page_new (void)
{
  return g_object_new (SHEAF_TYPE_CLEANING_PAGE, NULL);
}

static void
sheaf_cleaning_page_finalize (GObject *object)
{
  g_ptr_array_unref (SHEAF_CLEANING_PAGE (object)->rows);

  G_OBJECT_CLASS (sheaf_cleaning_page_parent_class)->finalize (object);
}

static void
sheaf_cleaning_page_class_init (SheafCleaningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_cleaning_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/cleaning-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafCleaningPage, clean);
  gtk_widget_class_bind_template_child (widget_class, SheafCleaningPage, problems);
  gtk_widget_class_bind_template_child (widget_class, SheafCleaningPage, own);
  gtk_widget_class_bind_template_child (widget_class, SheafCleaningPage, built_in);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_again_cb);
}

static void
sheaf_cleaning_page_init (SheafCleaningPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}
