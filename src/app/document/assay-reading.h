/* Everything that takes time to find out before there is a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made on any thread, for assay_work_start(); then assay_document_new_for_reading() on the main
 * one.
 */

#pragma once

#include "app/document/assay-folder-kind.h"
#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

typedef struct
{
  AssayContext *context;
  const AssayFolderKind *kind;
  gpointer folder; /* of the kind's class */
  AssayReadiness *readiness;
  gboolean read_only;
} AssayReading;

/* Opens the folder, of whatever kind. Errors as for the folder. */
AssayReading *assay_reading_new (AssayContext *context,
                                 const char *path,
                                 const char *schema_path,
                                 AssayOpenMode mode,
                                 GCancellable *cancellable,
                                 GError **error);

/* Takes a folder that is open for writing already. */
AssayReading *
assay_reading_new_for_folder (AssayContext *context, const AssayFolderKind *kind, gpointer folder);

/* Lets go of the folder, and of its lock. */
void assay_reading_free (AssayReading *self);

/* How ready the portfolio is as it stands, for its planned date or today. */
AssayReadiness *assay_reading_compute_readiness (AssayContext *context,
                                                 const AssayFolderKind *kind,
                                                 gpointer folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReading, assay_reading_free)

G_END_DECLS
