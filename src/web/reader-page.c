/* reader-page.c: tells the application where in the page the reader is
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs in WebKit's sandboxed process, beside the page and in a script world of its own, while scripts
 * of pages are off. None of its messages carries anything that is run; those about reading aloud are
 * in page-aloud-talk.h:
 * "watch" ()          look where the page is until it stands still; answered by "place" (ssd), whenever
 *                     it has moved: address of the page, id of the block on top, part scrolled past
 * "hold" ()           how pages look is about to change: remember the block on top …
 * "release" ()        … and put it there again
 * "selection" ()      answered by "selection" (s): the text that is selected
 * "at-end" ()         answered by "at-end" (b): whether the page ends in the view, and Space would do nothing in it
 * "markup" ()         answered by "markup" (ss): that text however long, and its HTML
 * "picture" (suuu)    a picture has come (page-pictures.h)
 * "no-picture" (sus)  or will not, and why
 * With a context menu goes, as its user data (s), the id of the block it was asked for on.
 */
#include "config.h"

#include "web/page-aloud-talk.h"
#include "web/page-pictures.h"

#include <string.h>

/* Event listeners don't run where scripts are off, so a moving page is looked at this often … */
#define INTERVAL_MS 150
/* … until it was found unmoved this many times. */
#define STILL 6

/* How far below the top of the view to look for a block: past margins between two. */
static const int depths[] = { 6, 26, 56, 96, 146, 206 };

/* So little of a page below the view is nothing: sizes are rounded. */
#define END_PIXELS 2

/* Longest selection that is worth sending. */
#define SELECTION_MAX 1000

/* The same where it is to be copied. */
#define MARKUP_MAX (16 * 1024 * 1024)

typedef struct
{
  WebKitWebPage *page; /* not owned: this belongs to it */
  WebKitScriptWorld *world;
  double last;
  guint still;
  guint timer;
  char *held; /* (nullable): id of the block that is to stay on top */
  double
      held_part; /* how much of it is above the top; else, below 0, how far it is below in pixels */
  double held_top; /* how far the page was scrolled when it was last put there */
  PageAloudTalk aloud;
} Watcher;

static void
watcher_free (Watcher *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  page_aloud_talk_forget (&self->aloud);
  g_clear_object (&self->world);
  g_free (self->held);
  g_free (self);
}

static JSCContext *
get_context (Watcher *self)
{
  WebKitFrame *frame = webkit_web_page_get_main_frame (self->page);

  return frame ? webkit_frame_get_js_context_for_script_world (frame, self->world) : NULL;
}

/* @value: (transfer full) */
static double
take_number (JSCValue *value)
{
  g_autoptr (JSCValue) taken = value;

  return jsc_value_is_number (taken) ? jsc_value_to_double (taken) : 0;
}

static double
get_number (JSCContext *context, const char *name)
{
  return take_number (jsc_context_get_value (context, name));
}

static double
get_member (JSCValue *object, const char *name)
{
  return take_number (jsc_value_object_get_property (object, name));
}

static double
get_page_height (JSCContext *context)
{
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) root = jsc_value_object_get_property (document, "documentElement");

  return jsc_value_is_object (root) ? get_member (root, "scrollHeight") : 0;
}

/* Returns: (transfer full) (nullable): the id of the block at the point */
static char *
get_block_at (JSCContext *context, int x, int y)
{
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) element = NULL;
  g_autoptr (JSCValue) block = NULL;
  g_autoptr (JSCValue) id = NULL;

  element = jsc_value_object_invoke_method (document, "elementFromPoint", G_TYPE_INT, x, G_TYPE_INT,
                                            y, G_TYPE_NONE);
  if (!jsc_value_is_object (element))
    return NULL;
  block = jsc_value_object_invoke_method (element, "closest", G_TYPE_STRING, "[id]", G_TYPE_NONE);
  if (!jsc_value_is_object (block))
    return NULL;
  id = jsc_value_object_get_property (block, "id");
  return jsc_value_to_string (id);
}

static char *
get_top_block (JSCContext *context)
{
  int middle = (int) get_number (context, "innerWidth") / 2;

  for (gsize i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      char *id = get_block_at (context, middle, depths[i]);

      if (id)
        return id;
    }
  return NULL;
}

static void
send_place (Watcher *self, JSCContext *context, double top)
{
  g_autofree char *block = get_top_block (context);
  double rest = get_page_height (context) - get_number (context, "innerHeight");
  const char *uri = webkit_web_page_get_uri (self->page);
  GVariant *place = g_variant_new ("(ssd)", uri ? uri : "", block ? block : "",
                                   rest > 0 ? CLAMP (top / rest, 0, 1) : 0);

  webkit_web_page_send_message_to_view (self->page, webkit_user_message_new ("place", place), NULL,
                                        NULL, NULL);
}

