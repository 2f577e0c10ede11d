/* search-help.c: what can be typed into the search, to choose from
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/search-help.h"

#include "app/narrow.h"
#include "app/shortcuts.h"

#include <glib/gi18n.h>

/* Of what is seen of it at once, in pixels. */
#define HEIGHT 520

struct _SheafSearchHelp
{
  GtkPopover parent_instance;
};

enum
{
  SIGNAL_EXAMPLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafSearchHelp, sheaf_search_help, GTK_TYPE_POPOVER)

/* @inserted: up to where the reader goes on typing, if that is not all of it */
typedef struct
{
  const char *typed;
  const char *inserted;
  const char *means;
} Example;

static const Example examples[] = {
  /* Translators: two words to search for */
  { N_ ("two words"), "", N_ ("Articles with both") },
  /* Translators: words to search for as a phrase; keep the quotation marks */
  { N_ ("\"some words\""), "\"", N_ ("Side by side") },
  /* Translators: searches for one of two words; keep OR */
  { N_ ("this OR that"), "", N_ ("One of them") },
  /* Translators: a word that must not be found; keep the minus */
  { N_ ("-word"), "-", N_ ("Without it") },
  { "title:", NULL, N_ ("In the title") },
  { "author:", NULL, N_ ("By an author") },
  { "tag:", NULL, N_ ("With a tag") },
  { "category:", NULL, N_ ("In a category, and below it") },
  { "source:", NULL, N_ ("From an address or folder") },
  { "date:2021-09..2021-12", "date:", N_ ("Of a day, month or year, or between two") },
  { "is:unread", NULL, N_ ("Unread; also starred, archived, draft") },
  { "has:pictures", NULL, N_ ("With pictures") },
  { "has:notes", NULL, N_ ("With notes or highlights") },
  /* Translators: any key of a front matter, and its value */
  { N_ ("key:value"), "", N_ ("By any other entry of the file's header") },
};

static void
example_cb (GtkButton *button, const Example *example)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (button), SHEAF_TYPE_SEARCH_HELP);

  g_signal_emit (self, signals[SIGNAL_EXAMPLE], 0,
                 example->inserted ? example->inserted : example->typed);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* The description lies in the name: what a screen reader says of a button has to say what it is for. */
static GtkWidget *
row_new (const Example *example)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *typed = gtk_label_new (_ (example->typed));
  GtkWidget *means = gtk_label_new (_ (example->means));
  g_autofree char *name = g_strdup_printf ("%s: %s", _ (example->typed), _ (example->means));

  gtk_label_set_xalign (GTK_LABEL (typed), 0);
  gtk_label_set_ellipsize (GTK_LABEL (typed), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (typed, "monospace");
  gtk_label_set_xalign (GTK_LABEL (means), 0);
  gtk_label_set_wrap (GTK_LABEL (means), TRUE);
  gtk_widget_add_css_class (means, "caption");
  gtk_widget_add_css_class (means, "dim-label");
  gtk_box_append (GTK_BOX (box), typed);
  gtk_box_append (GTK_BOX (box), means);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sheaf-search-example");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (example_cb), (gpointer) example);
  return button;
}

static void
sheaf_search_help_class_init (SheafSearchHelpClass *klass)
{
  signals[SIGNAL_EXAMPLE] = g_signal_new ("example", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sheaf_search_help_init (SheafSearchHelp *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    gtk_box_append (GTK_BOX (box), row_new (&examples[i]));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  sheaf_narrow_popover (GTK_POPOVER (self));
  sheaf_shortcuts_bind_popover (GTK_POPOVER (self));
}

GtkWidget *
sheaf_search_help_new (void)
{
  return g_object_new (SHEAF_TYPE_SEARCH_HELP, NULL);
}
