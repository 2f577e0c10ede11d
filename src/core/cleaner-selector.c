/* cleaner-selector.c: which elements of an article a cleaning rule is about
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/cleaner-selector.h"

#include "core/prefix.h"
#include "core/sanitizer-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLANKS " \t\n\f\r"

/* How much of a value is looked at for a word: an article could have megabytes of classes. */
#define VALUE_MAX 1024

typedef enum
{
  TEST_ELEMENT,
  TEST_CLASS,
  TEST_ID,
  TEST_HAS,
  TEST_IS,
  TEST_BEGINS,
  TEST_HOLDS,
} TestKind;

typedef struct
{
  TestKind kind;
  char *name;  /* of the element, class, id or attribute */
  char *value; /* (nullable) */
} Test;

typedef struct
{
  Test tests[SHEAF_SELECTOR_TESTS];
  guint n;
  gboolean is_child; /* of what the part before it means, not only within it */
} Part;

struct SheafSelector
{
  Part parts[SHEAF_SELECTOR_PARTS];
  guint n;
};

/* Reading --------------------------------------------------------------------------------------- */

typedef struct
{
  const char *p;
  SheafSelector *selector;
  char *problem; /* (nullable) */
} Reader;

static gboolean
fail (Reader *self, const char *problem)
{
  if (!self->problem)
    self->problem = g_strdup (problem);
  return FALSE;
}

static void
skip_blanks (Reader *self)
{
  self->p += strspn (self->p, BLANKS);
}

/* Letters, digits, "-" and "_", and whatever is not ASCII. */
static char *
take_name (Reader *self)
{
  const char *start = self->p;

  while (g_ascii_isalnum (*self->p) || *self->p == '-' || *self->p == '_' ||
         (guchar) *self->p > 127)
    self->p++;
  return self->p > start ? g_strndup (start, (gsize) (self->p - start)) : NULL;
}

static gboolean
add_test (Reader *self, TestKind kind, char *name, char *value)
{
  Part *part = &self->selector->parts[self->selector->n - 1];

  if (part->n == SHEAF_SELECTOR_TESTS)
    {
      g_free (name);
      g_free (value);
      return fail (self, _ ("there is too much in one part of a selector"));
    }
  part->tests[part->n++] = (Test){ kind, name, value };
  return TRUE;
}

const char *
sheaf_selector_element (const char *name)
{
  const SheafElementRule *rule = sheaf_rules_find (name);

  switch (rule->action)
    {
    case SHEAF_ACTION_KEEP:
      return rule->flags & (SHEAF_ELEMENT_CENTER | SHEAF_ELEMENT_ROOT) ? rule->name : rule->output;
    case SHEAF_ACTION_MEDIA:
      return g_str_equal (name, "iframe") || g_str_equal (name, "frame") ? "embed" : rule->name;
    case SHEAF_ACTION_PICTURE:
      return "img";
    case SHEAF_ACTION_CHECKBOX:
      return "input";
    case SHEAF_ACTION_UNWRAP:
    case SHEAF_ACTION_DROP:
    default:
      return NULL;
    }
}

static gboolean
read_element (Reader *self)
{
  g_autofree char *name = take_name (self);
  g_autofree char *lower = name ? g_ascii_strdown (name, -1) : NULL;
  const char *known = !lower                           ? NULL
                      : sheaf_guard_keeps_name (lower) ? lower
                                                       : sheaf_selector_element (lower);
  g_autofree char *problem = NULL;

  if (known)
    return add_test (self, TEST_ELEMENT, g_strdup (known), NULL);
  if (!name)
    return fail (self, _ ("a selector has a part that is none"));
  problem = g_strdup_printf (_ ("no article shows an element “%s”"), name);
  return fail (self, problem);
}

/* In double or single quotes, or a bare name; up to the bracket. */
static char *
take_value (Reader *self)
{
  char quote = *self->p;
  const char *end;
  char *value;

  if (quote != '"' && quote != '\'')
    return take_name (self);
  end = strchr (self->p + 1, quote);
  if (!end)
    return NULL;
  value = g_strndup (self->p + 1, (gsize) (end - self->p - 1));
  self->p = end + 1;
  return value;
}

