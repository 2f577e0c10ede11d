/* import-item.h: one file on its way into the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-imports.h"
#include "core/picture-places.h"

/* An import root: a folder that was given, or the parent folder of a file that was. */
typedef struct
{
  char *path;  /* absolute, canonical, as bytes: where it is read */
  char *place; /* the same, or where the computer has what a portal shows there: what is kept */
  GHashTable *known;     /* (nullable): what sheaf_library_get_known_files() said */
  SheafSidecar *sidecar; /* (nullable): what was exported with the files */
  char *sidecar_said;    /* (nullable): what there is to be said of it, or why it was not read */
  GHashTable *samples;   /* path of a folder to what sheaf_dialect_sample() said of it */
  SheafPictureNames *pictures; /* the pictures that the walk saw; the walk's, until it has ended */
} SheafImportRoot;

/* @path, @place: absolute, canonical. Returns: (transfer full) */
SheafImportRoot *sheaf_import_root_new (const char *path, const char *place);
void sheaf_import_root_free (SheafImportRoot *self);

/* Reads the sidecar that lies in the root, if there is one. */
void sheaf_import_root_read_sidecar (SheafImportRoot *self);

/* Returns: (transfer full): the absolute path of @origin below the root */
char *sheaf_import_root_resolve (const SheafImportRoot *self, const char *origin);

/* Whose rules hold in a folder. What a site is does not depend on what was asked for, so that the person sees
 * the same sites whatever is chosen for them. */
typedef struct
{
  char *path;         /* (nullable): GRefString, absolute: the site's folder; NULL: none known */
  SheafDialect shown; /* by the site's folder; AUTO: nothing */
  gboolean
      by_keys; /* @shown is by the headers in it alone: a folder below may be a site of its own */
  SheafDialect asked;   /* for this site; AUTO: guessed */
  SheafDialect dialect; /* whose rules hold; never AUTO where there is a path */
  gboolean evident;     /* seen in the folder or above it, not assumed */
  gsize
      prefix; /* bytes of the origins below, with the slash, that lead to the folder they are read from */
} SheafImportSite;

/* A copy that owns what it points to; (nullable): of nothing. */
SheafImportSite sheaf_import_site_copy (const SheafImportSite *self);
void sheaf_import_site_clear (SheafImportSite *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheafImportSite, sheaf_import_site_clear)

/* A folder that is open for as long as files in it wait to be read; counted, from any thread. */
typedef struct
{
  gatomicrefcount references;
  int fd;
  char *origin; /* path below the root, "" for the root itself */
  SheafImportSite site;
} SheafImportFolder;

/* @fd: taken over. @site: copied. Returns: (transfer full) */
SheafImportFolder *
sheaf_import_folder_new (int fd, const char *origin, const SheafImportSite *site);
SheafImportFolder *sheaf_import_folder_ref (SheafImportFolder *self);
void sheaf_import_folder_unref (SheafImportFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafImportFolder, sheaf_import_folder_unref)

/* One file, or one folder that was not entered. Owned by whoever works on it. */
typedef struct
{
  const SheafImportRoot *root;
  char *origin; /* path below the root, as bytes */
  SheafImportSite site;
  SheafImportFolder *folder; /* where it is read; NULL: nothing to be read, or read already */
  gboolean named;            /* asked for by name: tried whatever its ending */
  gboolean ready;            /* the queue's mark */
  gsize cost;                /* room the queue gave it */
  SheafSignature signature;
  SheafOutcome outcome;
  gint64 id;
  char *error;                    /* (nullable) */
  GPtrArray *warnings;            /* SheafWarning *, never NULL */
  SheafDraft *draft;              /* (nullable): read and understood, to be stored */
  const SheafSidecarEntry *state; /* (nullable): what was exported with it */
  const char *kept;               /* (nullable): the encoding that was chosen for its article */
  SheafEncodingDecision encoding;
} SheafImportItem;

/**
 * sheaf_import_item_new:
 * @site: (nullable): copied
 *
 * Returns: (transfer full): an item that failed until something better is known of it
 */
SheafImportItem *sheaf_import_item_new (const SheafImportRoot *root,
                                        const char *origin,
                                        const SheafImportSite *site);
void sheaf_import_item_free (SheafImportItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafImportItem, sheaf_import_item_free)

/* What the sidecar says of the file, if it is of these bytes, holds for it: how it is to be read, too, unless that
 * was asked for. */
void sheaf_import_item_take_state (SheafImportItem *self, GBytes *bytes);

/* The file's own name, the last part of its origin. (transfer none) */
const char *sheaf_import_item_get_name (const SheafImportItem *self);

/* Bytes it keeps in memory, about; from the size of the file before it is read. */
gsize sheaf_import_item_get_cost (const SheafImportItem *self);
