/* whole-page.c: a page of the web that was saved whole: which article it is
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/whole-page.h"

#include "core/cleaner-files.h"
#include "core/cleaner-text.h"
#include "core/cleaning-keep.h"
#include "core/html-text.h"
#include "core/text.h"

#include <string.h>

/* Larger ones are looked at as they are: a tree of them would hold up an import. */
#define PAGE_MAX (8 * 1024 * 1024)

/* The built-in rules do not change: they are read once. */
static const SheafCleaner *
get_rules (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) sheaf_cleaner_files_load_kept ());
  return (const SheafCleaner *) once;
}

static char *
read_source (const SheafHtmlTree *tree, const SheafHtmlNode *node, char **heading)
{
  gsize length;
  const char *html = sheaf_html_tree_source (tree, node, &length);

  return sheaf_html_text (html, length, heading);
}

static void
read_article (SheafWholePage *self, const char *html, gsize length)
{
  g_autoptr (SheafHtmlTree) tree = sheaf_html_tree_new (html, length, NULL);
  SheafCleaningKept kept;

  if (!tree)
    return;
  sheaf_cleaning_find_kept (get_rules (), tree, NULL, &kept);
  if (!kept.root)
    return;
  self->text = read_source (tree, kept.root, &self->heading);
  if (kept.heading)
    {
      g_free (self->heading);
      self->heading = read_source (tree, kept.heading, NULL);
    }
}

SheafWholePage *
sheaf_whole_page_read (const char *html, gsize length)
{
  g_autoptr (SheafHtmlMeta) meta = NULL;
  SheafWholePage *self;

  g_return_val_if_fail (html, NULL);

  meta = sheaf_html_meta_read (html, length);
  if (!meta->is_page)
    return NULL;
  self = g_new0 (SheafWholePage, 1);
  self->meta = g_steal_pointer (&meta);
  if (length <= PAGE_MAX)
    read_article (self, html, length);
  return self;
}

void
sheaf_whole_page_free (SheafWholePage *self)
{
  g_return_if_fail (self);

  sheaf_html_meta_free (self->meta);
  g_free (self->text);
  g_free (self->heading);
  g_free (self);
}

/* Title ----------------------------------------------------------------------------------------- */

/* Whether @title (nullable) is @heading (nullable), with other words beside it or not. */
static gboolean
holds (const char *title, const char *heading)
{
  g_autofree char *folded = title ? sheaf_cleaner_fold (title) : NULL;
  g_autofree char *part = heading ? sheaf_cleaner_fold (heading) : NULL;

  return folded && part && *part && strstr (folded, part);
}

char *
sheaf_whole_page_title (const SheafWholePage *self, const char *first)
{
  const char *own;

  g_return_val_if_fail (self, NULL);

  own = self->meta->title ? self->meta->title : self->meta->window;
  if (holds (own, self->heading))
    return sheaf_text_title (self->heading);
  if (self->meta->title && !holds (self->meta->title, first))
    return sheaf_text_title (self->meta->title);
  return NULL;
}
