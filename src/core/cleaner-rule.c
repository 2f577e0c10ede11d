/* cleaner-rule.c: cleaning rules, and the files they are written in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/cleaner-rule.h"

#include "core/article.h"
#include "core/cleaner-text.h"
#include "core/front-matter-json.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_MAX_LENGTH 200
#define PICTURE_MAX     64

typedef struct
{
  const char *file;
  GPtrArray *rules;
  GPtrArray *problems;
  SheafCleanerRule *rule; /* the one being read */
} Reader;

void
sheaf_cleaner_rule_free (SheafCleanerRule *self)
{
  g_return_if_fail (self);

  g_free (self->id);
  g_free (self->name);
  g_free (self->file);
  g_ptr_array_unref (self->selectors);
  g_strfreev (self->texts);
  g_strfreev (self->hosts);
  g_strfreev (self->attributes);
  g_strfreev (self->parameters);
  g_strfreev (self->styles);
  g_free (self);
}

SheafCleanerProblem *
sheaf_cleaner_problem_new (const char *file, guint line, const char *reason)
{
  SheafCleanerProblem *self = g_new (SheafCleanerProblem, 1);

  self->file = g_strdup (file ? file : "");
  self->line = line;
  self->reason = g_strdup (reason);
  return self;
}

void
sheaf_cleaner_problem_free (SheafCleanerProblem *self)
{
  g_return_if_fail (self);

  g_free (self->file);
  g_free (self->reason);
  g_free (self);
}

static gboolean
fail (Reader *self, guint line, const char *reason)
{
  g_ptr_array_add (self->problems, sheaf_cleaner_problem_new (self->file, line, reason));
  return FALSE;
}

G_GNUC_PRINTF (3, 4)
static gboolean
fail_with (Reader *self, guint line, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return fail (self, line, reason);
}

/* Values ---------------------------------------------------------------------------------------- */

static gboolean
read_word (Reader *self, const char *key, const SheafNode *node, char **word)
{
  if (node->kind != SHEAF_NODE_SCALAR || node->plain || !*node->text)
    return fail_with (self, node->line, _ ("“%s” is not a text in double quotes"), key);
  g_free (*word);
  *word = g_strdup (node->text);
  return TRUE;
}

