/* draft.c: a file understood, ready to be stored
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article-keys.h"
#include "core/date.h"
#include "core/dialect.h"
#include "core/document.h"
#include "core/draft.h"
#include "core/error.h"
#include "core/extract.h"
#include "core/overlay.h"
#include "core/picture-references.h"
#include "core/prefix.h"
#include "core/properties.h"
#include "core/text.h"
#include "core/whole-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zstd.h>

#define EXCERPT_CHARACTERS 200
#define PACK_LEVEL         3

/* How far into the text of a page its title may stand, in bytes. */
#define TITLE_NEAR      600
#define MAX_VALUE_SHOWN 60

/* What is known while a draft is made. */
typedef struct
{
  SheafArticle *article;
  const SheafDocument *document;
  const SheafNode *header; /* (nullable) */
  SheafNode *changed;      /* (nullable): the same, by edits that the file does not have */
  const SheafDraftOptions *options;
  SheafWholePage *page; /* (nullable) */
  SheafDraft *draft;
  char *name; /* of the file, without its ending and without a date before it */
  char *date; /* (nullable): the date in the file's name */
} Maker;

static void
need_attention (Maker *self, guint line, const char *text)
{
  sheaf_article_add_warning (self->article, line, text);
  self->article->flags |= SHEAF_FLAG_ATTENTION;
}

/* The file's name ------------------------------------------------------------------------------- */

/* "2021-11-12-name", as Jekyll has it, also with another divider or nothing behind the date. */
static gboolean
begins_with_date (const char *name)
{
  static const char shape[] = "dddd-dd-dd";

  for (gsize i = 0; i < strlen (shape); i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (name[i]) : name[i] != shape[i])
      return FALSE;
  return name[strlen (shape)] == '\0' || strchr ("-_ ", name[strlen (shape)]);
}

