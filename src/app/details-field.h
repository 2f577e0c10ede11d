/* details-field.h: one value of an article, which can be changed where it stands
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_DETAILS_FIELD (sheaf_details_field_get_type ())
G_DECLARE_FINAL_TYPE (SheafDetailsField, sheaf_details_field, SHEAF, DETAILS_FIELD, AdwBin)

/**
 * sheaf_details_field_new:
 * @title: what the value is called; shown as it is
 * @removable: it has a button that takes it out
 *
 * Emits "commit" (char *text) when another text was typed, by Enter and when the focus leaves; Escape brings
 * back what was there. Emits "remove" by its button.
 */
GtkWidget *sheaf_details_field_new (const char *title, gboolean removable);

/* Shows a value, unless another one was typed and not taken yet. @value: (nullable) */
void sheaf_details_field_set_value (SheafDetailsField *self, const char *value);

/* Shows it whatever was typed: it is of another article. */
void sheaf_details_field_reset (SheafDetailsField *self, const char *value);

/* Whether another text stands there than the value. */
gboolean sheaf_details_field_is_changed (SheafDetailsField *self);

/* What was typed was taken. */
void sheaf_details_field_accept (SheafDetailsField *self);

/* Why it was not: shown at the field, what was typed stays. */
void sheaf_details_field_refuse (SheafDetailsField *self, const char *reason);

/* A short line below the value. @note: (nullable) */
void sheaf_details_field_set_note (SheafDetailsField *self, const char *note);

/* Whether it can be typed in. */
void sheaf_details_field_set_editable (SheafDetailsField *self, gboolean editable);

/* The entry. Returns: (transfer none) */
GtkWidget *sheaf_details_field_get_entry (SheafDetailsField *self);

G_END_DECLS
