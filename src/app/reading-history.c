/* reading-history.c: the articles that were opened, one after the other
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reading-history.h"

struct SheafReadingHistory
{
  GArray *articles; /* gint64 */
  guint at;         /* index of the one that one is at, where there is any */
};

SheafReadingHistory *
sheaf_reading_history_new (void)
{
  SheafReadingHistory *self = g_new0 (SheafReadingHistory, 1);

  self->articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
sheaf_reading_history_free (SheafReadingHistory *self)
{
  if (!self)
    return;
  g_array_unref (self->articles);
  g_free (self);
}

void
sheaf_reading_history_visit (SheafReadingHistory *self, gint64 article)
{
  g_return_if_fail (self && article > 0);

  if (self->articles->len > 0)
    {
      if (g_array_index (self->articles, gint64, self->at) == article)
        return;
      g_array_set_size (self->articles, self->at + 1);
    }
  if (self->articles->len == SHEAF_READING_HISTORY_MAX)
    g_array_remove_index (self->articles, 0);
  g_array_append_val (self->articles, article);
  self->at = self->articles->len - 1;
}

gboolean
sheaf_reading_history_can_step (const SheafReadingHistory *self, int by)
{
  g_return_val_if_fail (self && (by == 1 || by == -1), FALSE);

  return by < 0 ? self->at > 0 : self->at + 1 < self->articles->len;
}

gint64
sheaf_reading_history_step (SheafReadingHistory *self,
                            int by,
                            SheafReadingHistoryHas has,
                            gpointer data)
{
  const guint before = self ? self->at : 0;

  g_return_val_if_fail (self && has, 0);

  while (sheaf_reading_history_can_step (self, by))
    {
      gint64 article;

      self->at = by < 0 ? self->at - 1 : self->at + 1;
      article = g_array_index (self->articles, gint64, self->at);
      /* The same again, where one between was passed over, would be no step. */
      if (article != g_array_index (self->articles, gint64, before) && has (article, data))
        return article;
    }
  self->at = before;
  return 0;
}
