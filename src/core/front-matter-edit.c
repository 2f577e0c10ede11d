/* front-matter-edit.c: change one value of a header and no other byte
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-compare.h"
#include "core/front-matter-edit.h"
#include "core/front-matter-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Each changed item of a list is read again. */
#define MAX_ITEM_STEPS 1000

/* So much of the body is read with the header: what follows it may decide whether it is one. */
#define MAX_BODY 4096

/* Lists ----------------------------------------------------------------------------------------- */

static gboolean
same_item (const SheafNode *a, guint i, const SheafNode *b, guint j)
{
  return sheaf_node_same_text (g_ptr_array_index (a->items, i), g_ptr_array_index (b->items, j));
}

/* Whether @wanted is @list without some items; if so, these are taken out. */
static gboolean
remove_items (SheafEditor *self, const SheafNode *wanted, gboolean *done, GError **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (guint));
  const SheafNode *list = sheaf_editor_get_value (self);
  guint j = 0;

  for (guint i = 0; i < list->items->len; i++)
    if (j < wanted->items->len && same_item (list, i, wanted, j))
      j++;
    else
      g_array_append_val (gone, i);
  *done = j == wanted->items->len;
  for (guint i = gone->len; *done && i > 0; i--)
    {
      const SheafStep step = { STEP_REMOVE_ITEM, g_array_index (gone, guint, i - 1), NULL };

      if (!sheaf_editor_take_step (self, &step, error))
        return FALSE;
    }
  return TRUE;
}

