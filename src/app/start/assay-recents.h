/* Which portfolios were open before, and where in them one was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small key file in the user's data folder, newest first. What cannot be read counts as empty:
 * nothing in it is worth stopping for.
 */

#pragma once

#include "base/assay-context.h"

G_BEGIN_DECLS

#define ASSAY_RECENTS_MAX 12u

typedef struct
{
  char *path;
  char *title; /* what the service was called then */
  char *place; /* where one was, or NULL */
} AssayRecent;

/* AssayRecent, newest first, with its free function. */
GPtrArray *assay_recents_list (void);

/* Puts @path first; keeps the place it may have. */
void assay_recents_remember (AssayContext *context, const char *path, const char *title);

/* Nothing for a path that is not in the list. */
void assay_recents_set_place (AssayContext *context, const char *path, const char *place);
char *assay_recents_dup_place (const char *path);

void assay_recents_remove (AssayContext *context, const char *path);

G_END_DECLS
