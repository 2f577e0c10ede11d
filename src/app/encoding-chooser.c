/* encoding-chooser.c: which encoding a text is read in, and how it looks then
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/encoding-chooser.h"

#include "app/choice-factory.h"
#include "app/fold-box.h"
#include "app/format-encoding.h"
#include "app/names.h"
#include "app/text-sample.h"
#include "core/encoding-names.h"

#include <glib/gi18n.h>

struct _SheafEncodingChooser
{
  AdwBin parent_instance;

  GtkDropDown *names;
  GtkLabel *sample;
  GtkLabel *told;

  char *path;            /* (nullable) */
  GBytes *bytes;         /* (nullable) */
  const char *given;     /* (nullable): what was chosen when it came */
  gboolean plain;        /* no sample while nothing is chosen */
  char *first;           /* what the first of the names is, which stands for none */
  GCancellable *reading; /* (nullable) */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SheafEncodingChooser, sheaf_encoding_chooser, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The sample. */

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* How many places cannot be read is said around it of what is so already. */
static char *
format_told (const SheafTextSample *sample, gboolean other)
{
  if (other && sample->replaced > 0)
    /* Translators: %s is an encoding: "GB18030" */
    return g_strdup_printf (ngettext ("%'u place is not valid %s and shows as �",
                                      "%'u places are not valid %s and show as �",
                                      sample->replaced),
                            sample->replaced, sample->encoding);
  return g_strdup (*sample->text ? ""
                                 : _ ("There is nothing but ASCII in it, which reads the same in "
                                      "every encoding."));
}

static void
sampled_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafEncodingChooser) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafTextSample) sample = sheaf_text_sample_read_finish (result, &error);
  g_autofree char *told = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  told = sample ? format_told (sample, sheaf_encoding_chooser_get_chosen (self) != self->given)
                : g_strdup (error->message);
  set_text (self->sample, sample ? sample->text : "");
  set_text (self->told, told);
}

static void
stop_reading (SheafEncodingChooser *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_sample (SheafEncodingChooser *self)
{
  const char *chosen = sheaf_encoding_chooser_get_chosen (self);

  stop_reading (self);
  if ((!self->path && !self->bytes) || (self->plain && !chosen))
    {
      set_text (self->sample, "");
      set_text (self->told, "");
      return;
    }
  self->reading = g_cancellable_new ();
  sheaf_text_sample_read_async (self->path, self->bytes, chosen, self->reading, sampled_cb,
                                g_object_ref (self));
}

/* The names. */

static void
selected_cb (SheafEncodingChooser *self)
{
  if (self->updating)
    return;
  read_sample (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* What is found out first, then all that can be chosen. Where nothing changes the rows stay: one of them may have
 * the focus, as the list that was open a moment ago closes. */
static void
offer (SheafEncodingChooser *self, const char *automatic)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  /* Translators: %s is the name of a text encoding that was found out */
  g_autofree char *first = automatic
                               ? g_strdup_printf (C_ ("encoding", "Automatic (%s)"), automatic)
                               : g_strdup (C_ ("encoding", "Automatic"));
  const char *const *names = sheaf_encoding_list ();

  if (g_strcmp0 (self->first, first) == 0)
    return;
  gtk_string_list_append (list, first);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *text = sheaf_format_encoding (names[i]);

      gtk_string_list_append (list, text);
    }
  gtk_drop_down_set_model (self->names, G_LIST_MODEL (list));
  g_free (self->first);
  self->first = g_steal_pointer (&first);
}

/* One that cannot be chosen stands for what is found out. */
static guint
place_of (const char *encoding)
{
  const char *const *names = sheaf_encoding_list ();

  for (guint i = 0; names[i]; i++)
    if (g_strcmp0 (names[i], encoding) == 0)
      return i + 1;
  return 0;
}

void
sheaf_encoding_chooser_set_text (SheafEncodingChooser *self,
                                 const char *path,
                                 GBytes *bytes,
                                 const char *automatic,
                                 const char *chosen,
                                 gboolean plain)
{
  g_return_if_fail (SHEAF_IS_ENCODING_CHOOSER (self));

  self->updating = TRUE;
  g_free (self->path);
  self->path = g_strdup (path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes ? g_bytes_ref (bytes) : NULL;
  self->plain = plain;
  self->given = chosen ? sheaf_encoding_find (chosen) : NULL;
  offer (self, automatic);
  gtk_drop_down_set_selected (self->names, place_of (chosen));
  self->updating = FALSE;
  read_sample (self);
}

const char *
sheaf_encoding_chooser_get_chosen (SheafEncodingChooser *self)
{
  const char *const *names = sheaf_encoding_list ();
  guint selected;

  g_return_val_if_fail (SHEAF_IS_ENCODING_CHOOSER (self), NULL);

  selected = gtk_drop_down_get_selected (self->names);
  return selected > 0 && selected <= g_strv_length ((char **) names) ? names[selected - 1] : NULL;
}

GtkWidget *
sheaf_encoding_chooser_new (void)
{
  return g_object_new (SHEAF_TYPE_ENCODING_CHOOSER, NULL);
}

static gboolean
sheaf_encoding_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SHEAF_ENCODING_CHOOSER (widget)->names));
}

static void
sheaf_encoding_chooser_dispose (GObject *object)
{
  SheafEncodingChooser *self = SHEAF_ENCODING_CHOOSER (object);

  self->updating = TRUE;
  stop_reading (self);

  G_OBJECT_CLASS (sheaf_encoding_chooser_parent_class)->dispose (object);
}

static void
sheaf_encoding_chooser_finalize (GObject *object)
{
  SheafEncodingChooser *self = SHEAF_ENCODING_CHOOSER (object);

  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->first);

  G_OBJECT_CLASS (sheaf_encoding_chooser_parent_class)->finalize (object);
}

static void
sheaf_encoding_chooser_class_init (SheafEncodingChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_encoding_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = sheaf_encoding_chooser_finalize;
  widget_class->grab_focus = sheaf_encoding_chooser_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/encoding-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafEncodingChooser, names);
  gtk_widget_class_bind_template_child (widget_class, SheafEncodingChooser, sample);
  gtk_widget_class_bind_template_child (widget_class, SheafEncodingChooser, told);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
sheaf_encoding_chooser_init (SheafEncodingChooser *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkExpression) text =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  factory = sheaf_choice_factory_new ();
  /* In this order: with an expression GTK 4.18 makes a factory of its own for the list. */
  gtk_drop_down_set_expression (self->names, text);
  gtk_drop_down_set_factory (self->names, factory);
  gtk_drop_down_set_list_factory (self->names, factory);
  sheaf_names_set_parts (GTK_WIDGET (self->names), GTK_TYPE_TOGGLE_BUTTON, _ ("Text Encoding"));
  sheaf_names_set_parts (GTK_WIDGET (self->names), GTK_TYPE_LIST_VIEW, _ ("Text Encodings"));
  offer (self, NULL);
  self->updating = FALSE;
}
