/* front-matter-form.h: the forms that a header may have
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

typedef enum
{
  SHEAF_FORM_NONE,
  SHEAF_FORM_YAML,           /* --- … --- or ..., and Hexo's longer rules */
  SHEAF_FORM_YAML_SHORT,     /* Hexo: … --- */
  SHEAF_FORM_JSON,           /* Hugo: { … } */
  SHEAF_FORM_JSON_FENCED,    /* Hexo: ;;; … ;;; with or without braces */
  SHEAF_FORM_JSON_SHORT,     /* Hexo: … ;;; */
  SHEAF_FORM_JSON_COMMENT,   /* <!-- { … } --> */
  SHEAF_FORM_TOML,           /* Hugo, Zola: +++ … +++ */
  SHEAF_FORM_TOML_CODE,      /* RustSec: ```toml … ``` */
  SHEAF_FORM_BARE,           /* Pelican, MultiMarkdown: Title: x … and a blank line */
  SHEAF_FORM_NIKOLA,         /* .. title: x */
  SHEAF_FORM_NIKOLA_COMMENT, /* <!-- and such lines --> */
  SHEAF_FORM_REFERENCE,      /* Linux China: [#]: title: "x", a link that Markdown does not show */
} SheafForm;

/* What stands between the fences. */
typedef enum
{
  SHEAF_SYNTAX_LINES, /* keys and values in lines, without a syntax around them */
  SHEAF_SYNTAX_YAML,
  SHEAF_SYNTAX_JSON,
  SHEAF_SYNTAX_TOML,
} SheafSyntax;

/* LINES also where there is no header. */
SheafSyntax sheaf_form_get_syntax (SheafForm form);

/* "YAML", "JSON", "TOML", or "" for lines; names, not translated. */
const char *sheaf_syntax_to_string (SheafSyntax syntax);

/* A short name for people who look for faults, not translated: "yaml", "yaml-short", "none", … */
const char *sheaf_form_to_string (SheafForm form);
