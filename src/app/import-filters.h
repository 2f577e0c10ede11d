/* import-filters.h: which files of an import are shown, by what becomes of them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_FILTERS (sheaf_import_filters_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportFilters, sheaf_import_filters, SHEAF, IMPORT_FILTERS, GtkWidget)

/* A button for each outcome there is, with its count. Emits "changed" when others are pressed. */
GtkWidget *sheaf_import_filters_new (void);

/* Counts the files of @list; a filter without files goes. */
void sheaf_import_filters_set_list (SheafImportFilters *self, SheafImportList *list);

/* As sheaf_import_list_filter() takes them. */
guint sheaf_import_filters_get_wanted (SheafImportFilters *self);

G_END_DECLS
