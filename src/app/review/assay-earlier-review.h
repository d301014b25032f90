/* Finding the review of an earlier round on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-context.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What to look for, and where; borrowed. @folder is where reviews are usually kept; those that were
 * open lately are looked at besides. */
typedef struct
{
  AssayContext *context;
  const char *archive;
  const char *passphrase; /* or NULL */
  const char *schema_path;
  const char *folder;
} AssayEarlierSearch;

/* The submission's @round, and the latest review before it of the same service by the same scheme:
 * @path, which is NULL where there is none here, and its @earlier_round. */
typedef struct
{
  guint round;
  guint earlier_round;
  char *path;
} AssayEarlierReview;

/* For a working thread. NULL where the submission does not say: verifying it tells why. */
AssayEarlierReview *assay_earlier_review_find (const AssayEarlierSearch *search,
                                               GCancellable *cancellable);
void assay_earlier_review_free (AssayEarlierReview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayEarlierReview, assay_earlier_review_free)

G_END_DECLS
