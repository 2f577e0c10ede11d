/* import-folder.h: open and list a folder, read a file, without following anything
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-imports.h"

#include <sys/stat.h>

/* What tells later whether the file changed. */
SheafSignature sheaf_folder_signature (const struct stat *st);

/* Opens a folder without following a link in its last part. Returns: a descriptor, -1 with errno */
int sheaf_folder_open_at (int at, const char *name);

/* The names in a folder, packed, in the order of their bytes. */
typedef struct _SheafFolderNames SheafFolderNames;

/**
 * sheaf_folder_names_read:
 * @fd: the open folder; stays the caller's
 * @error: set where the list could not be read to its end
 *
 * Returns: (transfer full): what could be read, without . and ..; never NULL
 */
SheafFolderNames *sheaf_folder_names_read (int fd, GError **error);
void sheaf_folder_names_free (SheafFolderNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafFolderNames, sheaf_folder_names_free)

/* How many there are, and each of them, from 0. */
guint sheaf_folder_names_count (const SheafFolderNames *self);
const char *sheaf_folder_names_get (const SheafFolderNames *self, guint n);

/**
 * sheaf_folder_read_file:
 * @fd: the folder
 * @name: of the file in it
 * @signature: (out): of what was read; all zero where it changed meanwhile
 *
 * Opened once, without following a link or waiting for a pipe, read once (SAFETY L2, L3, P6).
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_INVALID for what is no regular file, _LIMIT for one over
 *   SHEAF_DOCUMENT_MAX_BYTES, _UNREADABLE
 */
GBytes *
sheaf_folder_read_file (int fd, const char *name, SheafSignature *signature, GError **error);
