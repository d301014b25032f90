/* One join in a test: what is drawn, what is placed, what comes out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "assay-fixture.h"
#include "pdf-maker.h"

G_BEGIN_DECLS

/* Where the tests put an item on its sheet. */
#define BOX_X 50.0
#define BOX_Y 60.0
#define BOX_WIDTH 400.0
#define BOX_HEIGHT 600.0

typedef struct
{
  AssayFixture *fixture;
  GPtrArray *sources;
  GArray *placements; /* AssayPdfPlacement */
  GArray *items;      /* AssayPdfItem */
  char *drawn;        /* once run */
  char *output;
  AssayProgress progress;
  GCancellable *cancellable;
  GHashTable *faults; /* of sources, where a test wants to see all; NULL at first */
} JoinJob;

JoinJob *join_job_new (void);
void join_job_free (JoinJob *self);

/* Opens a file under its own name; the job owns the source. */
AssayPdfSource *join_job_open (JoinJob *self, const char *path);

/* Puts a page (from 0) of the source on a drawn page (from 0). */
void join_job_place (JoinJob *self, AssayPdfSource *source, guint source_page, guint page);

/* Keeps the source's bookmarks beneath one of the drawn ones; the pages drawn have one each. */
void join_job_outline (JoinJob *self, AssayPdfSource *source, guint bookmark);

/* Draws @n_pages and joins. */
gboolean join_job_run (JoinJob *self, guint n_pages, GError **error);

/* Puts every page of the file at @path (which is taken) on a sheet of its own, joins, and asserts
 * that the result is sound. */
void join_job_run_all (JoinJob *self, char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JoinJob, join_job_free)

G_END_DECLS
