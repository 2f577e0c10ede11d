/* hide-window.c: hide this kind of thing
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/hide-window.h"

#include "app/narrow.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define VALUE_SHOWN 60

struct _SheafHideWindow
{
  GtkWindow parent_instance;

  AdwPreferencesGroup *group;
  GtkLabel *found;
  AdwEntryRow *name;
  GtkWidget *hide_button;

  GPtrArray *proposals; /* SheafProposal * */
  SheafProposal *chosen;
};

G_DEFINE_FINAL_TYPE (SheafHideWindow, sheaf_hide_window, GTK_TYPE_WINDOW)

enum
{
  CHOSEN,
  CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Returns: (transfer full) */
static char *
describe (const SheafProposal *proposal)
{
  g_autofree char *value = sheaf_text_display (proposal->value, VALUE_SHOWN);

  switch (proposal->kind)
    {
    case SHEAF_PROPOSAL_WORDS:
      /* Translators: a paragraph of an article with just these words */
      return g_strdup_printf (_ ("What says “%s”"), value);
    case SHEAF_PROPOSAL_BEGINNING:
      return g_strdup_printf (_ ("What begins with “%s”"), value);
    case SHEAF_PROPOSAL_HOST:
      /* Translators: %s is the name of a host on the network */
      return g_strdup_printf (_ ("Pictures from %s"), value);
    case SHEAF_PROPOSAL_NAME:
    default:
      /* Translators: %s is a name that the author of a page gave to a part of it */
      return g_strdup_printf (_ ("What is marked “%s”"), value);
    }
}

static char *
describe_effect (const SheafProposal *proposal)
{
  g_autofree char *count = g_strdup_printf (
      ngettext ("%'u thing in this article", "%'u things in this article", proposal->count),
      proposal->count);

  if (!*proposal->excerpt)
    return g_steal_pointer (&count);
  /* Translators: "2 things in this article", and the words of the first */
  return g_strdup_printf (_ ("%s: %s"), count, proposal->excerpt);
}

static void
update_button (SheafHideWindow *self)
{
  g_autofree char *name = sheaf_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->name)));

  gtk_widget_set_sensitive (self->hide_button, *name && self->chosen);
}

static void
choose (SheafHideWindow *self, SheafProposal *proposal)
{
  g_autofree char *name = describe (proposal);

  self->chosen = proposal;
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  gtk_label_set_text (self->found, _ ("Looking at your other articles…"));
  g_signal_emit (self, signals[CHOSEN], 0, proposal);
}

static void
toggled_cb (GtkCheckButton *button, SheafHideWindow *self)
{
  if (gtk_check_button_get_active (button))
    choose (self, g_object_get_data (G_OBJECT (button), "proposal"));
}

static GtkCheckButton *
add_row (SheafHideWindow *self, SheafProposal *proposal, GtkCheckButton *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *title = describe (proposal);
  g_autofree char *effect = describe_effect (proposal);
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_effect = g_markup_escape_text (effect, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_effect);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, effect, -1);
  g_object_set_data (G_OBJECT (button), "proposal", proposal);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  adw_preferences_group_add (self->group, row);
  return GTK_CHECK_BUTTON (button);
}

/* When somebody is there to be told what is chosen. */
static void
map_cb (SheafHideWindow *self)
{
  if (self->chosen)
    choose (self, self->chosen);
}

static void
hide_cb (SheafHideWindow *self)
{
  g_autofree char *name = sheaf_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->name)));

  if (!*name || !self->chosen)
    return;
  g_signal_emit (self, signals[CONFIRMED], 0, self->chosen, name);
  gtk_window_close (GTK_WINDOW (self));
}

void
sheaf_hide_window_set_found (SheafHideWindow *self,
                             const SheafProposal *proposal,
                             guint things,
                             guint in,
                             guint articles)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SHEAF_IS_HIDE_WINDOW (self));

  if (proposal != self->chosen)
    return;
  /* Translators: the numbers are of things hidden, of articles with such things, and of articles looked at */
  text = g_strdup_printf (ngettext ("Would hide %'u thing in %'u of your newest %'u articles.",
                                    "Would hide %'u things in %'u of your newest %'u articles.",
                                    things),
                          things, in, articles);
  gtk_label_set_text (self->found, text);
}

SheafProposal *
sheaf_hide_window_get_chosen (SheafHideWindow *self)
{
  g_return_val_if_fail (SHEAF_IS_HIDE_WINDOW (self), NULL);

  return self->chosen;
}

GtkWidget *
sheaf_hide_window_new (GtkWindow *parent, GPtrArray *proposals)
{
  SheafHideWindow *self;
  GtkCheckButton *first = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (proposals && proposals->len > 0, NULL);

  self = g_object_new (SHEAF_TYPE_HIDE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  self->proposals = g_ptr_array_ref (proposals);
  for (guint i = 0; i < proposals->len; i++)
    {
      GtkCheckButton *button = add_row (self, proposals->pdata[i], first);

      if (!first)
        first = button;
    }
  gtk_check_button_set_active (first, TRUE);
  return GTK_WIDGET (self);
}

static void
sheaf_hide_window_finalize (GObject *object)
{
  g_clear_pointer (&SHEAF_HIDE_WINDOW (object)->proposals, g_ptr_array_unref);

  G_OBJECT_CLASS (sheaf_hide_window_parent_class)->finalize (object);
}

static void
sheaf_hide_window_class_init (SheafHideWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_hide_window_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CONFIRMED] =
      g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/hide-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafHideWindow, group);
  gtk_widget_class_bind_template_child (widget_class, SheafHideWindow, found);
  gtk_widget_class_bind_template_child (widget_class, SheafHideWindow, name);
  gtk_widget_class_bind_template_child (widget_class, SheafHideWindow, hide_button);
  gtk_widget_class_bind_template_callback (widget_class, hide_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sheaf_hide_window_init (SheafHideWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_buttons (gtk_window_get_titlebar (GTK_WINDOW (self)));
}
