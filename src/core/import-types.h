/* import-types.h: what an import is asked, and what it tells
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-imports.h"
#include "core/library-pictures.h"

typedef struct
{
  char **paths;                     /* files and folders, absolute */
  SheafDialect dialect;             /* AUTO: guessed per site */
  const SheafImportChoice *choices; /* rules chosen for single sites, before @dialect */
  guint n_choices;
  const char *
      encoding; /* (nullable): of all files that do not show theirs, as the choice "" for each path */
  const GPtrArray *encodings; /* (nullable) (element-type SheafEncodingChoice): encoding-choice.h */
  const char *into;           /* (nullable): category path */
  const char *zone;           /* (nullable): the system's */
  gboolean keep_duplicates;
  gboolean dry_run;
  guint jobs; /* reading threads; 0: as many as processors */
} SheafImportOptions;

/* What became of one file, or of one folder that was not entered. */
typedef struct
{
  const char *root;
  const char *origin; /* path below the root, as bytes; for showing g_filename_display_name() */
  SheafOutcome outcome;
  gint64 id;           /* 0: none */
  GPtrArray *warnings; /* SheafWarning *, never NULL */
  const char *error;   /* (nullable): one clear line with the reason */
  /* (nullable): what was read, with the category paths it has or, in a dry run, will have; NULL for what was
   * not read, as a file that looks as it did. Its id, root, places and flags are not set. */
  const SheafArticle *article;
  /* (nullable): absolute path of the folder whose rules hold: the nearest that shows a site's config or
   * _posts, else the root's own folder that the file is below, else the root. Does not depend on what was
   * chosen. NULL where nothing was opened. */
  const char *site;
  SheafDialect dialect; /* whose rules hold there; AUTO without @site */
  gboolean evident;     /* @site shows that dialect; it was neither assumed nor only asked for */
  /* (nullable): the encoding it would be read in if none had been chosen; NULL where it shows its own. */
  const char *guessed;
  gboolean chosen; /* the encoding was chosen, now or before */
  gboolean alike;  /* ... for the files like it in a folder */
} SheafImportEntry;

typedef struct
{
  guint found;       /* files seen so far */
  gboolean counting; /* still walking: found will grow */
  guint stored;      /* files with an outcome */
  guint unindexed;   /* stored, not searchable yet; meaningful in the last phase */
  guint pictures;    /* found beside the articles and kept, by this import */
  guint
      no_pictures; /* looked for, and not found; of a dry run, what an import would look for again */
  guint come_pictures; /* of a dry run: those of them that were not there, and are now */
  guint totals[SHEAF_N_OUTCOMES];
} SheafImportProgress;

/* A picture that an article shows, and that could not be found or kept. */
typedef struct
{
  const char *root;
  const char *origin; /* of the article */
  gint64 article;
  const char *reference; /* as the article writes it */
  SheafPictureProblem problem;
} SheafImportPicture;

/* A piece of work on the writing connection. */
typedef gboolean (*SheafLibraryWork) (SheafLibrary *library, gpointer data, GError **error);

/* Where an import goes; all calls come from the thread that runs sheaf_importer_run(). */
typedef struct
{
  /* Runs @work on the writing connection and waits for it. Short: one batch. */
  gboolean (*transact) (SheafLibraryWork work, gpointer data, gpointer user_data, GError **error);
  void (*entry) (const SheafImportEntry *entry, gpointer user_data); /* (nullable) */
  void (*progress) (const SheafImportProgress *progress,
                    gpointer user_data); /* (nullable), at most 20 a second */
  gpointer user_data;
  void (*no_picture) (const SheafImportPicture *picture, gpointer user_data); /* (nullable) */
} SheafImportSink;
