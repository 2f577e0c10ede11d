/* reader-view.c: the locked-down web view that shows one article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-view.h"

#include "app/names.h"
#include "app/reader-menu.h"
#include "app/reader-pick.h"
#include "app/reader-selecting.h"
#include "app/reader-watch.h"
#include "core/page-head.h"

#include <glib/gi18n.h>

struct _SheafReaderView
{
  WebKitWebView parent_instance;
  SheafReaderWalls walls;
  SheafReaderScheme *scheme;
  char *hovered;               /* address under the pointer */
  char *label;                 /* what the page shows for it */
  WebKitUserStyleSheet *sheet; /* (nullable): how pages look */
  gint64 watched;              /* when the extension was last asked to watch, monotonic time */
};

enum
{
  SIGNAL_LINK_HOVERED,
  SIGNAL_LINK_ACTIVATED,
  SIGNAL_REFUSED,
  SIGNAL_PLACE,
  SIGNAL_HIDE_BLOCK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafReaderView, sheaf_reader_view, WEBKIT_TYPE_WEB_VIEW)

gint64
sheaf_reader_view_get_article (SheafReaderView *self)
{
  SheafReaderPage *page;

  g_return_val_if_fail (SHEAF_IS_READER_VIEW (self), 0);

  page = sheaf_reader_scheme_get_page (self->scheme);
  return page ? page->id : 0;
}

/* The page itself, or a place in it. */
static gboolean
is_our_page (SheafReaderView *self, const char *uri)
{
  gint64 id;
  int picture;

  return uri && sheaf_reader_scheme_parse (uri, &id, &picture) && picture < 0 &&
         id == sheaf_reader_view_get_article (self);
}

gboolean
sheaf_reader_view_is_at_page (SheafReaderView *self)
{
  g_return_val_if_fail (SHEAF_IS_READER_VIEW (self), FALSE);

  return is_our_page (self, webkit_web_view_get_uri (WEBKIT_WEB_VIEW (self)));
}

/* The text of the link, where it is the one under the pointer. */
static const char *
label_of (SheafReaderView *self, const char *uri)
{
  return g_strcmp0 (uri, self->hovered) == 0 ? self->label : NULL;
}

static void
refuse (SheafReaderView *self, WebKitNavigationAction *action)
{
  const char *uri = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));

  if (webkit_navigation_action_is_user_gesture (action) &&
      webkit_navigation_action_get_navigation_type (action) == WEBKIT_NAVIGATION_TYPE_LINK_CLICKED)
    g_signal_emit (self, signals[SIGNAL_LINK_ACTIVATED], 0, uri, label_of (self, uri),
                   webkit_navigation_action_get_mouse_button (action) != 0);
  else
    g_signal_emit (self, signals[SIGNAL_REFUSED], 0, uri);
}

static gboolean
may_navigate (SheafReaderView *self, WebKitPolicyDecision *decision, WebKitPolicyDecisionType type)
{
  WebKitNavigationAction *action = webkit_navigation_policy_decision_get_navigation_action (
      WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  const char *uri = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));

  if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION && is_our_page (self, uri))
    return TRUE;
  refuse (self, action);
  return FALSE;
}

static gboolean
may_receive (SheafReaderView *self, WebKitResponsePolicyDecision *decision)
{
  const char *uri =
      webkit_uri_request_get_uri (webkit_response_policy_decision_get_request (decision));
  gint64 id;
  int picture;

  return webkit_response_policy_decision_is_mime_type_supported (decision) && uri &&
         sheaf_reader_scheme_parse (uri, &id, &picture) &&
         id == sheaf_reader_view_get_article (self);
}

static gboolean
sheaf_reader_view_decide_policy (WebKitWebView *view,
                                 WebKitPolicyDecision *decision,
                                 WebKitPolicyDecisionType type)
{
  SheafReaderView *self = SHEAF_READER_VIEW (view);
  gboolean allowed;

  if (!(self->walls & SHEAF_READER_WALL_POLICY))
    allowed = TRUE;
  else if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    allowed = may_receive (self, WEBKIT_RESPONSE_POLICY_DECISION (decision));
  else
    allowed = may_navigate (self, decision, type);

  if (allowed)
    webkit_policy_decision_use (decision);
  else
    webkit_policy_decision_ignore (decision);
  return TRUE;
}

