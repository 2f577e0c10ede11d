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
 * "at-end" (s)        answered by "at-end" (b): whether the page of that address ends in the view, and Space would do
 *                     nothing in it; of one that is not there yet, or not all, it is not known and so denied
 * "markup" ()         answered by "markup" (ss): that text however long, and its HTML
 * "caret" ()          where the caret is not in view, it is put on top of what is (page-caret.h)
 * "picture" (suuu)    a picture has come (page-pictures.h)
 * "no-picture" (sus)  or will not, and why
 * "pick" (dd)         answered by "picked" (ix): the picture, or the highlight, at a point
 * "selected" (b)      answered by "selected": what page_selection_describe() says and, where that is to be kept, a
 *                     number for it, else 0
 * "highlight" (u(xss)) what has that number is highlighted now (page-highlights.h)
 * "rehighlight" (xss) a highlight looks otherwise
 * "unhighlight" (x)   or is none any more
 * "find-highlight" (x) answered by "highlight" (dddd): where it is in the view
 * With a context menu goes, as its user data (s), the id of the block it was asked for on.
 */
#include "config.h"

#include "web/page-aloud-talk.h"
#include "web/page-caret.h"
#include "web/page-copy.h"
#include "web/page-highlights.h"
#include "web/page-node.h"
#include "web/page-pictures.h"
#include "web/page-selection.h"

#include <string.h>

/* Event listeners don't run where scripts are off, so a moving page is looked at this often … */
#define INTERVAL_MS 150
/* … until it was found unmoved this many times. */
#define STILL 6

/* How far below the top of the view to look for a block: past margins between two. */
static const int depths[] = { 6, 26, 56, 96, 146, 206 };

/* What the sanitiser has numbered; marks of hits and highlights have ids, too. */
#define BLOCK "[id^=\"b\"]"

/* So little of a page below the view is nothing: sizes are rounded. */
#define END_PIXELS 2

/* Ranges that wait for the library to have their highlights; of more the oldest is forgotten. */
#define RANGES_MAX 32

/* Longest selection that is worth sending. */
#define SELECTION_MAX 1000

typedef struct
{
  WebKitWebPage *page; /* not owned: this belongs to it */
  WebKitScriptWorld *world;
  GHashTable *selected; /* number → JSCValue: ranges that were told of, to be highlighted */
  guint n_selected;     /* the number of the last */
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
  g_hash_table_unref (self->selected);
  g_free (self->held);
  g_free (self);
}

static JSCContext *
get_context (Watcher *self)
{
  WebKitFrame *frame = webkit_web_page_get_main_frame (self->page);

  return frame ? webkit_frame_get_js_context_for_script_world (frame, self->world) : NULL;
}

static double
get_number (JSCContext *context, const char *name)
{
  g_autoptr (JSCValue) value = jsc_context_get_value (context, name);

  return jsc_value_is_number (value) ? jsc_value_to_double (value) : 0;
}

static double
get_page_height (JSCContext *context)
{
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) root = jsc_value_object_get_property (document, "documentElement");

  return jsc_value_is_object (root) ? page_node_get_number (root, "scrollHeight") : 0;
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
  block = jsc_value_object_invoke_method (element, "closest", G_TYPE_STRING, BLOCK, G_TYPE_NONE);
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

/* Whether all of the page at @address is there: asked for is the one that comes, while this may be the one before. */
static gboolean
is_whole (Watcher *self, JSCContext *context, const char *address)
{
  const char *ours = webkit_web_page_get_uri (self->page);
  const gsize length = strcspn (address, "#");
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) state = jsc_value_object_get_property (document, "readyState");
  g_autofree char *text = jsc_value_to_string (state);

  return ours && strcspn (ours, "#") == length && strncmp (ours, address, length) == 0 &&
         g_strcmp0 (text, "loading") != 0;
}

static gboolean
stands_at_end (JSCContext *context)
{
  return get_page_height (context) - get_number (context, "innerHeight") -
             get_number (context, "scrollY") <
         END_PIXELS;
}

