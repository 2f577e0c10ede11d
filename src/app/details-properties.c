/* details-properties.c: every other key of an article's header
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/details-properties.h"

#include "app/details-field.h"
#include "app/details-list.h"
#include "core/text.h"

#include <glib/gi18n.h>

/* A header may have thousands of keys: they can all be seen in its own editor. */
#define MAX_ROWS 100

struct _SheafDetailsProperties
{
  AdwBin parent_instance;

  GtkWidget *add_button;
  GtkWidget *add_box;
  GtkEntry *key_entry;
  GtkEntry *value_entry;
  GtkWidget *confirm_button;
  GtkLabel *add_reason;
  GtkWidget *rows;

  char *adding; /* (nullable): the new key that was asked for */
  GStrv keys;   /* (nullable): all that the header has */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (SheafDetailsProperties, sheaf_details_properties, ADW_TYPE_BIN)

enum
{
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
emit (SheafDetailsProperties *self, SheafEditKind kind, const char *key, const char *value)
{
  g_signal_emit (self, signals[EDIT], 0, (int) kind, key, value);
}

/* Rows. */

static const char *
key_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "key");
}

static SheafDetailsProperties *
owner_of (GtkWidget *row)
{
  return SHEAF_DETAILS_PROPERTIES (gtk_widget_get_ancestor (row, SHEAF_TYPE_DETAILS_PROPERTIES));
}

static void
commit_cb (GtkWidget *row, const char *text)
{
  emit (owner_of (row), SHEAF_EDIT_SET, key_of (row), text);
}

static void
unset_cb (GtkWidget *row)
{
  emit (owner_of (row), SHEAF_EDIT_UNSET, key_of (row), NULL);
}

static void
item_added_cb (GtkWidget *row, const char *item)
{
  emit (owner_of (row), SHEAF_EDIT_ADD, key_of (row), item);
}

static void
item_removed_cb (GtkWidget *row, const char *item)
{
  emit (owner_of (row), SHEAF_EDIT_REMOVE, key_of (row), item);
}

static GtkWidget *
new_row (const SheafProperty *property)
{
  GtkWidget *row;

  if (property->is_list)
    {
      row = sheaf_details_list_new (property->key, _ ("Add…"));
      g_signal_connect (row, "add", G_CALLBACK (item_added_cb), NULL);
      g_signal_connect (row, "remove", G_CALLBACK (item_removed_cb), NULL);
    }
  else
    {
      row = sheaf_details_field_new (property->key, TRUE);
      g_signal_connect (row, "commit", G_CALLBACK (commit_cb), NULL);
      g_signal_connect (row, "remove", G_CALLBACK (unset_cb), NULL);
    }
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (property->key), g_free);
  return row;
}

static void
set_row (SheafDetailsProperties *self, GtkWidget *row, const SheafProperty *property)
{
  const char *value = property->values->len > 0 ? g_ptr_array_index (property->values, 0) : NULL;

  if (SHEAF_IS_DETAILS_LIST (row))
    {
      sheaf_details_list_set_items (SHEAF_DETAILS_LIST (row), property->values, NULL);
      sheaf_details_list_set_editable (SHEAF_DETAILS_LIST (row), self->editable);
    }
  else
    {
      sheaf_details_field_set_value (SHEAF_DETAILS_FIELD (row), value);
      sheaf_details_field_set_editable (SHEAF_DETAILS_FIELD (row), self->editable);
    }
}