static GtkWidget *
sheaf_reader_view_create (WebKitWebView *view, WebKitNavigationAction *action)
{
  return NULL;
}

static gboolean
sheaf_reader_view_permission_request (WebKitWebView *view, WebKitPermissionRequest *request)
{
  webkit_permission_request_deny (request);
  return TRUE;
}

static gboolean
sheaf_reader_view_query_permission_state (WebKitWebView *view, WebKitPermissionStateQuery *query)
{
  webkit_permission_state_query_finish (query, WEBKIT_PERMISSION_STATE_DENIED);
  return TRUE;
}

static gboolean
sheaf_reader_view_run_file_chooser (WebKitWebView *view, WebKitFileChooserRequest *request)
{
  webkit_file_chooser_request_cancel (request);
  return TRUE;
}

static gboolean
sheaf_reader_view_run_color_chooser (WebKitWebView *view, WebKitColorChooserRequest *request)
{
  webkit_color_chooser_request_cancel (request);
  return TRUE;
}

static gboolean
sheaf_reader_view_authenticate (WebKitWebView *view, WebKitAuthenticationRequest *request)
{
  webkit_authentication_request_cancel (request);
  return TRUE;
}

/* Handled, that is: no dialog is shown, and the page gets the answer of one that was cancelled. */
static gboolean
sheaf_reader_view_script_dialog (WebKitWebView *view, WebKitScriptDialog *dialog)
{
  return TRUE;
}

static gboolean
sheaf_reader_view_print (WebKitWebView *view, WebKitPrintOperation *operation)
{
  return TRUE;
}

static gboolean
sheaf_reader_view_enter_fullscreen (WebKitWebView *view)
{
  return TRUE;
}

static gboolean
sheaf_reader_view_show_notification (WebKitWebView *view, WebKitNotification *notification)
{
  return TRUE;
}

static gboolean
sheaf_reader_view_show_option_menu (WebKitWebView *view, WebKitOptionMenu *menu, GdkRectangle *area)
{
  return TRUE;
}

/* WebKit's own error page would take the article's place, when a load is stopped for the next one. */
static gboolean
sheaf_reader_view_load_failed (WebKitWebView *view,
                               WebKitLoadEvent event,
                               const char *uri,
                               GError *error)
{
  return TRUE;
}

static void
sheaf_reader_view_mouse_target_changed (WebKitWebView *view,
                                        WebKitHitTestResult *hit,
                                        guint modifiers)
{
  SheafReaderView *self = SHEAF_READER_VIEW (view);
  gboolean is_link = webkit_hit_test_result_context_is_link (hit);

  g_free (self->hovered);
  g_free (self->label);
  self->hovered = is_link ? g_strdup (webkit_hit_test_result_get_link_uri (hit)) : NULL;
  self->label = is_link ? g_strdup (webkit_hit_test_result_get_link_label (hit)) : NULL;
  g_signal_emit (self, signals[SIGNAL_LINK_HOVERED], 0, self->hovered);
}

/* "b" and a number, as the sanitiser gives every block. */
static gboolean
is_block_id (const char *id)
{
  gsize digits = strspn (id + (id[0] != '\0'), "0123456789");

  return id[0] == 'b' && digits >= 1 && digits <= 9 && id[1 + digits] == '\0';
}

static void
open_link_cb (SheafReaderView *self, GVariant *parameter)
{
  const char *uri = g_variant_get_string (parameter, NULL);

  if (!is_our_page (self, uri))
    g_signal_emit (self, signals[SIGNAL_LINK_ACTIVATED], 0, uri, label_of (self, uri), TRUE);
  else
    webkit_web_view_load_uri (WEBKIT_WEB_VIEW (self), uri);
}

