/* cleaner-propose.c: rules that would hide what somebody points at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/cleaner-propose.h"

#include "core/cleaner-files.h"
#include "core/cleaner-text.h"
#include "core/cleaning.h"
#include "core/page.h"
#include "core/prefix.h"

#include <string.h>

/* Elements around the one pointed at whose names are proposed, and classes of one that are. */
#define AROUND_MAX  6
#define CLASSES_MAX 2

/* Words of a paragraph that are proposed whole, and how many characters are as its beginning. */
#define WHOLE_MAX     120
#define BEGINNING     10
#define BEGINNING_MIN 16

#define NAME_BYTES_MAX 60

typedef struct
{
  GPtrArray *proposals;
  GCancellable *cancellable;
} Proposer;

void
sheaf_proposal_free (SheafProposal *self)
{
  g_return_if_fail (self);

  g_free (self->value);
  g_free (self->match);
  g_free (self->text);
  g_free (self->excerpt);
  g_free (self);
}

guint
sheaf_hidden_count (const GPtrArray *hidden)
{
  guint count = 0;

  g_return_val_if_fail (hidden, 0);

  for (guint i = 0; i < hidden->len; i++)
    count += ((const SheafHidden *) hidden->pdata[i])->count;
  return count;
}

SheafCleaner *
sheaf_proposal_make_cleaner (const SheafProposal *self)
{
  g_autoptr (GPtrArray) rules =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_rule_free);
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_problem_free);
  g_autofree char *json = NULL;

  g_return_val_if_fail (self, NULL);

  json = sheaf_cleaner_files_format ("proposal", "proposal", self->match, self->text);
  sheaf_cleaner_read_rules (json, strlen (json), NULL, rules, problems);
  return sheaf_cleaner_new (rules, NULL);
}

/* Adding ---------------------------------------------------------------------------------------- */

