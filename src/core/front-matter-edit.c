/* front-matter-edit.c: change one value of a header and no other byte
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-edit.h"
#include "core/front-matter-splice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Each changed item of a list is read again. */
#define MAX_ITEM_STEPS 1000

typedef struct
{
  const SheafEdit *edit;
  char *text; /* up to the end of the header */
  gsize length;
  SheafFrontMatter *header; /* of @text */
} Editor;

/* One change of the tree, and of the text. */
typedef enum
{
  STEP_VALUE,
  STEP_ADD_KEY,
  STEP_REMOVE_KEY,
  STEP_ITEM,
  STEP_ADD_ITEM,
  STEP_REMOVE_ITEM,
} StepKind;

typedef struct
{
  StepKind kind;
  guint i;
  const SheafNode *value;
} Step;

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_UNSUPPORTED, reason);
  return FALSE;
}

/* The wanted tree ------------------------------------------------------------------------------- */

/* A copy that is as good as made here: how it was quoted says nothing. */
static SheafNode *
copy_unplaced (const SheafNode *value)
{
  SheafNode *copy = sheaf_node_copy (value);
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, copy);
  while (stack->len > 0)
    {
      SheafNode *node = g_ptr_array_steal_index (stack, stack->len - 1);

      node->line = 0;
      for (guint i = 0; node->items && i < node->items->len; i++)
        g_ptr_array_add (stack, g_ptr_array_index (node->items, i));
    }
  return copy;
}

static void
put (GPtrArray *nodes, guint i, SheafNode *node)
{
  sheaf_node_free (g_ptr_array_index (nodes, i));
  g_ptr_array_index (nodes, i) = node;
}

/* Where find_neighbour() puts a key nobody can say here, so the order of keys is the new tree's. */
static void
add_key (SheafNode *mapping, const SheafNode *got, const char *name, const SheafNode *value)
{
  gint at = (gint) mapping->keys->len;

  for (guint i = 0; got && i < got->keys->len; i++)
    if (g_str_equal (((SheafNode *) g_ptr_array_index (got->keys, i))->text, name))
      at = (gint) MIN (i, mapping->keys->len);
  g_ptr_array_insert (mapping->keys, at, sheaf_node_new_text (name));
  g_ptr_array_insert (mapping->items, at, copy_unplaced (value));
}

/* The old tree with @step done. @got: the tree that came of it */
static SheafNode *
make_wanted (Editor *self, const Step *step, SheafNode *got, const char *got_text)
{
  SheafNode *root = sheaf_node_copy (self->header->root);
  SheafKeyPlace place = sheaf_node_find (root, self->text, self->edit->key);
  SheafKeyPlace there = sheaf_node_find (got, got_text, self->edit->key);
  GPtrArray *items = place.mapping->items;
  SheafNode *list = place.found ? g_ptr_array_index (items, place.index) : NULL;

  switch (step->kind)
    {
    case STEP_VALUE:
      put (items, place.index, copy_unplaced (step->value));
      break;
    case STEP_ADD_KEY:
      add_key (place.mapping, there.mapping, place.name, step->value);
      break;
    case STEP_REMOVE_KEY:
      g_ptr_array_remove_index (place.mapping->keys, place.index);
      g_ptr_array_remove_index (items, place.index);
      break;
    case STEP_ITEM:
      put (list->items, step->i, copy_unplaced (step->value));
      break;
    case STEP_ADD_ITEM:
      g_ptr_array_insert (list->items, (gint) step->i, copy_unplaced (step->value));
      break;
    case STEP_REMOVE_ITEM:
      g_ptr_array_remove_index (list->items, step->i);
      break;
    }
  return root;
}

/* Steps ----------------------------------------------------------------------------------------- */

