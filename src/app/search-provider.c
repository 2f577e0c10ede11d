/* search-provider.c: articles in the search of the desktop
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/search-provider.h"

#include "app/search-provider-result.h"
#include "app/worker.h"

/* While somebody types, the library stays open. */
#define QUIET_SECONDS 10

struct _SheafSearchProvider
{
  GObject parent_instance;

  GApplication *application; /* not owned */
  GSettings *settings;
  char *library;
  SheafWorker *worker; /* (nullable): while it is asked */
  guint quiet_source;
  GCancellable *search; /* the newest */
  char *text;           /* what that is for; its results are described with it */

  GDBusNodeInfo *info;
  GDBusConnection *connection; /* (nullable): while it is exported */
  guint registration;
};

G_DEFINE_FINAL_TYPE (SheafSearchProvider, sheaf_search_provider, G_TYPE_OBJECT)

enum
{
  ACTIVATED,
  LAUNCHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char interface[] = "<node><interface name='org.gnome.Shell.SearchProvider2'>"
                                "<method name='GetInitialResultSet'>"
                                "<arg type='as' name='terms' direction='in'/>"
                                "<arg type='as' name='results' direction='out'/></method>"
                                "<method name='GetSubsearchResultSet'>"
                                "<arg type='as' name='previous_results' direction='in'/>"
                                "<arg type='as' name='terms' direction='in'/>"
                                "<arg type='as' name='results' direction='out'/></method>"
                                "<method name='GetResultMetas'>"
                                "<arg type='as' name='identifiers' direction='in'/>"
                                "<arg type='aa{sv}' name='metas' direction='out'/></method>"
                                "<method name='ActivateResult'>"
                                "<arg type='s' name='identifier' direction='in'/>"
                                "<arg type='as' name='terms' direction='in'/>"
                                "<arg type='u' name='timestamp' direction='in'/></method>"
                                "<method name='LaunchSearch'>"
                                "<arg type='as' name='terms' direction='in'/>"
                                "<arg type='u' name='timestamp' direction='in'/></method>"
                                "</interface></node>";

/* The thread that reads. */

static void
close_worker (SheafSearchProvider *self)
{
  g_clear_handle_id (&self->quiet_source, g_source_remove);
  if (self->worker)
    sheaf_worker_close (self->worker);
  g_clear_object (&self->worker);
}

static gboolean
quiet_cb (gpointer data)
{
  SheafSearchProvider *self = data;

  self->quiet_source = 0;
  close_worker (self);
  return G_SOURCE_REMOVE;
}

/* Not kept for good: another program's backup, or another file in its place, would have to reckon with it. */
static SheafWorker *
get_worker (SheafSearchProvider *self)
{
  g_clear_handle_id (&self->quiet_source, g_source_remove);
  self->quiet_source = g_timeout_add_seconds (QUIET_SECONDS, quiet_cb, self);
  if (!self->worker)
    self->worker = sheaf_worker_new (self->library, SHEAF_LIBRARY_READ, NULL);
  return self->worker;
}

/* Questions. */

static void
answered_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  GDBusMethodInvocation *invocation = data;
  g_autoptr (SheafSearchProvider) self = g_dbus_method_invocation_get_user_data (invocation);
  SheafProviderQuestion *question = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  if (sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    g_dbus_method_invocation_return_value (invocation, question->answer);
  else if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    g_dbus_method_invocation_return_dbus_error (invocation, APP_ID ".Superseded",
                                                "Another search has begun");
  else
    {
      /* There may be no library yet; nobody who searches the desktop wants to know. */
      g_info ("The desktop's search had no answer: %s", error->message);
      g_dbus_method_invocation_return_value (invocation, sheaf_provider_nothing (question));
    }
  g_application_release (self->application);
}

/* @question: (transfer full). @invocation: (transfer full) */
static void
ask (SheafSearchProvider *self,
     SheafLibraryWork work,
     SheafProviderQuestion *question,
     GDBusMethodInvocation *invocation)
{
  if (!g_settings_get_boolean (self->settings, "desktop-search"))
    {
      g_dbus_method_invocation_return_value (invocation, sheaf_provider_nothing (question));
      sheaf_provider_question_free (question);
      return;
    }
  g_application_hold (self->application);
  g_object_ref (self); /* for the answer */
  sheaf_worker_run_async (get_worker (self), work, question, sheaf_provider_question_free,
                          self->search, answered_cb, invocation);
}

static void
search (SheafSearchProvider *self, const char *const *terms, GDBusMethodInvocation *invocation)
{
  g_cancellable_cancel (self->search);
  g_object_unref (self->search);
  self->search = g_cancellable_new ();
  g_free (self->text);
  self->text = g_strjoinv (" ", (char **) terms);
  ask (self, sheaf_provider_find_work, sheaf_provider_question_new (self->text, NULL), invocation);
}

/* Methods. */

static void
get_initial (SheafSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree const char **terms = NULL;

  g_variant_get (parameters, "(^a&s)", &terms);
  search (self, terms, invocation);
}

/* The results before are only the newest of what was found: others among the rest may have the new word. */
static void
get_narrower (SheafSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree const char **terms = NULL;

  g_variant_get_child (parameters, 1, "^a&s", &terms);
  search (self, terms, invocation);
}

static void
get_metas (SheafSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree const char **ids = NULL;

  g_variant_get (parameters, "(^a&s)", &ids);
  ask (self, sheaf_provider_describe_work, sheaf_provider_question_new (self->text, ids),
       invocation);
}

static void
activate (SheafSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  const char *name;
  guint timestamp;
  gint64 id;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameters, "(&s@asu)", &name, NULL, &timestamp);
  if (!g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &id, &error))
    {
      g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR,
                                                     G_DBUS_ERROR_INVALID_ARGS, error->message);
      return;
    }
  g_signal_emit (self, signals[ACTIVATED], 0, id, timestamp);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
