/* What the outside world is: the time, who is working, and the disk. Passed down, never global.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-date.h"
#include "base/assay-disk.h"

G_BEGIN_DECLS

typedef struct _AssayContext AssayContext;

/* A context of the real world. The clock is the system's, unless SOURCE_DATE_EPOCH (seconds since
 * 1970) is set, so that whole runs can be repeated byte for byte. The author is ASSAY_AUTHOR, or
 * the user's login name. */
AssayContext *assay_context_new (void);

/* For tests and repeatable runs: @unix_seconds is the time from now on; 0 is the system's clock. */
AssayContext *assay_context_new_with (gint64 unix_seconds, const char *author, AssayDisk *disk);

AssayContext *assay_context_ref (AssayContext *self);
void assay_context_unref (AssayContext *self);

/* Now, in UTC seconds since 1970. */
gint64 assay_context_get_now (AssayContext *self);

/* Today in the local time zone. */
AssayDate assay_context_get_today (AssayContext *self);

/* Who is working; goes into the journal. Never NULL. */
const char *assay_context_get_author (AssayContext *self);

AssayDisk *assay_context_get_disk (AssayContext *self);

/* @unix_seconds as "2026-11-22T14:02:09Z", and back. parse returns FALSE for anything else. */
char *assay_context_format_time (gint64 unix_seconds);
gboolean assay_context_parse_time (const char *text, gint64 *out_seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayContext, assay_context_unref)

G_END_DECLS
