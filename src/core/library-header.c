/* library-header.c: the header of an article as it stands, and another in its place
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-edit.h"

#include "core/library-editor.h"
#include "core/library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- reading --- */

char *
sheaf_library_get_header (SheafLibrary *self,
                          gint64 id,
                          SheafForm *form,
                          gboolean *damaged,
                          GError **error)
{
  g_auto (SheafEditor) editor = { .library = self, .id = id };
  g_autoptr (SheafDocument) document = NULL;

  g_return_val_if_fail (self, NULL);

  if (!sheaf_editor_read (&editor, error))
    return NULL;
  document = sheaf_editor_open (&editor);
  if (form)
    *form = document->header->form;
  if (damaged)
    *damaged = document->header->damaged;
  return g_strndup (document->decoded->text, document->header->end);
}

/* --- writing --- */

/* How the first line of @text ends; LF where it has one line only. */
static const char *
find_line_end (const char *text)
{
  const char *end = text + strcspn (text, "\r\n");

  return *end != '\r' ? "\n" : end[1] == '\n' ? "\r\n" : "\r";
}

/* What an editor writes has LF. */
static void
append_lines (GString *out, const char *text, const char *line_end)
{
  for (const char *p = text; *p; p++)
    if (*p == '\n' && (p == text || p[-1] != '\r'))
      g_string_append (out, line_end);
    else
      g_string_append_c (out, *p);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static gboolean
ends_line (const char *text, gsize length)
{
  return length > 0 && strchr ("\r\n", text[length - 1]);
}

/* The text with @header before its body. Returns: (transfer full) */
static char *
put_header (const SheafDocument *document, const char *header)
{
  const char *text = document->decoded->text;
  gsize old = document->header->end;
  const char *line_end = find_line_end (text);
  GString *out = g_string_new (NULL);

  if (strlen (header) == old && strncmp (header, text, old) == 0)
    return g_string_free (g_string_assign (out, text), FALSE);
  if (!is_blank (header))
    append_lines (out, header, line_end);
  /* A header that shares its last line with the body may go on doing so. */
  if (out->len > 0 && !ends_line (out->str, out->len) && (old == 0 || ends_line (text, old)))
    g_string_append (out, line_end);
  g_string_append (out, document->body);
  return g_string_free (out, FALSE);
}

/* The new header is one, and the body is the one there was. */
static gboolean
check (const SheafDocument *before, const SheafDocument *after, gboolean wanted, GError **error)
{
  const SheafFrontMatter *header = after->header;

  if ((header->form != SHEAF_FORM_NONE) == wanted && g_str_equal (before->body, after->body))
    return TRUE;
  if (!wanted)
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                         _ ("Without its header the text would begin with what looks like one"));
  else if (header->form == SHEAF_FORM_NONE && header->warnings->len > 0)
    {
      g_autofree char *reason = sheaf_warning_format (g_ptr_array_index (header->warnings, 0));

      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID, reason);
    }
  else
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                         header->form == SHEAF_FORM_NONE
                             ? _ ("This is not a header")
                             : _ ("The header does not end where the text begins"));
  return FALSE;
}

/* What the file says otherwise now is said by it, and no longer by what was kept in Sheaf only. */
static gboolean
drop_edits (SheafEditor *self, GError **error)
{
  g_autoptr (SheafArticle) before = sheaf_editor_read_as (self, self->before, NULL, error);
  g_autoptr (SheafArticle) after =
      before ? sheaf_editor_read_as (self, self->bytes, NULL, error) : NULL;

  for (guint i = 0; after && i < self->edits_before->len; i++)
    {
      const SheafOverlayEdit *edit = g_ptr_array_index (self->edits_before, i);

      if (!sheaf_overlay_same (before, after, edit->key))
        sheaf_editor_put_edit (self, edit->key, NULL);
    }
  return after != NULL;
}

static gboolean
edit_header (SheafEditor *self,
             const char *header,
             gboolean dry_run,
             SheafEdited *edited,
             GError **error)
{
  g_autoptr (SheafDocument) before = NULL;
  g_autoptr (SheafDocument) after = NULL;
  g_autofree char *text = NULL;

  if (!sheaf_editor_read (self, error))
    return FALSE;
  before = sheaf_editor_open (self);
  text = put_header (before, header);
  sheaf_editor_begin (self, before, edited);
  if (!sheaf_editor_set_text (self, before, text, error) || !drop_edits (self, error))
    return FALSE;
  after = sheaf_editor_open (self);
  sheaf_editor_end (self, after, edited);
  if (!edited->changed)
    return TRUE;
  return check (before, after, !is_blank (header), error) &&
         (dry_run || sheaf_editor_store (self, edited, error));
}

gboolean
sheaf_library_edit_header (SheafLibrary *self,
                           gint64 id,
                           const char *header,
                           gboolean dry_run,
                           SheafEdited *edited,
                           GError **error)
{
  g_auto (SheafEditor) editor = { .library = self, .id = id };
  g_autoptr (SheafTransaction) transaction = NULL;

  g_return_val_if_fail (self && header && edited, FALSE);

  *edited = (SheafEdited){ 0 };
  if (!g_utf8_validate (header, -1, NULL))
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID, _ ("The header is not UTF-8"));
      return FALSE;
    }
  if (dry_run)
    return edit_header (&editor, header, TRUE, edited, error);
  transaction = sheaf_transaction_begin (self->database, error);
  if (transaction && edit_header (&editor, header, FALSE, edited, error) &&
      (!edited->step || sheaf_transaction_commit (&transaction, error)))
    return TRUE;
  edited->step = 0;
  return FALSE;
}
