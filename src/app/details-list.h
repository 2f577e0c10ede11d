/* details-list.h: a list of names of an article, which can be added to and taken from
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_DETAILS_LIST (sheaf_details_list_get_type ())
G_DECLARE_FINAL_TYPE (SheafDetailsList, sheaf_details_list, SHEAF, DETAILS_LIST, AdwBin)

/**
 * sheaf_details_list_new:
 * @title: what the list is called
 * @placeholder: of the entry that adds to it
 *
 * Emits "add" (char *item) and "remove" (char *item).
 */
GtkWidget *sheaf_details_list_new (const char *title, const char *placeholder);

/* Shows the items; nothing happens where they are those already shown.
 * @items: (transfer none) (element-type utf8): what the signals name
 * @shown: (nullable) (transfer none) (element-type utf8): how they are written for people, where otherwise */
void sheaf_details_list_set_items (SheafDetailsList *self, GPtrArray *items, GPtrArray *shown);

/* What is offered while something is typed. (transfer none) (element-type utf8) */
void sheaf_details_list_set_choices (SheafDetailsList *self, GPtrArray *choices);

/* It is of another article: what was typed and said goes. */
void sheaf_details_list_reset (SheafDetailsList *self);

/* The change that was asked for was made, or not, and why: then what was typed stays. */
void sheaf_details_list_accept (SheafDetailsList *self);
void sheaf_details_list_refuse (SheafDetailsList *self, const char *reason);

/* A short line below the items. @note: (nullable) */
void sheaf_details_list_set_note (SheafDetailsList *self, const char *note);

/* Whether there is anything to add and take away with. */
void sheaf_details_list_set_editable (SheafDetailsList *self, gboolean editable);

/* Where one types. Returns: (transfer none) */
GtkWidget *sheaf_details_list_get_entry (SheafDetailsList *self);

G_END_DECLS
