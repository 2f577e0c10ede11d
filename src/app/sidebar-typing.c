/* sidebar-typing.c: jumping to a place by the beginning of its name
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sidebar.h"

#include "app/sidebar-private.h"

/* After so long a letter begins another name. */
#define PAUSE (1 * G_USEC_PER_SEC)

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal ? normal : text, -1);
}

static gboolean
begins (SheafSidebar *self, guint position, const char *beginning)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);
  g_autoptr (SheafSidebarItem) item = row ? gtk_tree_list_row_get_item (row) : NULL;
  g_autofree char *name = item ? fold (sheaf_sidebar_item_get_name (item)) : NULL;

  return name && g_str_has_prefix (name, beginning);
}

static guint
focused_position (SheafSidebar *self)
{
  GtkTreeListRow *row = sheaf_sidebar_get_focused_row (self);

  return row ? gtk_tree_list_row_get_position (row)
             : gtk_single_selection_get_selected (self->selection);
}

/* The next row with that beginning, round and round. @here: whether the focused row will do */
static gboolean
jump (SheafSidebar *self, const char *typed, gboolean here)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));
  g_autofree char *beginning = fold (typed);
  guint from = focused_position (self);

  if (from == GTK_INVALID_LIST_POSITION)
    from = 0;
  for (guint i = here ? 0 : 1; i < n + !here; i++)
    if (begins (self, (from + i) % n, beginning))
      {
        sheaf_sidebar_move_to (self, (from + i) % n);
        return TRUE;
      }
  return FALSE;
}

void
sheaf_sidebar_type_ahead (SheafSidebar *self, const char *text)
{
  const gint64 now = g_get_monotonic_time ();
  gboolean fresh;

  g_return_if_fail (SHEAF_IS_SIDEBAR (self));
  g_return_if_fail (text);

  fresh = now - self->typed_time > PAUSE || self->typed->len == 0;
  self->typed_time = now;
  /* The same letter again goes on to the next place that begins with it. */
  if (fresh || (g_str_equal (self->typed->str, text) && !jump (self, text, FALSE)))
    g_string_assign (self->typed, "");
  else if (g_str_equal (self->typed->str, text))
    return;

  g_string_append (self->typed, text);
  if (!jump (self, self->typed->str, !fresh))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
commit_cb (GtkIMContext *input, const char *text, SheafSidebar *self)
{
  sheaf_sidebar_type_ahead (self, text);
}

/* Space selects, as it does in other lists, unless it stands within a name. */
gboolean
sheaf_sidebar_type (SheafSidebar *self, GdkEvent *event, guint keyval, GdkModifierType state)
{
  const gunichar c = gdk_keyval_to_unicode (keyval);
  const gboolean within =
      self->typed->len > 0 && g_get_monotonic_time () - self->typed_time < PAUSE;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK))
    return FALSE;
  if ((c == 0 || !g_unichar_isgraph (c)) && !(c == ' ' && within))
    return FALSE;
  return gtk_im_context_filter_keypress (self->input, event);
}

static void
enter_cb (SheafSidebar *self)
{
  gtk_im_context_focus_in (self->input);
}

static void
leave_cb (SheafSidebar *self)
{
  gtk_im_context_focus_out (self->input);
  gtk_im_context_reset (self->input);
  g_string_assign (self->typed, "");
}

static void
realize_cb (SheafSidebar *self)
{
  gtk_im_context_set_client_widget (self->input, GTK_WIDGET (self->view));
}

static void
unrealize_cb (SheafSidebar *self)
{
  gtk_im_context_set_client_widget (self->input, NULL);
}

void
sheaf_sidebar_add_typing (SheafSidebar *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->typed = g_string_new (NULL);
  self->input = gtk_im_multicontext_new ();
  g_signal_connect_object (self->input, "commit", G_CALLBACK (commit_cb), self, 0);
  g_signal_connect_object (self->view, "realize", G_CALLBACK (realize_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "unrealize", G_CALLBACK (unrealize_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}
