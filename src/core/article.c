/* article.c: an article as a plain value
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/date.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

SheafArticle *
sheaf_article_new (void)
{
  SheafArticle *self = g_new0 (SheafArticle, 1);

  self->date = SHEAF_DATE_NONE;
  self->dialect = SHEAF_DIALECT_PLAIN;
  self->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->properties = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_property_free);
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_warning_free);
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
sheaf_article_free (SheafArticle *self)
{
  if (!self)
    return;
  g_free (self->title);
  g_free (self->author);
  g_free (self->date_text);
  g_free (self->language);
  g_free (self->excerpt);
  g_free (self->source);
  g_free (self->encoding);
  g_free (self->root);
  g_free (self->origin);
  g_free (self->picture_type);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->properties);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->kept);
  g_free (self);
}

void
sheaf_article_add_warning (SheafArticle *self, guint line, const char *text)
{
  g_return_if_fail (self);
  g_return_if_fail (text);

  g_ptr_array_add (self->warnings, sheaf_warning_new (line, text));
}

const SheafProperty *
sheaf_article_find_property (const SheafArticle *self, const char *key)
{
  g_return_val_if_fail (self, NULL);
  g_return_val_if_fail (key, NULL);

  for (guint i = 0; i < self->properties->len; i++)
    {
      const SheafProperty *property = g_ptr_array_index (self->properties, i);

      if (g_str_equal (property->key, key))
        return property;
    }
  return NULL;
}

SheafProperty *
sheaf_property_new (const char *key)
{
  SheafProperty *self;

  g_return_val_if_fail (key, NULL);

  self = g_new0 (SheafProperty, 1);
  self->key = g_strdup (key);
  self->values = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
sheaf_property_free (SheafProperty *self)
{
  if (!self)
    return;
  g_free (self->key);
  g_ptr_array_unref (self->values);
  g_free (self);
}

SheafWarning *
sheaf_warning_new (guint line, const char *text)
{
  SheafWarning *self;

  g_return_val_if_fail (text, NULL);

  self = g_new0 (SheafWarning, 1);
  self->line = line;
  self->text = g_strdup (text);
  return self;
}

void
sheaf_warning_free (SheafWarning *self)
{
  if (!self)
    return;
  g_free (self->text);
  g_free (self);
}

char *
sheaf_warning_format (const SheafWarning *self)
{
  g_return_val_if_fail (self, NULL);

  if (self->line == 0)
    return g_strdup (self->text);
  /* TRANSLATORS: a warning about a file: the line's number, then what is wrong there */
  return g_strdup_printf (_ ("line %u: %s"), self->line, self->text);
}

/* JSON ------------------------------------------------------------------------------------------ */

static void
set_string (JsonObject *object, const char *name, const char *value)
{
  if (value)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

static JsonArray *
strings_to_json (const GPtrArray *strings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < strings->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (strings, i));
  return array;
}

static JsonArray *
categories_to_json (const GPtrArray *categories)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < categories->len; i++)
    {
      char **path = g_ptr_array_index (categories, i);
      JsonArray *names = json_array_new ();

      for (; *path; path++)
        json_array_add_string_element (names, *path);
      json_array_add_array_element (array, names);
    }
  return array;
}

static JsonArray *
warnings_to_json (const GPtrArray *warnings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < warnings->len; i++)
    {
      g_autofree char *text = sheaf_warning_format (g_ptr_array_index (warnings, i));

      json_array_add_string_element (array, text);
    }
  return array;
}

static JsonObject *
properties_to_json (const GPtrArray *properties)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < properties->len; i++)
    {
      const SheafProperty *property = g_ptr_array_index (properties, i);

      if (json_object_has_member (object, property->key))
        continue;
      if (property->is_list || property->values->len > 1)
        json_object_set_array_member (object, property->key, strings_to_json (property->values));
      else if (property->values->len == 1)
        set_string (object, property->key, g_ptr_array_index (property->values, 0));
      else
        set_string (object, property->key, "");
    }
  return object;
}

static void
set_derived (JsonObject *object, const SheafArticle *self)
{
  g_autofree char *date = sheaf_date_format_utc (self->date);

  set_string (object, "title", self->title ? self->title : "");
  set_string (object, "author", self->author);
  set_string (object, "date", date);
  set_string (object, "date_text", self->date_text);
  json_object_set_array_member (object, "categories", categories_to_json (self->categories));
  json_object_set_array_member (object, "tags", strings_to_json (self->tags));
}

static void
set_flags (JsonObject *object, SheafFlags flags)
{
  json_object_set_boolean_member (object, "unread", (flags & SHEAF_FLAG_UNREAD) != 0);
  json_object_set_boolean_member (object, "starred", (flags & SHEAF_FLAG_STARRED) != 0);
  json_object_set_boolean_member (object, "archived", (flags & SHEAF_FLAG_ARCHIVED) != 0);
  json_object_set_boolean_member (object, "needs_attention", (flags & SHEAF_FLAG_ATTENTION) != 0);
}

char *
sheaf_article_to_json (const SheafArticle *self)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  g_return_val_if_fail (self, NULL);

  object = json_object_new ();
  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  json_object_set_int_member (object, "id", self->id);
  set_derived (object, self);
  set_string (object, "root", self->root);
  set_string (object, "origin", self->origin);
  json_object_set_array_member (object, "places", strings_to_json (self->places));
  set_string (object, "sha256", self->sha256);
  set_string (object, "dialect", sheaf_dialect_to_string (self->dialect));
  set_string (object, "language", self->language);
  json_object_set_int_member (object, "words", self->words);
  set_flags (object, self->flags);
  json_object_set_boolean_member (object, "draft", self->draft);
  json_object_set_array_member (object, "warnings", warnings_to_json (self->warnings));
  json_object_set_object_member (object, "properties", properties_to_json (self->properties));
  return json_to_string (node, FALSE);
}

/* Dialects' names ------------------------------------------------------------------------------- */

static const char *const dialect_names[] = {
  [SHEAF_DIALECT_AUTO] = "auto",         [SHEAF_DIALECT_HEXO] = "hexo",
  [SHEAF_DIALECT_JEKYLL] = "jekyll",     [SHEAF_DIALECT_HUGO] = "hugo",
  [SHEAF_DIALECT_OBSIDIAN] = "obsidian", [SHEAF_DIALECT_PLAIN] = "plain",
};

const char *
sheaf_dialect_to_string (SheafDialect dialect)
{
  g_return_val_if_fail ((guint) dialect < G_N_ELEMENTS (dialect_names), NULL);

  return dialect_names[dialect];
}

gboolean
sheaf_dialect_from_string (const char *name, SheafDialect *dialect)
{
  g_return_val_if_fail (name, FALSE);
  g_return_val_if_fail (dialect, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (dialect_names); i++)
    if (g_str_equal (name, dialect_names[i]))
      {
        *dialect = (SheafDialect) i;
        return TRUE;
      }
  return FALSE;
}
