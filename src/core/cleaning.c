/* cleaning.c: one article cleaned: which nodes of its tree go, and what stands in others
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/cleaning.h"

#include "core/cleaner-text.h"
#include "core/cleaning-change.h"
#include "core/cleaning-judge.h"
#include "core/cleaning-keep.h"

#include <string.h>

/* About a second of work. An article of a megabyte takes a hundredth of it. */
#define WORK_MAX (8 * 1000 * 1000)

/* How many nodes go by between looks at the cancellable. */
#define NODES_PER_LOOK 1024

/* Bytes that are enough for the excerpt of what is hidden around the article. */
#define WORDS_MAX 400

/* Children that are looked at to see whether all are hidden. */
#define SIBLINGS_MAX 16

typedef struct
{
  gboolean is_hidden;
  gboolean unescapes; /* the text in it */
  char *address;
  char *style;
  char *text;
} Mark;

struct SheafCleaning
{
  GHashTable *marks; /* SheafHtmlNode → Mark */
  GPtrArray *hidden; /* SheafHidden * */
};

typedef struct
{
  SheafCleaning *cleaning;
  const SheafCleaner *cleaner;
  SheafCleaningJudge judge;
  GPtrArray *path;  /* SheafHtmlNode *: the elements around */
  GPtrArray *found; /* SheafCleanerRule *: of the node */
  guint literal;    /* how many pre and code elements we are in */
  guint unescaping; /* how many elements that a rule to unescape means */
} Walk;

/* Marks ----------------------------------------------------------------------------------------- */

static void
mark_free (Mark *self)
{
  g_free (self->address);
  g_free (self->style);
  g_free (self->text);
  g_free (self);
}

static Mark *
get_mark (SheafCleaning *self, const SheafHtmlNode *node)
{
  Mark *mark = g_hash_table_lookup (self->marks, node);

  if (!mark)
    {
      mark = g_new0 (Mark, 1);
      g_hash_table_insert (self->marks, (gpointer) node, mark);
    }
  return mark;
}

static void
tell_hidden (SheafCleaning *self,
             const SheafCleanerRule *rule,
             const SheafHtmlNode *node,
             const char *text)
{
  SheafHidden *hidden;

  for (guint i = 0; i < self->hidden->len; i++)
    {
      hidden = self->hidden->pdata[i];
      if (g_str_equal (hidden->rule, rule->id))
        {
          hidden->count++;
          return;
        }
    }
  hidden = g_new0 (SheafHidden, 1);
  hidden->rule = g_strdup (rule->id);
  hidden->name = g_strdup (rule->name);
  hidden->own = rule->file != NULL;
  hidden->count = 1;
  hidden->excerpt = sheaf_cleaning_judge_excerpt (node, text);
  g_ptr_array_add (self->hidden, hidden);
}

/* Around the article ---------------------------------------------------------------------------- */

/* The beginning of what stands in @node, which may be long. */
static char *
read_words (SheafHtmlTree *tree, const SheafHtmlNode *node)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const SheafHtmlNode *at = node;
  gboolean deeper = TRUE;

  while (words->len < WORDS_MAX && (at = sheaf_html_node_next (node, at, deeper)))
    {
      deeper = sheaf_html_tree_rule (tree, at)->action != SHEAF_ACTION_DROP;
      if (sheaf_html_node_kind (at) == SHEAF_HTML_NODE_TEXT)
        g_string_append_printf (words, "%s ", sheaf_html_node_text (at));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
hide_around (Walk *self, const SheafCleanerRule *rule, const SheafHtmlNode *node)
{
  const gboolean is_text = sheaf_html_node_kind (node) == SHEAF_HTML_NODE_TEXT;
  g_autofree char *words = NULL;

  if (!is_text && (sheaf_html_node_kind (node) != SHEAF_HTML_NODE_ELEMENT ||
                   sheaf_html_tree_rule (self->judge.tree, node)->action == SHEAF_ACTION_DROP))
    return;
  if (is_text)
    get_mark (self->cleaning, node)->text = g_strdup ("");
  else
    get_mark (self->cleaning, node)->is_hidden = TRUE;
  if (is_text ? sheaf_cleaner_is_blank (sheaf_html_node_text (node))
              : sheaf_cleaning_judge_is_empty (&self->judge, node))
    return;
  words = is_text ? g_strdup (sheaf_html_node_text (node)) : read_words (self->judge.tree, node);
  tell_hidden (self->cleaning, rule, node, words);
}

static void
keep_path (GHashTable *kept, const SheafHtmlNode *node)
{
  for (; node && g_hash_table_add (kept, (gpointer) node);)
    node = sheaf_html_node_parent (node);
}

/* All but the article and the heading before it, with what stands between the two for the reader: a date, a sentence, a
 * picture. */
static void
keep_only (Walk *self, const SheafCleaningKept *article)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  const SheafHtmlNode *document = sheaf_html_tree_root (self->judge.tree);
  const SheafHtmlNode *node = document;
  gboolean between = FALSE;
  gboolean deeper = TRUE;

  keep_path (kept, article->root);
  keep_path (kept, article->heading);
  while ((node = sheaf_html_node_next (document, node, deeper)))
    {
      deeper =
          g_hash_table_contains (kept, node) && node != article->root && node != article->heading;
      if (node == article->heading)
        between = TRUE;
      else if (node == article->root)
        between = FALSE;
      else if (!deeper && !(between && sheaf_cleaning_goes_with_heading (self->judge.tree, node,
                                                                         &self->judge.work)))
        hide_around (self, article->rule, node);
    }
  /* Nothing to be seen went: the page is its article. */
  if (self->cleaning->hidden->len == 0)
    g_hash_table_remove_all (self->cleaning->marks);
}

