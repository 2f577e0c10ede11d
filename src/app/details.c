/* details.c: what an article says of itself, to be read and changed
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/details.h"

#include "app/details-facts.h"
#include "app/details-field.h"
#include "app/details-list.h"
#include "app/details-properties.h"
#include "app/format-import.h"
#include "app/format-list.h"
#include "core/library-categories.h"

#include <glib/gi18n.h>

/* A file can have a warning for every line. */
#define MAX_WARNINGS 20

typedef enum
{
  TITLE,
  AUTHOR,
  DATE,
  N_FIELDS,
} Field;

typedef enum
{
  CATEGORIES,
  TAGS,
  N_LISTS,
} List;

/* As sheaf_library_edit() knows them. */
static const char *const field_keys[N_FIELDS] = { "title", "author", "date" };
static const char *const list_keys[N_LISTS] = { "categories", "tags" };

struct _SheafDetails
{
  AdwBin parent_instance;

  GtkStack *stack; /* "none", "article" */
  GtkScrolledWindow *scrolled;
  GtkWidget *fields;
  SheafDetailsProperties *properties;
  GtkWidget *warnings;
  SheafDetailsFacts *facts;

  SheafDetailsField *field[N_FIELDS];
  SheafDetailsList *list[N_LISTS];
  gint64 article; /* shown; 0: none */
  GPtrArray *kept; /* (nullable) char *: keys that are not in the file */
  char *date_note; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SheafDetails, sheaf_details, ADW_TYPE_BIN)

enum
{
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What was typed. */

static void
emit (SheafDetails *self, SheafEditKind kind, const char *key, const char *value)
{
  g_signal_emit (self, signals[EDIT], 0, (int) kind, key, value);
}

static const char *
key_of (SheafDetails *self, gpointer widget)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (widget == self->field[i])
      return field_keys[i];
  for (guint i = 0; i < N_LISTS; i++)
    if (widget == self->list[i])
      return list_keys[i];
  g_return_val_if_reached (NULL);
}

/* An empty one is none: then the title is the first heading, or the file's name. */
static void
commit_cb (SheafDetailsField *field, const char *text, SheafDetails *self)
{
  if (*text)
    emit (self, SHEAF_EDIT_SET, key_of (self, field), text);
  else
    emit (self, SHEAF_EDIT_UNSET, key_of (self, field), NULL);
}

static void
add_cb (SheafDetailsList *list, const char *item, SheafDetails *self)
{
  emit (self, SHEAF_EDIT_ADD, key_of (self, list), item);
}

static void
remove_cb (SheafDetailsList *list, const char *item, SheafDetails *self)
{
  emit (self, SHEAF_EDIT_REMOVE, key_of (self, list), item);
}

static void
property_cb (SheafDetails *self, int kind, const char *key, const char *value)
{
  emit (self, (SheafEditKind) kind, key, value);
}

void
sheaf_details_settle (SheafDetails *self, const char *key, const char *reason)
{
  g_return_if_fail (SHEAF_IS_DETAILS (self) && key);

  for (guint i = 0; i < N_FIELDS; i++)
    if (g_str_equal (key, field_keys[i]))
      {
        if (reason)
          sheaf_details_field_refuse (self->field[i], reason);
        else
          sheaf_details_field_accept (self->field[i]);
        return;
      }
  for (guint i = 0; i < N_LISTS; i++)
    if (g_str_equal (key, list_keys[i]))
      {
        if (reason)
          sheaf_details_list_refuse (self->list[i], reason);
        else
          sheaf_details_list_accept (self->list[i]);
        return;
      }
  sheaf_details_properties_settle (self->properties, key, reason);
}

/* What is shown. */

static char *
format_date_note (const SheafArticle *article)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  if (article->date != SHEAF_DATE_NONE)
    return sheaf_format_moment (article->date, zone);
  return article->date_text && *article->date_text ? g_strdup (_ ("Not understood as a date"))
                                                   : NULL;
}

