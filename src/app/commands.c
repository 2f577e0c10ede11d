/* commands.c: everything that can be done, by name
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/commands.h"

#include <glib/gi18n.h>

#define CONTEXT "shortcuts"

/* What has a key is called as in gtk/help-overlay.ui. */
static const SheafCommand commands[] = {
  { "win.search", NC_ ("shortcuts", "Search the library") },
  { "win.find", NC_ ("shortcuts", "Find in the open article") },
  { "win.next-unread", NC_ ("shortcuts", "Next unread article") },
  { "win.next", NC_ ("shortcuts", "Next article") },
  { "win.previous", NC_ ("shortcuts", "Previous article") },
  { "win.article-back", NC_ ("shortcuts", "Back to the article read before") },
  { "win.article-forward", NC_ ("shortcuts", "Forward again") },

  { "win.star", NC_ ("shortcuts", "Star, or remove the star") },
  { "win.archive", NC_ ("shortcuts", "Archive, or take out of the archive") },
  { "win.unread", NC_ ("shortcuts", "Mark as unread or read") },
  { "win.trash", NC_ ("shortcuts", "Move to the trash") },
  { "win.restore", NC_ ("shortcuts", "Restore from the trash") },

  { "win.contents", NC_ ("shortcuts", "Contents of the article") },
  { "win.highlight-selection", NC_ ("shortcuts", "Highlight what is selected") },
  { "win.add-note", NC_ ("shortcuts", "Highlight it and write a note") },
  { "win.notes", NC_ ("shortcuts", "Highlights and notes of the article") },
  { "win.notes-to-header", NC_ ("shortcuts", "Write highlights and notes into the file’s header") },
  { "win.all-notes", NC_ ("shortcuts", "All highlights and notes") },
  { "win.details", NC_ ("shortcuts", "Show or hide the details") },
  { "win.edit-header", NC_ ("shortcuts", "Edit the header") },
  { "win.versions", NC_ ("shortcuts", "Earlier versions of the article") },
  { "win.set-encoding", NC_ ("shortcuts", "Text encoding of the article") },

  { "win.show-pictures", NC_ ("shortcuts", "Show the pictures") },
  { "win.load-pictures", NC_ ("shortcuts", "Load the article’s pictures") },
  { "win.read-aloud", NC_ ("shortcuts", "Read aloud, pause, and continue") },
  { "win.stop-aloud", NC_ ("shortcuts", "Stop reading aloud") },
  { "win.show-original", NC_ ("shortcuts", "Show the original, or cleaned") },
  { "win.keep-original", NC_ ("shortcuts", "Always show this category as it is") },
  { "win.cleaning-rules", NC_ ("shortcuts", "Rules for cleaning pages") },

  { "win.print", NC_ ("shortcuts", "Print") },
  { "win.export", NC_ ("shortcuts", "Export articles as files") },
  { "win.export-pdf", NC_ ("shortcuts", "Export as PDF") },
  { "win.copy-as-text", NC_ ("shortcuts", "Copy as text") },
  { "win.copy-as-markdown", NC_ ("shortcuts", "Copy as Markdown") },
  { "win.copy-original", NC_ ("shortcuts", "Copy the link to the original") },
  { "win.open-original", NC_ ("shortcuts", "Open the original") },
  { "win.view-source", NC_ ("shortcuts", "View the source") },

  { "win.import-files", NC_ ("shortcuts", "Import files") },
  { "win.import-folder", NC_ ("shortcuts", "Import a folder") },
  { "win.imports", NC_ ("shortcuts", "List of imports") },
  { "win.show-import-report", NC_ ("shortcuts", "Report of the article’s import") },
  { "win.remembered-folders", NC_ ("shortcuts", "Remembered folders") },
  { "win.rescan", NC_ ("shortcuts", "Look for changes in remembered folders") },

  { "win.undo", NC_ ("shortcuts", "Undo the last change") },
  { "win.redo", NC_ ("shortcuts", "Redo") },
  { "win.history", NC_ ("shortcuts", "History of changes") },
  { "win.backups", NC_ ("shortcuts", "Backups") },
  { "win.backup-now", NC_ ("shortcuts", "Back up now") },

  { "win.typography", NC_ ("shortcuts", "Text and colours") },
  { "win.zoom-in", NC_ ("shortcuts", "Zoom in") },
  { "win.zoom-out", NC_ ("shortcuts", "Zoom out") },
  { "win.zoom-normal", NC_ ("shortcuts", "Normal size") },
  { "win.caret-browsing", NC_ ("shortcuts", "A caret in the article, to select by keyboard") },
  { "win.full-screen", NC_ ("shortcuts", "The article alone, on the full screen") },
  { "win.show-sidebar", NC_ ("shortcuts", "Show or hide the sidebar") },

  { "win.preferences", NC_ ("shortcuts", "Preferences") },
  { "win.show-help-overlay", NC_ ("shortcuts", "Keyboard shortcuts") },
  { "win.help", NC_ ("shortcuts", "Help") },
  { "app.about", NC_ ("shortcuts", "About Sheaf") },
  { "app.quit", NC_ ("shortcuts", "Quit") },
};

const SheafCommand *
sheaf_commands_get (gsize *n)
{
  g_return_val_if_fail (n, NULL);

  *n = G_N_ELEMENTS (commands);
  return commands;
}

const char *
sheaf_command_get_label (const SheafCommand *self)
{
  g_return_val_if_fail (self, NULL);

  return g_dpgettext2 (NULL, CONTEXT, self->label);
}