static gboolean
is_there_already (const Proposer *self, const char *match, const char *text)
{
  for (guint i = 0; i < self->proposals->len; i++)
    {
      const SheafProposal *other = self->proposals->pdata[i];

      if (g_str_equal (other->match, match) && g_strcmp0 (other->text, text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What would hide nothing, or half of the article, is not proposed: the cleaner does not do it. */
static void
add (Proposer *self,
     SheafHtmlTree *tree,
     SheafProposalKind kind,
     const char *value,
     const char *match,
     const char *text)
{
  SheafProposal *proposal;
  g_autoptr (SheafCleaner) cleaner = NULL;
  g_autoptr (SheafCleaning) cleaning = NULL;
  const GPtrArray *hidden;

  if (is_there_already (self, match, text))
    return;
  proposal = g_new0 (SheafProposal, 1);
  proposal->kind = kind;
  proposal->value = g_strdup (value);
  proposal->match = g_strdup (match);
  proposal->text = g_strdup (text);
  cleaner = sheaf_proposal_make_cleaner (proposal);
  cleaning = sheaf_cleaning_new (cleaner, tree, FALSE, self->cancellable);
  hidden = sheaf_cleaning_get_hidden (cleaning);
  proposal->count = sheaf_hidden_count (hidden);
  if (proposal->count == 0)
    {
      sheaf_proposal_free (proposal);
      return;
    }
  proposal->excerpt = g_strdup (((const SheafHidden *) hidden->pdata[0])->excerpt);
  g_ptr_array_add (self->proposals, proposal);
}

/* By words -------------------------------------------------------------------------------------- */

/* Numbers differ from article to article; a star of the words themselves means anything, too. */
static char *
make_pattern (const char *words)
{
  g_autoptr (GString) pattern = g_string_new (NULL);

  for (const char *p = words; *p; p++)
    if (!g_ascii_isdigit (*p) && *p != '*')
      g_string_append_c (pattern, *p);
    else if (pattern->len == 0 || pattern->str[pattern->len - 1] != '*')
      g_string_append_c (pattern, '*');
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

/* To the end of the word that it ends in. */
static char *
take_beginning (const char *pattern)
{
  const char *end = g_utf8_offset_to_pointer (pattern, BEGINNING);

  while (g_ascii_isalnum (*end))
    end++;
  return g_strndup (pattern, (gsize) (end - pattern));
}

static void
propose_words (Proposer *self, SheafHtmlTree *tree, const SheafHtmlNode *node)
{
  guint work = 0;
  g_autofree char *text = sheaf_cleaner_read_text (tree, node, SHEAF_CLEANER_LONGEST_MAX, &work);
  g_autofree char *words = text ? sheaf_cleaner_fold (text) : NULL;
  g_autofree char *pattern = words ? make_pattern (words) : NULL;
  glong length = pattern ? g_utf8_strlen (pattern, -1) : 0;

  if (length < 2)
    return;
  if (length <= WHOLE_MAX)
    add (self, tree, SHEAF_PROPOSAL_WORDS, pattern, sheaf_html_node_name (node), pattern);
  if (length >= BEGINNING_MIN)
    {
      g_autofree char *start = take_beginning (pattern);
      g_autofree char *open = g_strconcat (start, "*", NULL);

      add (self, tree, SHEAF_PROPOSAL_BEGINNING, start, sheaf_html_node_name (node), open);
    }
}

/* By names -------------------------------------------------------------------------------------- */

/* As a selector may have it. A name with a long number in it is of this article alone. */
static gboolean
is_good_name (const char *name)
{
  guint digits = 0;

  for (const char *p = name; *p; p++)
    {
      if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
        return FALSE;
      digits = g_ascii_isdigit (*p) ? digits + 1 : 0;
      if (digits > 3)
        return FALSE;
    }
  return *name && strlen (name) <= NAME_BYTES_MAX;
}

static void
propose_names (Proposer *self, SheafHtmlTree *tree, const SheafHtmlNode *node)
{
  const char *element = sheaf_html_node_name (node);
  const char *id = sheaf_html_node_attribute (node, "id");
  const char *class = sheaf_html_node_attribute (node, "class");
  g_auto (GStrv) classes = g_strsplit_set (class ? class : "", " \t\n\f\r", 16);
  guint taken = 0;

  for (guint i = 0; classes[i] && taken < CLASSES_MAX; i++)
    if (is_good_name (classes[i]))
      {
        g_autofree char *match = g_strconcat (element, ".", classes[i], NULL);

        taken++;
        add (self, tree, SHEAF_PROPOSAL_NAME, classes[i], match, NULL);
      }
  if (id && is_good_name (id))
    {
      g_autofree char *match = g_strconcat (element, "#", id, NULL);

      add (self, tree, SHEAF_PROPOSAL_NAME, id, match, NULL);
    }
}

/* The pictures of one host, where there is one in @node. */
static void
propose_host (Proposer *self, SheafHtmlTree *tree, const SheafHtmlNode *node)
{
  const SheafHtmlNode *at = node;
  const char *address = NULL;
  g_autofree char *host = NULL;
  g_autofree char *match = NULL;

  for (guint nodes = 0; !address && nodes < 64; nodes++)
    {
      at = sheaf_html_node_next (node, at, TRUE);
      if (!at)
        return;
      if (sheaf_html_node_is (at, "img"))
        address = sheaf_html_node_attribute (at, "src");
    }
  if (!address || !sheaf_has_prefix (address, "http") || !strstr (address, "://"))
    return;
  address = strstr (address, "://") + 3;
  host = g_strndup (address, strcspn (address, "/?#"));
  if (!*host || host[strspn (host, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS ".-")])
    return;
  match = g_strdup_printf ("img[src*='//%s/']", host);
  add (self, tree, SHEAF_PROPOSAL_HOST, host, match, NULL);
}

/* Finding --------------------------------------------------------------------------------------- */

static void
found_cb (SheafHtmlTree *tree, const SheafHtmlNode *node, gpointer data)
{
  Proposer *self = data;
  const SheafHtmlNode *around = node;

  propose_names (self, tree, node);
  propose_words (self, tree, node);
  propose_host (self, tree, node);
  for (guint i = 0; i < AROUND_MAX; i++)
    {
      around = sheaf_html_node_parent (around);
      if (!around || sheaf_html_tree_rule (tree, around)->action != SHEAF_ACTION_KEEP ||
          sheaf_html_tree_rule (tree, around)->flags & SHEAF_ELEMENT_ROOT)
        return;
      propose_names (self, tree, around);
    }
}

GPtrArray *
sheaf_cleaner_propose (const SheafDocument *document,
                       const SheafSanitizerOptions *options,
                       guint block,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) proposals =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_proposal_free);
  Proposer self = { proposals, cancellable };
  const SheafSanitizerProbe probe = { block, found_cb, &self };
  SheafSanitizerOptions with_probe;
  g_autoptr (SheafFragment) fragment = NULL;

  g_return_val_if_fail (document && options && options->block_ids && block > 0, NULL);

  with_probe = *options;
  with_probe.probe = &probe;
  fragment = sheaf_page_render (document, &with_probe, cancellable, error);
  return fragment ? g_steal_pointer (&proposals) : NULL;
}
