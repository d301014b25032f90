/* The pack: everything the service says, then the evidence pages, in one PDF under one page
 * numbering.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-context.h"
#include "base/assay-progress.h"
#include "core/readiness/assay-readiness.h"
#include "pack/convert/assay-converter.h"
#include "pack/numbering/assay-page-map.h"

G_BEGIN_DECLS

/* What was written. @n_evidence_pages are the items' own pages, without cover sheets. @not_shown
 * lists items whose pages are not in the pack, each with the reason (char*). @unknown are the
 * characters that stand as boxes, because no font here has them; NULL for none. @conversions says
 * how many documents had to be turned into pages first. @map is for the pack after this one. */
typedef struct
{
  guint n_pages;
  guint n_evidence_pages;
  GPtrArray *not_shown;
  char *unknown;
  AssayConversions conversions;
  AssayPageMap *map;
} AssayPackReport;

void assay_pack_report_free (AssayPackReport *self);

/* What is to be written: the pack for @readiness (its portfolio, scheme and date) to @path, with
 * the evidence of the portfolio folder @folder. With @html_path (nullable), the same content is
 * written there as one HTML file, without the evidence's own pages: its page numbers lead to the
 * PDF by @html_pdf, a relative reference (NULL: worked out from the two paths). All borrowed.
 * @given_up (number -> GError, or NULL) are items that are known to be unreadable, with what is
 * wrong: their files are not opened. @after (or NULL) is the map of an earlier pack of this
 * portfolio, whose page numbers stay true (numbering/assay-numbering.h); INVALID when it is of
 * another scheme or another portfolio. */
typedef struct
{
  const AssayReadiness *readiness;
  const char *folder;
  const char *path;
  GHashTable *given_up;
  const char *html_path;
  const char *html_pdf;
  const AssayPageMap *after;
} AssayPackOrder;

/* Writes it in this process. The same portfolio, date and fonts give the same bytes. An older file
 * at @path is replaced only by a whole new one. Items that cannot be shown get a cover sheet that
 * says why and are listed in the report; they do not stop the pack. @progress counts pages, with
 * the number of the item in hand; its total is 0 while files are being opened.
 *
 * May run on a thread while the portfolio is edited: what is written comes from the readiness,
 * which never changes. @context is asked for its disk; give a context with a disk of its own there,
 * because a disk counts its operations. Where people work, use assay_pack_bind()
 * (pack/assay-pack-bind.h) instead: no file from outside can hurt them there. */
gboolean assay_pack_write (AssayContext *context,
                           const AssayPackOrder *order,
                           AssayProgress progress,
                           GCancellable *cancellable,
                           AssayPackReport **out_report,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPackReport, assay_pack_report_free)

G_END_DECLS
