/* shortcuts.c: the one table of keys
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/shortcuts.h"

#define WINDOW      SHEAF_SHORTCUT_WINDOW
#define APPLICATION SHEAF_SHORTCUT_APPLICATION
#define TOOLKIT     SHEAF_SHORTCUT_TOOLKIT

static const SheafShortcut shortcuts[] = {
  { "win.next", "j", NULL, WINDOW },
  { "win.previous", "k", NULL, WINDOW },
  { "win.next-unread", "n", NULL, WINDOW },
  /* In the page WebKit pages by itself; see reader-paging.h. */
  { "win.next-unread", "space <Shift>space", NULL, TOOLKIT },
  { "win.star", "s", NULL, WINDOW },
  { "win.archive", "e", NULL, WINDOW },
  { "win.unread", "u", NULL, WINDOW },
  { "win.trash", "Delete", "KP_Delete", WINDOW },
  { "win.restore", "r", NULL, WINDOW },

  { "win.show-original", "c", NULL, WINDOW },
  { "win.contents", "t", NULL, WINDOW },
  { "win.highlight-selection", "h", NULL, WINDOW },
  { "win.add-note", "<Shift>h", NULL, WINDOW },
  { "win.notes", "m", NULL, WINDOW },
  { "win.all-notes", "<Control>m", NULL, WINDOW },
  { "win.details", "<Alt>Return", "<Alt>KP_Enter", WINDOW },
  { "win.edit-header", "<Control>e", NULL, WINDOW },

  { "win.undo", "<Control>z", NULL, WINDOW },
  { "win.redo", "<Control><Shift>z", "<Control>y", WINDOW },
  { "win.history", "<Control>h", NULL, WINDOW },

  { "win.search", "<Control>k <Control><Shift>f", NULL, WINDOW },
  { "win.find", "<Control>f", NULL, WINDOW },
  { "win.next-hit", "F3", "<Control>g", WINDOW },
  { "win.previous-hit", "<Shift>F3", "<Control><Shift>g", WINDOW },

  { "win.zoom-in", "<Control>plus", "<Control>equal <Control>KP_Add", WINDOW },
  { "win.zoom-out", "<Control>minus", "<Control>KP_Subtract", WINDOW },
  { "win.zoom-normal", "<Control>0", "<Control>KP_0", WINDOW },
  { "win.typography", "<Control>t", NULL, WINDOW },
  { "win.print", "<Control>p", NULL, WINDOW },
  { "win.copy-as-markdown", "<Control><Shift>c", NULL, WINDOW },
  { "win.show-pictures", "p", NULL, WINDOW },
  { "win.read-aloud", "a", NULL, WINDOW },
  { "win.previous-sentence", "comma", NULL, WINDOW },
  { "win.next-sentence", "period", NULL, WINDOW },
  { "win.open-original", "v", NULL, WINDOW },
  { "win.view-source", "<Control>u", NULL, WINDOW },

  { "win.import-files", "<Control>o", NULL, WINDOW },
  { "win.import-folder", "<Control><Shift>o", NULL, WINDOW },

  { "win.imports", "<Control>i", NULL, WINDOW },
  { "win.export", "<Control><Shift>e", NULL, WINDOW },
  { "win.rescan", "F5", NULL, WINDOW },

  { "win.back", "Escape", NULL, WINDOW },
  /* Before a web view can take them for its own way back. */
  { "win.way-back", "<Alt>Left", NULL, APPLICATION },
  { "win.article-forward", "<Alt>Right", NULL, APPLICATION },
  { "win.show-sidebar", "F9", NULL, WINDOW },
  { "win.full-screen", "F11", NULL, WINDOW },
  { "win.caret-browsing", "F7", NULL, WINDOW },
  { "win.preferences", "<Control>comma", NULL, WINDOW },
  { "win.help", "F1", NULL, WINDOW },
  { "win.menu", "F10", NULL, WINDOW },
  { "win.commands", "<Control><Shift>p", NULL, WINDOW },
  { "win.show-help-overlay", "<Control>question", NULL, TOOLKIT },
  { "window.close", "<Control>w", NULL, APPLICATION },
  { "app.quit", "<Control>q", NULL, APPLICATION },
};

const SheafShortcut *
sheaf_shortcuts_get (gsize *n)
{
  *n = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

char *
sheaf_shortcuts_get_key (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (g_str_equal (shortcuts[i].action, action))
      return g_strndup (shortcuts[i].keys, strcspn (shortcuts[i].keys, " "));
  return NULL;
}

static void
bind (GtkWidgetClass *klass, const char *action, const char *accelerators)
{
  g_auto (GStrv) list = g_strsplit (accelerators ? accelerators : "", " ", -1);

  for (guint i = 0; list[i]; i++)
    {
      GdkModifierType modifiers;
      guint key;

      if (gtk_accelerator_parse (list[i], &key, &modifiers))
        gtk_widget_class_add_binding_action (klass, key, modifiers, action, NULL);
      else
        g_warning ("%s is not a key", list[i]);
    }
}

/* To the window and not to the application: so an entry that is typed in takes its own keys first,
 * "s" and Ctrl+Z among them. */
void
sheaf_shortcuts_bind_window (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].scope == SHEAF_SHORTCUT_WINDOW)
      {
        bind (klass, shortcuts[i].action, shortcuts[i].keys);
        bind (klass, shortcuts[i].action, shortcuts[i].also);
      }
}

void
sheaf_shortcuts_bind_application (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].scope == SHEAF_SHORTCUT_APPLICATION)
      {
        g_auto (GStrv) list = g_strsplit (shortcuts[i].keys, " ", -1);

        gtk_application_set_accels_for_action (application, shortcuts[i].action,
                                               (const char *const *) list);
      }
}

/* What was written in it is taken first, as when it is left in any other way. */
static gboolean
leave_cb (GtkWidget *popover, GVariant *arguments, gpointer action)
{
  gtk_popover_popdown (GTK_POPOVER (popover));
  return gtk_widget_activate_action (popover, action, NULL);
}

void
sheaf_shortcuts_bind_popover (GtkPopover *popover)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].scope == SHEAF_SHORTCUT_APPLICATION)
      {
        GtkShortcutAction *action =
            gtk_callback_action_new (leave_cb, (gpointer) shortcuts[i].action, NULL);

        gtk_shortcut_controller_add_shortcut (
            GTK_SHORTCUT_CONTROLLER (controller),
            gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys), action));
      }
  gtk_widget_add_controller (GTK_WIDGET (popover), controller);
}
