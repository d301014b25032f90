/* Looking at a table that is to be imported, on a thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-work.h"
#include "app/register/assay-register-keeper.h"
#include "present/assay-register-import-state.h"

G_BEGIN_DECLS

typedef struct
{
  AssayRegisterMoment *moment;
  char *path;
  AssayImportDates dates;
  AssayDate today;
  char *encoding;         /* NULL: to be found out */
  char **columns;         /* "HEADER=COLUMN" */
  GArray *lines_left_out; /* guint */
} AssayImportJob;

/* Everything is copied. */
AssayImportJob *assay_import_job_new (AssayRegisterMoment *moment,
                                      const char *path,
                                      const AssayImportReading *reading,
                                      const AssayImportChoices *choices);
void assay_import_job_free (gpointer job);

/* What was found, and what is shown of it. */
typedef struct
{
  AssayImportPreview *preview;
  AssayRegisterImportState *state;
} AssayImportFound;

void assay_import_found_free (gpointer found);

/* For assay_work_start(): gives an AssayImportFound. */
gpointer assay_import_job_run (gpointer job,
                               AssayProgress progress,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