launch (SheafSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree const char **terms = NULL;
  g_autofree char *text = NULL;
  guint timestamp;

  g_variant_get (parameters, "(^a&su)", &terms, &timestamp);
  text = g_strjoinv (" ", (char **) terms);
  g_signal_emit (self, signals[LAUNCHED], 0, text, timestamp);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
call_cb (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface_name,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer self)
{
  static const struct
  {
    const char *name;
    void (*run) (SheafSearchProvider *self,
                 GVariant *parameters,
                 GDBusMethodInvocation *invocation);
  } methods[] = {
    { "GetInitialResultSet", get_initial },
    { "GetSubsearchResultSet", get_narrower },
    { "GetResultMetas", get_metas },
    { "ActivateResult", activate },
    { "LaunchSearch", launch },
  };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_equal (methods[i].name, method))
      methods[i].run (self, parameters, invocation);
}

/* The object. */

gboolean
sheaf_search_provider_export (SheafSearchProvider *self,
                              GDBusConnection *connection,
                              const char *path,
                              GError **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = call_cb };
  g_autofree char *place = g_strconcat (path, "/SearchProvider", NULL);

  g_return_val_if_fail (SHEAF_IS_SEARCH_PROVIDER (self), FALSE);
  g_return_val_if_fail (!self->connection, FALSE);

  self->registration = g_dbus_connection_register_object (
      connection, place, self->info->interfaces[0], &vtable, self, NULL, error);
  if (!self->registration)
    return FALSE;
  self->connection = g_object_ref (connection);
  return TRUE;
}

void
sheaf_search_provider_unexport (SheafSearchProvider *self)
{
  g_return_if_fail (SHEAF_IS_SEARCH_PROVIDER (self));

  if (self->connection)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  g_clear_object (&self->connection);
  g_cancellable_cancel (self->search);
  close_worker (self);
}

SheafSearchProvider *
sheaf_search_provider_new (GApplication *application, const char *library)
{
  SheafSearchProvider *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (library, NULL);

  self = g_object_new (SHEAF_TYPE_SEARCH_PROVIDER, NULL);
  self->application = application;
  self->library = g_strdup (library);
  return self;
}

static void
sheaf_search_provider_finalize (GObject *object)
{
  SheafSearchProvider *self = SHEAF_SEARCH_PROVIDER (object);

  sheaf_search_provider_unexport (self);
  g_clear_object (&self->search);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->info, g_dbus_node_info_unref);
  g_free (self->text);
  g_free (self->library);

  G_OBJECT_CLASS (sheaf_search_provider_parent_class)->finalize (object);
}

static void
sheaf_search_provider_class_init (SheafSearchProviderClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_search_provider_finalize;

  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
  signals[LAUNCHED] = g_signal_new ("launched", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
sheaf_search_provider_init (SheafSearchProvider *self)
{
  self->settings = g_settings_new (APP_ID);
  self->search = g_cancellable_new ();
  self->info = g_dbus_node_info_new_for_xml (interface, NULL);
}
