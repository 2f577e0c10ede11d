/* import-detail.c: one file of an import: what was said of it, and the lines it was said of
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-detail.h"

#include "app/encoding-chooser.h"
#include "app/import-lines.h"

#include <glib/gi18n.h>

struct _SheafImportDetail
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *facts;
  GtkLabel *place;
  GtkLabel *reason;
  GtkGrid *lines;
  SheafEncodingChooser *chooser;
  GtkCheckButton *alike;

  SheafImportFile *file; /* (nullable) */
  gboolean updating;
  GCancellable *reading; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SheafImportDetail, sheaf_import_detail, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* The lines. */

static void
clear_lines (SheafImportDetail *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))))
    gtk_grid_remove (self->lines, child);
  gtk_widget_set_visible (GTK_WIDGET (self->lines), FALSE);
}

static GtkWidget *
new_label (const char *text, const SheafImportLineText *line)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "monospace");
  if (line->named)
    gtk_widget_add_css_class (label, "named");
  return label;
}

static void
add_line (SheafImportDetail *self, const SheafImportLineText *line, int row)
{
  g_autofree char *number = g_strdup_printf ("%u", line->number);
  GtkWidget *number_label = new_label (number, line);
  GtkWidget *text_label = new_label (line->text, line);

  gtk_widget_add_css_class (number_label, "number");
  gtk_widget_set_valign (number_label, GTK_ALIGN_FILL);
  gtk_label_set_xalign (GTK_LABEL (number_label), 1);
  gtk_label_set_yalign (GTK_LABEL (number_label), 0);
  gtk_label_set_xalign (GTK_LABEL (text_label), 0);
  gtk_label_set_wrap (GTK_LABEL (text_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text_label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (text_label, TRUE);
  gtk_grid_attach (self->lines, number_label, 0, row, 1, 1);
  gtk_grid_attach (self->lines, text_label, 1, row, 1, 1);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafImportDetail) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = sheaf_import_lines_read_finish (result, &error);

  /* Why it cannot be read is said already, where it could not be read before. */
  if (!lines || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear_lines (self);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, g_ptr_array_index (lines, i), i);
  gtk_widget_set_visible (GTK_WIDGET (self->lines), lines->len > 0);
}

static void
read_lines (SheafImportDetail *self, SheafImportFile *file)
{
  const GArray *lines = sheaf_import_file_get_lines (file);
  const SheafImportFileText *text = sheaf_import_file_get_text (file);
  g_autofree char *path = lines ? sheaf_import_file_make_path (file) : NULL;

  if (!path)
    return;
  self->reading = g_cancellable_new ();
  sheaf_import_lines_read_async (path, text ? text->encoding : NULL, lines, self->reading, read_cb,
                                 g_object_ref (self));
}

static void
stop_reading (SheafImportDetail *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* The encoding. */

/* What was chosen, as it is to be from now on: for the very file, or for all like it. */
static void
choose (SheafImportDetail *self, const char *own, const char *alike)
{
  const SheafImportFileText *text = sheaf_import_file_get_text (self->file);

  gtk_widget_activate_action (GTK_WIDGET (self), "import.choose-encoding", "(^ayms^aymsms)",
                              text->path, own, text->site, text->guessed, alike);
}

static void
chosen_cb (SheafImportDetail *self)
{
  const char *chosen = sheaf_encoding_chooser_get_chosen (self->chooser);

  if (!self->file || self->updating)
    return;
  if (gtk_check_button_get_active (self->alike))
    choose (self, NULL, chosen);
  else
    choose (self, chosen, "");
}

/* From now on what is chosen is for all that are like it, or for none but this. */
static void
alike_cb (SheafImportDetail *self)
{
  const char *chosen = sheaf_encoding_chooser_get_chosen (self->chooser);

  if (!self->file || self->updating || !chosen)
    return;
  if (gtk_check_button_get_active (self->alike))
    choose (self, NULL, chosen);
  else
    choose (self, chosen, NULL);
}

static void
show_encoding (SheafImportDetail *self, guint n_alike)
{
  const SheafImportFileText *text = sheaf_import_file_get_text (self->file);
  g_autofree char *path = text ? sheaf_import_file_make_path (self->file) : NULL;
  g_autofree char *label =
      g_strdup_printf (ngettext ("Also for %'u other file that looks like it",
                                 "Also for %'u other files that look like it", n_alike),
                       n_alike);
  const char *automatic = NULL;

  if (text)
    automatic = text->guessed || text->chosen ? text->guessed : text->encoding;
  self->updating = TRUE;
  sheaf_encoding_chooser_set_text (self->chooser, path, NULL, automatic,
                                   text && text->chosen ? text->encoding : NULL,
                                   !sheaf_import_file_is_encoded (self->file));
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), path != NULL);
  gtk_check_button_set_label (self->alike, label);
  gtk_check_button_set_active (self->alike, text && text->alike);
  gtk_widget_set_visible (GTK_WIDGET (self->alike), path && n_alike > 0);
  self->updating = FALSE;
}

/* The whole. */

void
sheaf_import_detail_set_file (SheafImportDetail *self, SheafImportFile *file, guint n_alike)
{
  g_autofree char *facts = NULL;

  g_return_if_fail (SHEAF_IS_IMPORT_DETAIL (self));

  stop_reading (self);
  clear_lines (self);
  gtk_widget_set_visible (GTK_WIDGET (self), file != NULL);
  g_set_object (&self->file, file);
  if (!file)
    return;

  facts = *sheaf_import_file_get_facts (file)
              ? g_strconcat (sheaf_import_file_get_state (file), C_ ("facts", " · "),
                             sheaf_import_file_get_facts (file), NULL)
              : g_strdup (sheaf_import_file_get_state (file));
  set_text (self->title, sheaf_import_file_get_title (file));
  set_text (self->facts, facts);
  set_text (self->place, sheaf_import_file_get_place (file));
  set_text (self->reason, sheaf_import_file_get_reason (file));
  show_encoding (self, n_alike);
  read_lines (self, file);
}

GtkWidget *
sheaf_import_detail_new (void)
{
  return g_object_new (SHEAF_TYPE_IMPORT_DETAIL, NULL);
}

static void
sheaf_import_detail_dispose (GObject *object)
{
  stop_reading (SHEAF_IMPORT_DETAIL (object));
  g_clear_object (&SHEAF_IMPORT_DETAIL (object)->file);

  G_OBJECT_CLASS (sheaf_import_detail_parent_class)->dispose (object);
}

static void
sheaf_import_detail_class_init (SheafImportDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_import_detail_dispose;
  g_type_ensure (SHEAF_TYPE_ENCODING_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/import-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafImportDetail, title);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDetail, place);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDetail, reason);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDetail, lines);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDetail, chooser);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDetail, alike);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, alike_cb);
}

static void
sheaf_import_detail_init (SheafImportDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