/* Space unfolds what has the focus, where that can be unfolded. */
static gboolean
has_use_for_space (JSCContext *context)
{
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) active = jsc_value_object_get_property (document, "activeElement");
  g_autoptr (JSCValue) summary = NULL;

  if (!jsc_value_is_object (active))
    return FALSE;
  summary =
      jsc_value_object_invoke_method (active, "closest", G_TYPE_STRING, "summary", G_TYPE_NONE);
  return jsc_value_is_object (summary);
}

static void
send_end (Watcher *self, WebKitUserMessage *message)
{
  g_autoptr (JSCContext) context = get_context (self);
  double below = 0;

  if (context)
    below = get_page_height (context) - get_number (context, "innerHeight") -
            get_number (context, "scrollY");
  webkit_user_message_send_reply (
      message,
      webkit_user_message_new ("at-end", g_variant_new ("(b)", context && below < END_PIXELS &&
                                                                   !has_use_for_space (context))));
}

static gboolean
look_cb (gpointer user_data)
{
  Watcher *self = user_data;
  g_autoptr (JSCContext) context = get_context (self);
  double top = context ? get_number (context, "scrollY") : 0;

  if (!context || (top == self->last && ++self->still >= STILL))
    {
      self->timer = 0;
      return G_SOURCE_REMOVE;
    }
  if (top != self->last)
    {
      self->last = top;
      self->still = 0;
      send_place (self, context, top);
    }
  return G_SOURCE_CONTINUE;
}

static void
watch (Watcher *self)
{
  self->still = 0;
  if (!self->timer)
    self->timer = g_timeout_add (INTERVAL_MS, look_cb, self);
}

/* Where the held block is in the view: asking lays the page out. Returns: whether it is there */
static gboolean
find_held (Watcher *self, JSCContext *context, double *top, double *height)
{
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) element = jsc_value_object_invoke_method (
      document, "getElementById", G_TYPE_STRING, self->held, G_TYPE_NONE);
  g_autoptr (JSCValue) box = NULL;

  if (!jsc_value_is_object (element))
    return FALSE;
  box = jsc_value_object_invoke_method (element, "getBoundingClientRect", G_TYPE_NONE);
  if (!jsc_value_is_object (box))
    return FALSE;
  *top = get_member (box, "top");
  *height = get_member (box, "height");
  return TRUE;
}

/* WebKit's scroll anchoring lets go where the width or padding around the text changes.  One block is held
 * as long as nobody scrolls: another one each time would wander. */
static void
hold (Watcher *self)
{
  g_autoptr (JSCContext) context = get_context (self);
  double top, height;

  if (!context || (self->held && get_number (context, "scrollY") == self->held_top))
    return;
  g_free (self->held);
  self->held = get_number (context, "scrollY") > 0 ? get_top_block (context) : NULL;
  if (self->held && find_held (self, context, &top, &height))
    self->held_part = top < 0 && height > 0 ? -top / height : -top;
  else
    g_clear_pointer (&self->held, g_free);
}

static void
release (Watcher *self)
{
  g_autoptr (JSCContext) context = self->held ? get_context (self) : NULL;
  g_autoptr (JSCValue) window = NULL;
  double top, height, wanted;

  if (!context || !find_held (self, context, &top, &height))
    return;
  window = jsc_context_get_global_object (context);
  wanted = self->held_part > 0 ? -self->held_part * height : -self->held_part;
  g_object_unref (jsc_value_object_invoke_method (window, "scrollBy", G_TYPE_DOUBLE, 0.0,
                                                  G_TYPE_DOUBLE, top - wanted, G_TYPE_NONE));
  self->held_top = get_number (context, "scrollY");
}

/* Returns: (transfer full) (nullable) */
static JSCValue *
get_selection (JSCContext *context)
{
  g_autoptr (JSCValue) document = context ? jsc_context_get_value (context, "document") : NULL;
  JSCValue *selection = NULL;

  if (document)
    selection = jsc_value_object_invoke_method (document, "getSelection", G_TYPE_NONE);
  if (selection && !jsc_value_is_object (selection))
    g_clear_object (&selection);
  return selection;
}

/* The element around all that is selected. Returns: (transfer full) (nullable) */
static JSCValue *
get_ancestor (JSCValue *range)
{
  g_autoptr (JSCValue) node = jsc_value_object_get_property (range, "commonAncestorContainer");
  g_autoptr (JSCValue) kind =
      jsc_value_is_object (node) ? jsc_value_object_get_property (node, "nodeType") : NULL;

  if (!kind)
    return NULL;
  if (jsc_value_to_int32 (kind) == 1)
    return g_steal_pointer (&node);
  return jsc_value_object_get_property (node, "parentElement");
}

/* Puts what was cut out of a list, a table or code into such an element again. @content: (transfer full).
 * Returns: (transfer full) */
