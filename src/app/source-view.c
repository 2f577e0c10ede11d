/* source-view.c: a text to be edited as it stands, in colours
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/source-view.h"

#include <gtksourceview/gtksource.h>

/* Of the marks in the gutter. */
#define CATEGORY "fault"

#define MARGIN 6

struct _SheafSourceView
{
  AdwBin parent_instance;

  GtkSourceView *view;
  GtkSourceBuffer *buffer;
  GtkTextTag *fault; /* over the whole line; the table holds it */
  GtkTextTag *fence; /* over the lines around TOML, which its language takes for faults; likewise */
  guint n_marks;
  GtkSourceSearchContext *search; /* (nullable): since something was looked for */
};

G_DEFINE_FINAL_TYPE (SheafSourceView, sheaf_source_view, ADW_TYPE_BIN)

enum
{
  CHANGED,
  FOUND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The text. */

static void
changed_cb (SheafSourceView *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
sheaf_source_view_set_text (SheafSourceView *self, const char *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;

  g_return_if_fail (SHEAF_IS_SOURCE_VIEW (self) && text);

  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

void
sheaf_source_view_append_text (SheafSourceView *self, const char *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_return_if_fail (SHEAF_IS_SOURCE_VIEW (self) && text);

  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

char *
sheaf_source_view_get_text (SheafSourceView *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (SHEAF_IS_SOURCE_VIEW (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

/* Colours. */

static const char *
language_of (SheafForm form)
{
  switch (form)
    {
    case SHEAF_FORM_TOML:
    case SHEAF_FORM_TOML_CODE:
      return "toml";
    case SHEAF_FORM_JSON:
    case SHEAF_FORM_JSON_FENCED:
    case SHEAF_FORM_JSON_SHORT:
    case SHEAF_FORM_JSON_COMMENT:
      return "json";
    case SHEAF_FORM_NONE:
    case SHEAF_FORM_YAML:
    case SHEAF_FORM_YAML_SHORT:
    case SHEAF_FORM_BARE:
    case SHEAF_FORM_NIKOLA:
    case SHEAF_FORM_NIKOLA_COMMENT:
    case SHEAF_FORM_REFERENCE:
    default:
      return "yaml";
    }
}

void
sheaf_source_view_set_form (SheafSourceView *self, SheafForm form)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();

  g_return_if_fail (SHEAF_IS_SOURCE_VIEW (self));

  gtk_source_buffer_set_language (
      self->buffer, gtk_source_language_manager_get_language (manager, language_of (form)));
}

void
sheaf_source_view_set_read_only (SheafSourceView *self, SheafFormat format, gboolean coloured)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();
  const char *name = format == SHEAF_FORMAT_HTML ? "html" : "markdown";
  GtkSourceLanguage *language = NULL;

  g_return_if_fail (SHEAF_IS_SOURCE_VIEW (self));

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_source_view_set_show_line_marks (self->view, FALSE);
  if (coloured && format != SHEAF_FORMAT_TEXT)
    language = gtk_source_language_manager_get_language (manager, name);
  gtk_source_buffer_set_language (self->buffer, language);
}

/* The library's schemes do not follow the desktop by themselves. */
static void
update_scheme (SheafSourceView *self)
{
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  gtk_source_buffer_set_style_scheme (
      self->buffer,
      gtk_source_style_scheme_manager_get_scheme (manager, dark ? "Adwaita-dark" : "Adwaita"));
}

/* Marks. */

static void
mark_line (SheafSourceView *self, guint line)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter start, end;

  if (!line || line > (guint) gtk_text_buffer_get_line_count (buffer))
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line - 1);
  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag (buffer, self->fault, &start, &end);
  gtk_source_buffer_create_source_mark (self->buffer, NULL, CATEGORY, &start);
  self->n_marks++;
}

static void
calm_fences (SheafSourceView *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  do
    {
      g_autofree char *line = NULL;

      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      line = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      if (g_str_has_prefix (line, "+++"))
        gtk_text_buffer_apply_tag (buffer, self->fence, &start, &end);
      else
        gtk_text_buffer_remove_tag (buffer, self->fence, &start, &end);
    }
  while (gtk_text_iter_forward_line (&start));
}

void
sheaf_source_view_mark_lines (SheafSourceView *self, const GArray *lines)
{
  GtkTextIter start, end;

  g_return_if_fail (SHEAF_IS_SOURCE_VIEW (self) && lines);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self->buffer), self->fault, &start, &end);
  gtk_source_buffer_remove_source_marks (self->buffer, &start, &end, CATEGORY);
  self->n_marks = 0;
  calm_fences (self);
  for (guint i = 0; i < lines->len; i++)
    mark_line (self, g_array_index (lines, guint, i));
}

guint
sheaf_source_view_count_marks (SheafSourceView *self)
{
  g_return_val_if_fail (SHEAF_IS_SOURCE_VIEW (self), 0);

  return self->n_marks;
}

void
sheaf_source_view_go_to_line (SheafSourceView *self, guint line)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;