static gboolean
is_kept (SheafDetails *self, const char *key)
{
  return self->kept && g_ptr_array_find_with_equal_func (self->kept, key, g_str_equal, NULL);
}

static void
update_notes (SheafDetails *self)
{
  const char *kept = _ ("Kept in Sheaf only: the file does not say so");

  for (guint i = 0; i < N_FIELDS; i++)
    sheaf_details_field_set_note (self->field[i], is_kept (self, field_keys[i]) ? kept
                                                  : i == DATE                   ? self->date_note
                                                                                : NULL);
  for (guint i = 0; i < N_LISTS; i++)
    sheaf_details_list_set_note (self->list[i], is_kept (self, list_keys[i]) ? kept : NULL);
  sheaf_details_properties_set_notes (self->properties, self->kept, kept);
}

void
sheaf_details_set_kept (SheafDetails *self, GPtrArray *keys)
{
  g_return_if_fail (SHEAF_IS_DETAILS (self));

  g_clear_pointer (&self->kept, g_ptr_array_unref);
  self->kept = keys ? g_ptr_array_ref (keys) : NULL;
  update_notes (self);
}

static void
set_fields (SheafDetails *self, const SheafArticle *article, gboolean reset)
{
  const char *const values[N_FIELDS] = { article->title, article->author, article->date_text };

  for (guint i = 0; i < N_FIELDS; i++)
    if (reset)
      sheaf_details_field_reset (self->field[i], values[i]);
    else
      sheaf_details_field_set_value (self->field[i], values[i]);
  g_free (self->date_note);
  self->date_note = format_date_note (article);
}

static void
set_categories (SheafDetails *self, const GPtrArray *categories)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < categories->len; i++)
    {
      const char *const *names = g_ptr_array_index (categories, i);

      g_ptr_array_add (paths, sheaf_category_path_format (names));
      g_ptr_array_add (shown, sheaf_format_category (names));
    }
  sheaf_details_list_set_items (self->list[CATEGORIES], paths, shown);
}

static void
set_warnings (SheafDetails *self, const GPtrArray *warnings)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->warnings)))
    gtk_box_remove (GTK_BOX (self->warnings), child);
  for (guint i = 0; i < MIN (warnings->len, MAX_WARNINGS); i++)
    {
      g_autofree char *text = sheaf_format_warning (g_ptr_array_index (warnings, i));
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (self->warnings), label);
    }
  gtk_widget_set_visible (self->warnings, warnings->len > 0);
}

static void
set_editable (SheafDetails *self, gboolean editable)
{
  for (guint i = 0; i < N_FIELDS; i++)
    sheaf_details_field_set_editable (self->field[i], editable);
  for (guint i = 0; i < N_LISTS; i++)
    sheaf_details_list_set_editable (self->list[i], editable);
  sheaf_details_properties_set_editable (self->properties, editable);
}

