/* search-panel.c: where is typed what is searched for, and what it means
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/search-panel.h"

#include "app/date-chart.h"
#include "app/narrow.h"
#include "app/search-help.h"
#include "app/shortcuts.h"
#include "app/wrap-layout.h"
#include "core/search-explain.h"
#include "core/search-suggest.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAME_SHOWN 60
#define NAME_CHARS 24

struct _SheafSearchPanel
{
  AdwBin parent_instance;

  char *filter;    /* (nullable) */
  gsize start;     /* of the word the suggestions are for */
  gboolean typing; /* the entry is being changed by us */
  GtkEditable *entry;
  GtkMenuButton *save;
  GtkEditable *save_name;
  GtkMenuButton *help;
  GtkWidget *parts;
  GtkWidget *suggestions;
  SheafDateChart *chart;
  GtkWidget *scope;
  GtkToggleButton *everywhere;
  GtkToggleButton *here;
  GtkLabel *here_label;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATE,
  SIGNAL_WANT_SUGGESTIONS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafSearchPanel, sheaf_search_panel, ADW_TYPE_BIN)

static const char *
get_text (SheafSearchPanel *self)
{
  return gtk_editable_get_text (self->entry);
}

/* The reader goes on typing at @cursor (characters). */
static void
retype (SheafSearchPanel *self, const char *text, int cursor)
{
  gtk_editable_set_text (self->entry, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, cursor);
}

/* --- Buttons --------------------------------------------------------------------------------------- */

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_widget_unparent (child);
}

static GtkWidget *
name_label_new (const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  return label;
}

/* @child: (transfer full) */
static GtkWidget *
add_button (GtkWidget *box, GtkWidget *child, const char *class, const char *tip)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, class);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_set_parent (button, box);
  return button;
}

/* --- What was typed -------------------------------------------------------------------------------- */

static void
remove_part_cb (GtkButton *button, SheafSearchPanel *self)
{
  const SheafSearchPart *part = g_object_get_data (G_OBJECT (button), "part");
  g_autofree char *text = sheaf_search_remove (get_text (self), part->start, part->end);

  retype (self, text, -1);
}

/* @part: (transfer full) */
static void
add_part (SheafSearchPanel *self, SheafSearchPart *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  /* Translators: %s is a condition of a search, "Tag: music" */
  g_autofree char *tip = g_strdup_printf (_ ("Do Not Ask For %s"), part->label);
  GtkWidget *button;

  gtk_box_append (GTK_BOX (box), name_label_new (part->label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("sheaf-close-symbolic"));
  button = add_button (self->parts, box, "sheaf-search-part", tip);
  g_object_set_data_full (G_OBJECT (button), "part", part, (GDestroyNotify) sheaf_search_part_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_part_cb), self);
}

static void
show_parts (SheafSearchPanel *self)
{
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (get_text (self), TRUE);
  g_autoptr (GPtrArray) parts = sheaf_search_explain (query, get_text (self));

  clear (self->parts);
  gtk_widget_set_visible (self->parts, parts->len > 0);
  while (parts->len > 0)
    add_part (self, g_ptr_array_steal_index (parts, 0));
}

/* --- Where ----------------------------------------------------------------------------------------- */

static gboolean
is_here (SheafSearchPanel *self)
{
  return self->filter && strstr (get_text (self), self->filter);
}

static void
show_scope (SheafSearchPanel *self)
{
  self->typing = TRUE;
  gtk_widget_set_visible (self->scope, self->filter != NULL);
  gtk_toggle_button_set_active (is_here (self) ? self->here : self->everywhere, TRUE);
  self->typing = FALSE;
}

static void
scope_cb (SheafSearchPanel *self)
{
  gboolean here = gtk_toggle_button_get_active (self->here);
  const char *text = get_text (self);
  const char *at = self->filter ? strstr (text, self->filter) : NULL;
  g_autofree char *changed = NULL;

  if (self->typing || !self->filter || here == (at != NULL))
    return;
  if (here)
    changed = g_strconcat (self->filter, " ", text, NULL);
  else
    changed = sheaf_search_remove (text, (gsize) (at - text),
                                   (gsize) (at - text) + strlen (self->filter));
  retype (self, changed, -1);
}

