/* front-matter.c: find and read the header of an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/front-matter-find.h"
#include "core/front-matter-json.h"
#include "core/front-matter-judge.h"
#include "core/front-matter-key.h"
#include "core/front-matter-lines.h"
#include "core/front-matter-plain.h"
#include "core/front-matter-toml-lines.h"
#include "core/front-matter-toml.h"
#include "core/front-matter-yaml.h"
#include "core/front-matter.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>

/* The reader of each syntax: strict, and for what that refuses. */
typedef struct
{
  const char *name;
  const char *(*read) (SheafHeaderSource *source, SheafNode **root, guint *line);
  SheafNode *(*read_damaged) (SheafHeaderSource *source);
} Syntax;

static const Syntax yaml = { "YAML", sheaf_yaml_read, sheaf_lines_read };
static const Syntax toml = { "TOML", sheaf_toml_read, sheaf_toml_read_lines };
static const Syntax json = { "JSON", sheaf_json_read, sheaf_json_read_loosely };

static const Syntax *const syntaxes[] = {
  [SHEAF_SYNTAX_LINES] = NULL,
  [SHEAF_SYNTAX_YAML] = &yaml,
  [SHEAF_SYNTAX_JSON] = &json,
  [SHEAF_SYNTAX_TOML] = &toml,
};

/* A syntax of NULL: lines of keys and values, where nothing is refused. */
static const struct
{
  const char *name;
  const Syntax *syntax;
} forms[] = {
  [SHEAF_FORM_NONE] = { "none", NULL },
  [SHEAF_FORM_YAML] = { "yaml", &yaml },
  [SHEAF_FORM_YAML_SHORT] = { "yaml-short", &yaml },
  [SHEAF_FORM_JSON] = { "json", &json },
  [SHEAF_FORM_JSON_FENCED] = { "json-fenced", &json },
  [SHEAF_FORM_JSON_SHORT] = { "json-short", &json },
  [SHEAF_FORM_JSON_COMMENT] = { "json-comment", &json },
  [SHEAF_FORM_TOML] = { "toml", &toml },
  [SHEAF_FORM_TOML_CODE] = { "toml-code", &toml },
  [SHEAF_FORM_BARE] = { "bare", NULL },
  [SHEAF_FORM_NIKOLA] = { "nikola", NULL },
  [SHEAF_FORM_NIKOLA_COMMENT] = { "nikola-comment", NULL },
  [SHEAF_FORM_REFERENCE] = { "reference", NULL },
};

const char *
sheaf_form_to_string (SheafForm form)
{
  g_return_val_if_fail ((guint) form < G_N_ELEMENTS (forms), NULL);

  return forms[form].name;
}

SheafSyntax
sheaf_form_get_syntax (SheafForm form)
{
  g_return_val_if_fail ((guint) form < G_N_ELEMENTS (forms), SHEAF_SYNTAX_LINES);

  for (guint i = 0; i < G_N_ELEMENTS (syntaxes); i++)
    if (forms[form].syntax == syntaxes[i])
      return i;
  g_return_val_if_reached (SHEAF_SYNTAX_LINES);
}

const char *
sheaf_syntax_to_string (SheafSyntax syntax)
{
  g_return_val_if_fail ((guint) syntax < G_N_ELEMENTS (syntaxes), NULL);

  return syntaxes[syntax] ? syntaxes[syntax]->name : "";
}

static void
warn (SheafFrontMatter *self, guint line, const char *text)
{
  g_ptr_array_add (self->warnings, sheaf_warning_new (line, text));
}

/* Reading --------------------------------------------------------------------------------------- */

/* Why strict reading failed, and at which line. */
typedef struct
{
  const char *reason; /* (nullable) */
  guint line;
} Refusal;

static void
read_damaged (SheafFrontMatter *self,
              const Syntax *syntax,
              SheafHeaderSource *source,
              const Refusal *refusal)
{
  g_autofree char *text = NULL;

  g_ptr_array_set_size (self->warnings, 0);
  text = g_strdup_printf (
      /* TRANSLATORS: YAML, JSON or TOML; the reason */
      _ ("the header could not be read as %s, so it was read as well as it goes: %s"), syntax->name,
      refusal->reason);
  warn (self, refusal->line, text);
  source->events = 0;
  self->damaged = self->attention = TRUE;
  self->root = syntax->read_damaged (source);
}

static void
read_strict (SheafFrontMatter *self,
             const Syntax *syntax,
             SheafHeaderSource *source,
             Refusal *refusal)
{
  refusal->reason = syntax->read (source, &self->root, &refusal->line);
  if (refusal->reason)
    read_damaged (self, syntax, source, refusal);
  else if (!self->root)
    {
      self->root = sheaf_node_new (SHEAF_NODE_MAPPING, NULL, 0);
      self->root->start = self->root->end = self->content_start;
      self->root->line = source->line;
    }
  else if (self->root->kind != SHEAF_NODE_MAPPING)
    {
      g_clear_pointer (&self->root, sheaf_node_free);
      refusal->reason = _ ("no key is followed by a colon and a blank");
      refusal->line = source->line;
      read_damaged (self, syntax, source, refusal);
    }
}

