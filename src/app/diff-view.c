/* diff-view.c: what differs between two texts, to be looked at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/diff-view.h"

#include "core/text.h"

#include <glib/gi18n.h>

/* Of an article that was replaced as a whole not all has to be seen. */
#define MAX_LINES     4000
#define MAX_CHARACTERS 2000

#define MARGIN 8

/* The names of the two files stand in the first lines. */
#define HEAD_LINES 2

struct _SheafDiffView
{
  AdwBin parent_instance;

  GtkTextView *view;
  GtkTextBuffer *buffer; /* the view holds it */
  GtkTextTag *added;     /* the table holds them */
  GtkTextTag *removed;
  GtkTextTag *place;
};

G_DEFINE_FINAL_TYPE (SheafDiffView, sheaf_diff_view, ADW_TYPE_BIN)

static void
append (SheafDiffView *self, const char *text, GtkTextTag *tag)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  if (tag)
    gtk_text_buffer_insert_with_tags (self->buffer, &end, text, -1, tag, NULL);
  else
    gtk_text_buffer_insert (self->buffer, &end, text, -1);
}

/* A minus as wide as the plus. */
static void
append_line (SheafDiffView *self, char sign, const char *text)
{
  g_autofree char *shown = sheaf_text_display (text, MAX_CHARACTERS);
  g_autofree char *line =
      g_strdup_printf ("%s %s\n", sign == '+' ? "+" : sign == '-' ? "−" : " ", shown);

  append (self, line, sign == '+' ? self->added : sign == '-' ? self->removed : NULL);
}

/* "@@ -3,7 +3,8 @@": which line of the new text comes next. */
static void
append_place (SheafDiffView *self, const char *hunk)
{
  const char *plus = strchr (hunk, '+');
  const guint line = plus ? (guint) g_ascii_strtoull (plus + 1, NULL, 10) : 0;
  g_autofree char *text = g_strdup_printf (_ ("Line %'u"), line);
  g_autofree char *ended = g_strconcat (text, "\n", NULL);

  append (self, ended, self->place);
}

void
sheaf_diff_view_set_difference (SheafDiffView *self, const char *unified)
{
  g_auto (GStrv) lines = NULL;
  GtkTextIter start;

  g_return_if_fail (SHEAF_IS_DIFF_VIEW (self) && unified);

  gtk_text_buffer_set_text (self->buffer, "", 0);
  lines = g_strsplit (unified, "\n", HEAD_LINES + MAX_LINES + 1);
  for (guint i = 0; lines[i]; i++)
    {
      const char *line = lines[i];

      if (i < HEAD_LINES || !*line)
        continue;
      if (i == HEAD_LINES + MAX_LINES)
        append (self, _ ("The rest is not shown"), self->place);
      else if (*line == '@')
        append_place (self, line);
      else
        append_line (self, *line, line + 1);
    }
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
}

char *
sheaf_diff_view_get_text (SheafDiffView *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (SHEAF_IS_DIFF_VIEW (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/* The object. */

GtkWidget *
sheaf_diff_view_new (void)
{
  return g_object_new (SHEAF_TYPE_DIFF_VIEW, NULL);
}

static void
sheaf_diff_view_class_init (SheafDiffViewClass *klass)
{
}

/* Colours that are light enough on white, and strong enough on black. */
static void
make_tags (SheafDiffView *self)
{
  const GdkRGBA green = { 0.15f, 0.65f, 0.3f, 0.22f };
  const GdkRGBA red = { 0.85f, 0.15f, 0.15f, 0.2f };
  const GdkRGBA grey = { 0.5f, 0.5f, 0.5f, 1.0f };

  self->added = gtk_text_buffer_create_tag (self->buffer, NULL, "paragraph-background-rgba", &green,
                                            "background-full-height", TRUE, NULL);
  self->removed = gtk_text_buffer_create_tag (self->buffer, NULL, "paragraph-background-rgba", &red,
                                              "background-full-height", TRUE, NULL);
  self->place =
      gtk_text_buffer_create_tag (self->buffer, NULL, "foreground-rgba", &grey, "scale", 0.85,
                                  "pixels-above-lines", 6, "pixels-below-lines", 3, NULL);
}

static void
sheaf_diff_view_init (SheafDiffView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  make_tags (self);
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_cursor_visible (self->view, FALSE);
  gtk_text_view_set_monospace (self->view, TRUE);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (self->view, MARGIN);
  gtk_text_view_set_bottom_margin (self->view, MARGIN);
  gtk_text_view_set_left_margin (self->view, MARGIN);
  gtk_text_view_set_right_margin (self->view, MARGIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What differs"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_hexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
