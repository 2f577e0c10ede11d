/* settings-list.h: a setting that is a list of texts, each once
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/**
 * sheaf_settings_list_set:
 * @key: of type `as`
 * @texts: (array length=n_texts)
 *
 * Takes @texts out of the list, and puts them at its end where they are to be @listed. Written once.
 */
void sheaf_settings_list_set (GSettings *settings,
                              const char *key,
                              const char *const *texts,
                              guint n_texts,
                              gboolean listed);