static JSCValue *
wrap (JSCValue *range, JSCValue *content, gboolean lines)
{
  const char *needed =
      lines ? "pre, ul, ol, table, tbody, thead, tr" : "ul, ol, table, tbody, thead, tr";
  g_autoptr (JSCValue) element = get_ancestor (range);

  while (element && jsc_value_is_object (element))
    {
      g_autoptr (JSCValue) is_needed =
          jsc_value_object_invoke_method (element, "matches", G_TYPE_STRING, needed, G_TYPE_NONE);
      g_autoptr (JSCValue) code = NULL;
      JSCValue *copy;

      if (lines)
        code =
            jsc_value_object_invoke_method (element, "closest", G_TYPE_STRING, "pre", G_TYPE_NONE);
      if (code && jsc_value_is_object (code))
        g_set_object (&element, code);
      else if (!jsc_value_to_boolean (is_needed))
        break;
      copy =
          jsc_value_object_invoke_method (element, "cloneNode", G_TYPE_BOOLEAN, FALSE, G_TYPE_NONE);
      g_object_unref (jsc_value_object_invoke_method (copy, "appendChild", JSC_TYPE_VALUE, content,
                                                      G_TYPE_NONE));
      g_object_unref (content);
      content = copy;
      g_set_object (&code, NULL);
      code = jsc_value_object_get_property (element, "parentElement");
      g_set_object (&element, code);
    }
  return content;
}

/* Returns: (transfer full) */
static char *
get_markup (JSCContext *context, JSCValue *selection, gboolean lines)
{
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) range =
      jsc_value_object_invoke_method (selection, "getRangeAt", G_TYPE_INT, 0, G_TYPE_NONE);
  g_autoptr (JSCValue) content = NULL;
  g_autoptr (JSCValue) box = NULL;
  g_autoptr (JSCValue) html = NULL;

  if (!jsc_value_is_object (range))
    return g_strdup ("");
  content =
      wrap (range, jsc_value_object_invoke_method (range, "cloneContents", G_TYPE_NONE), lines);
  box =
      jsc_value_object_invoke_method (document, "createElement", G_TYPE_STRING, "div", G_TYPE_NONE);
  g_object_unref (
      jsc_value_object_invoke_method (box, "appendChild", JSC_TYPE_VALUE, content, G_TYPE_NONE));
  html = jsc_value_object_get_property (box, "innerHTML");
  return jsc_value_to_string (html);
}

static void
send_markup (Watcher *self, WebKitUserMessage *message)
{
  g_autoptr (JSCContext) context = get_context (self);
  g_autoptr (JSCValue) selection = get_selection (context);
  g_autofree char *text = selection ? jsc_value_to_string (selection) : g_strdup ("");
  g_autofree char *html =
      *text ? get_markup (context, selection, strchr (text, '\n') != NULL) : g_strdup ("");

  if (strlen (text) > MARKUP_MAX || strlen (html) > MARKUP_MAX)
    *text = *html = '\0';
  webkit_user_message_send_reply (
      message, webkit_user_message_new ("markup", g_variant_new ("(ss)", text, html)));
}

static void
send_selection (Watcher *self, WebKitUserMessage *message)
{
  g_autoptr (JSCContext) context = get_context (self);
  g_autoptr (JSCValue) selection = get_selection (context);
  g_autofree char *text = selection ? jsc_value_to_string (selection) : NULL;

  webkit_user_message_send_reply (
      message,
      webkit_user_message_new (
          "selection", g_variant_new ("(s)", text && strlen (text) <= SELECTION_MAX ? text : "")));
}

/* Whether the page is the one at @address, at whatever place in it. */
static gboolean
is_at (Watcher *self, const char *address)
{
  const char *uri = webkit_web_page_get_uri (self->page);
  const gsize length = strlen (address);

  return uri && strncmp (uri, address, length) == 0 && (uri[length] == '#' || !uri[length]);
}

