/* page-tags-words.h: the tags that become words, a link, a picture or code
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/page-tags-choose.h"
#include "core/page-tags-writer.h"

/* One tag on its way into the text. */
typedef struct
{
  SheafTagWriter *writer;
  const SheafTag *tag;
  const SheafTag *partner; /* (nullable) */
  SheafTagArguments *arguments;
  SheafTagChoice choice;
  gboolean block; /* it may have lines of its own */
} SheafTagRender;

/* As it is, into what is written. */
void sheaf_tag_put (SheafTagRender *self, const char *text);

/* A mark to be opened, which names the tag; nothing in an address. */
void sheaf_tag_write_unknown (SheafTagRender *self);

/* What the rule of the tag says it is: its words, with the element of the rule around them. */
void sheaf_tag_write_text (SheafTagRender *self);
void sheaf_tag_write_checkbox (SheafTagRender *self);

/* @title: (nullable): in a line of its own */
void sheaf_tag_write_heading (SheafTagRender *self, const char *title);
void sheaf_tag_write_tab (SheafTagRender *self);

/* @address: (nullable): in the address of a link: it and nothing else */
void sheaf_tag_write_address (SheafTagRender *self, const char *address);
void sheaf_tag_write_link (SheafTagRender *self);
void sheaf_tag_write_site (SheafTagRender *self);

/* Another article: by the name of its file, as in `[[name|text]]`. */
void sheaf_tag_write_post (SheafTagRender *self);
void sheaf_tag_write_path (SheafTagRender *self);
void sheaf_tag_write_picture (SheafTagRender *self);

/* What is between the tag and its partner: a picture, and its caption behind it or as an argument. */
void sheaf_tag_write_figure (SheafTagRender *self);

/* What is between the tag and its partner, as it stands. */
void sheaf_tag_write_code (SheafTagRender *self);
void sheaf_tag_write_math (SheafTagRender *self);