/* What has a place of its own above. */
static gboolean
is_elsewhere (const char *key)
{
  static const char *const keys[] = {
    "title",      "author",   "author.name", "authors", "authors.name",          "date",
    "categories", "category", "tags",        "tag",     "taxonomies.categories", "taxonomies.tags",
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_ascii_strcasecmp (key, keys[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer container): SheafProperty *, of the article */
static GPtrArray *
collect (const SheafArticle *article)
{
  GPtrArray *properties = g_ptr_array_new ();

  for (guint i = 0; i < article->properties->len && properties->len < MAX_ROWS; i++)
    {
      SheafProperty *property = g_ptr_array_index (article->properties, i);

      if (!is_elsewhere (property->key))
        g_ptr_array_add (properties, property);
    }
  return properties;
}

static gboolean
has_rows_for (SheafDetailsProperties *self, const GPtrArray *properties)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  for (guint i = 0; i < properties->len; i++, row = gtk_widget_get_next_sibling (row))
    {
      const SheafProperty *property = g_ptr_array_index (properties, i);

      if (!row || !g_str_equal (key_of (row), property->key) ||
          SHEAF_IS_DETAILS_LIST (row) != property->is_list)
        return FALSE;
    }
  return !row;
}

static void
make_rows (SheafDetailsProperties *self, const GPtrArray *properties)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->rows)))
    gtk_box_remove (GTK_BOX (self->rows), row);
  for (guint i = 0; i < properties->len; i++)
    gtk_box_append (GTK_BOX (self->rows), new_row (g_ptr_array_index (properties, i)));
}

static void
clear_new (SheafDetailsProperties *self)
{
  g_clear_pointer (&self->adding, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->key_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->value_entry), "");
  gtk_widget_set_visible (GTK_WIDGET (self->add_reason), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->add_button), FALSE);
}

/* Also those that have no row. */
static void
keep_keys (SheafDetailsProperties *self, const SheafArticle *article)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < article->properties->len; i++)
    g_strv_builder_add (keys,
                        ((const SheafProperty *) g_ptr_array_index (article->properties, i))->key);
  g_strfreev (self->keys);
  self->keys = g_strv_builder_end (keys);
}

void
sheaf_details_properties_set_article (SheafDetailsProperties *self,
                                      const SheafArticle *article,
                                      gboolean reset)
{
  g_autoptr (GPtrArray) properties = NULL;
  GtkWidget *row;

  g_return_if_fail (SHEAF_IS_DETAILS_PROPERTIES (self) && article);

  properties = collect (article);
  keep_keys (self, article);
  if (reset)
    clear_new (self);
  /* Rows that stay keep the focus, and what is being typed. */
  if (reset || !has_rows_for (self, properties))
    make_rows (self, properties);
  row = gtk_widget_get_first_child (self->rows);
  for (guint i = 0; i < properties->len; i++, row = gtk_widget_get_next_sibling (row))
    set_row (self, row, g_ptr_array_index (properties, i));
  gtk_widget_set_visible (self->rows, properties->len > 0);
}

void
sheaf_details_properties_set_editable (SheafDetailsProperties *self, gboolean editable)
{
  g_return_if_fail (SHEAF_IS_DETAILS_PROPERTIES (self));

  self->editable = editable;
  gtk_widget_set_visible (self->add_button, editable);
}

void
sheaf_details_properties_set_notes (SheafDetailsProperties *self, GPtrArray *keys, const char *note)
{
  g_return_if_fail (SHEAF_IS_DETAILS_PROPERTIES (self));

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row;
       row = gtk_widget_get_next_sibling (row))
    {
      const gboolean noted =
          keys && g_ptr_array_find_with_equal_func (keys, key_of (row), g_str_equal, NULL);

      if (SHEAF_IS_DETAILS_LIST (row))
        sheaf_details_list_set_note (SHEAF_DETAILS_LIST (row), noted ? note : NULL);
      else
        sheaf_details_field_set_note (SHEAF_DETAILS_FIELD (row), noted ? note : NULL);
    }
}

/* What became of it. */

static void
settle_row (GtkWidget *row, const char *reason)
{
  if (SHEAF_IS_DETAILS_LIST (row) && reason)
    sheaf_details_list_refuse (SHEAF_DETAILS_LIST (row), reason);
  else if (SHEAF_IS_DETAILS_LIST (row))
    sheaf_details_list_accept (SHEAF_DETAILS_LIST (row));
  else if (reason)
    sheaf_details_field_refuse (SHEAF_DETAILS_FIELD (row), reason);
  else
    sheaf_details_field_accept (SHEAF_DETAILS_FIELD (row));
}

