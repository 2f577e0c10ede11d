/* search-provider.h: articles in the search of the desktop
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SEARCH_PROVIDER (sheaf_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (SheafSearchProvider, sheaf_search_provider, SHEAF, SEARCH_PROVIDER, GObject)

/**
 * sheaf_search_provider_new:
 * @application: (not owned): held while there is something to be answered
 * @library: the library that is searched; read only, so one that is not there, or older, has no results
 *
 * Answers org.gnome.Shell.SearchProvider2 from a thread, without any window; a newer search interrupts the older
 * one. Nothing is found where the setting "desktop-search" is off. Emits, in the main context,
 * "activated" (gint64 article, guint timestamp) when a result is chosen, and
 * "launched" (string text, guint timestamp) when the search is to go on in the program.
 *
 * Returns: (transfer full)
 */
SheafSearchProvider *sheaf_search_provider_new (GApplication *application, const char *library);

/* Is there for others at "SearchProvider" below @path. Returns: FALSE with @error where something is there already */
gboolean sheaf_search_provider_export (SheafSearchProvider *self,
                                       GDBusConnection *connection,
                                       const char *path,
                                       GError **error);

/* Drops what is still to be answered. */
void sheaf_search_provider_unexport (SheafSearchProvider *self);

G_END_DECLS
