/* page-tags-pair.c: which tag ends which
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-private.h"

/* Deepest nesting of `:::` that is looked at. */
#define DIRECTIVES_MAX 64

/* Every tag comes on the stack once and leaves it once, so that all of it takes linear time. */
typedef struct
{
  GArray *tags;       /* SheafTag */
  GArray *open;       /* guint: indices of the tags that are open */
  GHashTable *places; /* name → GArray of guint: where in open tags of that name are */
} Pairing;

static SheafTag *
tag_at (const Pairing *self, guint i)
{
  return &g_array_index (self->tags, SheafTag, i);
}

static SheafTag *
open_at (const Pairing *self, guint place)
{
  return tag_at (self, g_array_index (self->open, guint, place));
}

static GArray *
places_of (Pairing *self, const char *name)
{
  GArray *places = g_hash_table_lookup (self->places, name);

  if (!places)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->places, (gpointer) name, places);
    }
  return places;
}

static void
push (Pairing *self, guint i)
{
  guint place = self->open->len;

  g_array_append_val (places_of (self, tag_at (self, i)->name), place);
  g_array_append_val (self->open, i);
}

/* What is open above @place is never ended. */
static void
truncate_to (Pairing *self, guint place)
{
  while (self->open->len > place)
    {
      GArray *places = places_of (self, open_at (self, self->open->len - 1)->name);

      g_array_set_size (places, places->len - 1);
      g_array_set_size (self->open, self->open->len - 1);
    }
}

/* Zola's `{% end %}` ends whatever is open. Returns: the place in open, or -1 */
static gssize
find_innermost (const Pairing *self, SheafTagForm form)
{
  guint limit = self->open->len > DIRECTIVES_MAX ? self->open->len - DIRECTIVES_MAX : 0;

  for (guint place = self->open->len; place > limit; place--)
    if (open_at (self, place - 1)->form == form)
      return (gssize) place - 1;
  return -1;
}

/* The one with as many colons, else the innermost. */
static gssize
find_directive (const Pairing *self, guint colons)
{
  guint limit = self->open->len > DIRECTIVES_MAX ? self->open->len - DIRECTIVES_MAX : 0;

  for (guint place = self->open->len; place > limit; place--)
    {
      const SheafTag *tag = open_at (self, place - 1);

      if (tag->form == SHEAF_TAG_DIRECTIVE && tag->colons == colons)
        return (gssize) place - 1;
    }
  return find_innermost (self, SHEAF_TAG_DIRECTIVE);
}

static gssize
find_opener (Pairing *self, const SheafTag *closing)
{
  GArray *places;
  guint place;

  if (!*closing->name && closing->form == SHEAF_TAG_DIRECTIVE)
    return find_directive (self, closing->colons);
  if (!*closing->name)
    return find_innermost (self, closing->form);
  places = places_of (self, closing->name);
  if (places->len == 0)
    return -1;
  place = g_array_index (places, guint, places->len - 1);
  return open_at (self, place)->form == closing->form ? (gssize) place : -1;
}

static void
close_pair (Pairing *self, guint i)
{
  SheafTag *closing = tag_at (self, i);
  gssize place = find_opener (self, closing);
  SheafTag *opener;

  if (place < 0)
    return;
  opener = open_at (self, (guint) place);
  opener->partner = i;
  closing->partner = opener - tag_at (self, 0);
  closing->rule = opener->rule;
  closing->name = opener->name;
  truncate_to (self, (guint) place);
}

void
sheaf_tags_pair (SheafTagList *list)
{
  Pairing self = { .tags = list->tags };

  self.open = g_array_new (FALSE, FALSE, sizeof (guint));
  self.places =
      g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self.tags->len; i++)
    {
      const SheafTag *tag = tag_at (&self, i);

      if (tag->form > SHEAF_TAG_DIRECTIVE || tag->form == SHEAF_TAG_VARIABLE || tag->selfish ||
          tag->partner >= 0)
        continue;
      if (tag->closing)
        close_pair (&self, i);
      else
        push (&self, i);
    }
  g_hash_table_unref (self.places);
  g_array_unref (self.open);
}
