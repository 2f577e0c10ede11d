/* doctor.c: is the library sound, and keep a copy
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/doctor.h"

#include "core/backup.h"
#include "core/draft.h"
#include "core/library-index.h"
#include "core/library-private.h"
#include "core/sha256.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* No more findings of one kind than this are told one by one. */
#define MAX_TOLD 100

typedef struct
{
  SheafLibrary *library;
  gboolean repair;
  SheafDoctorFunc func;
  gpointer user_data;
  guint n_left; /* wrong and not repaired */
} Doctor;

G_GNUC_PRINTF (2, 3)
static void
tell (Doctor *self, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *finding = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (self->func)
    self->func (finding, self->user_data);
}

/* --- the file --- */

static gboolean
check_integrity (Doctor *self, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->library->database, "PRAGMA integrity_check", SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      const char *text = sheaf_statement_get_text (row, 0);
      if (g_strcmp0 (text, "ok") == 0)
        continue;
      self->n_left++;
      tell (self, _ ("The file is damaged: %s"), text);
    }
  return sheaf_statement_ended (row);
}

static gboolean
check_foreign_keys (Doctor *self, GError **error)
{
  guint n = 0;
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->library->database, "PRAGMA foreign_key_check", SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      self->n_left++;
      if (n++ < MAX_TOLD)
        /* Translators: a row of a table of the database, that table, and the one where what it belongs to should be */
        tell (self, _ ("Row %" PRId64 " of the table “%s” belongs to nothing in “%s”"),
              sheaf_statement_get_int64 (row, 1), sheaf_statement_get_text (row, 0),
              sheaf_statement_get_text (row, 2));
    }
  return sheaf_statement_ended (row);
}

/* --- the bytes --- */

/* Whether @bytes have the digest of column 1. */
static gboolean
has_digest (SheafStatement *row, GBytes *bytes)
{
  SheafSha256 expected, found;
  gsize size = 0;
  gconstpointer data = sheaf_statement_get_data (row, 1, &size);
  if (!sheaf_sha256_read (data, size, &expected))
    return FALSE;
  found = sheaf_sha256_of (bytes);
  return sheaf_sha256_equal (&expected, &found);
}

static gboolean
is_intact (SheafStatement *row)
{
  g_autoptr (GBytes) packed = sheaf_statement_get_bytes (row, 2);
  g_autoptr (GBytes) bytes = sheaf_draft_unpack (packed, NULL);
  return bytes && has_digest (row, bytes);
}

static gboolean
check_bytes (Doctor *self, const char *sql, gboolean of_version, GError **error)
{
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->library->database, sql, SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      gint64 id = sheaf_statement_get_int64 (row, 0);
      if (is_intact (row))
        continue;
      self->n_left++;
      if (of_version)
        tell (self, _ ("The kept version %" PRId64 " does not hold the bytes it should"), id);
      else
        tell (self, _ ("Article %" PRId64 " does not hold the bytes it should"), id);
    }
  return sheaf_statement_ended (row);
}

static gboolean
is_picture_intact (SheafStatement *row)
{
  g_autoptr (GBytes) bytes = sheaf_statement_get_bytes (row, 3);
  return (gint64) g_bytes_get_size (bytes) == sheaf_statement_get_int64 (row, 2) &&
         has_digest (row, bytes);
}

/* Those without any bytes, too. */
static gboolean
check_pictures (Doctor *self, GError **error)
{
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->library->database,
                            "SELECT p.id, p.sha256, p.size, b.bytes FROM picture p"
                            " LEFT JOIN picture_bytes b ON b.id = p.id",
                            SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      if (is_picture_intact (row))
        continue;
      self->n_left++;
      tell (self, _ ("Picture %" PRId64 " does not hold the bytes it should"),
            sheaf_statement_get_int64 (row, 0));
    }
  return sheaf_statement_ended (row);
}

/* --- what is derived --- */

/* A thing that can be counted wrong and put right by statements. */
typedef struct
{
  const char *finding; /* marked for translation */
  const char *count;
  const char *repairs[3]; /* (nullable): cannot be repaired */
} Rule;

