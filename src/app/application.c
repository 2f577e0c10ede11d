/* application.c: the process, its options and its windows
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/application.h"

#include "app/header-editor.h"
#include "app/narrow.h"
#include "app/sandbox-fonts.h"
#include "app/search-provider.h"
#include "app/shortcuts.h"
#include "app/window.h"
#include "core/library.h"
#include "core/portal-path.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Without a window: a person who searches the desktop may do so once more. */
#define INACTIVITY_TIMEOUT (60 * 1000) /* milliseconds */

struct _SheafApplication
{
  AdwApplication parent_instance;

  char *library_path;
  SheafSearchProvider *provider; /* (nullable): while it is on the bus */
  gboolean exit_after_startup;
};

G_DEFINE_FINAL_TYPE (SheafApplication, sheaf_application, ADW_TYPE_APPLICATION)

/* Windows. */

static gboolean
quit_cb (gpointer application)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  return G_SOURCE_REMOVE;
}

static void
ready_cb (SheafApplication *self)
{
  g_idle_add_full (G_PRIORITY_LOW, quit_cb, g_object_ref (self), g_object_unref);
}

static SheafWindow *
ensure_window (SheafApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));
  GtkWidget *window;

  for (GList *l = windows; l; l = l->next)
    if (SHEAF_IS_WINDOW (l->data))
      return l->data;

  window = sheaf_window_new (GTK_APPLICATION (self), self->library_path);
  if (self->exit_after_startup)
    g_signal_connect_object (window, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  return SHEAF_WINDOW (window);
}

static void
sheaf_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (SHEAF_APPLICATION (application))));
}

static void
sheaf_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  SheafWindow *window = ensure_window (SHEAF_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  sheaf_window_open_files (window, files, n_files);
}

static void
sheaf_application_window_added (GtkApplication *application, GtkWindow *window)
{
  /* From here on it ends with its last window. */
  g_application_set_inactivity_timeout (G_APPLICATION (application), 0);

  GTK_APPLICATION_CLASS (sheaf_application_parent_class)->window_added (application, window);
}

/* The search of the desktop. */

static void
result_activated_cb (SheafApplication *self, gint64 article, guint timestamp)
{
  SheafWindow *window = ensure_window (self);

  sheaf_window_show_article (window, article);
  gtk_window_present_with_time (GTK_WINDOW (window), timestamp);
}

static void
search_launched_cb (SheafApplication *self, const char *text, guint timestamp)
{
  SheafWindow *window = ensure_window (self);

  sheaf_window_show_search (window, text);
  gtk_window_present_with_time (GTK_WINDOW (window), timestamp);
}

static gboolean
sheaf_application_dbus_register (GApplication *application,
                                 GDBusConnection *connection,
                                 const char *path,
                                 GError **error)
{
  SheafApplication *self = SHEAF_APPLICATION (application);

  if (!G_APPLICATION_CLASS (sheaf_application_parent_class)
           ->dbus_register (application, connection, path, error))
    return FALSE;
  self->provider = sheaf_search_provider_new (application, self->library_path);
  g_signal_connect_object (self->provider, "activated", G_CALLBACK (result_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->provider, "launched", G_CALLBACK (search_launched_cb), self,
                           G_CONNECT_SWAPPED);
  return sheaf_search_provider_export (self->provider, connection, path, error);
}

static void
sheaf_application_dbus_unregister (GApplication *application,
                                   GDBusConnection *connection,
                                   const char *path)
{
  SheafApplication *self = SHEAF_APPLICATION (application);

  if (self->provider)
    sheaf_search_provider_unexport (self->provider);
  g_clear_object (&self->provider);

  G_APPLICATION_CLASS (sheaf_application_parent_class)
      ->dbus_unregister (application, connection, path);
}

/* Actions. */

static gpointer
ref_cb (gconstpointer window, gpointer data)
{
  return g_object_ref ((gpointer) window);
}

/* Closing one may take others along. Returns: (transfer full) */
static GList *
copy_windows (gpointer application)
{
  return g_list_copy_deep (gtk_application_get_windows (application), ref_cb, NULL);
}

static void
quit_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autolist (GtkWindow) windows = copy_windows (data);

  /* Closing is what saves the state and ends the library's threads. The editor is closed by its window, which
   * stays where the editor does. */
  for (GList *l = windows; l; l = l->next)
    if (!SHEAF_IS_HEADER_EDITOR (l->data))
      gtk_window_close (l->data);

  /* Without a window it would wait for questions; that it need not it sees when it is let go of. */
  g_application_set_inactivity_timeout (data, 0);
  g_application_hold (data);
  g_application_release (data);
}

static void
import_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *window = ensure_window (data);

  gtk_window_present (GTK_WINDOW (window));
  sheaf_window_choose_import (window);
}

static void
search_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *window = ensure_window (data);

  gtk_window_present (GTK_WINDOW (window));
  sheaf_window_show_search (window, "");
}

