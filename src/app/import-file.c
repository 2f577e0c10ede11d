/* import-file.c: one file of an import, as it is shown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-file.h"

#include "core/folding.h"
#include "core/import-names.h"
#include "core/portal-path.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_PLACE    1000
#define MAX_TITLE    300
#define MAX_REASON   1000
#define MAX_REASONS  50
#define MAX_LINES    8
#define MAX_CATEGORY 200

struct _SheafImportFile
{
  GObject parent_instance;

  SheafOutcome outcome;
  char *root; /* (nullable) */
  char *origin;
  char *title; /* (nullable): the file's name is its title */
  char *place;
  char *reason; /* (nullable) */
  char *facts;  /* (nullable) */
  char *key;    /* what is searched */
  gboolean is_article;
  GArray *lines;             /* (nullable) guint */
  GArray *branches;          /* guint */
  SheafImportFileText *text; /* (nullable): owns what it points to */
};

G_DEFINE_FINAL_TYPE (SheafImportFile, sheaf_import_file, G_TYPE_OBJECT)

char *
sheaf_import_file_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c;

      if (sheaf_folding_classify (g_utf8_get_char (p), &c) != SHEAF_FOLD_SKIP)
        g_string_append_unichar (folded, c);
    }
  return g_string_free (folded, FALSE);
}

static char *
make_place (const char *root, const char *origin)
{
  g_autofree char *name =
      *origin ? g_filename_display_name (origin) : sheaf_portal_display_path (root);

  return sheaf_text_display (name, MAX_PLACE);
}

/* Remembers a line that a reason names. */
static void
note_line (SheafImportFile *self, guint line)
{
  guint place = 0;

  if (line == 0)
    return;
  if (!self->lines)
    self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  while (place < self->lines->len && g_array_index (self->lines, guint, place) < line)
    place++;
  if (place < self->lines->len && g_array_index (self->lines, guint, place) == line)
    return;
  g_array_insert_val (self->lines, place, line);
  if (self->lines->len > MAX_LINES)
    g_array_set_size (self->lines, MAX_LINES);
}

/* The line that a text names as sheaf_warning_format() does; 0: none. */
static guint
parse_line (const char *text)
{
  const char *pattern = _ ("line %u: %s");
  const char *number = strstr (pattern, "%u");
  guint64 line = 0;
  char *end = NULL;

  if (!number || strncmp (text, pattern, number - pattern) != 0)
    return 0;
  line = g_ascii_strtoull (text + (number - pattern), &end, 10);
  return end != text + (number - pattern) && line < G_MAXUINT ? (guint) line : 0;
}

static void
add_reason (SheafImportFile *self, GString *reasons, const char *text)
{
  g_autofree char *shown = sheaf_text_display (text, MAX_REASON);

  note_line (self, parse_line (text));
  if (reasons->len > 0)
    g_string_append_c (reasons, '\n');
  g_string_append (reasons, shown);
}

static SheafImportFile *
new_file (SheafOutcome outcome, const char *root, const char *origin)
{
  SheafImportFile *self = g_object_new (SHEAF_TYPE_IMPORT_FILE, NULL);

  self->outcome = outcome;
  self->root = g_strdup (root);
  self->origin = g_strdup (origin);
  self->place = root ? make_place (root, origin) : sheaf_text_display (origin, MAX_PLACE);
  return self;
}

/* The last steps of making one. @reasons: (transfer full) */
static SheafImportFile *
finish (SheafImportFile *self, GString *reasons)
{
  g_autofree char *text = g_strconcat (self->title ? self->title : "", "\n", self->place, NULL);

  self->key = sheaf_import_file_fold (text);
  if (reasons->len > 0)
    self->reason = g_strdup (reasons->str);
  g_string_free (reasons, TRUE);
  return self;
}

/* "News › Chips · 1 Sep 2021 · GB18030" */
static char *
make_facts (const SheafArticle *article)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < MIN (article->categories->len, 3); i++)
    {
      /* Translators: between the names of a category path */
      g_autofree char *path =
          g_strjoinv (C_ ("path", " › "), g_ptr_array_index (article->categories, i));
      g_autofree char *shown = sheaf_text_display (path, MAX_CATEGORY);

      g_strv_builder_add (parts, shown);
    }
  if (article->date_text && *article->date_text)
    {
      g_autofree char *shown = sheaf_text_display (article->date_text, MAX_CATEGORY);

      g_strv_builder_add (parts, shown);
    }
  if (article->encoding && !g_str_equal (article->encoding, "UTF-8"))
    g_strv_builder_add (parts, article->encoding);
  list = g_strv_builder_end (parts);
  /* Translators: between what is known of an article */
  return g_strjoinv (C_ ("facts", " · "), list);
}