/* "index", "_index", and with a language "index.zh-cn": what a page bundle's text is called. */
static gboolean
is_bundle_name (const char *name)
{
  name += *name == '_' ? 1 : 0;
  if (g_ascii_strncasecmp (name, "index", 5) != 0)
    return FALSE;
  name += 5;
  return *name == '\0' ||
         (*name == '.' && strlen (name) <= 8 &&
          strspn (name + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_") ==
              strlen (name + 1));
}

/* The last name in @path, which is changed; what is before it, without the slash, stays there. */
static char *
take_last_name (char *path)
{
  char *slash = strrchr (path, '/');

  if (!slash)
    return g_strdup (path);
  *slash = '\0';
  return g_strdup (slash + 1);
}

/* A file "2021-11-12-name.md", or a page bundle "2021-11-12-name/index.md". */
static void
split_name (Maker *self, const char *origin)
{
  g_autofree char *valid = g_utf8_make_valid (origin, -1);
  g_autofree char *folder = g_strdup (valid);
  g_autofree char *name = take_last_name (folder);
  char *ending = strrchr (name, '.');
  char *rest;

  if (ending && ending > name)
    *ending = '\0';
  if (is_bundle_name (name) && strchr (valid, '/'))
    {
      g_free (name);
      name = take_last_name (folder);
    }
  rest = name;
  if (begins_with_date (name))
    {
      self->date = g_strndup (name, 10);
      rest += strlen (self->date);
      rest += strspn (rest, "-_ ");
    }
  self->name = sheaf_text_title (*rest ? rest : name);
  self->article->origin = g_steal_pointer (&valid);
}

/* Title, author, source ------------------------------------------------------------------------- */

/* A title of brackets or braces is a list or mapping to YAML only: its bytes are the title. */
static char *
read_header_title (Maker *self)
{
  const SheafNode *node = sheaf_node_get (self->header, "title");
  g_autofree char *raw = NULL;

  if (sheaf_node_get_text (node))
    return self->document->header->damaged ? sheaf_text_title (node->text)
                                           : sheaf_text_strip (node->text);
  if (!node || node->kind == SHEAF_NODE_SCALAR || node->end <= node->start ||
      !strchr ("[{", self->document->decoded->text[node->start]))
    return NULL;
  raw = g_strndup (self->document->decoded->text + node->start, node->end - node->start);
  return sheaf_text_title (raw);
}

static char *
read_heading (Maker *self)
{
  g_autofree char *heading = sheaf_extract_heading (
      self->document->body, self->document->body_length, self->document->format);
  g_autofree char *title = self->page ? sheaf_whole_page_title (self->page, heading) : NULL;

  if (title && *title)
    return g_steal_pointer (&title);
  return heading ? sheaf_text_title (heading) : NULL;
}

/* What reference lines give as `subject` is the title of the original; the article is a
 * translation. */
static char *
read_subject (Maker *self)
{
  const char *text = sheaf_node_get_text (sheaf_node_get (self->header, "subject"));

  return text && self->document->header->form == SHEAF_FORM_REFERENCE ? sheaf_text_title (text)
                                                                      : NULL;
}

static void
set_title (Maker *self)
{
  static char *(*const readers[]) (Maker * self) = { read_header_title, read_heading,
                                                     read_subject };

  for (guint i = 0; i < G_N_ELEMENTS (readers) && !self->article->title; i++)
    {
      g_autofree char *title = readers[i](self);

      if (title && *title)
        self->article->title = g_steal_pointer (&title);
    }
  if (!self->article->title)
    self->article->title = g_strdup (self->name);
}

/* The name that one author is given by: a text, or a mapping's name. */
static const char *
author_name (const SheafNode *node)
{
  const char *text = sheaf_node_get_text (node);

  return text ? text : sheaf_node_get_text (sheaf_node_get (node, "name"));
}

/* Adds @name, of a link "[[Topics/Ann|Ann Bee]]" the text that Obsidian shows. */
static void
add_author (GString *names, const char *name)
{
  g_autofree char *link = NULL;
  const char *shown;

  if (!name)
    return;
  if (sheaf_has_prefix (name, "[[") && g_str_has_suffix (name, "]]") && strlen (name) > 4)
    {
      link = g_strndup (name + 2, strlen (name) - 4);
      shown = strchr (link, '|');
      name = shown ? shown + 1 : link;
    }
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

static char *
read_author (const SheafNode *node)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *author = NULL;
  const SheafNode *several = sheaf_node_get (node, "name");

  /* A mapping with the names of several: what comes of adding one to it. */
  if (several && several->kind == SHEAF_NODE_SEQUENCE)
    node = several;
  add_author (names, author_name (node));
  for (guint i = 0; node && node->kind == SHEAF_NODE_SEQUENCE && i < node->items->len; i++)
    add_author (names, author_name (g_ptr_array_index (node->items, i)));
  author = sheaf_text_title (names->str);
  return *author ? g_steal_pointer (&author) : NULL;
}

/* Reference lines give an author as "Name https://address"; @author is changed. */
static void
drop_address (char *author)
{
  char *address = strstr (author, "http://");

  address = address ? address : strstr (author, "https://");
  if (!address || address == author)
    return;
  *address = '\0';
  g_strchomp (author);
}

static void
set_author (Maker *self)
{
  SheafArticle *article = self->article;

  article->author = read_author (sheaf_node_get (self->header, "author"));
  if (!article->author)
    article->author = read_author (sheaf_node_get (self->header, "authors"));
  /* DocFX; `author` is a name at GitHub there. */
  if (!article->author)
    article->author = read_author (sheaf_node_get (self->header, "ms.author"));
  if (article->author && self->document->header->form == SHEAF_FORM_REFERENCE)
    drop_address (article->author);
  if (!article->author && self->page)
    article->author = g_strdup (self->page->meta->author);
}

static void
set_source (Maker *self)
{
  const char *source = sheaf_article_keys_find_source (self->header, self->document->header->form);

  if (!source && self->page)
    source = self->page->meta->source;
  self->article->source = source ? sheaf_text_title (source) : NULL;
}

/* Date ------------------------------------------------------------------------------------------ */

/* Of those that a page gives the first that can be read; nobody wrote the others by hand. */
static gboolean
set_date_of_page (Maker *self)
{
  const GPtrArray *dates = self->page ? self->page->meta->dates : NULL;

  for (guint i = 0; dates && i < dates->len; i++)
    if (sheaf_date_parse (dates->pdata[i], self->options->zone, &self->article->date))
      {
        self->article->date_text = g_strdup (dates->pdata[i]);
        return TRUE;
      }
  return FALSE;
}

static void
set_date (Maker *self)
{
  SheafArticle *article = self->article;
  const SheafNode *node = sheaf_article_keys_find_date (self->header);
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (!node && set_date_of_page (self))
    return;
  if (node && node->kind == SHEAF_NODE_SCALAR)
    article->date_text = g_strdup (node->text);
  else if (node)
    article->date_text =
        g_strndup (self->document->decoded->text + node->start, node->end - node->start);
  else
    article->date_text = g_strdup (self->date);
  if (!article->date_text)
    return;
  if (sheaf_date_parse (article->date_text, self->options->zone, &article->date))
    return;
  shown = sheaf_text_display (article->date_text, MAX_VALUE_SHOWN);
  text = g_strdup_printf (_ ("the date “%s” is not understood, so the article has none"), shown);
  need_attention (self, node ? node->line : 0, text);
}

/* Categories and tags --------------------------------------------------------------------------- */

static void
set_relations (Maker *self)
{
  SheafArticle *article = self->article;

  g_clear_pointer (&article->categories, g_ptr_array_unref);
  g_clear_pointer (&article->tags, g_ptr_array_unref);
  article->categories = sheaf_dialect_read_categories (
      sheaf_dialect_for_form (article->dialect, self->document->header->form), self->header,
      article->origin);
  /* Where the header has none, plain articles have those of their folders. */
  if (article->categories->len == 0)
    {
      g_ptr_array_unref (article->categories);
      article->categories =
          sheaf_dialect_read_categories (article->dialect, self->header, article->origin);
    }
  article->tags = sheaf_dialect_read_tags (article->dialect, self->header);
  if (article->tags->len == SHEAF_TAGS_MAX)
    sheaf_article_add_warning (article, 0, _ ("there are more tags than an article may have"));
  if (article->categories->len == SHEAF_CATEGORY_MAX_PATHS)
    sheaf_article_add_warning (article, 0,
                               _ ("there are more categories than an article may have"));
}

/* Body ------------------------------------------------------------------------------------------ */

/* "zh", "zh-CN", "pt_BR". Returns: (transfer full) (nullable): as BCP 47 */
static char *
read_language (const SheafNode *node)
{
  const char *text = sheaf_node_get_text (node);
  gsize primary = text ? strspn (text, "abcdefghijklmnopqrstuvwxyz") : 0;
  char *language;

  if (primary < 2 || primary > 3 || strlen (text) > 16 || !strchr ("-_", text[primary]) ||
      strspn (text + primary, "-_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") !=
          strlen (text + primary))
    return NULL;
  language = g_strdup (text);
  return g_strdelimit (language, "_", '-');
}

/* What a whole page says of its language, where the text does not. Chinese is told with its script or region, which
 * decides between the fonts of Taiwan and of the mainland. */
static void
set_language_of_page (Maker *self)
{
  const char *found = self->article->language;
  g_autoptr (SheafNode) node = self->page && self->page->meta->language
                                   ? sheaf_node_new (SHEAF_NODE_SCALAR, self->page->meta->language,
                                                     strlen (self->page->meta->language))
                                   : NULL;
  g_autofree char *claimed = read_language (node);

  if (!claimed || (found && (!g_str_equal (found, "zh") || !sheaf_has_prefix (claimed, "zh-"))))
    return;
  g_free (self->article->language);
  self->article->language = g_steal_pointer (&claimed);
}

/* Of a whole page the article, which is read below its title; of all else what is searched as well. */
static const char *
read_text (Maker *self)
{
  SheafDraft *draft = self->draft;
  const char *text = self->page ? self->page->text : NULL;
  const char *title = text ? g_strstr_len (text, TITLE_NEAR, self->article->title) : NULL;

  if (!text)
    return draft->text = sheaf_extract_text_full (self->document->body, self->document->body_length,
                                                  self->document->format, &draft->shows_pictures,
                                                  &draft->pictures);
  draft->pictures = sheaf_picture_references (self->document->body, self->document->body_length);
  return title ? title + strlen (self->article->title) : text;
}

/* The row of a list says the title above its excerpt already. */
static const char *
behind_title (const char *text, const char *title)
{
  const char *end = strchr (text, '\n');
  g_autofree char *line = end ? g_strndup (text, (gsize) (end - text)) : NULL;
  g_autofree char *one = line ? sheaf_text_title (line) : NULL;
  g_autofree char *other = sheaf_text_title (title);

  return one && g_str_equal (one, other) ? end + 1 : text;
}

static void
set_from_body (Maker *self)
{
  SheafArticle *article = self->article;
  const char *text = read_text (self);
  const char *language = sheaf_text_language (text);

  article->excerpt = sheaf_text_excerpt (behind_title (text, article->title), EXCERPT_CHARACTERS);
  article->words = sheaf_text_count_words (text, -1);
  article->language = g_strdup (language ? language : sheaf_text_language (article->title));
  if (!article->language)
    article->language = read_language (sheaf_node_get (self->header, "lang"));
  if (!article->language)
    article->language = read_language (sheaf_node_get (self->header, "language"));
  set_language_of_page (self);
}

/* The whole ------------------------------------------------------------------------------------- */

static void
report_encoding (Maker *self)
{
  const SheafDecoded *decoded = self->document->decoded;
  g_autofree char *text = NULL;

  if (decoded->replaced == 0)
    return;
  text =
      /* Translators: %s is an encoding: "GB18030" */
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place is not valid %s and shows as �",
                                    "%u places are not valid %s and show as �", decoded->replaced),
                       decoded->replaced, decoded->encoding);
  need_attention (self, decoded->replaced_line, text);
}

