/* page-node.h: objects of a page, looked at from a script world of ours
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One call after the other, since nothing that is text may be run (HACKING, Safety).
 */
#pragma once

#include <webkit/webkit-web-process-extension.h>

/* @value: (nullable): whether it is an object, and not null, say */
gboolean page_node_is (JSCValue *value);

/* A member that is an object. @object: (nullable). Returns: (transfer full) (nullable) */
JSCValue *page_node_get (JSCValue *object, const char *name);

/* A member that is a number; 0 for what is none. */
double page_node_get_number (JSCValue *object, const char *name);

/* A member as text. Returns: (transfer full): "" for what is no text */
char *page_node_get_text (JSCValue *object, const char *name);

/* What a method without parameters gives, where that is an object. Returns: (transfer full) (nullable) */
JSCValue *page_node_call (JSCValue *object, const char *method);

/* Returns: (transfer full) */
JSCValue *page_node_get_document (JSCContext *context);

/* The first element that @selector is of. Returns: (transfer full) (nullable) */
JSCValue *page_node_query (JSCValue *parent, const char *selector);

void page_node_set_attribute (JSCValue *element, const char *name, const char *value);

/* @value: (transfer full) (nullable): of no use */
void page_node_drop (JSCValue *value);
