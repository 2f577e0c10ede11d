/* session.h: where a person was, as a plain value
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-articles.h"

/**
 * SheafSession:
 *
 * Where the window was with one library, to be there again at the next start. Ids are the library's,
 * and may be gone by then.
 */
typedef struct
{
  int width, height; /* of the window when it is not maximised; 0: not known */
  gboolean maximized;
  int sidebar_width, list_width; /* 0: not known */
  gboolean show_sidebar;         /* where there is room for it */
  gboolean show_details;
  guint pane;       /* the one in front where there is no room for all: a SheafPane */
  SheafShelf shelf; /* the place in the sidebar … */
  char *category;   /* (nullable): … or a category, as sheaf_category_path_format() has it */
  char *tag;        /* (nullable): … or a tag */
  char *search;     /* (nullable): what was searched for */
  char *sort;       /* (nullable): state of the action "sort" */
  gint64 top;       /* the article in the first row in view; 0: the list's beginning */
  gint64 article;   /* the open one; 0: none */
  char *block;      /* (nullable): what is on top of it; NULL: its beginning */
  char *sweep;      /* (nullable): what the window has of pictures that are being loaded */
  GStrv expanded;   /* (nullable): category paths that are unfolded; NULL: as it comes */
} SheafSession;

/* Returns: (transfer full): a person's who has not been anywhere yet */
SheafSession *sheaf_session_new (void);
void sheaf_session_free (SheafSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafSession, sheaf_session_free)

/* Where the session of the library in the file @library is kept. Returns: (transfer full) */
char *sheaf_session_path (const char *library);

/* Returns: (transfer full): what sheaf_session_parse() reads */
char *sheaf_session_format (const SheafSession *self);

/* Takes what it understands and leaves out the rest. Returns: (transfer full) */
SheafSession *sheaf_session_parse (const char *text, gsize length);

/* Reads a small file. Returns: (transfer full): a new one where there is none, or a damaged one */
SheafSession *sheaf_session_load (const char *path);
