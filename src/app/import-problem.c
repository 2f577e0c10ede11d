/* import-problem.c: a file that did not come in, or came in with warnings
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-problem.h"

#include "core/portal-path.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_PLACE  1000
#define MAX_REASON 1000

struct _SheafImportProblem
{
  GObject parent_instance;

  SheafOutcome outcome;
  char *place;
  char *reason;
};

G_DEFINE_FINAL_TYPE (SheafImportProblem, sheaf_import_problem, G_TYPE_OBJECT)

SheafImportProblem *
sheaf_import_problem_new (SheafOutcome outcome, const char *place, const char *reason)
{
  SheafImportProblem *self = g_object_new (SHEAF_TYPE_IMPORT_PROBLEM, NULL);

  self->outcome = outcome;
  self->place = g_strdup (place);
  self->reason = g_strdup (reason);
  return self;
}

/* Every reason on a line of its own. Returns: (transfer full) */
static char *
join_reasons (const SheafImportEntry *entry)
{
  g_autoptr (GString) reasons = g_string_new (NULL);

  if (entry->error)
    {
      g_autofree char *shown = sheaf_text_display (entry->error, MAX_REASON);

      g_string_append (reasons, shown);
    }
  for (guint i = 0; i < entry->warnings->len; i++)
    {
      g_autofree char *warning = sheaf_warning_format (g_ptr_array_index (entry->warnings, i));
      g_autofree char *shown = sheaf_text_display (warning, MAX_REASON);

      if (reasons->len > 0)
        g_string_append_c (reasons, '\n');
      g_string_append (reasons, shown);
    }
  return g_string_free (g_steal_pointer (&reasons), FALSE);
}

SheafImportProblem *
sheaf_import_problem_new_for_entry (const SheafImportEntry *entry)
{
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;
  g_autofree char *reasons = NULL;

  g_return_val_if_fail (entry, NULL);

  if (!entry->error && entry->warnings->len == 0 && entry->outcome != SHEAF_OUTCOME_FAILED &&
      entry->outcome != SHEAF_OUTCOME_SKIPPED && entry->outcome != SHEAF_OUTCOME_CONFLICT)
    return NULL;

  name = entry->origin && *entry->origin ? g_filename_display_name (entry->origin)
                                         : sheaf_portal_display_path (entry->root);
  place = sheaf_text_display (name, MAX_PLACE);
  reasons = join_reasons (entry);
  return sheaf_import_problem_new (entry->outcome, place, reasons);
}

SheafOutcome
sheaf_import_problem_get_outcome (SheafImportProblem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_PROBLEM (self), SHEAF_OUTCOME_FAILED);

  return self->outcome;
}

const char *
sheaf_import_problem_get_place (SheafImportProblem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_PROBLEM (self), NULL);

  return self->place;
}

const char *
sheaf_import_problem_get_reason (SheafImportProblem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_PROBLEM (self), NULL);

  return self->reason;
}

const char *
sheaf_import_problem_get_state (SheafImportProblem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_PROBLEM (self), NULL);

  switch (self->outcome)
    {
    case SHEAF_OUTCOME_FAILED:
      return _ ("Not imported");
    case SHEAF_OUTCOME_CONFLICT:
      return _ ("Changed here and there");
    case SHEAF_OUTCOME_SKIPPED:
      return _ ("Skipped");
    case SHEAF_OUTCOME_NEW:
    case SHEAF_OUTCOME_SAME:
    case SHEAF_OUTCOME_UPDATED:
    case SHEAF_OUTCOME_DUPLICATE:
    default:
      return _ ("Imported, needs attention");
    }
}

gboolean
sheaf_import_problem_came_in (SheafImportProblem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_PROBLEM (self), FALSE);

  return self->outcome != SHEAF_OUTCOME_FAILED && self->outcome != SHEAF_OUTCOME_CONFLICT &&
         self->outcome != SHEAF_OUTCOME_SKIPPED;
}

static int
badness (const SheafImportProblem *self)
{
  switch (self->outcome)
    {
    case SHEAF_OUTCOME_FAILED:
      return 3;
    case SHEAF_OUTCOME_CONFLICT:
      return 2;
    case SHEAF_OUTCOME_SKIPPED:
      return 0;
    case SHEAF_OUTCOME_NEW:
    case SHEAF_OUTCOME_SAME:
    case SHEAF_OUTCOME_UPDATED:
    case SHEAF_OUTCOME_DUPLICATE:
    default:
      return 1;
    }
}

int
sheaf_import_problem_compare (gconstpointer a, gconstpointer b, gpointer unused)
{
  const SheafImportProblem *one = a;
  const SheafImportProblem *other = b;

  if (badness (one) != badness (other))
    return badness (other) - badness (one);
  return g_strcmp0 (one->place, other->place);
}

static void
sheaf_import_problem_finalize (GObject *object)
{
  SheafImportProblem *self = SHEAF_IMPORT_PROBLEM (object);

  g_free (self->place);
  g_free (self->reason);

  G_OBJECT_CLASS (sheaf_import_problem_parent_class)->finalize (object);
}

static void
sheaf_import_problem_class_init (SheafImportProblemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_import_problem_finalize;
}

static void
sheaf_import_problem_init (SheafImportProblem *self)
{
}