static void
send_end (Watcher *self, WebKitUserMessage *message, GVariant *parameters)
{
  g_autoptr (JSCContext) context = get_context (self);
  const char *address = "";
  gboolean ends;

  if (parameters && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(s)")))
    g_variant_get (parameters, "(&s)", &address);
  ends = context && is_whole (self, context, address) && stands_at_end (context) &&
         !has_use_for_space (context);
  webkit_user_message_send_reply (message,
                                  webkit_user_message_new ("at-end", g_variant_new ("(b)", ends)));
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
  *top = page_node_get_number (box, "top");
  *height = page_node_get_number (box, "height");
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

static void
send_markup (Watcher *self, WebKitUserMessage *message)
{
  g_autoptr (JSCContext) context = get_context (self);

  webkit_user_message_send_reply (
      message, webkit_user_message_new ("markup", context ? page_copy_describe (context)
                                                          : g_variant_new ("(ss)", "", "")));
}

static void
send_selection (Watcher *self, WebKitUserMessage *message)
{
  g_autoptr (JSCContext) context = get_context (self);
  g_autofree char *text = context ? page_copy_get_text (context) : g_strdup ("");

  webkit_user_message_send_reply (
      message, webkit_user_message_new (
                   "selection", g_variant_new ("(s)", strlen (text) <= SELECTION_MAX ? text : "")));
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

static void
send_picture (Watcher *self, WebKitUserMessage *message)
{
  g_autoptr (JSCContext) context = get_context (self);
  const char *uri = webkit_web_page_get_uri (self->page);
  g_autofree char *page = uri ? g_strndup (uri, strcspn (uri, "#")) : NULL;
  const int number = context && page ? page_pictures_find (context, page) : -1;

  webkit_user_message_send_reply (
      message, webkit_user_message_new ("picture", g_variant_new ("(i)", number)));
}

/* What is at a point: a picture, else a highlight. */
static void
send_pick (Watcher *self, WebKitUserMessage *message)
{
  g_autoptr (JSCContext) context = get_context (self);
  GVariant *parameters = webkit_user_message_get_parameters (message);
  const char *uri = webkit_web_page_get_uri (self->page);
  g_autofree char *page = uri ? g_strndup (uri, strcspn (uri, "#")) : NULL;
  double x, y;
  int picture = -1;
  gint64 highlight = 0;

  if (context && page && parameters && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(dd)")))
    {
      g_variant_get (parameters, "(dd)", &x, &y);
      picture = page_pictures_pick (context, page, x, y);
      highlight = picture < 0 ? page_highlights_pick (context, x, y) : 0;
    }
  webkit_user_message_send_reply (
      message, webkit_user_message_new ("picked", g_variant_new ("(ix)", picture, highlight)));
}

static void
send_reply (WebKitUserMessage *message, const char *name, GVariant *parameters)
{
  webkit_user_message_send_reply (message, webkit_user_message_new (name, parameters));
}

static gboolean
is_true (GVariant *parameters)
{
  gboolean value;

  g_variant_get (parameters, "(b)", &value);
  return value;
}

/* @parameters: (nullable): whether it is to be kept */
static void
send_selected (Watcher *self, WebKitUserMessage *message, JSCContext *context, GVariant *parameters)
{
  g_autoptr (JSCValue) range = page_selection_get (context);
  const gboolean keep = range && parameters &&
                        g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")) &&
                        is_true (parameters);
  guint number = 0;

  if (keep)
    {
      number = ++self->n_selected;
      g_hash_table_remove (self->selected, GUINT_TO_POINTER (number - RANGES_MAX));
      g_hash_table_insert (self->selected, GUINT_TO_POINTER (number), g_object_ref (range));
    }
  send_reply (message, "selected",
              g_variant_new ("(@(sssddddd)u)", page_selection_describe (context, range), number));
}

static void
highlight_selected (Watcher *self, JSCContext *context, GVariant *parameters)
{
  g_autoptr (GVariant) look = NULL;
  JSCValue *range;
  guint32 number;

  if (!parameters || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(u(xss))")))
    return;
  g_variant_get (parameters, "(u@(xss))", &number, &look);
  range = g_hash_table_lookup (self->selected, GUINT_TO_POINTER (number));
  if (range)
    page_highlights_add (context, range, look);
  g_hash_table_remove (self->selected, GUINT_TO_POINTER (number));
}

/* Returns: whether it was a message about highlights */
static gboolean
handle_highlights (Watcher *self, WebKitUserMessage *message)
{
  g_autoptr (JSCContext) context = get_context (self);
  const char *name = webkit_user_message_get_name (message);
  GVariant *parameters = webkit_user_message_get_parameters (message);

  if (!context)
    return FALSE;
  if (g_str_equal (name, "selected"))
    send_selected (self, message, context, parameters);
  else if (g_str_equal (name, "highlight"))
    highlight_selected (self, context, parameters);
  else if (g_str_equal (name, "rehighlight"))
    page_highlights_change (context, parameters);
  else if (g_str_equal (name, "unhighlight"))
    page_highlights_remove (context, parameters);
  else if (g_str_equal (name, "find-highlight"))
    send_reply (message, "highlight", page_highlights_find (context, parameters));
  else
    return FALSE;
  return TRUE;
}

static void
put_caret (Watcher *self)
{
  g_autoptr (JSCContext) context = get_context (self);

  if (context)
    page_caret_bring (context);
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
    send_end (self, message, webkit_user_message_get_parameters (message));
  else if (g_str_equal (name, "selection"))
    send_selection (self, message);
  else if (g_str_equal (name, "markup"))
    send_markup (self, message);
  else if (g_str_equal (name, "caret"))
    put_caret (self);
  else if (g_str_equal (name, "picture"))
    show_picture (self, webkit_user_message_get_parameters (message));
  else if (g_str_equal (name, "pick"))
    send_pick (self, message);
  else if (g_str_equal (name, "find-picture"))
    send_picture (self, message);
  else if (g_str_equal (name, "no-picture"))
    tell_no_picture (self, webkit_user_message_get_parameters (message));
  else
    return handle_highlights (self, message) || talk_aloud (self, message);
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
  block = jsc_value_object_invoke_method (element, "closest", G_TYPE_STRING, BLOCK, G_TYPE_NONE);
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
  g_hash_table_remove_all (self->selected);
  page_aloud_talk_forget (&self->aloud);
}

static void
page_created_cb (WebKitWebProcessExtension *extension, WebKitWebPage *page, gpointer user_data)
{
  Watcher *self = g_new0 (Watcher, 1);

  self->page = page;
  self->world = webkit_script_world_new ();
  self->selected = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
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