static void
report_header (Maker *self)
{
  const SheafFrontMatter *header = self->document->header;

  for (guint i = 0; i < header->warnings->len; i++)
    {
      const SheafWarning *warning = g_ptr_array_index (header->warnings, i);

      sheaf_article_add_warning (self->article, warning->line, warning->text);
    }
  if (header->attention)
    self->article->flags |= SHEAF_FLAG_ATTENTION;
}

static void
make_article (Maker *self, const char *origin)
{
  SheafArticle *article = self->article;

  article->dialect = self->options->dialect;
  article->format = self->document->format;
  article->encoding = g_strdup (self->document->decoded->encoding);
  if (article->format == SHEAF_FORMAT_HTML)
    self->page = sheaf_whole_page_read (self->document->body, self->document->body_length);
  split_name (self, origin);
  report_encoding (self);
  report_header (self);
  set_title (self);
  set_author (self);
  set_date (self);
  set_source (self);
  article->draft = sheaf_article_keys_say_draft (self->header, article->origin);
  set_relations (self);
  sheaf_overlay_change_lists (article, self->changed, self->document->decoded->text,
                              self->options->edits);
  sheaf_properties_read (article, self->header);
  set_from_body (self);
}

SheafDraft *
sheaf_draft_new (GBytes *bytes,
                 const char *origin,
                 const SheafDraftOptions *options,
                 GError **error)
{
  g_autoptr (SheafDraft) self = NULL;
  g_autoptr (SheafDocument) document = NULL;
  g_autofree char *sha256 = NULL;
  Maker maker = { .options = options };

  g_return_val_if_fail (bytes, NULL);
  g_return_val_if_fail (origin, NULL);
  g_return_val_if_fail (options && options->zone, NULL);
  g_return_val_if_fail (options->dialect != SHEAF_DIALECT_AUTO, NULL);

  if (g_bytes_get_size (bytes) > SHEAF_DOCUMENT_MAX_BYTES)
    {
      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT,
                   _ ("the file is larger than an article may be (%d MiB)"),
                   SHEAF_DOCUMENT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  document =
      sheaf_document_new (bytes, sheaf_document_format_for_name (origin, NULL), options->encoding);
  self = g_new0 (SheafDraft, 1);
  self->article = maker.article = sheaf_article_new ();
  maker.draft = self;
  maker.document = document;
  maker.changed =
      sheaf_overlay_change_header (document->header->root, document->decoded->text, options->edits);
  maker.header = maker.changed ? maker.changed : document->header->root;
  make_article (&maker, origin);
  g_free (maker.name);
  g_free (maker.date);
  g_clear_pointer (&maker.page, sheaf_whole_page_free);
  sheaf_node_free (maker.changed);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_strlcpy (self->article->sha256, sha256, sizeof self->article->sha256);
  self->guessed = document->decoded->guessed;
  self->bytes = g_bytes_ref (bytes);
  self->packed = sheaf_draft_pack (bytes);
  return g_steal_pointer (&self);
}

void
sheaf_draft_free (SheafDraft *self)
{
  if (!self)
    return;
  sheaf_article_free (self->article);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_free (self->text);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->packed, g_bytes_unref);
  g_free (self);
}

