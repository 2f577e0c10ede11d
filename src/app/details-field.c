/* details-field.c: one value of an article, which can be changed where it stands
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/details-field.h"

#include "core/text.h"

#include <glib/gi18n.h>

/* A longer value is for the header's own editor. */
#define MAX_TEXT 4000
#define MAX_KEY  200

#define FIRST_STRONG_ISOLATE 0x2068
#define ISOLATE_BYTES        3 /* of it, and of the character that ends it */

struct _SheafDetailsField
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkEntry *entry;
  GtkLabel *note;
  GtkLabel *reason;
  GtkWidget *remove_button;

  char *shown; /* what is there when nothing was typed */
  char *asked; /* (nullable): what was committed last, to ask for it once */
  gboolean setting;
  gboolean whole; /* all of the value is shown, as it is */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (SheafDetailsField, sheaf_details_field, ADW_TYPE_BIN)

enum
{
  COMMIT,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is shown. */

static const char *
typed (SheafDetailsField *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_changed (SheafDetailsField *self)
{
  return !g_str_equal (typed (self), self->shown);
}

/* What stands in the entry is new to its own undo, too. The cursor stays where somebody is writing. */
static void
set_text (SheafDetailsField *self, const char *text)
{
  const int place =
      gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))))
          ? gtk_editable_get_position (GTK_EDITABLE (self->entry))
          : 0;

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), place);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), self->editable);
  self->setting = FALSE;
}

static void
show_reason (SheafDetailsField *self, const char *reason)
{
  gtk_label_set_text (self->reason, reason ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  if (reason)
    gtk_widget_add_css_class (GTK_WIDGET (self), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
}

static void
update_editable (SheafDetailsField *self)
{
  const gboolean editable = self->editable && self->whole;

  gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry),
                               self->whole ? NULL
                                           : _ ("Several lines: “Edit Header…” shows all of them"));
  if (self->whole)
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "dim-label");
  gtk_widget_set_visible (self->remove_button,
                          self->editable && gtk_widget_get_sensitive (self->remove_button));
}

/* Control characters are shown as pictures: what is seen is what would be written. What keeps the direction of
 * a text apart from that of our own words is not needed, and would be written as well. */
static char *
make_shown (const char *value)
{
  g_autofree char *shown = sheaf_text_display (value ? value : "", MAX_TEXT);
  const gunichar first = g_utf8_get_char (shown);
  const gsize length = strlen (shown);

  if (first != FIRST_STRONG_ISOLATE || length < 2 * ISOLATE_BYTES)
    return g_steal_pointer (&shown);
  return g_strndup (shown + ISOLATE_BYTES, length - 2 * ISOLATE_BYTES);
}

/* Lines cannot be told apart in an entry. */
static gboolean
fits (const char *value)
{
  return !value || (!strpbrk (value, "\r\n") && g_utf8_strlen (value, -1) < MAX_TEXT);
}

void
sheaf_details_field_reset (SheafDetailsField *self, const char *value)
{
  g_return_if_fail (SHEAF_IS_DETAILS_FIELD (self));

  g_free (self->shown);
  self->shown = make_shown (value);
  self->whole = fits (value);
  g_clear_pointer (&self->asked, g_free);
  if (is_changed (self))
    set_text (self, self->shown);
  show_reason (self, NULL);
  update_editable (self);
}

void
sheaf_details_field_set_value (SheafDetailsField *self, const char *value)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (SHEAF_IS_DETAILS_FIELD (self));

  if (!is_changed (self))
    {
      sheaf_details_field_reset (self, value);
      return;
    }
  shown = make_shown (value);
  /* It has become what was typed, or another program has changed it meanwhile. */
  if (g_str_equal (shown, typed (self)))
    sheaf_details_field_reset (self, value);
}

gboolean
sheaf_details_field_is_changed (SheafDetailsField *self)
{
  g_return_val_if_fail (SHEAF_IS_DETAILS_FIELD (self), FALSE);

  return is_changed (self);
}

