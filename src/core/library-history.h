/* library-history.h: what an article was before, looked at and taken back
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/* Why bytes that are not the current ones are kept. */
typedef enum
{
  SHEAF_VERSION_UPDATED,  /* the file brought others */
  SHEAF_VERSION_EDITED,   /* they were edited in Sheaf, or another version was restored */
  SHEAF_VERSION_CONFLICT, /* the file's, when both it and the article had changed */
  SHEAF_VERSION_UNDONE,   /* set aside by undo */
} SheafVersionReason;

typedef struct
{
  gint64 id; /* never given twice */
  SheafVersionReason reason;
  gint64 time;     /* when they were set aside; seconds since 1970 UTC */
  guint64 size;    /* bytes */
  char sha256[65]; /* lower-case hex */
  char *encoding;  /* (nullable): to read them with, as for sheaf_encoding_decode() */
} SheafVersion;

void sheaf_version_free (SheafVersion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafVersion, sheaf_version_free)

/**
 * sheaf_library_list_versions:
 *
 * The same bytes are listed once, and those that are the current ones not at all.
 *
 * Returns: (transfer full): SheafVersion *, newest first; NULL with SHEAF_ERROR_NOT_FOUND where there is no such
 *   article
 */
GPtrArray *sheaf_library_list_versions (SheafLibrary *self, gint64 article, GError **error);

/* The bytes of a version. Returns: (transfer full): NULL with SHEAF_ERROR_NOT_FOUND, _CORRUPT */
GBytes *sheaf_library_read_version (SheafLibrary *self, gint64 version, GError **error);

/**
 * sheaf_library_restore_version:
 * @step: (out) (optional): of undo
 *
 * Its bytes become the article's and are read as they were then; the current ones are kept as a version that
 * was edited. A conflict is settled by it. Flags and what is kept in Sheaf only stay.
 *
 * Returns: FALSE with SHEAF_ERROR_NOT_FOUND, or what the library failed with
 */
gboolean
sheaf_library_restore_version (SheafLibrary *self, gint64 version, gint64 *step, GError **error);

/**
 * sheaf_library_settle_conflict:
 * @step: (out) (optional): of undo; 0 where there is no conflict
 *
 * The article stays as it is, and what its file holds is a version like others.
 */
gboolean
sheaf_library_settle_conflict (SheafLibrary *self, gint64 article, gint64 *step, GError **error);