/* Packing --------------------------------------------------------------------------------------- */

GBytes *
sheaf_draft_pack (GBytes *bytes)
{
  gsize size, room, packed_size;
  gconstpointer data;
  g_autofree char *packed = NULL;

  g_return_val_if_fail (bytes, NULL);

  data = g_bytes_get_data (bytes, &size);
  room = ZSTD_compressBound (size);
  packed = g_malloc (room);
  packed_size = ZSTD_compress (packed, room, data, size, PACK_LEVEL);
  /* With that much room it can only be out of memory. */
  if (ZSTD_isError (packed_size))
    g_error ("zstd: %s", ZSTD_getErrorName (packed_size));
  packed = g_realloc (packed, packed_size);
  return g_bytes_new_take (g_steal_pointer (&packed), packed_size);
}

GBytes *
sheaf_draft_unpack (GBytes *packed, GError **error)
{
  gsize packed_size, unpacked;
  gconstpointer data;
  unsigned long long size;
  g_autofree char *bytes = NULL;

  g_return_val_if_fail (packed, NULL);

  data = g_bytes_get_data (packed, &packed_size);
  size = ZSTD_getFrameContentSize (data, packed_size);
  if (size <= SHEAF_DOCUMENT_MAX_BYTES)
    {
      bytes = g_malloc (size + 1);
      unpacked = ZSTD_decompress (bytes, size, data, packed_size);
      if (!ZSTD_isError (unpacked) && unpacked == size)
        return g_bytes_new_take (g_steal_pointer (&bytes), unpacked);
    }
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT,
                       _ ("the stored bytes of an article are damaged"));
  return NULL;
}

guint64
sheaf_draft_unpacked_size (GBytes *packed)
{
  gsize packed_size;
  gconstpointer data;
  unsigned long long size;

  g_return_val_if_fail (packed, 0);

  data = g_bytes_get_data (packed, &packed_size);
  size = ZSTD_getFrameContentSize (data, packed_size);
  return size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR ? 0 : size;
}
