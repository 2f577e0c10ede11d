/* front-matter-yaml.c: strict YAML by libyaml's events, within limits
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-tree.h"
#include "core/front-matter-yaml-lax.h"
#include "core/front-matter-yaml.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <yaml.h>

typedef struct
{
  SheafHeaderSource *source;
  SheafTree tree;
  yaml_parser_t parser;
  gsize index; /* libyaml counts characters; of the one at … */
  gsize byte;  /* … this byte of the text */
} Reader;

/* What libyaml says, said to someone who writes articles. */
static const struct
{
  const char *problem;
  const char *sentence;
} sentences[] = {
  { "found character that cannot start any token",
    N_ ("a value begins with a character that must stand in quotes (such as @, ` or %), or with a "
        "tab") },
  { "mapping values are not allowed in this context",
    N_ ("there is a colon and a blank inside a value without quotes") },
  { "did not find expected key", N_ ("this line does not belong to the one above it") },
  { "could not find expected ':'", N_ ("a key is without its colon") },
  { "found a tab character that violates indentation", N_ ("a tab stands where only blanks may") },
  { "found a tab character where an indentation space is expected",
    N_ ("a tab stands where only blanks may") },
  { "did not find expected node content", N_ ("a value is missing or broken off") },
  { "found unexpected end of stream", N_ ("a quote is opened and never closed") },
  { "found unknown escape character", N_ ("there is an unknown \\ sequence in double quotes") },
  { "control characters are not allowed", N_ ("there is a control character") },
  { "did not find expected '-' indicator", N_ ("a list is indented unevenly") },
  { "did not find expected ',' or ']'", N_ ("a list in brackets is not closed") },
  { "did not find expected ',' or '}'", N_ ("a list in braces is not closed") },
  { "did not find expected <document start>",
    N_ ("this line does not belong to the one above it") },
  { "block sequence entries are not allowed in this context",
    N_ ("a list begins on the line of its key") },
  { "did not find expected comment or line break",
    N_ ("there is text on the line of a | or > that begins a block") },
  { "did not find expected alphabetic or numeric character",
    N_ ("it uses anchors or aliases (& or *), which are not followed") },
};

static const char *
translate_problem (const char *problem)
{
  for (guint i = 0; problem && i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (sentences[i].problem, problem))
      return _ (sentences[i].sentence);
  return _ ("it is not valid YAML");
}

/* Places ---------------------------------------------------------------------------------------- */

/* The byte of libyaml's mark; events come in the order of the text, so this never walks far. */
static gsize
byte_of_mark (Reader *self, const yaml_mark_t *mark)
{
  const char *text = self->source->text;

  while (self->index < mark->index && self->byte < self->source->end)
    {
      self->byte = g_utf8_next_char (text + self->byte) - text;
      self->index++;
    }
  while (self->index > mark->index && self->byte > self->source->start)
    {
      self->byte = g_utf8_prev_char (text + self->byte) - text;
      self->index--;
    }
  return MIN (self->byte, self->source->end);
}

static guint
line_of_mark (const Reader *self, const yaml_mark_t *mark)
{
  return self->source->line + mark->line;
}

/* The tree -------------------------------------------------------------------------------------- */

static gboolean
open_collection (Reader *self, const yaml_event_t *event, SheafNodeKind kind)
{
  return sheaf_tree_open (&self->tree, kind, byte_of_mark (self, &event->start_mark),
                          line_of_mark (self, &event->start_mark));
}

static gboolean
read_scalar (Reader *self, const yaml_event_t *event)
{
  gsize start = byte_of_mark (self, &event->start_mark);
  gsize end = byte_of_mark (self, &event->end_mark);

  /* In brackets libyaml takes it for the mark of a key, which a blank would have to follow. */
  if (start > self->source->start && start < end && self->source->text[start - 1] == '?')
    return sheaf_tree_fail (&self->tree, line_of_mark (self, &event->start_mark),
                            _ ("a key begins with a question mark, which must stand in quotes"));
  return sheaf_tree_add_scalar (&self->tree, (const char *) event->data.scalar.value,
                                event->data.scalar.length,
                                event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE, start, end,
                                line_of_mark (self, &event->start_mark));
}

/* Events ---------------------------------------------------------------------------------------- */

static gboolean
is_anchored (const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_ALIAS_EVENT:
      return TRUE;
    case YAML_SCALAR_EVENT:
      return event->data.scalar.anchor != NULL;
    case YAML_SEQUENCE_START_EVENT:
      return event->data.sequence_start.anchor != NULL;
    case YAML_MAPPING_START_EVENT:
      return event->data.mapping_start.anchor != NULL;
    default:
      return FALSE;
    }
}

static gboolean
take_event (Reader *self, const yaml_event_t *event)
{
  guint line = line_of_mark (self, &event->start_mark);

  if (!sheaf_tree_count (&self->tree, line))
    return FALSE;
  if (is_anchored (event))
    return sheaf_tree_fail (&self->tree, line,
                            _ ("it uses anchors or aliases (& or *), which are not followed"));
  switch (event->type)
    {
    case YAML_SCALAR_EVENT:
      return read_scalar (self, event);
    case YAML_SEQUENCE_START_EVENT:
      return open_collection (self, event, SHEAF_NODE_SEQUENCE);
    case YAML_MAPPING_START_EVENT:
      return open_collection (self, event, SHEAF_NODE_MAPPING);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return sheaf_tree_close (&self->tree, byte_of_mark (self, &event->end_mark));
    case YAML_DOCUMENT_START_EVENT:
      if (self->tree.root)
        return sheaf_tree_fail (&self->tree, line, _ ("there is more than one document"));
      return TRUE;
    default:
      return TRUE;
    }
}

static gboolean
fail_by_parser (Reader *self)
{
  guint line = line_of_mark (self, &self->parser.problem_mark);

  /* The reader, which comes before the scanner, gives a byte instead of a mark. */
  if (self->parser.error == YAML_READER_ERROR)
    line = self->source->line - 1 +
           sheaf_text_line (self->source->text + self->source->start,
                            self->source->end - self->source->start, self->parser.problem_offset);
  return sheaf_tree_fail (&self->tree, line, translate_problem (self->parser.problem));
}

static gboolean
read_events (Reader *self)
{
  gboolean more = TRUE;
  gboolean well = TRUE;

  while (more && well)
    {
      yaml_event_t event;

      if (!yaml_parser_parse (&self->parser, &event))
        return fail_by_parser (self);
      well = take_event (self, &event);
      more = event.type != YAML_STREAM_END_EVENT;
      yaml_event_delete (&event);
    }
  return well;
}

const char *
sheaf_yaml_read (SheafHeaderSource *source, SheafNode **root, guint *line)
{
  Reader self = { .source = source, .tree = { .source = source }, .byte = source->start };
  SheafNode *result;

  g_return_val_if_fail (line, NULL);

  if (!yaml_parser_initialize (&self.parser))
    g_error ("out of memory");
  /* Said, so that libyaml does not take the first bytes for a mark of another encoding. */
  yaml_parser_set_encoding (&self.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&self.parser, (const guchar *) source->text + source->start,
                                source->end - source->start);
  if (!read_events (&self))
    g_clear_pointer (&self.tree.root, sheaf_node_free);
  sheaf_tree_drop (&self.tree);
  yaml_parser_delete (&self.parser);
  result = g_steal_pointer (&self.tree.root);
  *line = self.tree.problem_line;
  if (root && result)
    sheaf_yaml_warn_lax (source, result);
  if (root)
    *root = result;
  else
    sheaf_node_free (result);
  return self.tree.problem;
}
