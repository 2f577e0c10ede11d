/* markdown.c: Markdown to HTML, not yet safe
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown.h"

#include "core/error.h"
#include "core/markdown-link.h"
#include "core/markdown-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* SAFETY P4: output at most 16 x input + 1 MiB. */
#define OUTPUT_FACTOR 16
#define OUTPUT_EXTRA  (1024 * 1024)

/* Running --------------------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): NULL where it would take too long, or was cancelled */
static SheafMarkdownSource *
read_source (const char *text,
             gsize length,
             const SheafMarkdownSource *body,
             GCancellable *cancellable)
{
  g_autoptr (GArray) verbatim = sheaf_markdown_parser_find_verbatim (text, length, cancellable);

  return verbatim ? sheaf_markdown_source_new (text, length, verbatim, body) : NULL;
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const SheafFootnote *one = *(SheafFootnote *const *) a;
  const SheafFootnote *other = *(SheafFootnote *const *) b;

  return one->number < other->number ? -1 : one->number > other->number;
}

/* Each a quotation of its own, in the order of their numbers; what nobody refers to comes last. */
static GString *
join_notes (SheafMarkdownParser *self, const SheafMarkdownSource *source)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_copy (source->notes, NULL, NULL);
  GString *text = g_string_new (NULL);

  g_ptr_array_set_free_func (notes, NULL);
  for (guint i = 0; i < notes->len; i++)
    {
      SheafFootnote *note = g_ptr_array_index (notes, i);

      if (!note->number)
        note->number = ++self->last_note;
    }
  g_ptr_array_sort (notes, compare_notes);
  for (guint i = 0; i < notes->len; i++)
    {
      const SheafFootnote *note = g_ptr_array_index (notes, i);

      for (const char *line = note->text; *line; line += strcspn (line, "\n") + 1)
        g_string_append_printf (text, "> %.*s\n", (int) strcspn (line, "\n"), line);
      g_string_append_c (text, '\n');
    }
  g_string_append (text, source->definitions->str);
  return text;
}

static gboolean
render_notes (SheafMarkdownParser *self, const SheafMarkdownSource *body)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (SheafMarkdownSource) source = NULL;
  guint referred = self->last_note;

  if (body->notes->len == 0)
    return TRUE;
  text = join_notes (self, body);
  source = read_source (text->str, text->len, body, self->cancellable);
  if (!source)
    return FALSE;
  self->source = source;
  sheaf_markdown_html_begin_notes (self->out, referred);
  if (!sheaf_markdown_parser_run (self, source->text->str, source->text->len))
    return FALSE;
  sheaf_markdown_html_end_notes (self->out);
  return TRUE;
}

static gboolean
render (SheafMarkdownParser *self, const char *text, gsize length)
{
  g_autoptr (SheafMarkdownSource) source = NULL;

  if (!sheaf_markdown_source_is_needed (text, length))
    return sheaf_markdown_parser_run (self, text, length);
  source = read_source (text, length, NULL, self->cancellable);
  if (!source)
    return FALSE;
  self->source = source;
  return sheaf_markdown_parser_run (self, source->text->str, source->text->len) &&
         render_notes (self, source);
}

char *
sheaf_markdown_to_html_full (const char *text,
                             gsize length,
                             const SheafMarkdownOptions *options,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (SheafMarkdownHtml) out = NULL;
  g_autoptr (GString) image = NULL;
  SheafMarkdownParser parser = { .links = options ? options->links : NULL,
                                 .cancellable = cancellable };

  g_return_val_if_fail (text && text[length] == '\0', NULL);
  g_return_val_if_fail (length < G_MAXUINT32, NULL);

  parser.out = out = sheaf_markdown_html_new ();
  out->no_captions = options && options->searched;
  parser.image = image = g_string_new (NULL);
  parser.limit = length * OUTPUT_FACTOR + OUTPUT_EXTRA;
  if (render (&parser, text, length))
    return sheaf_markdown_html_finish (out);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT,
                         _ ("The Markdown of this article would take too long to lay out."));
  return NULL;
}

char *
sheaf_markdown_to_html (const char *text, gsize length, GCancellable *cancellable, GError **error)
{
  return sheaf_markdown_to_html_full (text, length, NULL, cancellable, error);
}

GPtrArray *
sheaf_markdown_list_links (const char *text, gsize length)
{
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (SheafMarkdownSource) source = NULL;
  GPtrArray *targets;

  g_return_val_if_fail (text && text[length] == '\0' && length < G_MAXUINT32, NULL);

  targets = g_ptr_array_new_with_free_func (g_free);
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  source = memmem (text, length, "[[", 2) ? read_source (text, length, NULL, NULL) : NULL;
  for (guint i = 0; source && i < source->stand_ins->len; i++)
    {
      const SheafStandIn *stand_in = &g_array_index (source->stand_ins, SheafStandIn, i);
      g_autoptr (SheafWikiLink) link = NULL;

      if (stand_in->kind != SHEAF_STAND_IN_LINK && stand_in->kind != SHEAF_STAND_IN_EMBED)
        continue;
      link = sheaf_wiki_link_new (stand_in->inner, stand_in->inner_length);
      /* Only a new one is added: to add it again would put a name that goes in the old one's place. */
      if (!*link->target || g_hash_table_contains (seen, link->target))
        continue;
      g_hash_table_add (seen, link->target);
      g_ptr_array_add (targets, g_steal_pointer (&link->target));
    }
  return targets;
}
