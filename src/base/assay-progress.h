/* How long work tells how far it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @done and @total are in the unit of the work at hand (bytes, items, pages); @total is 0 while it
 * is not known. @what names the step or the item in hand, or is NULL. Called on the working thread,
 * so it must be quick and must not touch widgets. */
typedef void (*AssayProgressFunc) (guint64 done, guint64 total, const char *what, gpointer data);

/* A callback with its data, passed by value; one with a NULL function is silent. */
typedef struct
{
  AssayProgressFunc func;
  gpointer data;
} AssayProgress;

static inline void
assay_progress_tell (AssayProgress progress, guint64 done, guint64 total, const char *what)
{
  if (progress.func != NULL)
    progress.func (done, total, what, progress.data);
}

#define ASSAY_PROGRESS_NONE ((AssayProgress){ NULL, NULL })

G_END_DECLS
