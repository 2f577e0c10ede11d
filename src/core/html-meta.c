/* html-meta.c: what a page of the web says of itself
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/html-meta.h"

#include "core/html-entities.h"
#include "core/html-meta-json.h"
#include "core/html-scan.h"
#include "core/html-text.h"
#include "core/text.h"

#include <string.h>

/* Longest value that is one, in bytes; longest name of an author. */
#define VALUE_MAX  2048
#define AUTHOR_MAX 120

/* How sure a date is, the surest first. */
typedef enum
{
  DATE_PUBLISHED, /* Open Graph */
  DATE_ITEM,      /* microdata */
  DATE_JSON,
  DATE_NAMED,
  DATE_TIME, /* of a time element */
  N_DATES,
} DateKind;

typedef enum
{
  SOURCE_CANONICAL,
  SOURCE_GRAPH,
  SOURCE_SAVED,
  N_SOURCES,
} SourceKind;

typedef struct
{
  const char *p;
  const char *end;
  SheafHtmlMeta *meta;
  char *written; /* (nullable): author by a name that says so */
  char *dates[N_DATES];
  char *sources[N_SOURCES];
} Reader;

/* Values ---------------------------------------------------------------------------------------- */

/* As in an attribute: "&copy=1" of an address is no reference. */
static char *
decode (const char *value)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  const char *end = value + strlen (value);

  while (*value)
    {
      gunichar c;
      gsize used = *value == '&' ? sheaf_html_entity_decode (value, (gsize) (end - value), &c) : 0;

      if (used > 0 && value[used - 1] == ';')
        g_string_append_unichar (decoded, c);
      else
        used = 0;
      if (used == 0)
        g_string_append_c (decoded, *value);
      value += MAX (used, 1);
    }
  return sheaf_text_title (decoded->str);
}

/* Returns: (transfer full) (nullable): NULL where the tag has none, or one that is too long or empty */
static char *
read_attribute (const char *tag, const char *after, const char *name)
{
  const char *attributes = tag + 1 + strcspn (tag + 1, " \t\n\f\r/>");
  g_autofree char *raw = sheaf_html_scan_attribute (attributes, after, name);
  g_autofree char *value = raw && strlen (raw) <= VALUE_MAX ? decode (raw) : NULL;

  return value && *value ? g_steal_pointer (&value) : NULL;
}

static gboolean
is_web_address (const char *text)
{
  return g_ascii_strncasecmp (text, "http://", 7) == 0 ||
         g_ascii_strncasecmp (text, "https://", 8) == 0;
}

/* Takes @value, or frees it where there is one already. */
static void
set_once (char **field, char *value)
{
  if (*field)
    g_free (value);
  else
    *field = value;
}

/* An address, as article:author of Open Graph often is, or an account is no name. */
static void
set_author (char **field, const char *value)
{
  if (g_ascii_strncasecmp (value, "by ", 3) == 0)
    value += 3 + strspn (value + 3, " ");
  if (!strstr (value, "://") && *value != '@' && strlen (value) <= AUTHOR_MAX)
    set_once (field, g_strdup (value));
}

static void
set_source (Reader *self, SourceKind kind, const char *value)
{
  if (is_web_address (value) && !strpbrk (value, " <>\""))
    set_once (&self->sources[kind], g_strdup (value));
}

/* Elements -------------------------------------------------------------------------------------- */

