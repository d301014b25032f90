/* The report on a review: what was determined and why, with the pages it rests on, as a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links to evidence lead to pages of "pack.pdf", which is to lie in the report's folder: a path to
 * anywhere else would be of no use to whoever receives it, and would tell them how folders are
 * called here. Private notes, openings of sensitive items and the names of people are not in it. A
 * review that is not finished gets a report that says so.
 */

#pragma once

#include "base/assay-context.h"
#include "base/assay-progress.h"
#include "core/review/assay-review.h"
#include "core/portfolio/assay-portfolio.h"
#include "core/scheme/assay-scheme.h"
#include "pack/numbering/assay-page-map.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is written: the report on @review of @portfolio, which is the submission's, with its
 * @scheme. @map is the page map of its pack (assay_pack_bind_read_map()), or NULL: then pages of
 * the pack are not given. So it is for the map of another submission. @other (nullable) is the
 * second assessor's review. The PDF goes to @path, the same as HTML to @html_path (nullable).
 * @today is the report's day and decides what is overdue. All borrowed. */
typedef struct
{
  AssayReview *review;
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  const AssayPageMap *map;
  AssayReview *other;
  AssayDate today;
  const char *path;
  const char *html_path;
} AssayReviewReportOrder;

/* The same order and fonts give the same bytes. Each file is replaced only by a whole new one.
 * REFUSED as assay_review_compare() where there is another review. May run on a thread, with a
 * context that has a disk of its own. @progress counts pages. @out_n_pages is nullable. */
gboolean assay_review_report_write (AssayContext *context,
                                    const AssayReviewReportOrder *order,
                                    AssayProgress progress,
                                    GCancellable *cancellable,
                                    guint *out_n_pages,
                                    GError **error);

G_END_DECLS