void
sheaf_search_panel_set_place (SheafSearchPanel *self, const char *name, const char *filter)
{
  g_autofree char *shown = name ? sheaf_text_display (name, NAME_SHOWN) : NULL;

  g_return_if_fail (SHEAF_IS_SEARCH_PANEL (self) && !name == !filter);

  g_free (self->filter);
  self->filter = g_strdup (filter);
  gtk_label_set_text (self->here_label, shown ? shown : "");
  show_scope (self);
}

/* --- How it may go on ------------------------------------------------------------------------------ */

static void
take_suggestion_cb (GtkButton *button, SheafSearchPanel *self)
{
  const char *insert = g_object_get_data (G_OBJECT (button), "insert");
  const char *text = get_text (self);
  const char *cursor = g_utf8_offset_to_pointer (text, gtk_editable_get_position (self->entry));
  g_autofree char *before = NULL;
  g_autofree char *changed = NULL;

  if (text + self->start > cursor)
    return;
  before = g_strndup (text, self->start);
  changed = g_strconcat (before, insert, cursor, NULL);
  retype (self, changed, (int) (g_utf8_strlen (before, -1) + g_utf8_strlen (insert, -1)));
}

static void
add_suggestion (SheafSearchPanel *self, const SheafSearchSuggestion *suggestion)
{
  g_autofree char *name = sheaf_text_display (suggestion->name, NAME_SHOWN);
  g_autofree char *label =
      suggestion->is_field ? NULL : sheaf_search_label_field (suggestion->kind, name);
  const char *shown = label ? label : suggestion->insert;
  g_autofree char *tip = NULL;
  GtkWidget *button;

  /* Translators: %s is how a search may go on: "Tag: music" or "category:" */
  tip = g_strdup_printf (_ ("Ask For %s"), shown);
  button = add_button (self->suggestions, name_label_new (shown), "sheaf-search-suggestion", tip);
  g_object_set_data_full (G_OBJECT (button), "insert",
                          g_strconcat (suggestion->insert, suggestion->is_field ? "" : " ", NULL),
                          g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (take_suggestion_cb), self);
}

void
sheaf_search_panel_set_suggestions (SheafSearchPanel *self,
                                    const GPtrArray *suggestions,
                                    gsize start)
{
  g_return_if_fail (SHEAF_IS_SEARCH_PANEL (self) && suggestions);

  self->start = start;
  clear (self->suggestions);
  for (guint i = 0; i < suggestions->len; i++)
    add_suggestion (self, suggestions->pdata[i]);
  gtk_widget_set_visible (self->suggestions, suggestions->len > 0);
}

static void
want_suggestions (SheafSearchPanel *self)
{
  const char *text = get_text (self);
  const char *cursor = g_utf8_offset_to_pointer (text, gtk_editable_get_position (self->entry));
  g_autofree char *typed = g_strndup (text, (gsize) (cursor - text));

  g_signal_emit (self, signals[SIGNAL_WANT_SUGGESTIONS], 0, typed);
}

/* --- When ------------------------------------------------------------------------------------------ */

void
sheaf_search_panel_set_bars (SheafSearchPanel *self, const SheafDateBars *bars)
{
  g_return_if_fail (SHEAF_IS_SEARCH_PANEL (self));

  sheaf_date_chart_set_bars (self->chart, bars);
}

/* In place of the time that is asked for already, if there is one. */
static void
time_chosen_cb (SheafSearchPanel *self, const char *time)
{
  g_autofree char *text = g_strdup (get_text (self));
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (text, FALSE);
  g_autofree char *rest = NULL;
  g_autofree char *changed = NULL;

  for (guint i = 0; !rest && i < query->clauses->len; i++)
    {
      const GPtrArray *clause = query->clauses->pdata[i];
      const SheafSearchTerm *term = clause->pdata[0];

      if (clause->len == 1 && term->kind == SHEAF_TERM_DATE && !term->negated)
        rest = sheaf_search_remove (text, term->start, term->end);
    }
  if (!rest)
    rest = g_strchomp (g_strdup (text));
  changed = g_strconcat (rest, *rest ? " " : "", "date:", time, " ", NULL);
  retype (self, changed, -1);
}

