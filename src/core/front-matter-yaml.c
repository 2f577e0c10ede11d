/* front-matter-yaml.c: strict YAML by libyaml's events, within limits
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/front-matter-yaml.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <yaml.h>

/* More than this helps nobody, and a header of nothing else must not flood the report. */
#define MAX_WARNINGS  16
#define MAX_KEY_SHOWN 60

/* A sequence or mapping that is not closed yet. */
typedef struct
{
  SheafNode *node;
  SheafNode *key;   /* mappings: read, its value is next */
  GHashTable *seen; /* mappings: keys so far, owned by the nodes */
  gboolean skip;    /* the value of @key comes too late: the key was there before */
} Frame;

typedef struct
{
  SheafHeaderSource *source;
  yaml_parser_t parser;
  SheafNode *root;
  Frame frames[SHEAF_FRONT_MATTER_MAX_DEPTH];
  guint depth;
  gsize index; /* libyaml counts characters; of the one at … */
  gsize byte;  /* … this byte of the text */
  const char *problem;
  guint problem_line;
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

static gboolean
fail_at (Reader *self, guint line, const char *problem)
{
  self->problem = problem;
  self->problem_line = line;
  return FALSE;
}

/* The tree -------------------------------------------------------------------------------------- */

void
sheaf_yaml_warn_duplicate (GPtrArray *warnings, const char *key, guint line)
{
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (warnings);
  g_return_if_fail (key);

  if (warnings->len >= MAX_WARNINGS)
    return;
  shown = sheaf_text_display (key, MAX_KEY_SHOWN);
  text = g_strdup_printf (_ ("the key “%s” comes again; the first one holds"), shown);
  g_ptr_array_add (warnings, sheaf_warning_new (line, text));
}

/* Takes @node as the next key of the open mapping. */
static gboolean
add_key (Reader *self, Frame *frame, SheafNode *node)
{
  if (node->kind != SHEAF_NODE_SCALAR)
    {
      guint line = node->line;

      sheaf_node_free (node);
      return fail_at (self, line, _ ("a key is not plain text"));
    }
  frame->skip = g_hash_table_contains (frame->seen, node->text);
  if (frame->skip)
    sheaf_yaml_warn_duplicate (self->source->warnings, node->text, node->line);
  else
    g_hash_table_add (frame->seen, node->text);
  frame->key = node;
  return TRUE;
}

static gboolean
add_value (Frame *frame, SheafNode *node)
{
  if (frame->skip)
    {
      g_clear_pointer (&frame->key, sheaf_node_free);
      sheaf_node_free (node);
      frame->skip = FALSE;
      return TRUE;
    }
  g_ptr_array_add (frame->node->keys, g_steal_pointer (&frame->key));
  g_ptr_array_add (frame->node->items, node);
  return TRUE;
}

/* Puts a finished @node where it belongs. */
static gboolean
add_node (Reader *self, SheafNode *node)
{
  Frame *frame = self->depth > 0 ? &self->frames[self->depth - 1] : NULL;

  if (!frame)
    self->root = node;
  else if (frame->node->kind == SHEAF_NODE_SEQUENCE)
    g_ptr_array_add (frame->node->items, node);
  else if (!frame->key)
    return add_key (self, frame, node);
  else
    return add_value (frame, node);
  return TRUE;
}

static gboolean
open_collection (Reader *self, const yaml_event_t *event, SheafNodeKind kind)
{
  SheafNode *node;
  Frame *frame;

  if (self->depth == SHEAF_FRONT_MATTER_MAX_DEPTH)
    return fail_at (self, line_of_mark (self, &event->start_mark), _ ("it is nested too deeply"));
  node = sheaf_node_new (kind, NULL, 0);
  node->start = byte_of_mark (self, &event->start_mark);
  node->line = line_of_mark (self, &event->start_mark);
  frame = &self->frames[self->depth++];
  *frame = (Frame){ .node = node };
  if (kind == SHEAF_NODE_MAPPING)
    frame->seen = g_hash_table_new (g_str_hash, g_str_equal);
  return TRUE;
}

static gboolean
close_collection (Reader *self, const yaml_event_t *event)
{
  Frame *frame = &self->frames[--self->depth];

  g_assert (!frame->key);
  g_clear_pointer (&frame->seen, g_hash_table_unref);
  frame->node->end = byte_of_mark (self, &event->end_mark);
  return add_node (self, g_steal_pointer (&frame->node));
}

static gboolean
read_scalar (Reader *self, const yaml_event_t *event)
{
  SheafNode *node;

  if (event->data.scalar.length > SHEAF_FRONT_MATTER_MAX_SCALAR)
    return fail_at (self, line_of_mark (self, &event->start_mark), _ ("a value is too long"));
  node = sheaf_node_new (SHEAF_NODE_SCALAR, (const char *) event->data.scalar.value,
                         event->data.scalar.length);
  node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  node->start = byte_of_mark (self, &event->start_mark);
  node->end = byte_of_mark (self, &event->end_mark);
  node->line = line_of_mark (self, &event->start_mark);
  return add_node (self, node);
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

  if (++self->source->events > SHEAF_FRONT_MATTER_MAX_EVENTS)
    return fail_at (self, line, _ ("it has too many values"));
  if (is_anchored (event))
    return fail_at (self, line, _ ("it uses anchors or aliases (& or *), which are not followed"));
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
      return close_collection (self, event);
    case YAML_DOCUMENT_START_EVENT:
      if (self->root)
        return fail_at (self, line, _ ("there is more than one document"));
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
  return fail_at (self, line, translate_problem (self->parser.problem));
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

static void
drop_frames (Reader *self)
{
  while (self->depth > 0)
    {
      Frame *frame = &self->frames[--self->depth];

      g_clear_pointer (&frame->seen, g_hash_table_unref);
      sheaf_node_free (frame->key);
      sheaf_node_free (frame->node);
    }
}

const char *
sheaf_yaml_read (SheafHeaderSource *source, SheafNode **root, guint *line)
{
  Reader self = { .source = source, .byte = source->start };

  g_return_val_if_fail (line, NULL);

  if (!yaml_parser_initialize (&self.parser))
    g_error ("out of memory");
  /* Said, so that libyaml does not take the first bytes for a mark of another encoding. */
  yaml_parser_set_encoding (&self.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&self.parser, (const guchar *) source->text + source->start,
                                source->end - source->start);
  if (!read_events (&self))
    g_clear_pointer (&self.root, sheaf_node_free);
  drop_frames (&self);
  yaml_parser_delete (&self.parser);
  *line = self.problem_line;
  if (root)
    *root = g_steal_pointer (&self.root);
  sheaf_node_free (self.root);
  return self.problem;
}