static void
text_free (SheafImportFileText *text)
{
  g_free ((char *) text->path);
  g_free ((char *) text->site);
  g_free ((char *) text->encoding);
  g_free ((char *) text->guessed);
  g_free (text);
}

static SheafImportFileText *
text_new (const SheafImportEntry *entry)
{
  SheafImportFileText *text = g_new0 (SheafImportFileText, 1);

  text->path = g_build_filename (entry->root, entry->origin, NULL);
  text->site = g_strdup (entry->site ? entry->site : entry->root);
  text->encoding = g_strdup (entry->article->encoding);
  text->guessed = g_strdup (entry->guessed);
  text->chosen = entry->chosen;
  text->alike = entry->alike;
  return text;
}

SheafImportFile *
sheaf_import_file_new (const SheafImportEntry *entry)
{
  SheafImportFile *self;
  GString *reasons = g_string_new (NULL);

  g_return_val_if_fail (entry, NULL);

  self = new_file (entry->outcome, entry->root, entry->origin);
  if (entry->error)
    add_reason (self, reasons, entry->error);
  for (guint i = 0; i < MIN (entry->warnings->len, MAX_REASONS); i++)
    {
      const SheafWarning *warning = g_ptr_array_index (entry->warnings, i);
      g_autofree char *text = sheaf_warning_format (warning);

      add_reason (self, reasons, text);
      note_line (self, warning->line);
    }
  if (entry->article)
    {
      self->is_article = TRUE;
      self->title = sheaf_text_display (entry->article->title, MAX_TITLE);
      self->facts = make_facts (entry->article);
      self->text = text_new (entry);
    }
  return finish (self, reasons);
}

SheafImportFile *
sheaf_import_file_new_for_line (const SheafImportLine *line)
{
  SheafImportFile *self;
  GString *reasons = g_string_new (NULL);

  g_return_val_if_fail (line, NULL);

  self = new_file (line->outcome, line->root, line->origin);
  if (line->error)
    add_reason (self, reasons, line->error);
  for (guint i = 0; i < MIN (line->warnings->len, MAX_REASONS); i++)
    add_reason (self, reasons, g_ptr_array_index (line->warnings, i));
  return finish (self, reasons);
}

SheafImportFile *
sheaf_import_file_new_refused (const char *place, const char *reason)
{
  SheafImportFile *self = new_file (SHEAF_OUTCOME_FAILED, NULL, place);
  GString *reasons = g_string_new (NULL);

  add_reason (self, reasons, reason);
  return finish (self, reasons);
}

SheafOutcome
sheaf_import_file_get_outcome (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), SHEAF_OUTCOME_FAILED);

  return self->outcome;
}

gboolean
sheaf_import_file_has_reason (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), FALSE);

  return self->reason != NULL;
}

gboolean
sheaf_import_file_is_doubtful (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), FALSE);

  return self->reason && self->outcome != SHEAF_OUTCOME_FAILED &&
         self->outcome != SHEAF_OUTCOME_SKIPPED && self->outcome != SHEAF_OUTCOME_CONFLICT;
}

gboolean
sheaf_import_file_is_placed (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), FALSE);

  return self->is_article &&
         (self->outcome == SHEAF_OUTCOME_NEW || self->outcome == SHEAF_OUTCOME_UPDATED ||
          self->outcome == SHEAF_OUTCOME_SAME);
}

const char *
sheaf_import_file_get_title (SheafImportFile *self)
{
  const char *slash;

  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), NULL);

  if (self->title)
    return self->title;
  slash = strrchr (self->place, '/');
  return slash && slash[1] ? slash + 1 : self->place;
}

const char *
sheaf_import_file_get_place (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), NULL);

  return self->place;
}

const char *
sheaf_import_file_get_reason (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), NULL);

  return self->reason ? self->reason : "";
}

const char *
sheaf_import_file_get_facts (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), NULL);

  return self->facts ? self->facts : "";
}

gboolean
sheaf_import_file_is_picture (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), FALSE);

  return self->outcome == SHEAF_OUTCOME_SKIPPED &&
         sheaf_import_names_is_picture (*self->origin ? self->origin : self->root);
}