/* The address is in the action, as the menu outlives the place it was asked for. */
static void
add_link_items (SheafReaderView *self, WebKitContextMenu *menu, const char *uri)
{
  g_autoptr (GSimpleAction) open = g_simple_action_new ("open-link", G_VARIANT_TYPE_STRING);

  g_signal_connect_object (open, "activate", G_CALLBACK (open_link_cb), self, G_CONNECT_SWAPPED);
  webkit_context_menu_append (
      menu, webkit_context_menu_item_new_from_gaction (G_ACTION (open), _ ("Open Link…"),
                                                       g_variant_new_string (uri)));
  webkit_context_menu_append (menu, webkit_context_menu_item_new_from_stock_action (
                                        WEBKIT_CONTEXT_MENU_ACTION_COPY_LINK_TO_CLIPBOARD));
}

/* Its address says nothing to anybody else. */
static gboolean
is_category (const char *uri)
{
  g_autofree char *category = sheaf_page_parse_category (uri);

  return category != NULL;
}

static void
hide_block_cb (SheafReaderView *self, GVariant *parameter)
{
  g_signal_emit (self, signals[SIGNAL_HIDE_BLOCK], 0, g_variant_get_uint32 (parameter));
}

/* Where the extension says what the menu was asked for on: the id of a block, from a process that hostile
 * pages run in. */
static void
add_hide_item (SheafReaderView *self, WebKitContextMenu *menu)
{
  GVariant *data = webkit_context_menu_get_user_data (menu);
  const char *block = data && g_variant_is_of_type (data, G_VARIANT_TYPE_STRING)
                          ? g_variant_get_string (data, NULL)
                          : "";
  g_autoptr (GSimpleAction) hide = NULL;

  if (!is_block_id (block))
    return;
  hide = g_simple_action_new ("hide-block", G_VARIANT_TYPE_UINT32);
  g_signal_connect_object (hide, "activate", G_CALLBACK (hide_block_cb), self, G_CONNECT_SWAPPED);
  webkit_context_menu_append (
      menu, webkit_context_menu_item_new_from_gaction (
                G_ACTION (hide), _ ("Hide This Kind of Thing…"),
                g_variant_new_uint32 ((guint32) g_ascii_strtoull (block + 1, NULL, 10))));
}

static gboolean
sheaf_reader_view_context_menu (WebKitWebView *view,
                                WebKitContextMenu *menu,
                                WebKitHitTestResult *hit)
{
  webkit_context_menu_remove_all (menu);
  if (webkit_hit_test_result_context_is_link (hit) &&
      !is_category (webkit_hit_test_result_get_link_uri (hit)))
    add_link_items (SHEAF_READER_VIEW (view), menu, webkit_hit_test_result_get_link_uri (hit));
  sheaf_reader_pick_append_item (menu, view, hit);
  sheaf_reader_menu_append (menu, GTK_WIDGET (view),
                            webkit_hit_test_result_context_is_selection (hit));
  add_hide_item (SHEAF_READER_VIEW (view), menu);
  return FALSE;
}

/* --- What the extension reports: from a process that hostile pages run in ------------------------ */

/* Longest selection taken, in bytes. */
#define SELECTION_MAX 1000

static void
take_place (SheafReaderView *self, GVariant *parameters)
{
  const char *uri, *block;
  double fraction;

  if (!parameters || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssd)")))
    return;
  g_variant_get (parameters, "(&s&sd)", &uri, &block, &fraction);
  if (is_our_page (self, uri) && is_block_id (block) && fraction >= 0 && fraction <= 1)
    g_signal_emit (self, signals[SIGNAL_PLACE], 0, block, fraction);
}

static gboolean
sheaf_reader_view_user_message_received (WebKitWebView *view, WebKitUserMessage *message)
{
  if (g_str_equal (webkit_user_message_get_name (message), "place"))
    take_place (SHEAF_READER_VIEW (view), webkit_user_message_get_parameters (message));
  return TRUE;
}

void
sheaf_reader_view_get_selection_async (SheafReaderView *self,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (SHEAF_IS_READER_VIEW (self));

  webkit_web_view_send_message_to_page (WEBKIT_WEB_VIEW (self),
                                        webkit_user_message_new ("selection", NULL), NULL, callback,
                                        user_data);
}

