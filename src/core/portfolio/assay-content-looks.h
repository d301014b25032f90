/* What is known of the contents of a portfolio's evidence files: whether each is what it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only reading a file tells that it was altered to another of the same size, and that takes long.
 * So what was found is kept with what the file looked like then (which file, size, times), and a
 * file that still looks so is not read again. A value: it never changes and may cross threads.
 */

#pragma once

#include "base/assay-progress.h"
#include "core/portfolio/assay-portfolio.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_CONTENT_UNKNOWN, /* not looked at yet */
  ASSAY_CONTENT_GOOD,
  ASSAY_CONTENT_MISSING, /* not there, or nobody may read it */
  ASSAY_CONTENT_ALTERED,
} AssayContentLook;

typedef struct _AssayContentLooks AssayContentLooks;

/* Looks at every file of @portfolio in the portfolio's folder @folder; asks nothing of the folder
 * but its path. @before is what is known, or NULL. NULL only when cancelled. @progress counts the
 * bytes that have to be read. */
AssayContentLooks *assay_content_looks_take (const char *folder,
                                             const AssayPortfolio *portfolio,
                                             const AssayContentLooks *before,
                                             AssayProgress progress,
                                             GCancellable *cancellable,
                                             GError **error);
AssayContentLooks *assay_content_looks_ref (AssayContentLooks *self);
void assay_content_looks_unref (AssayContentLooks *self);

/* @self may be NULL: then nothing is known. */
AssayContentLook assay_content_looks_lookup (const AssayContentLooks *self, const char *sha256);

/* Whether all files of @portfolio have been looked at. */
gboolean assay_content_looks_cover (const AssayContentLooks *self, const AssayPortfolio *portfolio);

/* How many files had to be read for it. */
guint assay_content_looks_get_n_read (const AssayContentLooks *self);

/* Whether both say the same of every file. */
gboolean assay_content_looks_equal (const AssayContentLooks *a, const AssayContentLooks *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayContentLooks, assay_content_looks_unref)

G_END_DECLS