/* Whether @text reads as the old header with @step done, and nothing else. */
static gboolean
is_as_wanted (Editor *self, const Step *step, const char *text, const SheafFrontMatter *header)
{
  const SheafFrontMatter *old = self->header;
  g_autoptr (SheafNode) wanted = NULL;

  if (header->form != old->form || header->damaged || header->end != strlen (text) ||
      header->start != old->start || header->content_start != old->content_start ||
      header->end - header->content_end != old->end - old->content_end ||
      header->warnings->len > old->warnings->len)
    return FALSE;
  wanted = make_wanted (self, step, header->root, text);
  return sheaf_node_equal (wanted, header->root);
}

static char *
splice (Editor *self, const Step *step)
{
  SheafSplicer splicer = {
    .text = self->text, .length = self->length, .header = self->header, .bare = self->edit->bare
  };

  splicer.place = sheaf_node_find (self->header->root, self->text, self->edit->key);
  switch (step->kind)
    {
    case STEP_VALUE:
      return sheaf_splice_value (&splicer, step->value);
    case STEP_ADD_KEY:
      return sheaf_splice_add_key (&splicer, step->value);
    case STEP_REMOVE_KEY:
      return sheaf_splice_remove_key (&splicer);
    case STEP_ITEM:
      return sheaf_splice_item (&splicer, step->i, step->value);
    case STEP_ADD_ITEM:
      return sheaf_splice_add_item (&splicer, step->i, step->value);
    case STEP_REMOVE_ITEM:
      return sheaf_splice_remove_item (&splicer, step->i);
    }
  g_return_val_if_reached (NULL);
}

/* Keys and values that stand as one item are not written anew. */
static gboolean
has_mapping (const SheafNode *value)
{
  gboolean found = value->kind == SHEAF_NODE_MAPPING;

  for (guint i = 0; !found && value->items && i < value->items->len; i++)
    found = has_mapping (g_ptr_array_index (value->items, i));
  return found;
}

static gboolean
take_step (Editor *self, const Step *step, GError **error)
{
  gboolean possible = !step->value || !has_mapping (step->value);
  g_autofree char *text = possible ? splice (self, step) : NULL;
  g_autoptr (SheafFrontMatter) header = text ? sheaf_front_matter_read (text, strlen (text)) : NULL;

  if (!text)
    return refuse (error, _ ("the way the header is written leaves no safe place for this change"));
  if (!is_as_wanted (self, step, text, header))
    return refuse (error, _ ("with this change the header would not read as it should"));
  sheaf_front_matter_free (self->header);
  self->header = g_steal_pointer (&header);
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  self->length = strlen (self->text);
  return TRUE;
}

/* Lists ----------------------------------------------------------------------------------------- */

static SheafNode *
current_value (Editor *self)
{
  SheafKeyPlace place = sheaf_node_find (self->header->root, self->text, self->edit->key);

  return place.found ? g_ptr_array_index (place.mapping->items, place.index) : NULL;
}

static gboolean
same_item (const SheafNode *a, guint i, const SheafNode *b, guint j)
{
  return sheaf_node_same_text (g_ptr_array_index (a->items, i), g_ptr_array_index (b->items, j));
}

/* Whether @wanted is @list without some items; if so, these are taken out. */
static gboolean
remove_items (Editor *self, const SheafNode *wanted, gboolean *done, GError **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (guint));
  const SheafNode *list = current_value (self);
  guint j = 0;

  for (guint i = 0; i < list->items->len; i++)
    if (j < wanted->items->len && same_item (list, i, wanted, j))
      j++;
    else
      g_array_append_val (gone, i);
  *done = j == wanted->items->len;
  for (guint i = gone->len; *done && i > 0; i--)
    {
      const Step step = { STEP_REMOVE_ITEM, g_array_index (gone, guint, i - 1), NULL };

      if (!take_step (self, &step, error))
        return FALSE;
    }
  return TRUE;
}