static void
read_content (SheafFrontMatter *self, const char *text, Refusal *refusal)
{
  const Syntax *syntax = forms[self->form].syntax;
  SheafHeaderSource source = {
    .text = text, .start = self->content_start, .end = self->content_end, .warnings = self->warnings
  };
  gboolean too_long = source.end - source.start > SHEAF_FRONT_MATTER_MAX_BYTES;

  source.line = sheaf_text_line (text, self->content_end, self->content_start);
  if (too_long)
    {
      /* The beginning holds the keys that matter; all of it stays in the file. */
      source.end = source.start + SHEAF_FRONT_MATTER_MAX_BYTES;
      source.end = g_utf8_find_prev_char (text, text + source.end + 1) - text;
      refusal->reason = _ ("it is longer than 64 KiB; what comes after them was left out");
      refusal->line = source.line;
    }
  if (!syntax)
    self->root = sheaf_plain_read (self->form, &source);
  else if (too_long)
    read_damaged (self, syntax, &source, refusal);
  else
    read_strict (self, syntax, &source, refusal);
}

/* Deciding -------------------------------------------------------------------------------------- */

static void
set_none (SheafFrontMatter *self)
{
  self->form = SHEAF_FORM_NONE;
  self->start = self->end = self->content_start = self->content_end = 0;
  self->damaged = self->attention = FALSE;
  g_clear_pointer (&self->root, sheaf_node_free);
  g_ptr_array_set_size (self->warnings, 0);
}

/* Reads what is at @place. Returns: whether it is a header; if not, @refusal may say why */
static gboolean
try_place (SheafFrontMatter *self,
           const SheafHeaderPlace *place,
           const char *text,
           gsize length,
           Refusal *refusal)
{
  *refusal = (Refusal){ 0 };
  self->form = place->form;
  self->start = place->start;
  self->end = place->end;
  self->content_start = place->content_start;
  self->content_end = place->content_end;
  read_content (self, text, refusal);
  if (sheaf_header_judge (place, text, length, self->root, self->damaged))
    return TRUE;
  set_none (self);
  return FALSE;
}

static void
warn_never_closed (SheafFrontMatter *self,
                   const SheafHeaderPlace *place,
                   const char *text,
                   gsize length)
{
  gboolean is_toml = forms[place->form].syntax == &toml;
  g_autofree char *fence = g_strndup (text + place->start, MIN (MAX (place->run, 1), 9));
  g_autofree char *warning = NULL;

  if (!sheaf_lines_look_like_header (is_toml ? sheaf_toml_line_parse : sheaf_key_line_parse, text,
                                     place->content_start, length))
    return;
  warning = g_strdup_printf (
      /* TRANSLATORS: --- or the like */
      _ ("the header is opened by %s and never closed, so it is part of the text"), fence);
  warn (self, sheaf_text_line (text, length, place->start), warning);
  self->attention = TRUE;
}

/* Between two lines of --- or +++ at the beginning of a file stands something else. */
static void
warn_refused (SheafFrontMatter *self,
              const SheafHeaderPlace *place,
              const char *text,
              const Refusal *refusal)
{
  g_autofree char *fence = g_strndup (text + place->start, 3);
  g_autofree char *warning = g_strdup_printf (
      /* TRANSLATORS: --- or +++; the reason */
      _ ("what stands between the lines of %s is no header, so it is part of the text: %s"), fence,
      refusal->reason);

  warn (self, refusal->line, warning);
}

/* There is no header, or another one below it. */
static void
warn_misplaced (SheafFrontMatter *self, const char *text, gsize length)
{
  gsize at = sheaf_header_find_misplaced (text, length, self->end);

  if (at == 0)
    return;
  warn (self, sheaf_text_line (text, length, at),
        _ ("what looks like a header does not stand at the beginning, so it is part of the text"));
  /* A header that there is holds, whatever comes below it. */
  self->attention |= self->form == SHEAF_FORM_NONE;
}

SheafFrontMatter *
sheaf_front_matter_read (const char *text, gsize length)
{
  SheafHeaderPlace places[SHEAF_HEADER_MAX_PLACES];
  SheafFrontMatter *self;
  Refusal refusal = { 0 };
  Refusal later;
  guint n;

  g_return_val_if_fail (text, NULL);

  self = g_new0 (SheafFrontMatter, 1);
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_warning_free);
  n = sheaf_header_find (text, length, places);
  for (guint i = 0; i < n && self->form == SHEAF_FORM_NONE; i++)
    if (places[i].closed)
      try_place (self, &places[i], text, length, i == 0 ? &refusal : &later);
  if (n > 0 && !places[0].closed)
    warn_never_closed (self, &places[0], text, length);
  else if (self->form == SHEAF_FORM_NONE && refusal.reason && places[0].run == 3 &&
           (places[0].form == SHEAF_FORM_YAML || places[0].form == SHEAF_FORM_TOML))
    warn_refused (self, &places[0], text, &refusal);
  else
    warn_misplaced (self, text, length);
  return self;
}

void
sheaf_front_matter_free (SheafFrontMatter *self)
{
  if (!self)
    return;
  sheaf_node_free (self->root);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}
