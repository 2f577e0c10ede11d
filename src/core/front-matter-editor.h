/* front-matter-editor.h: what the files of the editor of headers share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/error.h"
#include "core/front-matter-change.h"
#include "core/front-matter.h"

typedef struct
{
  const SheafEdit *edit;
  char *text; /* the header, and the beginning of the body */
  gsize length;
  gsize body;               /* bytes of it that are the body's */
  SheafFrontMatter *header; /* of @text */
  SheafSyntax syntax;       /* of @header */
} SheafEditor;

/* One change of the tree, and of the text. */
typedef enum
{
  STEP_VALUE,
  STEP_ADD_KEY,
  STEP_REMOVE_KEY,
  STEP_ITEM,
  STEP_ADD_ITEM,
  STEP_REMOVE_ITEM,
} SheafStepKind;

typedef struct
{
  SheafStepKind kind;
  guint i;
  const SheafNode *value;
} SheafStep;

/* Sets SHEAF_ERROR_UNSUPPORTED. Returns: FALSE, for the caller to return */
gboolean sheaf_editor_refuse (GError **error, const char *reason);

/* The value of the key as it is now. Returns: (transfer none) (nullable) */
SheafNode *sheaf_editor_get_value (SheafEditor *self);

/* front-matter-edit-step.c ----------------------------------------------------------------------- */

/* The text with @step done, not read again. Returns: (transfer full) (nullable) */
char *sheaf_editor_splice (SheafEditor *self, const SheafStep *step);

/* Does @step, if what comes of it reads as it should. */
gboolean sheaf_editor_take_step (SheafEditor *self, const SheafStep *step, GError **error);

/* front-matter-edit-value.c ---------------------------------------------------------------------- */

/* Whether @value is a text that a header can hold, or a list of such; else SHEAF_ERROR_INVALID. */
gboolean sheaf_edit_check_value (const SheafNode *value, GError **error);

/**
 * sheaf_edit_make_value:
 * @old: (nullable): what there is
 *
 * Returns: (transfer full) (nullable): what the value is to be; NULL with SHEAF_ERROR_UNSUPPORTED where
 *   headers of @form have no such values
 */
SheafNode *
sheaf_edit_make_value (const SheafNode *old, const SheafEdit *edit, SheafForm form, GError **error);

/* Whether @old says what @wanted does, so that nothing is to be done. */
gboolean sheaf_edit_is_done (const SheafNode *old, const SheafNode *wanted);