static TestKind
take_operator (Reader *self)
{
  TestKind kind = *self->p == '^' ? TEST_BEGINS : *self->p == '*' ? TEST_HOLDS : TEST_IS;

  if (kind != TEST_IS)
    self->p++;
  return kind;
}

static gboolean
read_attribute (Reader *self)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  TestKind kind;

  self->p++;
  name = take_name (self);
  if (!name)
    return fail (self, _ ("a bracket in a selector does not begin with the name of an attribute"));
  for (char *c = name; *c; c++)
    *c = g_ascii_tolower (*c);
  if (*self->p == ']')
    {
      self->p++;
      return add_test (self, TEST_HAS, g_steal_pointer (&name), NULL);
    }
  kind = take_operator (self);
  if (*self->p++ != '=')
    return fail (self, _ ("after the attribute in brackets comes “=”, “^=”, “*=” or “]”"));
  value = take_value (self);
  if (!value || !*value || *self->p != ']')
    return fail (self, _ ("the value in brackets is missing or not closed"));
  self->p++;
  return add_test (self, kind, g_steal_pointer (&name), g_steal_pointer (&value));
}

static gboolean
read_name_after_sign (Reader *self, TestKind kind)
{
  g_autofree char *name = NULL;

  self->p++;
  name = take_name (self);
  if (!name)
    return fail (self, _ ("“.” or “#” in a selector is without a name"));
  return add_test (self, kind, g_steal_pointer (&name), NULL);
}

static gboolean
read_part (Reader *self, gboolean is_child)
{
  const Part *part;

  if (self->selector->n == SHEAF_SELECTOR_PARTS)
    return fail (self, _ ("a selector has too many parts"));
  self->selector->parts[self->selector->n++].is_child = is_child;
  part = &self->selector->parts[self->selector->n - 1];
  while (*self->p && !strchr (BLANKS ",>", *self->p))
    {
      gboolean read = *self->p == '.'   ? read_name_after_sign (self, TEST_CLASS)
                      : *self->p == '#' ? read_name_after_sign (self, TEST_ID)
                      : *self->p == '[' ? read_attribute (self)
                      : part->n == 0
                          ? read_element (self)
                          : fail (self, _ ("a selector has a sign that means nothing here"));

      if (!read)
        return FALSE;
    }
  return part->n > 0 || fail (self, _ ("a selector has a part that is none"));
}

static gboolean
read_path (Reader *self)
{
  gboolean is_child = FALSE;

  do
    {
      skip_blanks (self);
      if (!read_part (self, is_child))
        return FALSE;
      skip_blanks (self);
      is_child = *self->p == '>';
      self->p += is_child;
    }
  while ((*self->p && *self->p != ',') || is_child);
  return TRUE;
}

char *
sheaf_selector_parse (const char *text, GPtrArray *selectors)
{
  Reader self = { .p = text };

  g_return_val_if_fail (text && selectors, NULL);

  while (!self.problem)
    {
      g_autoptr (SheafSelector) selector = self.selector = g_new0 (SheafSelector, 1);

      if (!read_path (&self))
        break;
      g_ptr_array_add (selectors, g_steal_pointer (&selector));
      if (*self.p != ',')
        break;
      self.p++;
    }
  return self.problem;
}

void
sheaf_selector_free (SheafSelector *self)
{
  g_return_if_fail (self);

  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < self->parts[i].n; j++)
      {
        g_free (self->parts[i].tests[j].name);
        g_free (self->parts[i].tests[j].value);
      }
  g_free (self);
}

/* Finding --------------------------------------------------------------------------------------- */

static SheafSelectorKey
key_of (TestKind kind)
{
  switch (kind)
    {
    case TEST_ID:
      return SHEAF_SELECTOR_BY_ID;
    case TEST_CLASS:
      return SHEAF_SELECTOR_BY_CLASS;
    case TEST_HAS:
    case TEST_IS:
    case TEST_BEGINS:
    case TEST_HOLDS:
      return SHEAF_SELECTOR_BY_ATTRIBUTE;
    case TEST_ELEMENT:
    default:
      return SHEAF_SELECTOR_BY_ELEMENT;
    }
}

