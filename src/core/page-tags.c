/* page-tags.c: what site builders put among an article's words, made into Markdown or HTML
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags.h"

#include "core/page-tags-render.h"
#include "core/page-tags-scan.h"
#include "core/prefix.h"

#include <string.h>

/* A promise of the header. */
#define OUTPUT_FACTOR 2
#define OUTPUT_EXTRA  (64 * 1024)

static void
clear_level (gpointer level)
{
  g_free (((SheafTagLevel *) level)->prefix);
}

static char *
write_all (SheafTagWriter *writer, const GArray *tags, gsize *length)
{
  gsize at = 0;

  writer->out = g_string_sized_new (writer->length + 1024);
  writer->at_line_start = TRUE;
  writer->levels = g_array_new (FALSE, FALSE, sizeof (SheafTagLevel));
  g_array_set_clear_func (writer->levels, clear_level);
  for (guint i = 0; i < tags->len;)
    {
      sheaf_tag_writer_source (writer, at, g_array_index (tags, SheafTag, i).start);
      i = sheaf_tag_render (writer, tags, i, &at);
    }
  sheaf_tag_writer_source (writer, at, writer->length);
  g_array_unref (writer->levels);
  g_free (writer->local);
  *length = writer->out->len;
  return g_string_free (writer->out, FALSE);
}

/* By its first character, which is rare in what is looked for here: several times as fast as memmem(). */
static gboolean
holds (const char *text, gsize length, const char *needle)
{
  const char *end = text + length;
  const gsize n = strlen (needle);

  for (const char *p = text; (p = memchr (p, *needle, (gsize) (end - p))); p++)
    if ((gsize) (end - p) >= n && memcmp (p, needle, n) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a brace has one of @second behind it. */
static gboolean
holds_brace (const char *text, gsize length, const char *second)
{
  const char *end = text + length;

  for (const char *p = text; (p = memchr (p, '{', (gsize) (end - p))); p++)
    if (end - p > 1 && p[1] && strchr (second, p[1]))
      return TRUE;
  return FALSE;
}

/* Most articles have none of it, and are not to pay for it. */
static gboolean
may_have_tags (const char *text, gsize length, gboolean html)
{
  if (holds_brace (text, length, "{%") || sheaf_tag_may_have_brackets (text, length))
    return TRUE;
  return !html && (memchr (text, '<', length) || holds_brace (text, length, ":#") ||
                   holds (text, length, "{/*") || holds (text, length, ":::") ||
                   holds (text, length, "+++ ") || sheaf_has_prefix (text, "import ") ||
                   holds (text, length, "\nimport ") || holds (text, length, "\nexport "));
}

char *
sheaf_page_tags_expand (const char *text,
                        gsize length,
                        SheafFormat format,
                        SheafPageTagsFlags flags,
                        gsize *expanded)
{
  SheafTagWriter writer = { .text = text, .length = length };
  g_autoptr (SheafTagList) list = NULL;

  g_return_val_if_fail (text && text[length] == '\0' && expanded, NULL);

  writer.html = format == SHEAF_FORMAT_HTML;
  writer.marks = (flags & SHEAF_PAGE_TAGS_MARKS) != 0;
  writer.limit = OUTPUT_FACTOR * length + OUTPUT_EXTRA;
  if (format == SHEAF_FORMAT_TEXT || !may_have_tags (text, length, writer.html))
    return NULL;
  list = sheaf_tags_scan (text, length, writer.html);
  if (list->tags->len == 0)
    return NULL;
  sheaf_tags_pair (list);
  return write_all (&writer, list->tags, expanded);
}
