/* A private folder for work in progress, gone with all that is in it when the work ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-error.h"

G_BEGIN_DECLS

#define ASSAY_STAGING_PREFIX "making-"

typedef struct
{
  char *path;
} AssayStaging;

/* A folder (mode 0700) of a new name inside @parent; NULL with an error of ASSAY_ERROR. */
AssayStaging *assay_staging_new (const char *parent, GError **error);

/* Removes the folder too. What it could not remove is left, without a word: the next
 * assay_staging_sweep() tries again. */
void assay_staging_free (AssayStaging *self);

char *assay_staging_dup_child (const AssayStaging *self, const char *name);

/* Removes a folder with what is in it, following no links. */
void assay_staging_remove_tree (const char *path);

/* Removes what a crash left in @parent: staging folders older than any work lasts. */
void assay_staging_sweep (const char *parent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStaging, assay_staging_free)

G_END_DECLS