/* What comes in above the view would push down what is read. */
static void
show_picture (Watcher *self, GVariant *parameters)
{
  g_autoptr (JSCContext) context = get_context (self);
  const char *address;
  guint32 number, width, height;

  if (!context || !parameters || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(suuu)")))
    return;
  g_variant_get (parameters, "(&suuu)", &address, &number, &width, &height);
  if (!is_at (self, address))
    return;
  page_pictures_show (context, address, number, width, height);
  /* A page that moved for it is where it was. */
  self->last = get_number (context, "scrollY");
}

static void
tell_no_picture (Watcher *self, GVariant *parameters)
{
  g_autoptr (JSCContext) context = get_context (self);
  const char *address, *words;
  guint32 number;

  if (!context || !parameters || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sus)")))
    return;
  g_variant_get (parameters, "(&su&s)", &address, &number, &words);
  if (is_at (self, address))
    page_pictures_tell (context, number, words);
}

/* @parameters: (nullable): of the point that was clicked; NULL: the first in view is wanted */
static void
send_picture (Watcher *self, WebKitUserMessage *message, GVariant *parameters)
{
  g_autoptr (JSCContext) context = get_context (self);
  const char *uri = webkit_web_page_get_uri (self->page);
  g_autofree char *page = uri ? g_strndup (uri, strcspn (uri, "#")) : NULL;
  double x, y;
  int number = -1;

  if (context && page && parameters && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(dd)")))
    {
      g_variant_get (parameters, "(dd)", &x, &y);
      number = page_pictures_pick (context, page, x, y);
    }
  else if (context && page && !parameters)
    number = page_pictures_find (context, page);
  webkit_user_message_send_reply (
      message, webkit_user_message_new ("picture", g_variant_new ("(i)", number)));
}

/* A page that is scrolled along is looked at as one that somebody scrolls. */
static gboolean
talk_aloud (Watcher *self, WebKitUserMessage *message)
{
  g_autoptr (JSCContext) context = get_context (self);

  if (!page_aloud_talk_receive (&self->aloud, context, message))
    return FALSE;
  watch (self);
  return TRUE;
}

static gboolean
message_received_cb (WebKitWebPage *page, WebKitUserMessage *message, Watcher *self)
{
  const char *name = webkit_user_message_get_name (message);

  if (g_str_equal (name, "watch"))
    watch (self);
  else if (g_str_equal (name, "hold"))
    hold (self);
  else if (g_str_equal (name, "release"))
    release (self);
  else if (g_str_equal (name, "at-end"))
    send_end (self, message);
  else if (g_str_equal (name, "selection"))
    send_selection (self, message);
  else if (g_str_equal (name, "markup"))
    send_markup (self, message);
  else if (g_str_equal (name, "picture"))
    show_picture (self, webkit_user_message_get_parameters (message));
  else if (g_str_equal (name, "pick") || g_str_equal (name, "find-picture"))
    send_picture (self, message, webkit_user_message_get_parameters (message));
  else if (g_str_equal (name, "no-picture"))
    tell_no_picture (self, webkit_user_message_get_parameters (message));
  else
    return talk_aloud (self, message);
  return TRUE;
}

/* The innermost block that @node is in; text has no closest(), the element around it does. */
static char *
get_block_of (JSCValue *node)
{
  g_autoptr (JSCValue) element = NULL;
  g_autoptr (JSCValue) block = NULL;
  g_autoptr (JSCValue) id = NULL;

  element = jsc_value_object_has_property (node, "closest")
                ? g_object_ref (node)
                : jsc_value_object_get_property (node, "parentElement");
  if (!jsc_value_is_object (element))
    return NULL;
  block = jsc_value_object_invoke_method (element, "closest", G_TYPE_STRING, "[id]", G_TYPE_NONE);
  if (!jsc_value_is_object (block))
    return NULL;
  id = jsc_value_object_get_property (block, "id");
  return jsc_value_to_string (id);
}

static gboolean
context_menu_cb (WebKitWebPage *page,
                 WebKitContextMenu *menu,
                 WebKitWebHitTestResult *hit,
                 Watcher *self)
{
  g_autoptr (JSCValue) node = webkit_web_hit_test_result_get_js_node (hit, self->world);
  g_autofree char *block = node && jsc_value_is_object (node) ? get_block_of (node) : NULL;

  if (block)
    webkit_context_menu_set_user_data (menu, g_variant_new_string (block));
  return FALSE;
}

/* The next page begins at its top, which is not a move. */
static void
document_loaded_cb (WebKitWebPage *page, Watcher *self)
{
  self->last = 0;
  g_clear_pointer (&self->held, g_free);
  page_aloud_talk_forget (&self->aloud);
}

static void
page_created_cb (WebKitWebProcessExtension *extension, WebKitWebPage *page, gpointer user_data)
{
  Watcher *self = g_new0 (Watcher, 1);

  self->page = page;
  self->world = webkit_script_world_new ();
  g_object_set_data_full (G_OBJECT (page), "sheaf-watcher", self, (GDestroyNotify) watcher_free);
  g_signal_connect (page, "user-message-received", G_CALLBACK (message_received_cb), self);
  g_signal_connect (page, "context-menu", G_CALLBACK (context_menu_cb), self);
  g_signal_connect (page, "document-loaded", G_CALLBACK (document_loaded_cb), self);
}

/* WebKit looks it up by this name; no header of theirs declares it. */
G_MODULE_EXPORT void webkit_web_process_extension_initialize (WebKitWebProcessExtension *extension);

G_MODULE_EXPORT void
webkit_web_process_extension_initialize (WebKitWebProcessExtension *extension)
{
  g_signal_connect (extension, "page-created", G_CALLBACK (page_created_cb), NULL);
}
