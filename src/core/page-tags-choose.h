/* page-tags-choose.h: which argument of a tag is its address, its text, its title
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/page-tags-arguments.h"
#include "core/page-tags-private.h"

typedef struct
{
  char *address;   /* (nullable) */
  char *text;      /* (nullable): of a link; alternative text of a picture */
  char *title;     /* (nullable): caption */
  char *type;      /* (nullable): language of code, Obsidian's type of a note */
  gboolean folded; /* is to be opened first */
} SheafTagChoice;

/* Frees what is in it. */
void sheaf_tag_choice_clear (SheafTagChoice *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheafTagChoice, sheaf_tag_choice_clear)

/* Each fills what its kind of tag has in @choice, which is empty; the rest stays NULL. */
void sheaf_tag_choose_link (const SheafTag *tag,
                            const SheafTagArguments *arguments,
                            SheafTagChoice *choice);
void sheaf_tag_choose_picture (const SheafTag *tag,
                               const SheafTagArguments *arguments,
                               SheafTagChoice *choice);
void sheaf_tag_choose_site (const SheafTag *tag,
                            const SheafTagArguments *arguments,
                            SheafTagChoice *choice);
void sheaf_tag_choose_note (const SheafTag *tag,
                            const SheafTagArguments *arguments,
                            SheafTagChoice *choice);
void sheaf_tag_choose_title (const SheafTag *tag,
                             const SheafTagArguments *arguments,
                             SheafTagChoice *choice);
void sheaf_tag_choose_code (const SheafTag *tag,
                            const SheafTagArguments *arguments,
                            SheafTagChoice *choice);
void sheaf_tag_choose_text (const SheafTag *tag,
                            const SheafTagArguments *arguments,
                            SheafTagChoice *choice);
