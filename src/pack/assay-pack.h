/* The pack: everything the service says, then the evidence pages, in one PDF under one page
 * numbering.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-progress.h"
#include "core/portfolio/assay-portfolio-folder.h"
#include "core/readiness/assay-readiness.h"
#include "pack/convert/assay-converter.h"

G_BEGIN_DECLS

/* What was written. @n_evidence_pages are the items' own pages, without cover sheets. @not_shown
 * lists items whose pages are not in the pack, each with the reason (char*). @conversions says how
 * many documents had to be turned into pages first. */
typedef struct
{
  guint n_pages;
  guint n_evidence_pages;
  GPtrArray *not_shown;
  AssayConversions conversions;
} AssayPackReport;

void assay_pack_report_free (AssayPackReport *self);

/* Writes the pack for @readiness (its portfolio, scheme and date) to @path, taking evidence content
 * from
 * @folder. The same portfolio, date and fonts give the same bytes. An older file at @path is
 * replaced only by a whole new one. Items that cannot be shown get a cover sheet that says why and
 * are listed in the report; they do not stop the pack. @progress counts pages.
 *
 * May run on a thread while the portfolio is edited: what is written comes from @readiness, which
 * never changes, and of @folder only its path is asked. @context is asked for its disk; give a
 * context with a disk of its own there, because a disk counts its operations. */
gboolean assay_pack_write (AssayContext *context,
                           AssayPortfolioFolder *folder,
                           const AssayReadiness *readiness,
                           const char *path,
                           AssayProgress progress,
                           GCancellable *cancellable,
                           AssayPackReport **out_report,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPackReport, assay_pack_report_free)

G_END_DECLS