const char *
sheaf_selector_get_key (const SheafSelector *self, SheafSelectorKey *key)
{
  const Part *part;
  const Test *best;

  g_return_val_if_fail (self && self->n > 0 && key, NULL);

  part = &self->parts[self->n - 1];
  best = &part->tests[0];
  for (guint i = 1; i < part->n; i++)
    if (key_of (part->tests[i].kind) < key_of (best->kind))
      best = &part->tests[i];
  *key = key_of (best->kind);
  return best->name;
}

/* Matching -------------------------------------------------------------------------------------- */

static gboolean
has_word (const char *words, const char *word)
{
  const gsize length = strlen (word);
  const char *end = words ? words + strnlen (words, VALUE_MAX) : NULL;

  for (const char *p = words; p && (p = g_strstr_len (p, end - p, word)); p += length)
    if ((p == words || strchr (BLANKS, p[-1])) && (!p[length] || strchr (BLANKS, p[length])))
      return TRUE;
  return FALSE;
}

gboolean
sheaf_selector_has_class (const SheafHtmlNode *node, const char *word)
{
  g_return_val_if_fail (node && word && *word, FALSE);

  return has_word (sheaf_html_node_attribute (node, "class"), word);
}

static gboolean
passes (const Test *test, const SheafHtmlNode *node)
{
  const char *value = NULL;

  if (test->kind == TEST_ELEMENT)
    return sheaf_html_node_is (node, test->name) ||
           g_str_equal (sheaf_html_node_written_name (node), test->name);
  if (test->kind == TEST_CLASS)
    return sheaf_selector_has_class (node, test->name);
  value = sheaf_html_node_attribute (node, test->kind == TEST_ID ? "id" : test->name);
  if (!value)
    return FALSE;
  switch (test->kind)
    {
    case TEST_ID:
      return g_str_equal (value, test->name);
    case TEST_IS:
      return g_str_equal (value, test->value);
    case TEST_BEGINS:
      return sheaf_has_prefix (value, test->value);
    case TEST_HOLDS:
      return g_strstr_len (value, (gssize) strnlen (value, VALUE_MAX), test->value) != NULL;
    case TEST_HAS:
    case TEST_ELEMENT:
    case TEST_CLASS:
    default:
      return TRUE;
    }
}

static gboolean
passes_all (const Part *part, const SheafHtmlNode *node, guint *work)
{
  for (guint i = 0; i < part->n; i++)
    {
      (*work)++;
      if (!passes (&part->tests[i], node))
        return FALSE;
    }
  return TRUE;
}

/* From the outermost element in: bit i of @within, where parts 0 to i are found in what is around; of
 * @parent, where i is found at the parent. So no choice is ever taken back. */
gboolean
sheaf_selector_matches (const SheafSelector *self,
                        const SheafHtmlNode *node,
                        const SheafHtmlNode *const *path,
                        guint n_path,
                        guint *work)
{
  guint within = 0;
  guint parent = 0;

  g_return_val_if_fail (self && node && work, FALSE);

  if (!passes_all (&self->parts[self->n - 1], node, work))
    return FALSE;
  for (guint i = n_path - MIN (n_path, SHEAF_SELECTOR_ANCESTORS); self->n > 1 && i < n_path; i++)
    {
      guint here = 0;

      for (guint k = 0; k + 1 < self->n; k++)
        {
          guint before = k == 0 ? 1 : (self->parts[k].is_child ? parent : within) >> (k - 1) & 1;

          if (before && passes_all (&self->parts[k], path[i], work))
            here |= 1u << k;
        }
      within |= here;
      parent = here;
    }
  if (self->n == 1)
    return TRUE;
  return (self->parts[self->n - 1].is_child ? parent : within) >> (self->n - 2) & 1;
}