void
sheaf_details_field_accept (SheafDetailsField *self)
{
  g_return_if_fail (SHEAF_IS_DETAILS_FIELD (self));

  if (!self->asked || !g_str_equal (self->asked, typed (self)))
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&self->asked);
  set_text (self, self->shown);
  show_reason (self, NULL);
}

void
sheaf_details_field_refuse (SheafDetailsField *self, const char *reason)
{
  g_return_if_fail (SHEAF_IS_DETAILS_FIELD (self) && reason);

  show_reason (self, reason);
}

void
sheaf_details_field_set_note (SheafDetailsField *self, const char *note)
{
  g_return_if_fail (SHEAF_IS_DETAILS_FIELD (self));

  gtk_label_set_text (self->note, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

void
sheaf_details_field_set_editable (SheafDetailsField *self, gboolean editable)
{
  g_return_if_fail (SHEAF_IS_DETAILS_FIELD (self));

  self->editable = editable;
  update_editable (self);
}

GtkWidget *
sheaf_details_field_get_entry (SheafDetailsField *self)
{
  g_return_val_if_fail (SHEAF_IS_DETAILS_FIELD (self), NULL);

  return GTK_WIDGET (self->entry);
}

/* Typing. */

static void
commit (SheafDetailsField *self)
{
  if (!is_changed (self) || !self->editable || g_strcmp0 (self->asked, typed (self)) == 0)
    return;
  g_free (self->asked);
  self->asked = g_strdup (typed (self));
  show_reason (self, NULL);
  g_signal_emit (self, signals[COMMIT], 0, self->asked);
}

static void
activate_cb (SheafDetailsField *self)
{
  /* Asked for again by hand: what was in the way may be gone. */
  g_clear_pointer (&self->asked, g_free);
  commit (self);
}

static void
changed_cb (SheafDetailsField *self)
{
  if (!self->setting && !is_changed (self))
    show_reason (self, NULL);
}

/* The focus leaves the entry also while another window is in front: then nothing was finished. */
static void
left_cb (SheafDetailsField *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry)))
    return;
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, 0);
  commit (self);
}

static void
remove_cb (SheafDetailsField *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  SheafDetailsField *self = SHEAF_DETAILS_FIELD (widget);

  if (!is_changed (self))
    return FALSE;
  g_clear_pointer (&self->asked, g_free);
  set_text (self, self->shown);
  show_reason (self, NULL);
  return TRUE;
}

/* The object. */

GtkWidget *
sheaf_details_field_new (const char *title, gboolean removable)
{
  SheafDetailsField *self = g_object_new (SHEAF_TYPE_DETAILS_FIELD, NULL);
  g_autofree char *shown = sheaf_text_display (title, MAX_KEY);
  /* Translators: %s is a key of an article's header, as "author" */
  g_autofree char *remove = g_strdup_printf (_ ("Remove “%s”"), shown);

  gtk_label_set_text (self->title, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  shown, -1);
  gtk_widget_set_sensitive (self->remove_button, removable);
  gtk_widget_set_tooltip_text (self->remove_button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  update_editable (self);
  return GTK_WIDGET (self);
}

static void
sheaf_details_field_finalize (GObject *object)
{
  SheafDetailsField *self = SHEAF_DETAILS_FIELD (object);

  g_free (self->shown);
  g_free (self->asked);

  G_OBJECT_CLASS (sheaf_details_field_parent_class)->finalize (object);
}

static void
sheaf_details_field_class_init (SheafDetailsFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_details_field_finalize;
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/details-field.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafDetailsField, title);
  gtk_widget_class_bind_template_child (widget_class, SheafDetailsField, entry);
  gtk_widget_class_bind_template_child (widget_class, SheafDetailsField, note);
  gtk_widget_class_bind_template_child (widget_class, SheafDetailsField, reason);
  gtk_widget_class_bind_template_child (widget_class, SheafDetailsField, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
sheaf_details_field_init (SheafDetailsField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->shown = g_strdup ("");
  self->editable = TRUE;
  self->whole = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}
