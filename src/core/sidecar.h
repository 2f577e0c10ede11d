/* sidecar.h: what Sheaf knows of exported files besides their bytes, in a file beside them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/sha256.h"

/* At the top of the export. */
#define SHEAF_SIDECAR_NAME "sheaf-state.jsonl"

/* No file is larger: some million articles. */
#define SHEAF_SIDECAR_MAX_BYTES (256 * 1024 * 1024)

/**
 * The format: UTF-8, a JSON object a line.
 *
 * The first line: {"sheaf-state": 1, "zone": NAME or null}; the number is the version of the format, the zone the
 * one that dates without one were read by, where it was the same for all.
 *
 * Every other line is a file: "path" (below the folder the sidecar lies in, / between names; or "escaped", the same
 * with %XX, where the name is no UTF-8) and "sha256" (hex) of its bytes say which; an entry holds only as long as
 * both fit. What may follow, where it is not what goes without saying: "dialect", "encoding" (how it was read),
 * "below" (how many folders of the path lead to its site), "unread" (true), "starred", "archived" (false), "added"
 * (seconds since 1970 UTC), "into" (A/B, put before its categories), "edits" (an object by key: overlay.h),
 * "highlights" (an array: highlight.h).
 *
 * Members that are not known are passed over, so that later versions can add some.
 */
typedef struct
{
  char *path; /* as bytes */
  SheafSha256 digest;
  SheafDialect dialect; /* AUTO: not said */
  char *encoding;       /* (nullable) */
  guint below;
  gboolean unread, starred, archived;
  gint64 added;          /* 0: not said */
  char *into;            /* (nullable) */
  GPtrArray *edits;      /* SheafOverlayEdit *; never NULL */
  GPtrArray *highlights; /* SheafHighlight *; never NULL */
} SheafSidecarEntry;

/* Nothing said yet. Returns: (transfer full) */
SheafSidecarEntry *sheaf_sidecar_entry_new (void);
void sheaf_sidecar_entry_free (SheafSidecarEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafSidecarEntry, sheaf_sidecar_entry_free)

/* The first line, and that of an entry, each with its line end. @zone: (nullable). (transfer full) */
char *sheaf_sidecar_format_head (const char *zone);
char *sheaf_sidecar_format_entry (const SheafSidecarEntry *self);

/* A sidecar that was read; may be used by many threads at once. */
typedef struct
{
  char *zone;          /* (nullable) */
  GHashTable *entries; /* path -> SheafSidecarEntry */
  guint n_bad;         /* lines that are no entry, or point out of the folder */
} SheafSidecar;

/**
 * sheaf_sidecar_parse:
 * @bytes: anyone's
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_INVALID (no sidecar) or _NEWER
 */
SheafSidecar *sheaf_sidecar_parse (GBytes *bytes, GError **error);

/**
 * sheaf_sidecar_read:
 * @folder: absolute
 *
 * Reads the sidecar of a folder, without following a link.
 *
 * Returns: (transfer full) (nullable): NULL without an error where there is none; else as before, or with
 *   SHEAF_ERROR_LIMIT or _UNREADABLE
 */
SheafSidecar *sheaf_sidecar_read (const char *folder, GError **error);
void sheaf_sidecar_free (SheafSidecar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafSidecar, sheaf_sidecar_free)

/* The entry of the file at @path with those bytes. Returns: (transfer none) (nullable) */
const SheafSidecarEntry *
sheaf_sidecar_find (const SheafSidecar *self, const char *path, GBytes *bytes);

/* Bytes of @path, with the slash, that lead to its site. */
gsize sheaf_sidecar_entry_get_site (const SheafSidecarEntry *self);