/* --- Keeping it ------------------------------------------------------------------------------------ */

static void
save_shown_cb (SheafSearchPanel *self)
{
  gtk_editable_set_text (self->save_name, get_text (self));
  gtk_editable_select_region (self->save_name, 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->save_name));
}

static void
save_cb (SheafSearchPanel *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->save_name)));

  if (!*name)
    return;
  gtk_menu_button_popdown (self->save);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.keep-search", "(ss)", name, get_text (self));
}

/* --- The entry ------------------------------------------------------------------------------------- */

static void
changed_cb (SheafSearchPanel *self)
{
  show_parts (self);
  show_scope (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), *get_text (self) != '\0');
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, get_text (self));
  want_suggestions (self);
}

static void
activate_cb (SheafSearchPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

/* Past what is below the entry, which Tab leads to. */
static gboolean
key_pressed_cb (SheafSearchPanel *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  activate_cb (self);
  return GDK_EVENT_STOP;
}

static void
example_cb (SheafSearchPanel *self, const char *example)
{
  g_autofree char *text = g_strchomp (g_strdup (get_text (self)));
  g_autofree char *changed = g_strconcat (text, *text ? " " : "", example, NULL);

  retype (self, changed, -1);
}

GtkEditable *
sheaf_search_panel_get_entry (SheafSearchPanel *self)
{
  g_return_val_if_fail (SHEAF_IS_SEARCH_PANEL (self), NULL);

  return self->entry;
}

void
sheaf_search_panel_set_text (SheafSearchPanel *self, const char *text)
{
  g_return_if_fail (SHEAF_IS_SEARCH_PANEL (self) && text);

  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
}

static void
sheaf_search_panel_dispose (GObject *object)
{
  SheafSearchPanel *self = SHEAF_SEARCH_PANEL (object);

  if (self->parts)
    clear (self->parts);
  if (self->suggestions)
    clear (self->suggestions);
  g_clear_pointer (&self->filter, g_free);
  G_OBJECT_CLASS (sheaf_search_panel_parent_class)->dispose (object);
}

static void
sheaf_search_panel_class_init (SheafSearchPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_search_panel_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ACTIVATE] =
      g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WANT_SUGGESTIONS] = g_signal_new ("want-suggestions", type, G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (SHEAF_TYPE_DATE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/search-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafSearchPanel, entry);
  gtk_widget_class_bind_template_child (widget_class, SheafSearchPanel, save);
  gtk_widget_class_bind_template_child (widget_class, SheafSearchPanel, save_name);
  gtk_widget_class_bind_template_child (widget_class, SheafSearchPanel, help);
  gtk_widget_class_bind_template_child (widget_class, SheafSearchPanel, parts);
  gtk_widget_class_bind_template_child (widget_class, SheafSearchPanel, suggestions);
  gtk_widget_class_bind_template_child (widget_class, SheafSearchPanel, chart);
  gtk_widget_class_bind_template_child (widget_class, SheafSearchPanel, scope);
  gtk_widget_class_bind_template_child (widget_class, SheafSearchPanel, everywhere);
  gtk_widget_class_bind_template_child (widget_class, SheafSearchPanel, here);
  gtk_widget_class_bind_template_child (widget_class, SheafSearchPanel, here_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_chosen_cb);
}

static void
sheaf_search_panel_init (SheafSearchPanel *self)
{
  GtkWidget *help = sheaf_search_help_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_popover (gtk_menu_button_get_popover (self->save));
  sheaf_shortcuts_bind_popover (gtk_menu_button_get_popover (self->save));
  gtk_widget_set_layout_manager (self->parts, sheaf_wrap_layout_new ());
  gtk_widget_set_layout_manager (self->suggestions, sheaf_wrap_layout_new ());
  gtk_menu_button_set_popover (self->help, help);
  g_signal_connect_object (help, "example", G_CALLBACK (example_cb), self, G_CONNECT_SWAPPED);
}