/* Hiding ---------------------------------------------------------------------------------------- */

/* An element that would stand there empty goes too; a part of a table stays, for the sake of the others. */
static gboolean
may_go_with_content (Walk *self, const SheafHtmlNode *node)
{
  const SheafElementRule *rule = sheaf_html_tree_rule (self->judge.tree, node);
  const SheafHtmlNode *child;
  guint i;

  if (rule->action != SHEAF_ACTION_KEEP ||
      rule->flags & (SHEAF_ELEMENT_ROOT | SHEAF_ELEMENT_CELL | SHEAF_ELEMENT_ROW |
                     SHEAF_ELEMENT_SECTION | SHEAF_ELEMENT_TABLE))
    return FALSE;
  for (i = 0; i < SIBLINGS_MAX && (child = sheaf_html_node_child (node, i)); i++)
    {
      const Mark *mark = g_hash_table_lookup (self->cleaning->marks, child);
      gboolean blank = sheaf_html_node_kind (child) == SHEAF_HTML_NODE_TEXT &&
                       sheaf_cleaner_is_blank (sheaf_html_node_text (child));

      self->judge.work++;
      if (!blank && !(mark && mark->is_hidden))
        return FALSE;
    }
  return i < SIBLINGS_MAX;
}

static void
hide (Walk *self, const SheafHtmlNode *node)
{
  get_mark (self->cleaning, node)->is_hidden = TRUE;
  for (guint i = self->path->len; i > 0 && may_go_with_content (self, self->path->pdata[i - 1]);
       i--)
    get_mark (self->cleaning, self->path->pdata[i - 1])->is_hidden = TRUE;
}

/* Returns: whether a rule hides @node */
static gboolean
try_to_hide (Walk *self, const SheafHtmlNode *node)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const SheafCleanerRule *rule = self->found->pdata[i];
      g_autofree char *text = NULL;

      if (rule->action == SHEAF_CLEANER_HIDE_EMPTY &&
          sheaf_cleaning_judge_is_empty (&self->judge, node))
        {
          hide (self, node);
          return TRUE;
        }
      if (rule->action == SHEAF_CLEANER_HIDE &&
          sheaf_cleaning_judge_hides (&self->judge, rule, node, &text))
        {
          tell_hidden (self->cleaning, rule, node, text);
          hide (self, node);
          self->judge.seen += sheaf_cleaner_count (text);
          return TRUE;
        }
    }
  return FALSE;
}

/* Changing -------------------------------------------------------------------------------------- */

static gboolean
wants (const Walk *self, SheafCleanerAction action)
{
  for (guint i = 0; i < self->found->len; i++)
    if (((const SheafCleanerRule *) self->found->pdata[i])->action == action)
      return TRUE;
  return FALSE;
}

static void
change (Walk *self, const SheafHtmlNode *node)
{
  g_autofree char *address = NULL;
  g_autofree char *style = NULL;

  if (wants (self, SHEAF_CLEANER_TAKE_PICTURE) || wants (self, SHEAF_CLEANER_UNWRAP))
    address = sheaf_cleaning_change_address (self->found, node);
  if (wants (self, SHEAF_CLEANER_DROP_STYLES))
    style = sheaf_cleaning_change_style (self->found, node);
  if (address)
    get_mark (self->cleaning, node)->address = g_steal_pointer (&address);
  if (style)
    get_mark (self->cleaning, node)->style = g_steal_pointer (&style);
  if (wants (self, SHEAF_CLEANER_UNESCAPE))
    {
      get_mark (self->cleaning, node)->unescapes = TRUE;
      self->unescaping++;
    }
}

static void
read_text (Walk *self, const SheafHtmlNode *node)
{
  const char *text = sheaf_html_node_text (node);
  g_autofree char *unescaped = NULL;

  self->judge.seen += sheaf_cleaner_count (text);
  if (self->unescaping == 0 || self->literal > 0)
    return;
  unescaped = sheaf_cleaner_unescape (text);
  if (unescaped)
    get_mark (self->cleaning, node)->text = g_steal_pointer (&unescaped);
}

/* Walking --------------------------------------------------------------------------------------- */

static gboolean
is_literal (const SheafHtmlNode *node)
{
  return sheaf_html_node_is (node, "pre") || sheaf_html_node_is (node, "code");
}