const char *
sheaf_import_file_get_state (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), NULL);

  switch (self->outcome)
    {
    case SHEAF_OUTCOME_NEW:
      return C_ ("file", "New");
    case SHEAF_OUTCOME_SAME:
      return C_ ("file", "Unchanged");
    case SHEAF_OUTCOME_UPDATED:
      return C_ ("file", "Changed");
    case SHEAF_OUTCOME_CONFLICT:
      return C_ ("file", "Changed here and there");
    case SHEAF_OUTCOME_DUPLICATE:
      return C_ ("file", "Duplicate");
    case SHEAF_OUTCOME_SKIPPED:
      /* It comes in where an article shows it. */
      return sheaf_import_file_is_picture (self) ? C_ ("file", "Picture") : C_ ("file", "Skipped");
    case SHEAF_OUTCOME_FAILED:
    default:
      return C_ ("file", "Not readable");
    }
}

const SheafImportFileText *
sheaf_import_file_get_text (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), NULL);

  return self->text;
}

gboolean
sheaf_import_file_is_encoded (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), FALSE);

  return self->text && (self->text->guessed || !g_str_equal (self->text->encoding, "UTF-8"));
}

gboolean
sheaf_import_file_is_alike (SheafImportFile *self, SheafImportFile *other)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self) && SHEAF_IS_IMPORT_FILE (other), FALSE);

  return self->text && other->text && self->text->guessed && other->text->guessed &&
         g_str_equal (self->text->guessed, other->text->guessed) &&
         g_str_equal (self->text->site, other->text->site);
}

gboolean
sheaf_import_file_is_same (SheafImportFile *self, SheafImportFile *other)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self) && SHEAF_IS_IMPORT_FILE (other), FALSE);

  return g_str_equal (self->origin, other->origin) && g_strcmp0 (self->root, other->root) == 0;
}

char *
sheaf_import_file_make_path (SheafImportFile *self)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), NULL);

  if (!self->root)
    return NULL;
  path = g_build_filename (self->root, *self->origin ? self->origin : NULL, NULL);
  return sheaf_portal_reachable_path (path);
}

const GArray *
sheaf_import_file_get_lines (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), NULL);

  return self->lines;
}

GArray *
sheaf_import_file_get_branches (SheafImportFile *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_FILE (self), NULL);

  return self->branches;
}

static gboolean
is_below (SheafImportFile *self, SheafImportBranch *branch)
{
  guint first, last;

  switch (sheaf_import_branch_get_kind (branch))
    {
    case SHEAF_BRANCH_NONE:
      return self->branches->len == 0 && sheaf_import_file_is_placed (self);
    case SHEAF_BRANCH_CATEGORY:
      sheaf_import_branch_get_range (branch, &first, &last);
      for (guint i = 0; i < self->branches->len; i++)
        {
          const guint number = g_array_index (self->branches, guint, i);

          if (number >= first && number <= last)
            return TRUE;
        }
      return FALSE;
    case SHEAF_BRANCH_ALL:
    default:
      return TRUE;
    }
}

gboolean
sheaf_import_file_matches (SheafImportFile *self, SheafImportBranch *branch, const char *text)
{
  if (branch && !is_below (self, branch))
    return FALSE;
  return !text || strstr (self->key, text) != NULL;
}

static int
badness (const SheafImportFile *self)
{
  switch (self->outcome)
    {
    case SHEAF_OUTCOME_FAILED:
      return 5;
    case SHEAF_OUTCOME_CONFLICT:
      return 4;
    case SHEAF_OUTCOME_SKIPPED:
      return 0;
    case SHEAF_OUTCOME_NEW:
    case SHEAF_OUTCOME_UPDATED:
      return self->reason ? 3 : 2;
    case SHEAF_OUTCOME_SAME:
    case SHEAF_OUTCOME_DUPLICATE:
    default:
      return self->reason ? 3 : 1;
    }
}

int
sheaf_import_file_compare (gconstpointer a, gconstpointer b)
{
  const SheafImportFile *one = *(SheafImportFile *const *) a;
  const SheafImportFile *other = *(SheafImportFile *const *) b;

  if (badness (one) != badness (other))
    return badness (other) - badness (one);
  return g_strcmp0 (one->place, other->place);
}

static void
sheaf_import_file_finalize (GObject *object)
{
  SheafImportFile *self = SHEAF_IMPORT_FILE (object);

  g_free (self->root);
  g_free (self->origin);
  g_free (self->title);
  g_free (self->place);
  g_free (self->reason);
  g_free (self->facts);
  g_free (self->key);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->text, text_free);
  g_array_unref (self->branches);

  G_OBJECT_CLASS (sheaf_import_file_parent_class)->finalize (object);
}

static void
sheaf_import_file_class_init (SheafImportFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_import_file_finalize;
}

static void
sheaf_import_file_init (SheafImportFile *self)
{
  self->branches = g_array_new (FALSE, FALSE, sizeof (guint));
}
