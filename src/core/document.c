/* document.c: the bytes of an article, decoded and split into header and body
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/document.h"

#include <string.h>

/* DESIGN, part 5: article files. */
static const struct
{
  const char *ending;
  SheafFormat format;
} endings[] = {
  { "md", SHEAF_FORMAT_MARKDOWN },  { "markdown", SHEAF_FORMAT_MARKDOWN },
  { "mkd", SHEAF_FORMAT_MARKDOWN }, { "mkdn", SHEAF_FORMAT_MARKDOWN },
  { "mdx", SHEAF_FORMAT_MARKDOWN }, { "rmd", SHEAF_FORMAT_MARKDOWN },
  { "qmd", SHEAF_FORMAT_MARKDOWN }, { "html", SHEAF_FORMAT_HTML },
  { "htm", SHEAF_FORMAT_HTML },     { "txt", SHEAF_FORMAT_TEXT },
};

SheafDocument *
sheaf_document_new (GBytes *bytes, SheafFormat format, const char *encoding)
{
  SheafDocument *self;

  g_return_val_if_fail (bytes, NULL);

  self = g_new0 (SheafDocument, 1);
  self->format = format;
  self->decoded = sheaf_encoding_decode (bytes, encoding);
  self->header = sheaf_front_matter_read (self->decoded->text, self->decoded->length);
  self->body = self->decoded->text + self->header->end;
  self->body_length = self->decoded->length - self->header->end;
  return self;
}

void
sheaf_document_free (SheafDocument *self)
{
  if (!self)
    return;
  sheaf_front_matter_free (self->header);
  sheaf_decoded_free (self->decoded);
  g_free (self);
}

SheafFormat
sheaf_document_format_for_name (const char *name, gboolean *is_article)
{
  const char *ending;
  const char *slash;

  g_return_val_if_fail (name, SHEAF_FORMAT_MARKDOWN);

  ending = strrchr (name, '.');
  slash = strrchr (name, '/');
  if (is_article)
    *is_article = FALSE;
  if (!ending || ending < slash)
    return SHEAF_FORMAT_MARKDOWN;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (ending + 1, endings[i].ending) == 0)
      {
        if (is_article)
          *is_article = TRUE;
        return endings[i].format;
      }
  return SHEAF_FORMAT_MARKDOWN;
}