/* Back to the elements that the next node is in. */
static void
leave (Walk *self, const SheafHtmlNode *parent)
{
  while (self->path->len > 0 && self->path->pdata[self->path->len - 1] != parent)
    {
      const SheafHtmlNode *left = self->path->pdata[self->path->len - 1];
      const Mark *mark = g_hash_table_lookup (self->cleaning->marks, left);

      self->literal -= is_literal (left);
      self->unescaping -= mark && mark->unescapes;
      g_ptr_array_set_size (self->path, (int) self->path->len - 1);
    }
}

/* Returns: whether to go on into @node */
static gboolean
enter (Walk *self, const SheafHtmlNode *node)
{
  const Mark *mark = g_hash_table_lookup (self->cleaning->marks, node);

  if (mark && (mark->is_hidden || mark->text))
    return FALSE;
  if (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_TEXT)
    read_text (self, node);
  if (sheaf_html_node_kind (node) != SHEAF_HTML_NODE_ELEMENT ||
      sheaf_html_tree_rule (self->judge.tree, node)->action == SHEAF_ACTION_DROP)
    return FALSE;
  sheaf_cleaner_find (self->cleaner, node, (const SheafHtmlNode *const *) self->path->pdata,
                      self->path->len, self->found, &self->judge.work);
  if (self->found->len > 0 && try_to_hide (self, node))
    return FALSE;
  if (self->found->len > 0)
    change (self, node);
  self->literal += is_literal (node);
  g_ptr_array_add (self->path, (gpointer) node);
  return TRUE;
}

static void
walk (Walk *self, GCancellable *cancellable)
{
  const SheafHtmlNode *root = sheaf_html_tree_root (self->judge.tree);
  const SheafHtmlNode *node = root;
  gboolean deeper = TRUE;

  for (guint nodes = 1; (node = sheaf_html_node_next (root, node, deeper)); nodes++)
    {
      if (self->judge.work > WORK_MAX ||
          (nodes % NODES_PER_LOOK == 0 && g_cancellable_is_cancelled (cancellable)))
        return;
      leave (self, sheaf_html_node_parent (node));
      deeper = enter (self, node);
    }
}

static guint
count_characters (SheafHtmlTree *tree)
{
  const SheafHtmlNode *root = sheaf_html_tree_root (tree);
  const SheafHtmlNode *node = root;
  gboolean deeper = TRUE;
  guint count = 0;

  while ((node = sheaf_html_node_next (root, node, deeper)))
    {
      deeper = sheaf_html_tree_rule (tree, node)->action != SHEAF_ACTION_DROP;
      if (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_TEXT)
        count += sheaf_cleaner_count (sheaf_html_node_text (node));
    }
  return count;
}

/* Finds what of the page is to be cleaned. */
static void
begin (Walk *self, gboolean is_page, GCancellable *cancellable)
{
  SheafCleaningKept article = { 0 };

  if (is_page)
    sheaf_cleaning_find_kept (self->cleaner, self->judge.tree, cancellable, &article);
  self->judge.total = is_page ? article.characters : count_characters (self->judge.tree);
  if (article.root)
    keep_only (self, &article);
}

SheafCleaning *
sheaf_cleaning_new (const SheafCleaner *cleaner,
                    SheafHtmlTree *tree,
                    gboolean is_page,
                    GCancellable *cancellable)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  SheafCleaning *self;
  Walk state = { .cleaner = cleaner, .path = path, .found = found };

  g_return_val_if_fail (cleaner && tree, NULL);

  self = g_new0 (SheafCleaning, 1);
  self->marks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) mark_free);
  self->hidden = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_hidden_free);
  state.cleaning = self;
  state.judge.tree = tree;
  if (sheaf_cleaner_count_rules (cleaner) > 0)
    {
      begin (&state, is_page, cancellable);
      walk (&state, cancellable);
    }
  return self;
}

void
sheaf_cleaning_free (SheafCleaning *self)
{
  g_return_if_fail (self);

  g_hash_table_unref (self->marks);
  g_ptr_array_unref (self->hidden);
  g_free (self);
}

/* Answers --------------------------------------------------------------------------------------- */

gboolean
sheaf_cleaning_is_hidden (const SheafCleaning *self, const SheafHtmlNode *node)
{
  const Mark *mark = self ? g_hash_table_lookup (self->marks, node) : NULL;

  return mark && mark->is_hidden;
}

const char *
sheaf_cleaning_get_address (const SheafCleaning *self, const SheafHtmlNode *node)
{
  const Mark *mark = self ? g_hash_table_lookup (self->marks, node) : NULL;

  return mark ? mark->address : NULL;
}

const char *
sheaf_cleaning_get_style (const SheafCleaning *self, const SheafHtmlNode *node)
{
  const Mark *mark = self ? g_hash_table_lookup (self->marks, node) : NULL;

  return mark ? mark->style : NULL;
}

const char *
sheaf_cleaning_get_text (const SheafCleaning *self, const SheafHtmlNode *node)
{
  const Mark *mark = self ? g_hash_table_lookup (self->marks, node) : NULL;

  return mark ? mark->text : NULL;
}

GPtrArray *
sheaf_cleaning_get_hidden (const SheafCleaning *self)
{
  g_return_val_if_fail (self, NULL);

  return self->hidden;
}
