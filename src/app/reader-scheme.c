/* reader-scheme.c: article: addresses, answered from memory
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-scheme.h"

#include "app/picture-source.h"
#include "app/reader-stream.h"
#include "core/picture.h"

#define PREFIX "article:///"

struct _SheafReaderScheme
{
  GObject parent;
  gboolean policy;
  SheafReaderPage *page;
};

G_DEFINE_FINAL_TYPE (SheafReaderScheme, sheaf_reader_scheme, G_TYPE_OBJECT)

char *
sheaf_reader_scheme_format (gint64 id)
{
  return g_strdup_printf (PREFIX "%" G_GINT64_FORMAT, id);
}

/* A number as we write it: digits, no leading zero, no more than @max. */
static gboolean
take_number (const char **at, gint64 max, gint64 *number)
{
  const char *digits = *at;
  char *end;

  if (!g_ascii_isdigit (digits[0]) || (digits[0] == '0' && g_ascii_isdigit (digits[1])))
    return FALSE;
  *number = g_ascii_strtoll (digits, &end, 10);
  *at = end;
  return *number <= max && end - digits <= 19;
}

gboolean
sheaf_reader_scheme_parse (const char *uri, gint64 *id, int *picture)
{
  const char *at;
  gint64 number = -1;

  g_return_val_if_fail (uri && id && picture, FALSE);

  if (!g_str_has_prefix (uri, PREFIX))
    return FALSE;
  at = uri + strlen (PREFIX);
  if (!take_number (&at, G_MAXINT64 - 1, id))
    return FALSE;
  if (g_str_has_prefix (at, "/picture/"))
    {
      at += strlen ("/picture/");
      if (!take_number (&at, G_MAXINT, &number))
        return FALSE;
    }
  *picture = (int) number;
  return *at == '\0' || *at == '#';
}

/* What every answer says of itself; the view has the policy too, but each wall stands alone. */
static SoupMessageHeaders *
headers_new (SheafReaderScheme *self)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  if (self->policy)
    soup_message_headers_append (headers, "Content-Security-Policy", SHEAF_PAGE_CSP);
  soup_message_headers_append (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_append (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_append (headers, "Cache-Control", "no-store");
  return headers;
}

static void
answer (SheafReaderScheme *self,
        WebKitURISchemeRequest *request,
        GInputStream *stream,
        gint64 length,
        const char *type)
{
  g_autoptr (WebKitURISchemeResponse) response = webkit_uri_scheme_response_new (stream, length);

  webkit_uri_scheme_response_set_status (response, 200, "OK");
  webkit_uri_scheme_response_set_content_type (response, type);
  webkit_uri_scheme_response_set_http_headers (response, headers_new (self));
  webkit_uri_scheme_request_finish_with_response (request, response);
}

static void
refuse (WebKitURISchemeRequest *request)
{
  g_autoptr (GError) error = g_error_new_literal (
      WEBKIT_NETWORK_ERROR, WEBKIT_NETWORK_ERROR_FILE_DOES_NOT_EXIST, "No such address");

  webkit_uri_scheme_request_finish_error (request, error);
}

typedef struct
{
  SheafReaderScheme *scheme;
  WebKitURISchemeRequest *request;
} Answer;

static Answer *
answer_new (SheafReaderScheme *scheme, WebKitURISchemeRequest *request)
{
  Answer *self = g_new (Answer, 1);

  self->scheme = g_object_ref (scheme);
  self->request = g_object_ref (request);
  return self;
}

static void
answer_free (Answer *self)
{
  g_object_unref (self->scheme);
  g_object_unref (self->request);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

typedef struct
{
  SheafReaderPage *page;
  guint number;
} Wanted;

static void
wanted_free (Wanted *self)
{
  sheaf_reader_page_unref (self->page);
  g_free (self);
}

/* A data: picture may be many megabytes to decode. */
static void
picture_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Wanted *wanted = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = sheaf_picture_source_read (wanted->page, wanted->number, &error);
  GBytes *bytes = file ? sheaf_picture_source_draw (file, &error) : NULL;

  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
picture_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Answer) to = user_data;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), NULL);
  const char *type = bytes ? sheaf_picture_check (bytes, NULL) : NULL;
  g_autoptr (GInputStream) stream = NULL;

  if (!type)
    {
      refuse (to->request);
      return;
    }
  stream = g_memory_input_stream_new_from_bytes (bytes);
  answer (to->scheme, to->request, stream, (gint64) g_bytes_get_size (bytes), type);
}

static void
answer_picture (SheafReaderScheme *self, WebKitURISchemeRequest *request, int number)
{
  g_autoptr (GTask) task = NULL;
  Wanted *wanted;

  if (!self->page->fragment || (guint) number >= self->page->fragment->pictures->len)
    {
      refuse (request);
      return;
    }
  wanted = g_new (Wanted, 1);
  wanted->page = sheaf_reader_page_ref (self->page);
  wanted->number = (guint) number;
  task = g_task_new (NULL, NULL, picture_ready_cb, answer_new (self, request));
  g_task_set_source_tag (task, answer_picture);
  g_task_set_task_data (task, wanted, (GDestroyNotify) wanted_free);
  g_task_run_in_thread (task, picture_thread);
}

static void
request_cb (WebKitURISchemeRequest *request, gpointer user_data)
{
  SheafReaderScheme *self = SHEAF_READER_SCHEME (user_data);
  g_autoptr (GInputStream) stream = NULL;
  gint64 id;
  int picture;

  if (!self->page ||
      !sheaf_reader_scheme_parse (webkit_uri_scheme_request_get_uri (request), &id, &picture) ||
      id != self->page->id ||
      g_strcmp0 (webkit_uri_scheme_request_get_http_method (request), "GET") != 0)
    {
      refuse (request);
      return;
    }
  if (picture >= 0)
    {
      answer_picture (self, request, picture);
      return;
    }
  stream = sheaf_reader_stream_new (self->page);
  answer (self, request, stream, -1, "text/html; charset=utf-8");
}

static void
sheaf_reader_scheme_finalize (GObject *object)
{
  SheafReaderScheme *self = SHEAF_READER_SCHEME (object);

  g_clear_pointer (&self->page, sheaf_reader_page_unref);
  G_OBJECT_CLASS (sheaf_reader_scheme_parent_class)->finalize (object);
}

static void
sheaf_reader_scheme_class_init (SheafReaderSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_reader_scheme_finalize;
}

static void
sheaf_reader_scheme_init (SheafReaderScheme *self)
{
}

SheafReaderScheme *
sheaf_reader_scheme_new (WebKitWebContext *context, gboolean policy)
{
  SheafReaderScheme *self;

  g_return_val_if_fail (WEBKIT_IS_WEB_CONTEXT (context), NULL);

  self = g_object_new (SHEAF_TYPE_READER_SCHEME, NULL);
  self->policy = policy;
  webkit_web_context_register_uri_scheme (context, "article", request_cb, g_object_ref (self),
                                          g_object_unref);
  return self;
}

void
sheaf_reader_scheme_set_page (SheafReaderScheme *self, SheafReaderPage *page)
{
  g_return_if_fail (SHEAF_IS_READER_SCHEME (self) && page);

  sheaf_reader_page_ref (page);
  g_clear_pointer (&self->page, sheaf_reader_page_unref);
  self->page = page;
}

SheafReaderPage *
sheaf_reader_scheme_get_page (SheafReaderScheme *self)
{
  g_return_val_if_fail (SHEAF_IS_READER_SCHEME (self), NULL);

  return self->page;
}