static void
read_meta_value (Reader *self, const char *name, const char *value)
{
  static const char *const authors[] = { "author",
                                         "dc.creator",
                                         "dcterms.creator",
                                         "article:author",
                                         "og:article:author",
                                         "parsely-author",
                                         "sailthru.author",
                                         "byl",
                                         "citation_author",
                                         NULL };
  static const char *const published[] = { "article:published_time", "og:published_time",
                                           "og:article:published_time", NULL };
  static const char *const items[] = { "datepublished", NULL };
  static const char *const dates[] = { "date",
                                       "pubdate",
                                       "publishdate",
                                       "publish-date",
                                       "publish_date",
                                       "published_date",
                                       "published-date",
                                       "publication_date",
                                       "dc.date",
                                       "dc.date.issued",
                                       "dc.date.created",
                                       "dcterms.date",
                                       "dcterms.issued",
                                       "dcterms.created",
                                       "sailthru.date",
                                       "parsely-pub-date",
                                       "article:create_at",
                                       "weibo:article:create_at",
                                       "datecreated",
                                       NULL };

  if (sheaf_text_is_one_of (name, authors))
    set_author (g_ascii_strcasecmp (name, "author") == 0 ? &self->written : &self->meta->author,
                value);
  else if (g_ascii_strcasecmp (name, "og:title") == 0)
    set_once (&self->meta->title, g_strdup (value));
  else if (g_ascii_strcasecmp (name, "og:url") == 0)
    set_source (self, SOURCE_GRAPH, value);
  else if (sheaf_text_is_one_of (name, published))
    set_once (&self->dates[DATE_PUBLISHED], g_strdup (value));
  else if (sheaf_text_is_one_of (name, items))
    set_once (&self->dates[DATE_ITEM], g_strdup (value));
  else if (sheaf_text_is_one_of (name, dates))
    set_once (&self->dates[DATE_NAMED], g_strdup (value));
}

static void
read_meta (Reader *self, const char *tag, const char *after)
{
  static const char *const keys[] = { "property", "name", "itemprop" };
  g_autofree char *value = read_attribute (tag, after, "content");

  for (gsize i = 0; value && i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *name = read_attribute (tag, after, keys[i]);

      if (name)
        read_meta_value (self, name, value);
    }
}

static void
read_link (Reader *self, const char *tag, const char *after)
{
  g_autofree char *rel = read_attribute (tag, after, "rel");
  g_autofree char *lower = rel ? g_ascii_strdown (rel, -1) : NULL;
  g_autofree char *href = NULL;

  if (!sheaf_html_class_has (lower, " canonical "))
    return;
  href = read_attribute (tag, after, "href");
  if (href)
    set_source (self, SOURCE_CANONICAL, href);
}

/* <time itemprop="datePublished" datetime="…">, <time pubdate datetime="…"> */
static void
read_time (Reader *self, const char *tag, const char *after)
{
  g_autofree char *date = read_attribute (tag, after, "datetime");
  g_autofree char *item = date ? read_attribute (tag, after, "itemprop") : NULL;
  g_autofree char *class = date ? read_attribute (tag, after, "class") : NULL;

  if (!date)
    return;
  if (sheaf_html_class_has (item, " datePublished "))
    set_once (&self->dates[DATE_ITEM], g_steal_pointer (&date));
  else if (g_strstr_len (tag, after - tag, " pubdate") ||
           sheaf_html_class_has (class, " published entry-date dt-published "))
    set_once (&self->dates[DATE_TIME], g_steal_pointer (&date));
}

/* "saved from url=(0023)https://a.example/x" (browsers), "url: https://a.example/x" (SingleFile). */
static void
read_comment (Reader *self, const char *start, const char *after)
{
  static const char *const marks[] = { "saved from url=(", "Page saved with SingleFile" };
  const gssize length = MIN (after - start, VALUE_MAX);
  const char *saved = g_strstr_len (start, length, marks[0]);
  const char *address = saved ? memchr (saved, ')', (gsize) (start + length - saved)) : NULL;
  g_autofree char *value = NULL;

  if (!saved && g_strstr_len (start, length, marks[1]))
    address = g_strstr_len (start, length, "url: ");
  if (!address)
    return;
  address += saved ? 1 : strlen ("url: ");
  if (address >= start + length)
    return;
  value = g_strndup (address, (gsize) (start + length - address));
  value[strcspn (value, " \t\r\n>")] = '\0';
  set_source (self, SOURCE_SAVED, value);
}

static void
read_data (Reader *self, const char *tag, const char *after, const char *close)
{
  g_autofree char *type = read_attribute (tag, after, "type");
  SheafHtmlMetaJson json = { 0 };

  if (g_strcmp0 (type, "application/ld+json") != 0)
    return;
  sheaf_html_meta_read_json (after, (gsize) (close - after), &json);
  if (json.author)
    set_author (&self->meta->author, json.author);
  if (json.date)
    set_once (&self->dates[DATE_JSON], g_strdup (json.date));
  sheaf_html_meta_json_clear (&json);
}

