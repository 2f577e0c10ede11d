/* versions-window.c: earlier texts of an article, compared and taken back
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/versions-window.h"

#include "app/diff-view.h"
#include "app/format-import.h"
#include "app/split.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_TITLE 300

struct _SheafVersionsWindow
{
  GtkWindow parent_instance;

  AdwWindowTitle *title;
  GtkStack *stack; /* "versions", "empty" */
  GtkListBox *list;
  SheafDiffView *difference;
  GtkWidget *settle_button;
  GtkWidget *restore_button;

  gboolean writable;
  gboolean filling;
  gint64 chosen; /* version; 0: none */
};

G_DEFINE_FINAL_TYPE (SheafVersionsWindow, sheaf_versions_window, GTK_TYPE_WINDOW)

enum
{
  DIFFERENCE_WANTED,
  RESTORE,
  SETTLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rows. */

static const char *
format_reason (SheafVersionReason reason)
{
  switch (reason)
    {
    case SHEAF_VERSION_EDITED:
      return _ ("Before an edit in Sheaf");
    case SHEAF_VERSION_CONFLICT:
      return _ ("The file’s text, not taken yet");
    case SHEAF_VERSION_UNDONE:
      /* Translators: why this text of an article was kept: an edit was undone */
      return _ ("Undone");
    case SHEAF_VERSION_UPDATED:
    default:
      return _ ("Before the file changed");
    }
}

/* "3 September 2026, 14:05 · 2.1 kB" */
static char *
format_details (const SheafVersion *version)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *moment = sheaf_format_moment (version->time, zone);
  g_autofree char *size = g_format_size (version->size);

  return g_strconcat (moment, C_ ("facts", " · "), size, NULL);
}

static void
append_label (GtkWidget *box, const char *text, const char *look)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (look)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, look);
    }
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
new_row (const SheafVersion *version)
{
  const char *reason = format_reason (version->reason);
  g_autofree char *details = format_details (version);
  /* Translators: what a screen reader says of a version: why it was kept, then when and how large it is */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), reason, details);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (box, "sheaf-history-row");
  append_label (box, reason, NULL);
  append_label (box, details, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&version->id, sizeof version->id),
                          g_free);
  g_object_set_data (G_OBJECT (row), "conflict",
                     GINT_TO_POINTER (version->reason == SHEAF_VERSION_CONFLICT));
  return row;
}

static gint64
version_of (GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  return *id;
}

/* Choosing. */

static void
selected_cb (SheafVersionsWindow *self, GtkListBoxRow *row)
{
  const gboolean conflict = row && g_object_get_data (G_OBJECT (row), "conflict");

  if (self->filling)
    return;
  self->chosen = row ? version_of (row) : 0;
  gtk_widget_set_visible (self->settle_button, conflict && self->writable);
  gtk_widget_set_sensitive (self->restore_button, row && self->writable);
  sheaf_diff_view_set_difference (self->difference, "");
  if (row)
    g_signal_emit (self, signals[DIFFERENCE_WANTED], 0, self->chosen);
}

static void
restore_cb (SheafVersionsWindow *self)
{
  if (self->chosen)
    g_signal_emit (self, signals[RESTORE], 0, self->chosen);
}

static void
settle_cb (SheafVersionsWindow *self)
{
  g_signal_emit (self, signals[SETTLE], 0);
}

/* Contents. */

void
sheaf_versions_window_set_versions (SheafVersionsWindow *self, GPtrArray *versions)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const gboolean had_focus = focus && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  GtkListBoxRow *chosen = NULL;
  GtkWidget *child;

  g_return_if_fail (SHEAF_IS_VERSIONS_WINDOW (self) && versions);

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < versions->len; i++)
    {
      const SheafVersion *version = g_ptr_array_index (versions, i);
      GtkWidget *row = new_row (version);

      gtk_list_box_append (self->list, row);
      if (!chosen || version->id == self->chosen)
        chosen = GTK_LIST_BOX_ROW (row);
    }
  gtk_list_box_select_row (self->list, chosen);
  self->filling = FALSE;
  selected_cb (self, chosen);
  gtk_stack_set_visible_child_name (self->stack, chosen ? "versions" : "empty");
  /* So that the arrow keys move in it at once. */
  if (chosen && !had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
}

void
sheaf_versions_window_set_difference (SheafVersionsWindow *self,
                                      gint64 version,
                                      const char *unified)
{
  g_return_if_fail (SHEAF_IS_VERSIONS_WINDOW (self) && unified);

  if (version == self->chosen)
    sheaf_diff_view_set_difference (self->difference, unified);
}

/* The object. */

GtkWidget *
sheaf_versions_window_new (GtkWindow *parent, const char *title, gboolean writable)
{
  SheafVersionsWindow *self;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && title, NULL);

  self = g_object_new (SHEAF_TYPE_VERSIONS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  /* So that the keys of the application, Ctrl+Q above all, work here too. */
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  if (G_IS_ACTION_GROUP (parent))
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  shown = sheaf_text_display (title, MAX_TITLE);
  adw_window_title_set_subtitle (self->title, shown);
  self->writable = writable;
  return GTK_WIDGET (self);
}

static void
sheaf_versions_window_dispose (GObject *object)
{
  SHEAF_VERSIONS_WINDOW (object)->filling = TRUE;

  G_OBJECT_CLASS (sheaf_versions_window_parent_class)->dispose (object);
}

static void
sheaf_versions_window_class_init (SheafVersionsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_versions_window_dispose;
  signals[DIFFERENCE_WANTED] =
      g_signal_new ("difference-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[RESTORE] = g_signal_new ("restore", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SETTLE] = g_signal_new ("settle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SHEAF_TYPE_SPLIT);
  g_type_ensure (SHEAF_TYPE_DIFF_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/versions-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafVersionsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SheafVersionsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafVersionsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SheafVersionsWindow, difference);
  gtk_widget_class_bind_template_child (widget_class, SheafVersionsWindow, settle_button);
  gtk_widget_class_bind_template_child (widget_class, SheafVersionsWindow, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, settle_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
sheaf_versions_window_init (SheafVersionsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
