/* safe-writer.h: new files, whole and on the disk before they have their names
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * SheafSafeWriter:
 *
 * Writes files under temporary names, and gives some dozens of them their names at once: so that each is
 * flushed to the disk before it is seen, but the disk is waited for a few times instead of for every file.
 */
typedef struct _SheafSafeWriter SheafSafeWriter;

/* Told of each file once it has its name, or why it has none. @data: as given for it; @name: the one it has */
typedef void (*SheafSafeWriterFunc) (gpointer data,
                                     const char *name,
                                     const GError *error,
                                     gpointer user_data);

/**
 * sheaf_safe_writer_new:
 * @free_data: (nullable): for what is given with each file
 *
 * Returns: (transfer full)
 */
SheafSafeWriter *
sheaf_safe_writer_new (SheafSafeWriterFunc func, gpointer user_data, GDestroyNotify free_data);

/* Files that were not flushed leave no trace. */
void sheaf_safe_writer_free (SheafSafeWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafSafeWriter, sheaf_safe_writer_free)

/**
 * sheaf_safe_writer_add:
 * @at: open folder; taken over
 * @name: one component, made safe
 * @data: (transfer full)
 *
 * Writes @bytes; the file gets its name at the next flush, which comes by itself when enough wait. Never
 * overwrites, never follows a link: a name that is taken gets the first free number.
 */
void sheaf_safe_writer_add (SheafSafeWriter *self,
                            int at,
                            const char *name,
                            GBytes *bytes,
                            gpointer data);

/* Names every file that waits. */
void sheaf_safe_writer_flush (SheafSafeWriter *self);
