/* markdown-callout.c: boxes that a quotation's first words ask for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-callout.h"

#include <string.h>

/* Bytes of the longest name of a kind. */
#define NAME_MAX_SHOWN 60

const char *const sheaf_callout_classes[] = {
  "callout callout-note",    "callout callout-abstract",
  "callout callout-info",    "callout callout-todo",
  "callout callout-tip",     "callout callout-important",
  "callout callout-success", "callout callout-question",
  "callout callout-warning", "callout callout-caution",
  "callout callout-failure", "callout callout-danger",
  "callout callout-bug",     "callout callout-example",
  "callout callout-quote",   NULL,
};

/* https://obsidian.md/help/callouts, and the alerts of GitHub, of which "important" and "caution" are two
 * of their own there. */
static const struct
{
  const char *words; /* between spaces */
  const char *kind;
} kinds[] = {
  { " abstract summary tldr ", "abstract" },
  { " info ", "info" },
  { " todo ", "todo" },
  { " tip hint ", "tip" },
  { " important ", "important" },
  { " success check done ", "success" },
  { " question help faq ", "question" },
  { " warning attention ", "warning" },
  { " caution ", "caution" },
  { " failure fail missing ", "failure" },
  { " danger error ", "danger" },
  { " bug ", "bug" },
  { " example ", "example" },
  { " quote cite ", "quote" },
};

static const char *
class_for (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *spaced = g_strdup_printf (" %s ", lower);
  const char *kind = "note";

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (kinds[i].words, spaced))
      kind = kinds[i].kind;
  for (gsize i = 0; sheaf_callout_classes[i]; i++)
    if (g_str_equal (sheaf_callout_classes[i] + strlen ("callout callout-"), kind))
      return sheaf_callout_classes[i];
  return sheaf_callout_classes[0];
}

/* "NOTE" and "note" as a title: "Note". */
static char *
title_case (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  const char *rest = *lower ? g_utf8_next_char (lower) : lower;
  g_autofree char *first = g_utf8_strup (lower, rest - lower);

  return g_strconcat (first, rest, NULL);
}

gboolean
sheaf_callout_read (const char *text, gsize length, SheafCallout *callout)
{
  const char *close;
  g_autofree char *name = NULL;
  gsize i;

  g_return_val_if_fail (text && callout, FALSE);

  if (length < 4 || text[0] != '[' || text[1] != '!')
    return FALSE;
  close = memchr (text, ']', length);
  if (!close || close == text + 2 || close - text > NAME_MAX_SHOWN)
    return FALSE;
  name = g_strndup (text + 2, (gsize) (close - text - 2));
  name[strcspn (name, "|")] = '\0';
  g_strstrip (name);
  if (*name == '\0' || strchr (name, '['))
    return FALSE;
  i = (gsize) (close + 1 - text);
  callout->folds = i < length && strchr ("+-", text[i]) != NULL && text[i];
  callout->is_folded = callout->folds && text[i] == '-';
  i += callout->folds;
  while (i < length && (text[i] == ' ' || text[i] == '\t'))
    i++;
  callout->class_value = class_for (name);
  callout->name = title_case (name);
  callout->used = i;
  return TRUE;
}
