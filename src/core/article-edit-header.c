/* article-edit-header.c: the header of an article changed, or made
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article-edit-header.h"

#include "core/prefix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_UNSUPPORTED, reason);
  return NULL;
}

/* What ends the first line of the file. */
static const char *
find_line_end (const SheafDecoded *decoded)
{
  gsize end = strcspn (decoded->text, "\r\n");

  return sheaf_has_prefix (decoded->text + end, "\r\n") ? "\r\n"
         : decoded->text[end] == '\r'                   ? "\r"
                                                        : "\n";
}

/* Whether what stands below the header of @text is all that there was. */
static gboolean
keeps_body (const SheafDocument *document, const char *text)
{
  g_autoptr (SheafFrontMatter) header = sheaf_front_matter_read (text, strlen (text));

  return header->form == SHEAF_FORM_YAML && !header->damaged &&
         g_str_equal (text + header->end, document->decoded->text);
}

/* A file without a header gets one, and not a byte of it changes. */
static char *
add_header (const SheafDocument *document, const SheafEdit *edit, GError **error)
{
  const char *line_end = find_line_end (document->decoded);
  g_autofree char *with =
      g_strconcat ("---", line_end, "---", line_end, document->decoded->text, NULL);
  g_autoptr (SheafFrontMatter) header = sheaf_front_matter_read (with, strlen (with));
  g_autofree char *text = NULL;

  if (document->format != SHEAF_FORMAT_MARKDOWN)
    return refuse (error, _ ("the article has no header that could hold the value"));
  if (document->header->warnings->len > 0)
    return refuse (error,
                   _ ("the file has what looks like a header and is none, so it gets no other"));
  text = sheaf_front_matter_edit (with, strlen (with), header, edit, error);
  if (text && !keeps_body (document, text))
    return refuse (error, _ ("with a header above it the text would be read as another"));
  return g_steal_pointer (&text);
}

char *
sheaf_article_edit_header (const SheafDocument *document, const SheafEdit *edit, GError **error)
{
  g_return_val_if_fail (document && edit, NULL);

  if (document->header->form == SHEAF_FORM_NONE)
    return add_header (document, edit, error);
  return sheaf_front_matter_edit (document->decoded->text, document->decoded->length,
                                  document->header, edit, error);
}