  g_return_if_fail (SHEAF_IS_SOURCE_VIEW (self) && line > 0);

  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line - 1);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                      gtk_text_buffer_get_insert (buffer));
}

void
sheaf_source_view_focus (SheafSourceView *self)
{
  g_return_if_fail (SHEAF_IS_SOURCE_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
sheaf_source_view_set_name (SheafSourceView *self, const char *name)
{
  g_return_if_fail (SHEAF_IS_SOURCE_VIEW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* Finding. */

static void
counted_cb (SheafSourceView *self)
{
  g_signal_emit (self, signals[FOUND], 0,
                 gtk_source_search_context_get_occurrences_count (self->search));
}

static void
select_place (SheafSourceView *self, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self->buffer), start, end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)), 0.1,
                                FALSE, 0, 0);
}

static void
moved_cb (GObject *search, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafSourceView) self = data;
  GtkSourceSearchContext *context = GTK_SOURCE_SEARCH_CONTEXT (search);
  GtkTextIter start, end;

  /* One of the two works for either way. */
  if (gtk_source_search_context_forward_finish (context, result, &start, &end, NULL, NULL))
    select_place (self, &start, &end);
}

static void
make_search (SheafSourceView *self)
{
  g_autoptr (GtkSourceSearchSettings) settings = gtk_source_search_settings_new ();

  gtk_source_search_settings_set_wrap_around (settings, TRUE);
  self->search = gtk_source_search_context_new (self->buffer, settings);
  g_signal_connect_object (self->search, "notify::occurrences-count", G_CALLBACK (counted_cb), self,
                           G_CONNECT_SWAPPED);
}

void
sheaf_source_view_find (SheafSourceView *self, const char *text)
{
  GtkTextIter start;

  g_return_if_fail (SHEAF_IS_SOURCE_VIEW (self) && text);

  if (!self->search)
    make_search (self);
  gtk_source_search_settings_set_search_text (gtk_source_search_context_get_settings (self->search),
                                              *text ? text : NULL);
  counted_cb (self);
  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, NULL);
  if (*text)
    gtk_source_search_context_forward_async (self->search, &start, NULL, moved_cb,
                                             g_object_ref (self));
}

void
sheaf_source_view_find_next (SheafSourceView *self, gboolean backward)
{
  GtkTextIter start, end;

  g_return_if_fail (SHEAF_IS_SOURCE_VIEW (self));

  if (!self->search)
    return;
  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  if (backward)
    gtk_source_search_context_backward_async (self->search, &start, NULL, moved_cb,
                                              g_object_ref (self));
  else
    gtk_source_search_context_forward_async (self->search, &end, NULL, moved_cb,
                                             g_object_ref (self));
}

/* The object. */

GtkWidget *
sheaf_source_view_new (void)
{
  return g_object_new (SHEAF_TYPE_SOURCE_VIEW, NULL);
}

static void
sheaf_source_view_dispose (GObject *object)
{
  SheafSourceView *self = SHEAF_SOURCE_VIEW (object);

  g_clear_object (&self->search);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (sheaf_source_view_parent_class)->dispose (object);
}

static void
sheaf_source_view_class_init (SheafSourceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sheaf_source_view_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
make_view (SheafSourceView *self)
{
  GtkTextView *text;

  self->view = GTK_SOURCE_VIEW (gtk_source_view_new_with_buffer (self->buffer));
  text = GTK_TEXT_VIEW (self->view);
  gtk_source_view_set_show_line_numbers (self->view, TRUE);
  gtk_source_view_set_show_line_marks (self->view, TRUE);
  gtk_source_view_set_auto_indent (self->view, TRUE);
  gtk_source_view_set_insert_spaces_instead_of_tabs (self->view, TRUE);
  gtk_source_view_set_tab_width (self->view, 2);
  gtk_text_view_set_monospace (text, TRUE);
  gtk_text_view_set_wrap_mode (text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (text, FALSE); /* Tab leads on, as everywhere */
  gtk_text_view_set_top_margin (text, MARGIN);
  gtk_text_view_set_bottom_margin (text, MARGIN);
  gtk_text_view_set_left_margin (text, MARGIN);
}

static void
set_mark_look (SheafSourceView *self)
{
  g_autoptr (GtkSourceMarkAttributes) look = gtk_source_mark_attributes_new ();
  GdkRGBA amber = { 0.90f, 0.60f, 0.0f, 0.22f };

  gtk_source_mark_attributes_set_icon_name (look, "sheaf-attention-symbolic");
  gtk_source_view_set_mark_attributes (self->view, CATEGORY, look, 1);
  self->fault = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self->buffer), NULL,
                                            "paragraph-background-rgba", &amber, NULL);
  self->fence = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self->buffer), NULL, "underline",
                                            PANGO_UNDERLINE_NONE, NULL);
}

static void
sheaf_source_view_init (SheafSourceView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->buffer = gtk_source_buffer_new (NULL);
  make_view (self);
  set_mark_look (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_scheme), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_scheme (self);
}
