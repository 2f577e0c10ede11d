/* date-chart.h: when the articles that were found are from
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/date-bars.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_DATE_CHART (sheaf_date_chart_get_type ())
G_DECLARE_FINAL_TYPE (SheafDateChart, sheaf_date_chart, SHEAF, DATE_CHART, GtkWidget)

/* A bar for each day, month or year, as high as there are articles of it. Dragging over some of them, a click, or
 * arrow keys (with Shift more than one) and Enter choose a time. Emits "chosen" (char *time, as date: takes it). */

/* @bars: (transfer none) (nullable): without at least two it is not shown */
void sheaf_date_chart_set_bars (SheafDateChart *self, const SheafDateBars *bars);

G_END_DECLS