static const Rule rules[] = {
  { N_ ("Articles without bytes"),
    "SELECT count(*) FROM article WHERE id NOT IN (SELECT id FROM source)",
    { NULL } },
  { N_ ("Articles without exactly one place they come from"),
    /* What an undo withdrew may have given its place back. */
    "SELECT count(*) FROM article a WHERE a.trashed < 2 AND"
    " (SELECT count(*) FROM place WHERE article = a.id AND main = 1) <> 1",
    { "UPDATE place SET main = id = (SELECT min (id) FROM place p WHERE p.article = place.article)"
      " WHERE article IN (SELECT a.id FROM article a WHERE a.trashed < 2 AND"
      " (SELECT count(*) FROM place WHERE article = a.id AND main = 1) <> 1)" } },
  { N_ ("Wrong links in the category tree"),
    "WITH RECURSIVE up (category, ancestor) AS (SELECT id, id FROM category WHERE id <> 0"
    " UNION SELECT up.category, c.parent FROM up JOIN category c ON c.id = up.ancestor"
    " WHERE c.parent <> 0)"
    " SELECT (SELECT count(*) FROM (SELECT * FROM up EXCEPT SELECT * FROM category_closure))"
    " + (SELECT count(*) FROM (SELECT * FROM category_closure EXCEPT SELECT * FROM up))",
    { "DELETE FROM category_closure",
      "WITH RECURSIVE up (category, ancestor) AS (SELECT id, id FROM category WHERE id <> 0"
      " UNION SELECT up.category, c.parent FROM up JOIN category c ON c.id = up.ancestor"
      " WHERE c.parent <> 0) INSERT INTO category_closure SELECT category, ancestor FROM up" } },
  { N_ ("Category entries that disagree with their articles"),
    "SELECT count(*) FROM article_category c JOIN article a ON a.id = c.article"
    " WHERE c.hidden <> (a.trashed <> 0) OR c.unread <> a.unread"
    " OR c.date <> coalesce (a.date, -9223372036854775808)"
    " OR c.several <> (SELECT count(*) > 1 FROM article_category o"
    "  WHERE o.article = c.article AND o.position IS NOT NULL)",
    { "UPDATE OR IGNORE article_category SET"
      " (date, hidden, unread) = (SELECT coalesce (date, -9223372036854775808), trashed <> 0, "
      "unread"
      "  FROM article a WHERE a.id = article_category.article)",
      "UPDATE article_category SET several = (SELECT count(*) > 1 FROM article_category o"
      " WHERE o.article = article_category.article AND o.position IS NOT NULL)" } },
  { N_ ("Entries missing in categories above an article's own"),
    "SELECT count(*) FROM (SELECT k.ancestor, c.article FROM article_category c"
    " JOIN category_closure k ON k.category = c.category WHERE c.position IS NOT NULL"
    " EXCEPT SELECT category, article FROM article_category)",
    { "INSERT INTO article_category (category, date, article, position, several, hidden, unread)"
      " SELECT k.ancestor, c.date, c.article, NULL, c.several, c.hidden, c.unread"
      " FROM article_category c JOIN category_closure k ON k.category = c.category"
      " WHERE c.position IS NOT NULL ON CONFLICT DO NOTHING" } },
  { N_ ("Articles wrongly marked as being in a category or in none"),
    "SELECT count(*) FROM article a WHERE uncategorised <>"
    " NOT EXISTS (SELECT 1 FROM article_category WHERE article = a.id)",
    { "UPDATE article SET uncategorised ="
      " NOT EXISTS (SELECT 1 FROM article_category WHERE article = article.id)" } },
  { N_ ("Undo steps without the bytes they would bring back"),
    "SELECT count(DISTINCT c.step) FROM undo_change c WHERE c.field = 'source'"
    " AND NOT EXISTS (SELECT 1 FROM version v WHERE v.id = coalesce (c.before, c.after))",
    { "DELETE FROM undo_step WHERE id IN (SELECT c.step FROM undo_change c"
      " WHERE c.field = 'source'"
      " AND NOT EXISTS (SELECT 1 FROM version v WHERE v.id = coalesce (c.before, c.after)))" } },
};

