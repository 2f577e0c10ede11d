/* front-matter-splice.c: which way of changing a header is whose
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-splice.h"

const SheafSplice *
sheaf_splice_for_form (SheafForm form)
{
  switch (sheaf_form_get_syntax (form))
    {
    case SHEAF_SYNTAX_YAML:
      return &sheaf_splice_yaml;
    case SHEAF_SYNTAX_JSON:
      return &sheaf_splice_flow;
    case SHEAF_SYNTAX_TOML:
      return &sheaf_splice_toml;
    default:
      return &sheaf_splice_plain;
    }
}
