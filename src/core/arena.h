/* arena.h: memory that is given back all at once
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <setjmp.h>

/**
 * SheafArena:
 *
 * For a C library that takes an allocator but can neither be stopped nor be trusted to free a deep
 * tree without recursion: everything it asks for goes with the arena, and when the limit of memory
 * or time is reached, or the work cancelled, the allocator leaves by longjmp() to @escape, which
 * must be set (by setjmp()) around every call that allocates.
 */
typedef struct
{
  jmp_buf escape;
  GPtrArray *chunks;
  char *free;
  gsize left;
  gsize total;
  gsize limit;
  guint calls;
  gint64 deadline; /* of the processor time of the thread */
  GCancellable *cancellable;
} SheafArena;

/* @microseconds: of processor time of the calling thread, from now */
void
sheaf_arena_init (SheafArena *self, gsize limit, gint64 microseconds, GCancellable *cancellable);
void sheaf_arena_clear (SheafArena *self);

/* Returns: aligned for any type, never NULL; does not return where a limit is reached */
void *sheaf_arena_allocate (SheafArena *self, gsize size);
