/* ssip-server.h: stands in for Speech Dispatcher, and says nothing aloud
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

typedef struct
{
  char *folder;
  char *socket;
  GSocketService *service;
  GIOStream *stream; /* (nullable): of the last that came */
  GDataInputStream *input;
  guint n_connections;
  guint n_reading;  /* lines that are waited for */
  gboolean is_text; /* what comes next */
  gboolean refuses; /* to speak */
  gboolean is_slow; /* does not answer a text until it is told to */
  GPtrArray *said;  /* (element-type utf8): all texts */
  GPtrArray *lines; /* (element-type utf8): all else */
  guint message;    /* the number of the last text */
  guint speaking;   /* ... while it is being said; 0: nothing is */
} SsipServer;

SsipServer *ssip_server_new (void);
void ssip_server_free (SsipServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SsipServer, ssip_server_free)

/* The text that came last; "" for none. */
const char *ssip_server_last (SsipServer *self);

/* Whether @line came, behind @from others. */
gboolean ssip_server_heard (SsipServer *self, const char *line, guint from);

/* What is being said has been said, or somebody stopped it. */
void ssip_server_end (SsipServer *self);
void ssip_server_interrupt (SsipServer *self);

/* Answers a text at last. @has_ended: it has been said before we say so */
void ssip_server_accept (SsipServer *self, gboolean has_ended);

/* It is gone, and nobody is there any more. */
void ssip_server_vanish (SsipServer *self);

/* Somebody is there again. */
void ssip_server_listen (SsipServer *self);