/* The items from @from on: @n of the list become @m of @wanted. */
static gboolean
change_items (Editor *self, const SheafNode *wanted, guint from, guint n, guint m, GError **error)
{
  for (guint i = from; i < from + MAX (n, m); i++)
    {
      Step step = { STEP_ITEM, i, NULL };

      if (i >= from + m)
        step = (Step){ STEP_REMOVE_ITEM, from + m, NULL };
      else
        step.value = g_ptr_array_index (wanted->items, i);
      if (i >= from + n)
        step.kind = STEP_ADD_ITEM;
      if (step.kind == STEP_ITEM && same_item (current_value (self), i, wanted, i))
        continue;
      if (!take_step (self, &step, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_list (Editor *self, const SheafNode *wanted, GError **error)
{
  const SheafNode *list = current_value (self);
  guint old = list->items->len;
  guint new = wanted->items->len;
  guint front = 0;
  guint back = 0;
  gboolean done = FALSE;

  if (MAX (old, new) > MAX_ITEM_STEPS)
    return refuse (error, _ ("the list is too long to be changed item by item"));
  if (!remove_items (self, wanted, &done, error) || done)
    return done;
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
    return refuse (error, _ ("the article has no header that could hold the value"));
  if (header->form != SHEAF_FORM_YAML)
    return refuse (error, _ ("headers of this form cannot be changed by this version"));
  if (header->damaged || !header->root)
    return refuse (error,
                   _ ("the header is not valid YAML, so no value of it can be changed safely"));
  return TRUE;
}

/* A text a header can hold, or a list of such. */
static gboolean
check_value (const SheafNode *value, GError **error)
{
  gboolean fit = value->kind != SHEAF_NODE_MAPPING;

  if (value->kind == SHEAF_NODE_SCALAR)
    fit = strlen (value->text) <= SHEAF_FRONT_MATTER_MAX_SCALAR &&
          g_utf8_validate (value->text, -1, NULL);
  if (!fit)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                           _ ("the value is longer than 16 KiB or is not valid text"));
      return FALSE;
    }
  for (guint i = 0; value->items && i < value->items->len; i++)
    if (!check_value (g_ptr_array_index (value->items, i), error))
      return FALSE;
  return TRUE;
}

/* Whether the key comes again, which the tree does not show: readers differ in which one holds. Only where there
 * were warnings, as there is one for that. */
static gboolean
comes_again (Editor *self)
{
  const Step step = { STEP_REMOVE_KEY, 0, NULL };
  g_autofree char *text = self->header->warnings->len > 0 ? splice (self, &step) : NULL;
  g_autoptr (SheafFrontMatter) header = NULL;

  if (!text)
    return FALSE;
  header = sheaf_front_matter_read (text, strlen (text));
  return header->root && sheaf_node_find (header->root, text, self->edit->key).found;
}

static gboolean
check_place (Editor *self, const SheafKeyPlace *place, GError **error)
{
  const SheafNode *old = current_value (self);

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
  if (g_str_equal (place->name, "<<"))
    return refuse (error, _ ("the key << puts other values in its place"));
  if (place->found && comes_again (self))
    return refuse (error, _ ("the key comes more than once"));
  if (place->found && sheaf_node_is_tagged (old, self->text))
    return refuse (error, _ ("the value has a tag (!), which says how it is to be read"));
  if (self->edit->kind == SHEAF_EDIT_UNSET || !place->found)
    return TRUE;
  if (old->kind == SHEAF_NODE_MAPPING &&
      !(sheaf_node_is_flow (old, self->text) && self->edit->kind == SHEAF_EDIT_SET))
    return refuse (error, _ ("there are keys below this one, and no single value"));
  return TRUE;
}

/* The list that @old is, or stands for. Returns: (transfer full) */
static SheafNode *
make_list (const SheafNode *old)
{
  SheafNode *list;

  if (old && old->kind == SHEAF_NODE_SEQUENCE)
    return sheaf_node_copy (old);
  list = sheaf_node_new_list ();
  if (!sheaf_node_is_null (old))
    g_ptr_array_add (list->items, sheaf_node_copy (old));
  return list;
}

static SheafNode *
add_or_remove (const SheafNode *old, const SheafEdit *edit)
{
  SheafNode *list = make_list (old);
  gboolean there = FALSE;

  for (guint i = list->items->len; i > 0; i--)
    {
      if (!sheaf_node_same_text (g_ptr_array_index (list->items, i - 1), edit->value))
        continue;
      there = TRUE;
      if (edit->kind == SHEAF_EDIT_REMOVE)
        g_ptr_array_remove_index (list->items, i - 1);
    }
  if (!there && edit->kind == SHEAF_EDIT_ADD)
    g_ptr_array_add (list->items, sheaf_node_copy (edit->value));
  return list;
}

/* Returns: (transfer full): what the value is to be */
static SheafNode *
make_value (const SheafNode *old, const SheafEdit *edit)
{
  SheafNode *list;

  if (edit->kind != SHEAF_EDIT_SET)
    return add_or_remove (old, edit);
  if (!old || old->kind != SHEAF_NODE_SEQUENCE || edit->value->kind != SHEAF_NODE_SCALAR)
    return sheaf_node_copy (edit->value);
  /* A title in brackets is a list only to YAML; any other list gets one item. */
  if (g_ascii_strcasecmp (edit->key, "title") == 0)
    return sheaf_node_copy (edit->value);
  list = sheaf_node_new_list ();
  g_ptr_array_add (list->items, sheaf_node_copy (edit->value));
  return list;
}

/* Nothing is to be done where a scalar is neither added to nor taken from. */
static gboolean
is_done (const SheafNode *old, const SheafNode *wanted)
{
  if (sheaf_node_same_text (old, wanted))
    return TRUE;
  if (old->kind != SHEAF_NODE_SCALAR || wanted->kind != SHEAF_NODE_SEQUENCE)
    return FALSE;
  if (wanted->items->len == 0)
    return sheaf_node_is_null (old);
  return wanted->items->len == 1 &&
         sheaf_node_same_text (old, g_ptr_array_index (wanted->items, 0));
}

static gboolean
edit_key (Editor *self, GError **error)
{
  SheafKeyPlace place = sheaf_node_find (self->header->root, self->text, self->edit->key);
  const SheafNode *old = current_value (self);
  g_autoptr (SheafNode) wanted = NULL;
  Step step = { STEP_VALUE, 0, NULL };

  if (!check_place (self, &place, error))
    return FALSE;
  if (self->edit->kind == SHEAF_EDIT_UNSET)
    return take_step (self, &(Step){ STEP_REMOVE_KEY, 0, NULL }, error);
  wanted = make_value (old, self->edit);
  if (old && is_done (old, wanted))
    return TRUE;
  if (old && old->kind == SHEAF_NODE_SEQUENCE && wanted->kind == SHEAF_NODE_SEQUENCE)
    return change_list (self, wanted, error);
  step.kind = place.found ? STEP_VALUE : STEP_ADD_KEY;
  step.value = wanted;
  return take_step (self, &step, error);
}

char *
sheaf_front_matter_edit (const char *text,
                         gsize length,
                         const SheafFrontMatter *header,
                         const SheafEdit *edit,
                         GError **error)
{
  Editor self = { .edit = edit };
  char *result = NULL;

  g_return_val_if_fail (text && header && edit && edit->key, NULL);
  g_return_val_if_fail (edit->value || edit->kind == SHEAF_EDIT_UNSET, NULL);

  if (!check_header (header, error) || (edit->value && !check_value (edit->value, error)))
    return NULL;
  self.length = header->end;
  self.text = g_strndup (text, self.length);
  self.header = sheaf_front_matter_read (self.text, self.length);
  if (edit_key (&self, error))
    result = g_strconcat (self.text, text + header->end, NULL);
  sheaf_front_matter_free (self.header);
  g_free (self.text);
  return result;
}