char *
sheaf_reader_view_get_selection_finish (SheafReaderView *self, GAsyncResult *result)
{
  g_autoptr (WebKitUserMessage) reply =
      webkit_web_view_send_message_to_page_finish (WEBKIT_WEB_VIEW (self), result, NULL);
  GVariant *parameters = reply ? webkit_user_message_get_parameters (reply) : NULL;
  const char *text = "";

  if (parameters && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(s)")))
    g_variant_get (parameters, "(&s)", &text);
  if (strlen (text) > SELECTION_MAX)
    text = "";
  return g_utf8_make_valid (text, -1);
}

void
sheaf_reader_view_get_markup_async (SheafReaderView *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (SHEAF_IS_READER_VIEW (self));

  webkit_web_view_send_message_to_page (
      WEBKIT_WEB_VIEW (self), webkit_user_message_new ("markup", NULL), NULL, callback, user_data);
}

char *
sheaf_reader_view_get_markup_finish (SheafReaderView *self, GAsyncResult *result, char **html)
{
  g_autoptr (WebKitUserMessage) reply =
      webkit_web_view_send_message_to_page_finish (WEBKIT_WEB_VIEW (self), result, NULL);
  GVariant *parameters = reply ? webkit_user_message_get_parameters (reply) : NULL;
  const char *text = "", *markup = "";

  if (parameters && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ss)")))
    g_variant_get (parameters, "(&s&s)", &text, &markup);
  *html = g_utf8_make_valid (markup, -1);
  return g_utf8_make_valid (text, -1);
}

/* The page may have been scrolled: it is to be looked at until it stands still. */
static void
tell_page (SheafReaderView *self, const char *name)
{
  webkit_web_view_send_message_to_page (WEBKIT_WEB_VIEW (self),
                                        webkit_user_message_new (name, NULL), NULL, NULL, NULL);
}

static gboolean
input_cb (SheafReaderView *self)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->watched > 500 * G_TIME_SPAN_MILLISECOND)
    {
      self->watched = now;
      tell_page (self, "watch");
    }
  return GDK_EVENT_PROPAGATE;
}

static void
watch_input (SheafReaderView *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "event", G_CALLBACK (input_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* --- The object ---------------------------------------------------------------------------------- */

/* The new sheet is there before the old one goes, so that the page is never without. */
void
sheaf_reader_view_set_look (SheafReaderView *self, const char *css, const GdkRGBA *paper)
{
  WebKitUserContentManager *manager;
  WebKitUserStyleSheet *old = self->sheet;

  g_return_if_fail (SHEAF_IS_READER_VIEW (self) && css && paper);

  tell_page (self, "hold");
  manager = webkit_web_view_get_user_content_manager (WEBKIT_WEB_VIEW (self));
  self->sheet = webkit_user_style_sheet_new (css, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
                                             WEBKIT_USER_STYLE_LEVEL_USER, NULL, NULL);
  webkit_user_content_manager_add_style_sheet (manager, self->sheet);
  if (old)
    {
      webkit_user_content_manager_remove_style_sheet (manager, old);
      webkit_user_style_sheet_unref (old);
    }
  tell_page (self, "release");
  webkit_web_view_set_background_color (WEBKIT_WEB_VIEW (self), paper);
}

/* Dropped files are the window's: WebKit never gets to see one (SAFETY 0.6). Taken off and not only out of every phase:
 * a drag that comes over the view is told to all its controllers, and WebKit then reads at once what is dragged. */
static void
disable_drops (SheafReaderView *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self));

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      if (!GTK_IS_DROP_TARGET_ASYNC (controller) && !GTK_IS_DROP_TARGET (controller))
        continue;
      gtk_widget_remove_controller (GTK_WIDGET (self), controller);
      /* WebKit may know it as long as there is the view. */
      g_object_set_data_full (G_OBJECT (self), "sheaf-drop-target", g_steal_pointer (&controller),
                              g_object_unref);
    }
}

static void
sheaf_reader_view_finalize (GObject *object)
{
  SheafReaderView *self = SHEAF_READER_VIEW (object);

  g_clear_object (&self->scheme);
  g_clear_pointer (&self->sheet, webkit_user_style_sheet_unref);
  g_free (self->hovered);
  g_free (self->label);
  G_OBJECT_CLASS (sheaf_reader_view_parent_class)->finalize (object);
}