/* Walking --------------------------------------------------------------------------------------- */

/* What is in a raw element is no markup. Returns: whether @name is one, which is passed */
static gboolean
pass_raw (Reader *self, const char *start, const SheafHtmlTag *tag)
{
  static const char *const raws[] = { "script",  "style",    "title", "iframe", "textarea",
                                      "noembed", "noframes", "xmp",   NULL };
  const char *close;

  if (!g_strv_contains (raws, tag->name))
    return FALSE;
  close = sheaf_html_scan_close (tag->after, self->end, tag->name);
  if (g_str_equal (tag->name, "script"))
    read_data (self, start, tag->after, close);
  else if (g_str_equal (tag->name, "title") && close - tag->after <= VALUE_MAX &&
           !self->meta->window)
    {
      g_autofree char *raw = g_strndup (tag->after, (gsize) (close - tag->after));

      self->meta->window = decode (raw);
    }
  self->p = close;
  return TRUE;
}

static void
read_start_tag (Reader *self, const char *start, const SheafHtmlTag *tag)
{
  static const char *const pages[] = { "html", "head", "body", NULL };

  if (g_strv_contains (pages, tag->name))
    self->meta->is_page = TRUE;
  if (g_str_equal (tag->name, "html") && !self->meta->language)
    self->meta->language = read_attribute (start, tag->after, "lang");
  else if (g_str_equal (tag->name, "meta"))
    read_meta (self, start, tag->after);
  else if (g_str_equal (tag->name, "link"))
    read_link (self, start, tag->after);
  else if (g_str_equal (tag->name, "time"))
    read_time (self, start, tag->after);
}

static void
read_markup (Reader *self)
{
  const char *start = self->p;
  SheafHtmlTag tag;

  sheaf_html_scan_tag (start, self->end, &tag);
  self->p = tag.after;
  if (tag.markup == SHEAF_HTML_DECLARATION && start[1] == '!' && start[2] == '-')
    read_comment (self, start, tag.after);
  if (tag.markup == SHEAF_HTML_START_TAG && tag.is_complete && !pass_raw (self, start, &tag))
    read_start_tag (self, start, &tag);
}

/* Whether there is more to the address than its host. */
static gboolean
has_path (const char *address)
{
  const char *host = address ? strstr (address, "://") : NULL;
  const char *path = host ? strpbrk (host + 3, "/?") : NULL;

  return path && path[1];
}

static void
finish (Reader *self)
{
  SheafHtmlMeta *meta = self->meta;

  if (self->written)
    {
      g_free (meta->author);
      meta->author = g_steal_pointer (&self->written);
    }
  for (guint i = 0; i < N_SOURCES && !has_path (meta->source); i++)
    if (self->sources[i] && (!meta->source || has_path (self->sources[i])))
      {
        g_free (meta->source);
        meta->source = g_strdup (self->sources[i]);
      }
  for (guint i = 0; i < N_SOURCES; i++)
    g_free (self->sources[i]);
  for (guint i = 0; i < N_DATES; i++)
    if (self->dates[i])
      g_ptr_array_add (meta->dates, self->dates[i]);
  if (meta->window && !*meta->window)
    g_clear_pointer (&meta->window, g_free);
}

SheafHtmlMeta *
sheaf_html_meta_read (const char *html, gsize length)
{
  g_autoptr (SheafHtmlMeta) meta = g_new0 (SheafHtmlMeta, 1);
  Reader self = { .p = html, .end = html + length, .meta = meta };

  g_return_val_if_fail (html, NULL);

  meta->dates = g_ptr_array_new_with_free_func (g_free);
  while (self.p < self.end && (self.p = memchr (self.p, '<', (gsize) (self.end - self.p))))
    read_markup (&self);
  finish (&self);
  return g_steal_pointer (&meta);
}

void
sheaf_html_meta_free (SheafHtmlMeta *self)
{
  g_return_if_fail (self);

  g_free (self->title);
  g_free (self->window);
  g_free (self->author);
  g_clear_pointer (&self->dates, g_ptr_array_unref);
  g_free (self->source);
  g_free (self->language);
  g_free (self);
}
