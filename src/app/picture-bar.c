/* picture-bar.c: the pictures of the open article that are on hosts
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/picture-bar.h"

#include "app/fold-box.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define HOST_SHOWN  60
#define HOSTS_SHOWN 12

#define ALWAYS "win.load-pictures-always"
#define NEVER  "win.load-pictures-never"

struct _SheafPictureBar
{
  AdwBin parent_instance;

  GtkWidget *bar;
  GtkLabel *label;
  GtkWidget *progress;
  GtkButton *load;
  GtkWidget *more;
  GMenu *menu;
  GtkWidget *stop;
};

G_DEFINE_FINAL_TYPE (SheafPictureBar, sheaf_picture_bar, ADW_TYPE_BIN)

/* --- In words --- */

/* "12 pictures on img.example.org" */
static char *
describe_missing (const SheafPictureState *state)
{
  const guint n = state->missing;
  g_autofree char *host = NULL;
  g_autofree char *pictures = NULL;

  if (state->hosts->len == 1)
    {
      host = sheaf_text_display (g_ptr_array_index (state->hosts, 0), HOST_SHOWN);
      /* Translators: %s is the name of a host in the network */
      return g_strdup_printf (ngettext ("%'u picture on %s", "%'u pictures on %s", n), n, host);
    }
  pictures = g_strdup_printf (ngettext ("%'u picture", "%'u pictures", n), n);
  /* Translators: "12 pictures", on so many hosts in the network */
  return g_strdup_printf (ngettext ("%s on %'u host", "%s on %'u hosts", state->hosts->len),
                          pictures, state->hosts->len);
}

static char *
describe_failed (const SheafPictureState *state)
{
  g_autofree char *count = g_strdup_printf (
      ngettext ("%'u picture did not come", "%'u pictures did not come", state->failed),
      state->failed);

  /* Translators: "3 pictures did not come", and the reason */
  return state->why ? g_strdup_printf (_ ("%s: %s"), count, state->why) : g_steal_pointer (&count);
}

static char *
describe (const SheafPictureState *state)
{
  if (state->loading)
    /* Translators: how many pictures have come, of how many */
    return g_strdup_printf (
        ngettext ("Loading: %'u of %'u picture", "Loading: %'u of %'u pictures", state->total),
        state->done, state->total);
  return state->failed == state->missing ? describe_failed (state) : describe_missing (state);
}

static char *
list_hosts (const SheafPictureState *state)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (state->hosts->len, HOSTS_SHOWN); i++)
    {
      g_autofree char *host = sheaf_text_display (g_ptr_array_index (state->hosts, i), HOST_SHOWN);

      g_string_append_printf (text, "%s%s", i ? "\n" : "", host);
    }
  if (state->hosts->len > HOSTS_SHOWN)
    g_string_append (text, "\n…");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- What can be done --- */

/* @format: with one %s, for @name */
static void
append_item (SheafPictureBar *self, const char *format, const char *name, const char *action)
{
  g_autofree char *shown = sheaf_text_display (name, HOST_SHOWN);
  g_auto (GStrv) parts = g_strsplit (shown, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);
  g_auto (GStrv) around = g_strsplit (format, "%s", 2);
  g_autofree char *label = g_strconcat (around[0], escaped, around[1], NULL);

  g_menu_append (self->menu, label, action);
}

static void
set_menu (SheafPictureBar *self, const SheafPictureState *state)
{
  g_menu_remove_all (self->menu);
  if (state->denied && state->site)
    /* Translators: %s is the site the article is from, which some hosts want to be told */
    append_item (self, _ ("Try Again as a Reader of %s"), state->site,
                 "win.load-pictures-as-reader");
  if (state->hosts->len == 1)
    {
      /* Translators: %s is a host in the network */
      append_item (self, _ ("Always Load from %s"), g_ptr_array_index (state->hosts, 0), ALWAYS);
      append_item (self, _ ("Never Ask for %s"), g_ptr_array_index (state->hosts, 0), NEVER);
    }
  else if (state->hosts->len > 1)
    {
      g_menu_append (self->menu, _ ("Always Load from These Hosts"), ALWAYS);
      g_menu_append (self->menu, _ ("Never Ask for These Hosts"), NEVER);
    }
  gtk_widget_set_visible (self->more, !state->loading &&
                                          g_menu_model_get_n_items (G_MENU_MODEL (self->menu)) > 0);
}

void
sheaf_picture_bar_set (SheafPictureBar *self, const SheafPictureState *state)
{
  g_autofree char *text = NULL;
  g_autofree char *hosts = NULL;

  g_return_if_fail (SHEAF_IS_PICTURE_BAR (self) && state);

  gtk_widget_set_visible (self->bar, state->missing > 0 || state->loading);
  if (!gtk_widget_get_visible (self->bar))
    return;
  text = describe (state);
  hosts = list_hosts (state);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), *hosts ? hosts : NULL);
  gtk_widget_set_visible (self->progress, state->loading);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 state->total ? (double) state->done / state->total : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->load), !state->loading);
  gtk_button_set_label (self->load,
                        state->failed == state->missing ? _ ("_Try Again") : _ ("_Load Pictures"));
  gtk_widget_set_visible (self->stop, state->loading);
  set_menu (self, state);
}

static void
sheaf_picture_bar_class_init (SheafPictureBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/picture-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafPictureBar, bar);
  gtk_widget_class_bind_template_child (widget_class, SheafPictureBar, label);
  gtk_widget_class_bind_template_child (widget_class, SheafPictureBar, progress);
  gtk_widget_class_bind_template_child (widget_class, SheafPictureBar, load);
  gtk_widget_class_bind_template_child (widget_class, SheafPictureBar, more);
  gtk_widget_class_bind_template_child (widget_class, SheafPictureBar, menu);
  gtk_widget_class_bind_template_child (widget_class, SheafPictureBar, stop);
}

static void
sheaf_picture_bar_init (SheafPictureBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