static gboolean
read_words (Reader *self, const char *key, const SheafNode *node, GStrv *words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (node->kind != SHEAF_NODE_SEQUENCE || node->items->len == 0)
    return fail_with (self, node->line, _ ("“%s” is not a list of texts in brackets"), key);
  for (guint i = 0; i < node->items->len; i++)
    {
      const SheafNode *item = node->items->pdata[i];

      if (item->kind != SHEAF_NODE_SCALAR || item->plain)
        return fail_with (self, item->line, _ ("“%s” is not a list of texts in brackets"), key);
      g_strv_builder_add (builder, item->text);
    }
  g_strfreev (*words);
  *words = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_number (Reader *self, const char *key, const SheafNode *node, guint most, guint *number)
{
  guint64 value = 0;

  if (node->kind != SHEAF_NODE_SCALAR || !node->plain ||
      !g_ascii_string_to_unsigned (node->text, 10, 1, most, &value, NULL))
    return fail_with (self, node->line, _ ("“%s” is not a number from 1 to %u"), key, most);
  *number = (guint) value;
  return TRUE;
}

/* Returns: the index of the text in @choices, -1 with a problem where it is none of them */
static int
read_choice (Reader *self, const char *key, const SheafNode *node, const char *const *choices)
{
  g_autofree char *all = NULL;

  for (guint i = 0; node->kind == SHEAF_NODE_SCALAR && choices[i]; i++)
    if (g_str_equal (choices[i], node->text))
      return (int) i;
  all = g_strjoinv (", ", (char **) choices);
  /* Translators: what a rule says, and what it may say */
  fail_with (self, node->line, _ ("“%s” is none of: %s"), key, all);
  return -1;
}

/* Keys ------------------------------------------------------------------------------------------ */

static gboolean
read_id (Reader *self, const SheafNode *node)
{
  if (!read_word (self, "id", node, &self->rule->id))
    return FALSE;
  if (self->rule->id[strspn (self->rule->id, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-")] ||
      strlen (self->rule->id) > NAME_MAX_LENGTH)
    return fail (self, node->line, _ ("an id is made of letters, digits and “-”"));
  return TRUE;
}

static gboolean
read_selectors (Reader *self, const SheafNode *node)
{
  g_autofree char *text = NULL;
  g_autofree char *problem = NULL;

  if (!read_word (self, "match", node, &text))
    return FALSE;
  problem = sheaf_selector_parse (text, self->rule->selectors);
  return !problem || fail (self, node->line, problem);
}

/* One text, or a list of them for what is long. */
static gboolean
read_match (Reader *self, const SheafNode *node)
{
  if (node->kind != SHEAF_NODE_SEQUENCE)
    return read_selectors (self, node);
  for (guint i = 0; i < node->items->len; i++)
    if (!read_selectors (self, node->items->pdata[i]))
      return FALSE;
  return node->items->len > 0 || fail (self, node->line, _ ("“match” is an empty list"));
}

static gboolean
read_action (Reader *self, const SheafNode *node)
{
  static const char *const actions[] = { "hide",        "hide-empty", "take-picture", "unwrap",
                                         "drop-styles", "unescape",   "keep",         NULL };
  int action = read_choice (self, "do", node, actions);

  self->rule->action = action < 0 ? SHEAF_CLEANER_HIDE : (SheafCleanerAction) action;
  return action >= 0;
}

static gboolean
read_place (Reader *self, const SheafNode *node)
{
  static const char *const places[] = { "anywhere", "ends", "end", NULL };
  int place = read_choice (self, "place", node, places);

  self->rule->place = place < 0 ? SHEAF_CLEANER_ANYWHERE : (SheafCleanerPlace) place;
  return place >= 0;
}

/* A pattern of stars alone would hide whatever there is. */
static gboolean
read_texts (Reader *self, const SheafNode *node)
{
  if (!read_words (self, "text", node, &self->rule->texts))
    return FALSE;
  for (char **text = self->rule->texts; *text; text++)
    {
      char *folded = sheaf_cleaner_fold (*text);

      g_free (*text);
      *text = folded;
      if (!folded[strspn (folded, "* ")])
        return fail (self, node->line, _ ("a text of nothing but “*” would hide everything"));
    }
  return TRUE;
}

static gboolean
read_key (Reader *self, const char *key, const SheafNode *node)
{
  SheafCleanerRule *rule = self->rule;

  if (g_str_equal (key, "id"))
    return read_id (self, node);
  if (g_str_equal (key, "name"))
    return read_word (self, key, node, &rule->name);
  if (g_str_equal (key, "match"))
    return read_match (self, node);
  if (g_str_equal (key, "do"))
    return read_action (self, node);
  if (g_str_equal (key, "text"))
    return read_texts (self, node);
  if (g_str_equal (key, "hosts"))
    return read_words (self, key, node, &rule->hosts);
  if (g_str_equal (key, "largest"))
    return read_number (self, key, node, PICTURE_MAX, &rule->largest);
  if (g_str_equal (key, "longest"))
    return read_number (self, key, node, SHEAF_CLEANER_LONGEST_MAX, &rule->longest);
  if (g_str_equal (key, "place"))
    return read_place (self, node);
  if (g_str_equal (key, "from"))
    return read_words (self, key, node, &rule->attributes);
  if (g_str_equal (key, "parameters"))
    return read_words (self, key, node, &rule->parameters);
  if (g_str_equal (key, "styles"))
    return read_words (self, key, node, &rule->styles);
  return fail_with (self, node->line, _ ("a rule has no key “%s”"), key);
}

/* Which keys go with which action --------------------------------------------------------------- */

static const struct
{
  const char *key;
  guint actions;  /* bits: may have it */
  guint required; /* bits: must have it */
} keys[] = {
  { "id", ~0u, ~0u },
  { "name", ~0u, ~0u },
  { "match", ~0u, ~0u },
  { "do", ~0u, ~0u },
  { "text", 1u << SHEAF_CLEANER_HIDE, 0 },
  { "largest", 1u << SHEAF_CLEANER_HIDE, 0 },
  { "longest", 1u << SHEAF_CLEANER_HIDE, 0 },
  { "place", 1u << SHEAF_CLEANER_HIDE, 0 },
  { "hosts", 1u << SHEAF_CLEANER_HIDE | 1u << SHEAF_CLEANER_UNWRAP, 1u << SHEAF_CLEANER_UNWRAP },
  { "from", 1u << SHEAF_CLEANER_TAKE_PICTURE, 1u << SHEAF_CLEANER_TAKE_PICTURE },
  { "parameters", 1u << SHEAF_CLEANER_UNWRAP, 1u << SHEAF_CLEANER_UNWRAP },
  { "styles", 1u << SHEAF_CLEANER_DROP_STYLES, 1u << SHEAF_CLEANER_DROP_STYLES },
};

static const SheafNode *
find_key (const SheafNode *node, const char *key)
{
  for (guint i = 0; i < node->keys->len; i++)
    if (g_str_equal (((const SheafNode *) node->keys->pdata[i])->text, key))
      return node->items->pdata[i];
  return NULL;
}

static gboolean
check_keys (Reader *self, const SheafNode *node)
{
  const guint action = 1u << self->rule->action;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const SheafNode *value = find_key (node, keys[i].key);

      if (!value && keys[i].required & action)
        return fail_with (self, node->line, _ ("the rule is without “%s”"), keys[i].key);
      if (value && !(keys[i].actions & action))
        return fail_with (self, value->line, _ ("“%s” does not go with what this rule does"),
                          keys[i].key);
    }
  return TRUE;
}

/* Files ----------------------------------------------------------------------------------------- */

static gboolean
read_rule (Reader *self, const SheafNode *node)
{
  if (node->kind != SHEAF_NODE_MAPPING)
    return fail (self, node->line, _ ("a rule is not in braces"));
  for (guint i = 0; i < node->keys->len; i++)
    if (!read_key (self, ((const SheafNode *) node->keys->pdata[i])->text, node->items->pdata[i]))
      return FALSE;
  if (!check_keys (self, node))
    return FALSE;
  if (strlen (self->rule->name) > NAME_MAX_LENGTH)
    return fail (self, node->line, _ ("the name of the rule is too long"));
  for (guint i = 0; i < self->rules->len; i++)
    if (g_str_equal (((const SheafCleanerRule *) self->rules->pdata[i])->id, self->rule->id))
      return fail_with (self, node->line, _ ("another rule has the id “%s” already"),
                        self->rule->id);
  return TRUE;
}

static void
add_rule (Reader *self, const SheafNode *node)
{
  g_autoptr (SheafCleanerRule) rule = g_new0 (SheafCleanerRule, 1);

  rule->selectors = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_selector_free);
  rule->longest = SHEAF_CLEANER_LONGEST;
  rule->file = g_strdup (self->file);
  rule->line = node->line;
  self->rule = rule;
  if (self->rules->len >= SHEAF_CLEANER_RULES_MAX)
    fail (self, node->line, _ ("there are too many rules"));
  else if (read_rule (self, node))
    g_ptr_array_add (self->rules, g_steal_pointer (&rule));
}

static gboolean
read_file (Reader *self, const SheafNode *root)
{
  const SheafNode *version = find_key (root, "sheaf-cleaning");
  const SheafNode *rules = find_key (root, "rules");

  if (!version)
    return fail (self, 1, _ ("the file does not say “sheaf-cleaning”: 1"));
  if (g_strcmp0 (version->text, "1") != 0 || !version->plain)
    return fail (self, version->line, _ ("the rules are for another version of Sheaf"));
  if (!rules || rules->kind != SHEAF_NODE_SEQUENCE)
    return fail (self, rules ? rules->line : 1, _ ("the file has no list “rules” in brackets"));
  for (guint i = 0; i < root->keys->len; i++)
    {
      const SheafNode *key = root->keys->pdata[i];

      if (!g_str_equal (key->text, "sheaf-cleaning") && !g_str_equal (key->text, "rules"))
        return fail_with (self, key->line, _ ("a file of rules has no key “%s”"), key->text);
    }
  for (guint i = 0; i < rules->items->len; i++)
    add_rule (self, rules->items->pdata[i]);
  return TRUE;
}

static void
tell_warnings (Reader *self, const GPtrArray *warnings)
{
  for (guint i = 0; i < warnings->len; i++)
    {
      const SheafWarning *warning = warnings->pdata[i];

      fail (self, warning->line, warning->text);
    }
}

void
sheaf_cleaner_read_rules (const char *text,
                          gsize length,
                          const char *file,
                          GPtrArray *rules,
                          GPtrArray *problems)
{
  g_autoptr (GPtrArray) warnings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_warning_free);
  SheafHeaderSource source = { .text = text, .end = length, .line = 1, .warnings = warnings };
  Reader self = { .file = file, .rules = rules, .problems = problems };
  g_autoptr (SheafNode) root = NULL;
  const char *problem;
  guint line = 0;

  g_return_if_fail (text && rules && problems);

  if (length > SHEAF_CLEANER_FILE_MAX || !g_utf8_validate (text, (gssize) length, NULL))
    {
      fail (&self, 0, _ ("the file is too large, or not written in UTF-8"));
      return;
    }
  problem = sheaf_json_read (&source, &root, &line);
  tell_warnings (&self, warnings);
  if (problem)
    fail (&self, line, problem);
  else
    read_file (&self, root);
}