static void
about_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *const authors[] = { _ ("The Sheaf authors"), NULL };
  static const char *const libraries[] = { "GTK",  "libadwaita", "WebKitGTK", "SQLite",   "libyaml",
                                           "md4c", "gumbo",      "zstd",      "uchardet", NULL };
  GtkWidget *about =
      g_object_new (GTK_TYPE_ABOUT_DIALOG, "program-name", _ ("Sheaf"), "logo-icon-name", APP_ID,
                    "version", PACKAGE_VERSION, "comments", _ ("Keep, find and read your articles"),
                    "copyright", _ ("© 2026 The Sheaf authors"), "license-type",
                    GTK_LICENSE_GPL_3_0, "authors", authors, "translator-credits",
                    /* Translators: your name, one a line; shown in the About window */
                    _ ("translator-credits"), "modal", TRUE, "transient-for",
                    gtk_application_get_active_window (data), NULL);

  sheaf_narrow_wrap (about);
  gtk_about_dialog_add_credit_section (GTK_ABOUT_DIALOG (about), _ ("Made with"),
                                       (const char **) libraries);
  gtk_window_set_application (GTK_WINDOW (about), data);
  gtk_window_present (GTK_WINDOW (about));
}

/* Told to end: as if the window were closed, so that nothing is left half done; but nobody is there to be asked. */
static gboolean
terminated_cb (gpointer application)
{
  g_autolist (GtkWindow) windows = copy_windows (application);

  for (GList *l = windows; l; l = l->next)
    if (SHEAF_IS_HEADER_EDITOR (l->data))
      sheaf_header_editor_close (l->data);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  return G_SOURCE_REMOVE;
}

/* What is large is given back when it is freed: glibc learns from the first large block that goes to keep the next ones,
 * and a list of a million articles, which is copied while it grows, then takes more than twice what it holds. */
static void
give_back_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 256 * 1024);
#endif
}

static void
sheaf_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "quit", quit_action_cb },
    { "about", about_action_cb },
    /* Of the desktop entry. */
    { "import", import_action_cb },
    { "search", search_action_cb },
  };

  give_back_memory ();
  G_APPLICATION_CLASS (sheaf_application_parent_class)->startup (application);

  if (sheaf_portal_is_sandboxed ())
    sheaf_sandbox_fonts_apply (gtk_settings_get_default ());
  g_unix_signal_add (SIGTERM, terminated_cb, application);
  g_unix_signal_add (SIGINT, terminated_cb, application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  sheaf_shortcuts_bind_application (GTK_APPLICATION (application));
  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    g_application_set_inactivity_timeout (application, INACTIVITY_TIMEOUT);
}

/* Options. */

/* For desktops that start what a desktop entry offers by its command. */
static void
activate_options (GApplication *application, GVariantDict *options)
{
  static const char *const actions[] = { "import", "search" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (!g_variant_dict_contains (options, actions[i]))
        continue;
      if (g_application_register (application, NULL, &error))
        g_action_group_activate_action (G_ACTION_GROUP (application), actions[i], NULL);
      else
        g_warning ("%s", error->message);
      g_clear_error (&error);
    }
}

static int
sheaf_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  SheafApplication *self = SHEAF_APPLICATION (application);
  g_autofree char *path = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Sheaf %s\n", PACKAGE_VERSION);
      return 0;
    }

  self->exit_after_startup = g_variant_dict_contains (options, "exit-after-startup");
  if (g_variant_dict_lookup (options, "library", "^ay", &path))
    {
      g_free (self->library_path);
      self->library_path = g_canonicalize_filename (path, NULL);
      /* A running Sheaf shows its own library: another one is another process. */
      g_application_set_flags (application,
                               g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  activate_options (application, options);
  return -1;
}

static void
add_options (GApplication *application)
{
  const GOptionEntry options[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, _ ("Open this library"), _ ("FILE") },
    { "import", 0, 0, G_OPTION_ARG_NONE, NULL, _ ("Choose files to import"), NULL },
    { "search", 0, 0, G_OPTION_ARG_NONE, NULL, _ ("Begin a search"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, _ ("Print the version and exit"), NULL },
    { "exit-after-startup", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, "", NULL },
    { NULL },
  };

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_parameter_string (application, _ ("[FILE…]"));
}

SheafApplication *
sheaf_application_new (void)
{
  return g_object_new (SHEAF_TYPE_APPLICATION, "application-id", APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", OBJECT_PATH, NULL);
}

static void
sheaf_application_finalize (GObject *object)
{
  SheafApplication *self = SHEAF_APPLICATION (object);

  g_free (self->library_path);

  G_OBJECT_CLASS (sheaf_application_parent_class)->finalize (object);
}

static void
sheaf_application_class_init (SheafApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_application_finalize;
  application_class->startup = sheaf_application_startup;
  application_class->activate = sheaf_application_activate;
  application_class->dbus_register = sheaf_application_dbus_register;
  application_class->dbus_unregister = sheaf_application_dbus_unregister;
  GTK_APPLICATION_CLASS (klass)->window_added = sheaf_application_window_added;
  application_class->open = sheaf_application_open;
  application_class->handle_local_options = sheaf_application_handle_local_options;
}

static void
sheaf_application_init (SheafApplication *self)
{
  self->library_path = sheaf_library_default_path ();
  add_options (G_APPLICATION (self));
}