static void
install_refusals (WebKitWebViewClass *view_class)
{
  view_class->decide_policy = sheaf_reader_view_decide_policy;
  view_class->create = sheaf_reader_view_create;
  view_class->permission_request = sheaf_reader_view_permission_request;
  view_class->query_permission_state = sheaf_reader_view_query_permission_state;
  view_class->run_file_chooser = sheaf_reader_view_run_file_chooser;
  view_class->run_color_chooser = sheaf_reader_view_run_color_chooser;
  view_class->authenticate = sheaf_reader_view_authenticate;
  view_class->script_dialog = sheaf_reader_view_script_dialog;
  view_class->print = sheaf_reader_view_print;
  view_class->enter_fullscreen = sheaf_reader_view_enter_fullscreen;
  view_class->show_notification = sheaf_reader_view_show_notification;
  view_class->show_option_menu = sheaf_reader_view_show_option_menu;
}

static void
sheaf_reader_view_class_init (SheafReaderViewClass *klass)
{
  WebKitWebViewClass *view_class = WEBKIT_WEB_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_reader_view_finalize;
  install_refusals (view_class);
  /* What has no role has no name for GTK 4.18. */
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  view_class->load_failed = sheaf_reader_view_load_failed;
  view_class->mouse_target_changed = sheaf_reader_view_mouse_target_changed;
  view_class->context_menu = sheaf_reader_view_context_menu;
  view_class->user_message_received = sheaf_reader_view_user_message_received;

  signals[SIGNAL_LINK_HOVERED] =
      g_signal_new ("link-hovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_LINK_ACTIVATED] =
      g_signal_new ("link-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_PLACE] =
      g_signal_new ("place", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_DOUBLE);
  signals[SIGNAL_HIDE_BLOCK] =
      g_signal_new ("hide-block", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sheaf_reader_view_init (SheafReaderView *self)
{
  watch_input (self);
}

SheafReaderView *
sheaf_reader_view_new (SheafReaderWalls walls, const char *extensions)
{
  gboolean content = (walls & SHEAF_READER_WALL_CONTENT) != 0;
  g_autoptr (WebKitSettings) settings = sheaf_reader_settings_new (walls);
  g_autoptr (WebKitNetworkSession) session = sheaf_reader_session_new (walls);
  g_autoptr (WebKitWebContext) context = sheaf_reader_context_new (extensions);
  g_autoptr (WebKitWebsitePolicies) policies =
      webkit_website_policies_new_with_policies ("autoplay", WEBKIT_AUTOPLAY_DENY, NULL);
  const char *csp = content ? SHEAF_PAGE_CSP : NULL;
  /* One property a line. */
  /* clang-format off */
  SheafReaderView *self = g_object_new (
      SHEAF_TYPE_READER_VIEW,
      "web-context", context,
      "network-session", session,
      "settings", settings,
      "website-policies", policies,
      "default-content-security-policy", csp,
      "hexpand", TRUE,
      "vexpand", TRUE,
      NULL);
  /* clang-format on */

  self->walls = walls;
  self->scheme = sheaf_reader_scheme_new (context, content);
  disable_drops (self);
  sheaf_reader_watch_add (WEBKIT_WEB_VIEW (self));
  sheaf_reader_pick_add (WEBKIT_WEB_VIEW (self));
  sheaf_reader_selecting_add (WEBKIT_WEB_VIEW (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the page that is read, for a screen reader */
                                  _ ("Article"), -1);
  /* WebKit 2.52 has one in there to ask what keys mean; Tab would lead into it, and not out again. */
  sheaf_names_hide_parts (GTK_WIDGET (self), GTK_TYPE_TEXT_VIEW);
  return self;
}

void
sheaf_reader_view_show (SheafReaderView *self, SheafReaderPage *page, const char *fragment)
{
  g_autofree char *uri = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (SHEAF_IS_READER_VIEW (self) && page);

  sheaf_reader_scheme_set_page (self->scheme, page);
  uri = sheaf_reader_scheme_format (page->id);
  place = fragment ? g_strconcat (uri, "#", fragment, NULL) : NULL;
  webkit_web_view_load_uri (WEBKIT_WEB_VIEW (self), place ? place : uri);
  sheaf_reader_watch_begin (WEBKIT_WEB_VIEW (self), place ? place : uri);
}