static gboolean
repair_rule (Doctor *self, const Rule *rule, GError **error)
{
  g_autoptr (SheafTransaction) transaction =
      sheaf_transaction_begin (self->library->database, error);
  if (!transaction)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (rule->repairs) && rule->repairs[i]; i++)
    if (!sheaf_database_run (self->library->database, rule->repairs[i], SHEAF_VALUES (), error))
      return FALSE;
  return sheaf_transaction_commit (&transaction, error);
}

static gboolean
count_wrong (Doctor *self, const Rule *rule, gint64 *wrong, GError **error)
{
  *wrong = 0;
  return sheaf_database_get_int64 (self->library->database, rule->count, SHEAF_VALUES (), wrong,
                                   error);
}

static gboolean
check_rule (Doctor *self, const Rule *rule, GError **error)
{
  gint64 wrong = 0;
  if (!count_wrong (self, rule, &wrong, error))
    return FALSE;
  if (!wrong)
    return TRUE;
  const char *finding = _ (rule->finding);
  if (!self->repair || !rule->repairs[0])
    {
      self->n_left++;
      /* Translators: what is wrong, as "Articles without bytes", and how often */
      tell (self, _ ("%s: %" PRId64), finding, wrong);
      return TRUE;
    }
  gint64 left = 0;
  if (!repair_rule (self, rule, error) || !count_wrong (self, rule, &left, error))
    return FALSE;
  if (left)
    {
      self->n_left++;
      /* Translators: what is wrong, as "Articles without bytes", and how often */
      tell (self, _ ("%s: %" PRId64 ", could not be repaired"), finding, wrong);
    }
  else
    tell (self, _ ("%s: %" PRId64 ", repaired"), finding, wrong);
  return TRUE;
}

static gboolean
check_index (Doctor *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean sound = FALSE;
  if (!sheaf_index_check (self->library, &sound, &local))
    {
      /* FTS5 compares by a statement that counts as writing. */
      if (g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_READ_ONLY))
        {
          tell (self, "%s",
                _ ("The search index was not looked at, as the library cannot be written"));
          return TRUE;
        }
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (sound)
    return TRUE;
  if (!self->repair)
    {
      self->n_left++;
      tell (self, "%s", _ ("The search index does not agree with the articles"));
      return TRUE;
    }
  tell (self, "%s", _ ("The search index did not agree with the articles; it is being made anew"));
  return sheaf_index_reset (self->library, error);
}

static gboolean
check_all (Doctor *self, GError **error)
{
  if (!check_integrity (self, error) || !check_foreign_keys (self, error) ||
      !check_bytes (self,
                    "SELECT a.id, a.sha256, s.raw FROM article a JOIN source s ON s.id = a.id",
                    FALSE, error) ||
      !check_bytes (self, "SELECT id, sha256, raw FROM version", TRUE, error) ||
      !check_pictures (self, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!check_rule (self, &rules[i], error))
      return FALSE;
  return check_index (self, error);
}

gboolean
sheaf_doctor_check (SheafLibrary *library,
                    gboolean repair,
                    SheafDoctorFunc func,
                    gpointer user_data,
                    gboolean *sound,
                    GError **error)
{
  g_return_val_if_fail (library && sound, FALSE);

  Doctor self = { .library = library, .repair = repair, .func = func, .user_data = user_data };
  g_autoptr (GError) local = NULL;
  *sound = FALSE;
  if (check_all (&self, &local))
    {
      *sound = self.n_left == 0;
      return TRUE;
    }
  /* What stands in the way of looking further is one more finding. */
  if (g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_CORRUPT))
    {
      tell (&self, _ ("The file is damaged: %s"), local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
sheaf_doctor_backup (SheafLibrary *library, const char *path, GError **error)
{
  g_return_val_if_fail (library && path, FALSE);
  return sheaf_backup_write (library->database, path, NULL, error);
}
