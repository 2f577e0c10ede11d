/* attack.h: opening hostile articles in the real reader, with chosen walls
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reader-pane.h"

/* What came of a run. */
typedef struct
{
  guint opened;  /* articles */
  guint scripts; /* of them, those that ran one: it renames its page PWNED-… */
  guint moves;   /* navigations the policy stopped */
  guint lost;    /* of them, those whose honest text "keepme-ID" is not there any more */
  guint stuck;   /* of them, those that were not loaded within 20 s */
} AttackCount;

/* The script wall is two of WebKit's settings; each can stand without the other. */
typedef enum
{
  ATTACK_SCRIPTS_BY_WALL,
  ATTACK_SCRIPTS_OFF, /* and markup would be let run them */
  ATTACK_MARKUP_OFF,  /* and scripts are on */
} AttackScripts;

typedef struct
{
  SheafReaderSetup reader;
  AttackScripts scripts;
} AttackSetup;

/**
 * attack_setup:
 * @name: the walls that stand: "all"; "sanitizer" or "view" (all walls of the view, without the sanitiser);
 *   "content", "scripts", or of the latter one half: "javascript" or "markup", alone; "none"
 *
 * Returns: FALSE for another name
 */
gboolean attack_setup (const char *name, AttackSetup *setup);

/* The articles right in @folders, in order. (transfer full) */
GPtrArray *attack_list (const char *const *folders);

/* Opens every file of @files in one reader, CANARYPORT replaced by @port, and says what happened. */
AttackCount attack_run (const AttackSetup *setup, GPtrArray *files, guint port);