static void
reset (SheafDetails *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    sheaf_details_list_reset (self->list[i]);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

void
sheaf_details_set_article (SheafDetails *self, const SheafArticle *article, gboolean editable)
{
  gboolean other;

  g_return_if_fail (SHEAF_IS_DETAILS (self));

  gtk_stack_set_visible_child_name (self->stack, article ? "article" : "none");
  other = self->article != (article ? article->id : 0);
  self->article = article ? article->id : 0;
  if (other)
    reset (self);
  if (!article)
    return;
  set_editable (self, editable);
  set_fields (self, article, other);
  set_categories (self, article->categories);
  sheaf_details_list_set_items (self->list[TAGS], article->tags, NULL);
  sheaf_details_properties_set_article (self->properties, article, other);
  set_warnings (self, article->warnings);
  sheaf_details_facts_set_article (self->facts, article);
  update_notes (self);
}

void
sheaf_details_set_choices (SheafDetails *self, GPtrArray *categories, GPtrArray *tags)
{
  g_return_if_fail (SHEAF_IS_DETAILS (self));

  sheaf_details_list_set_choices (self->list[CATEGORIES], categories);
  sheaf_details_list_set_choices (self->list[TAGS], tags);
}

void
sheaf_details_focus (SheafDetails *self)
{
  g_return_if_fail (SHEAF_IS_DETAILS (self));

  if (self->article)
    gtk_widget_grab_focus (sheaf_details_field_get_entry (self->field[TITLE]));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

gboolean
sheaf_details_has_focus (SheafDetails *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (SHEAF_IS_DETAILS (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* An entry takes Ctrl+Z for itself also where it has nothing to undo: there it is the library's. */

static gboolean
is_being_typed (GtkWidget *focus)
{
  GtkWidget *field = gtk_widget_get_ancestor (focus, SHEAF_TYPE_DETAILS_FIELD);
  GtkWidget *entry = gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY);

  if (field)
    return sheaf_details_field_is_changed (SHEAF_DETAILS_FIELD (field));
  return entry && *gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gboolean
key_cb (SheafDetails *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  const GdkModifierType held =
      state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  if (gdk_keyval_to_lower (key) != GDK_KEY_z || !(held & GDK_CONTROL_MASK) ||
      (held & ~(GDK_CONTROL_MASK | GDK_SHIFT_MASK)) || !focus || is_being_typed (focus))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self),
                                     held & GDK_SHIFT_MASK ? "win.redo" : "win.undo", NULL);
}

/* The object. */

GtkWidget *
sheaf_details_new (void)
{
  return g_object_new (SHEAF_TYPE_DETAILS, NULL);
}

static void
sheaf_details_finalize (GObject *object)
{
  SheafDetails *self = SHEAF_DETAILS (object);

  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_free (self->date_note);

  G_OBJECT_CLASS (sheaf_details_parent_class)->finalize (object);
}

static void
sheaf_details_class_init (SheafDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_details_finalize;
  signals[EDIT] =
      g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING, G_TYPE_STRING);
  g_type_ensure (SHEAF_TYPE_DETAILS_PROPERTIES);
  g_type_ensure (SHEAF_TYPE_DETAILS_FACTS);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/details.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafDetails, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SheafDetails, fields);
  gtk_widget_class_bind_template_child (widget_class, SheafDetails, properties);
  gtk_widget_class_bind_template_child (widget_class, SheafDetails, warnings);
  gtk_widget_class_bind_template_child (widget_class, SheafDetails, facts);
  gtk_widget_class_bind_template_callback (widget_class, property_cb);
  /* Before the overlay of toasts takes it, to dismiss the one that tells of an edit. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
}

static void
add_fields (SheafDetails *self)
{
  const char *const titles[N_FIELDS] = { _ ("Title"), _ ("Author"), _ ("Date") };

  for (guint i = 0; i < N_FIELDS; i++)
    {
      self->field[i] = SHEAF_DETAILS_FIELD (sheaf_details_field_new (titles[i], FALSE));
      g_signal_connect (self->field[i], "commit", G_CALLBACK (commit_cb), self);
      gtk_box_append (GTK_BOX (self->fields), GTK_WIDGET (self->field[i]));
    }
}

static void
add_lists (SheafDetails *self)
{
  const char *const titles[N_LISTS] = { _ ("Categories"), _ ("Tags") };
  const char *const placeholders[N_LISTS] = { _ ("Add a category…"), _ ("Add a tag…") };

  for (guint i = 0; i < N_LISTS; i++)
    {
      self->list[i] = SHEAF_DETAILS_LIST (sheaf_details_list_new (titles[i], placeholders[i]));
      g_signal_connect (self->list[i], "add", G_CALLBACK (add_cb), self);
      g_signal_connect (self->list[i], "remove", G_CALLBACK (remove_cb), self);
      gtk_box_append (GTK_BOX (self->fields), GTK_WIDGET (self->list[i]));
    }
}

static void
sheaf_details_init (SheafDetails *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_fields (self);
  add_lists (self);
}