void
sheaf_details_properties_settle (SheafDetailsProperties *self, const char *key, const char *reason)
{
  g_return_if_fail (SHEAF_IS_DETAILS_PROPERTIES (self) && key);

  if (g_strcmp0 (key, self->adding) == 0)
    {
      g_clear_pointer (&self->adding, g_free);
      if (!reason)
        clear_new (self);
      gtk_label_set_text (self->add_reason, reason ? reason : "");
      gtk_widget_set_visible (GTK_WIDGET (self->add_reason), reason != NULL);
      return;
    }
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (key_of (row), key))
      settle_row (row, reason);
}

/* A new one. */

static void
add_toggled_cb (SheafDetailsProperties *self)
{
  const gboolean adding = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->add_button));

  gtk_widget_set_visible (self->add_box, adding);
  if (adding)
    gtk_widget_grab_focus (GTK_WIDGET (self->key_entry));
}

static void
key_activate_cb (SheafDetailsProperties *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->value_entry));
}

/* Returns: (transfer full) */
static char *
get_new_key (SheafDetailsProperties *self)
{
  return sheaf_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->key_entry)));
}

static void
add_changed_cb (SheafDetailsProperties *self)
{
  g_autofree char *key = get_new_key (self);

  gtk_widget_set_sensitive (self->confirm_button, *key != '\0');
}

/* A new key must not take the place of another. */
static gboolean
refuse_known (SheafDetailsProperties *self, const char *key)
{
  g_autofree char *reason = NULL;

  if (!is_elsewhere (key) &&
      !(self->keys && g_strv_contains ((const char *const *) self->keys, key)))
    return FALSE;
  reason = g_strdup_printf (_ ("There is “%s” already; it can be changed in its own place."), key);
  gtk_label_set_text (self->add_reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->add_reason), TRUE);
  return TRUE;
}

static void
add_cb (SheafDetailsProperties *self)
{
  g_autofree char *key = get_new_key (self);

  if (!*key)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (refuse_known (self, key))
    return;
  g_free (self->adding);
  self->adding = g_steal_pointer (&key);
  emit (self, SHEAF_EDIT_SET, self->adding,
        gtk_editable_get_text (GTK_EDITABLE (self->value_entry)));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  SheafDetailsProperties *self = SHEAF_DETAILS_PROPERTIES (widget);

  if (!gtk_widget_get_visible (self->add_box))
    return FALSE;
  clear_new (self);
  gtk_widget_grab_focus (self->add_button);
  return TRUE;
}

/* The object. */

GtkWidget *
sheaf_details_properties_new (void)
{
  return g_object_new (SHEAF_TYPE_DETAILS_PROPERTIES, NULL);
}

static void
sheaf_details_properties_finalize (GObject *object)
{
  SheafDetailsProperties *self = SHEAF_DETAILS_PROPERTIES (object);

  g_free (self->adding);
  g_strfreev (self->keys);

  G_OBJECT_CLASS (sheaf_details_properties_parent_class)->finalize (object);
}

static void
sheaf_details_properties_class_init (SheafDetailsPropertiesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_details_properties_finalize;
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OBJECT_PATH "/ui/details-properties.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafDetailsProperties, add_button);
  gtk_widget_class_bind_template_child (widget_class, SheafDetailsProperties, add_box);
  gtk_widget_class_bind_template_child (widget_class, SheafDetailsProperties, key_entry);
  gtk_widget_class_bind_template_child (widget_class, SheafDetailsProperties, value_entry);
  gtk_widget_class_bind_template_child (widget_class, SheafDetailsProperties, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, SheafDetailsProperties, add_reason);
  gtk_widget_class_bind_template_child (widget_class, SheafDetailsProperties, rows);
  gtk_widget_class_bind_template_callback (widget_class, add_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
sheaf_details_properties_init (SheafDetailsProperties *self)
{
  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