/* The items from @from on: @n of the list become @m of @wanted. */
static gboolean
change_items (SheafEditor *self,
              const SheafNode *wanted,
              guint from,
              guint n,
              guint m,
              GError **error)
{
  for (guint i = from; i < from + MAX (n, m); i++)
    {
      SheafStep step = { STEP_ITEM, i, NULL };

      if (i >= from + m)
        step = (SheafStep){ STEP_REMOVE_ITEM, from + m, NULL };
      else
        step.value = g_ptr_array_index (wanted->items, i);
      if (i >= from + n)
        step.kind = STEP_ADD_ITEM;
      if (step.kind == STEP_ITEM && same_item (sheaf_editor_get_value (self), i, wanted, i))
        continue;
      if (!sheaf_editor_take_step (self, &step, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_list (SheafEditor *self, const SheafNode *wanted, GError **error)
{
  const SheafNode *list = sheaf_editor_get_value (self);
  guint old = list->items->len;
  guint new = wanted->items->len;
  guint front = 0;
  guint back = 0;
  gboolean done = FALSE;

  if (MAX (old, new) > MAX_ITEM_STEPS)
    return sheaf_editor_refuse (error, _ ("the list is too long to be changed item by item"));
  if (!remove_items (self, wanted, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  while (front < MIN (old, new) && same_item (list, front, wanted, front))
    front++;
  while (back < MIN (old, new) - front && same_item (list, old - 1 - back, wanted, new - 1 - back))
    back++;
  return change_items (self, wanted, front, old - front - back, new - front - back, error);
}

/* The whole ------------------------------------------------------------------------------------- */

static gboolean
check_header (const SheafFrontMatter *header, GError **error)
{
  if (header->form == SHEAF_FORM_NONE)
    return sheaf_editor_refuse (error, _ ("the article has no header that could hold the value"));
  if (!header->damaged && header->root)
    return TRUE;
  g_set_error (
      error, SHEAF_ERROR, SHEAF_ERROR_UNSUPPORTED,
      /* TRANSLATORS: YAML, JSON or TOML */
      _ ("the header is no %s that is understood in full, so no value of it can be changed safely"),
      sheaf_syntax_to_string (sheaf_form_get_syntax (header->form)));
  return FALSE;
}

/* Whether the key comes again, which the tree does not show: readers differ in which one holds. Only where there
 * were warnings, as there is one for that. */
static gboolean
comes_again (SheafEditor *self)
{
  const SheafStep step = { STEP_REMOVE_KEY, 0, NULL };
  g_autofree char *text =
      self->header->warnings->len > 0 ? sheaf_editor_splice (self, &step) : NULL;
  g_autoptr (SheafFrontMatter) header = NULL;

  if (!text)
    return FALSE;
  header = sheaf_front_matter_read (text, strlen (text));
  return header->root && sheaf_node_find (header->root, text, self->edit->key).found;
}

static gboolean
check_place (SheafEditor *self, const SheafKeyPlace *place, GError **error)
{
  const SheafNode *old = sheaf_editor_get_value (self);

  if (!place->found && self->edit->kind != SHEAF_EDIT_SET && self->edit->kind != SHEAF_EDIT_ADD)
    {
      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND, _ ("there is no key “%s”"),
                   self->edit->key);
      return FALSE;
    }
  if (!place->found && strchr (place->name, '.'))
    {
      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND,
                   _ ("there is no key that “%s” could be put in"), self->edit->key);
      return FALSE;
    }
  if (self->syntax == SHEAF_SYNTAX_YAML && g_str_equal (place->name, "<<"))
    return sheaf_editor_refuse (error, _ ("the key << puts other values in its place"));
  if (place->found && comes_again (self))
    return sheaf_editor_refuse (error, _ ("the key comes more than once"));
  if (place->found && self->syntax == SHEAF_SYNTAX_YAML && sheaf_node_is_tagged (old, self->text))
    return sheaf_editor_refuse (error,
                                _ ("the value has a tag (!), which says how it is to be read"));
  if (self->edit->kind == SHEAF_EDIT_UNSET || !place->found)
    return TRUE;
  /* To YAML also {{ a template }} is a mapping. */
  if (old->kind == SHEAF_NODE_MAPPING &&
      !(self->syntax == SHEAF_SYNTAX_YAML && sheaf_node_is_flow (old, self->text) &&
        self->edit->kind == SHEAF_EDIT_SET))
    return sheaf_editor_refuse (error, _ ("there are keys below this one, and no single value"));
  return TRUE;
}

static gboolean
edit_key (SheafEditor *self, GError **error)
{
  SheafKeyPlace place = sheaf_node_find (self->header->root, self->text, self->edit->key);
  const SheafNode *old = sheaf_editor_get_value (self);
  g_autoptr (SheafNode) wanted = NULL;
  SheafStep step = { STEP_VALUE, 0, NULL };

  if (!check_place (self, &place, error))
    return FALSE;
  if (self->edit->kind == SHEAF_EDIT_UNSET)
    return sheaf_editor_take_step (self, &(SheafStep){ STEP_REMOVE_KEY, 0, NULL }, error);
  wanted = sheaf_edit_make_value (old, self->edit, self->header->form, error);
  if (!wanted)
    return FALSE;
  if (old && sheaf_edit_is_done (old, wanted))
    return TRUE;
  if (old && old->kind == SHEAF_NODE_SEQUENCE && wanted->kind == SHEAF_NODE_SEQUENCE)
    return change_list (self, wanted, error);
  step.kind = place.found ? STEP_VALUE : STEP_ADD_KEY;
  step.value = wanted;
  return sheaf_editor_take_step (self, &step, error);
}

char *
sheaf_front_matter_edit (const char *text,
                         gsize length,
                         const SheafFrontMatter *header,
                         const SheafEdit *edit,
                         GError **error)
{
  SheafEditor self = { .edit = edit };
  char *result = NULL;

  g_return_val_if_fail (text && header && edit && edit->key, NULL);
  g_return_val_if_fail (edit->value || edit->kind == SHEAF_EDIT_UNSET, NULL);

  if (!check_header (header, error) ||
      (edit->value && !sheaf_edit_check_value (edit->value, error)))
    return NULL;
  self.body = MIN (length - header->end, MAX_BODY);
  while (self.body < length - header->end && (text[header->end + self.body] & 0xC0) == 0x80)
    self.body++;
  self.length = header->end + self.body;
  self.text = g_strndup (text, self.length);
  self.header = sheaf_front_matter_read (self.text, self.length);
  self.syntax = sheaf_form_get_syntax (self.header->form);
  if (self.header->form != header->form || !self.header->root)
    sheaf_editor_refuse (error,
                         _ ("the way the header is written leaves no safe place for this change"));
  else if (edit_key (&self, error))
    result = g_strconcat (self.text, text + header->end + self.body, NULL);
  sheaf_front_matter_free (self.header);
  g_free (self.text);
  return result;
}
