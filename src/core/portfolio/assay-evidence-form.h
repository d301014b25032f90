/* What kind of file an item is, and what becomes of it in a pack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_FORM_NO_FILE,
  ASSAY_FORM_PAGES,  /* a PDF or a picture: has pages itself */
  ASSAY_FORM_OFFICE, /* LibreOffice makes pages of it */
  ASSAY_FORM_TEXT,   /* text, a web page or an e-mail: Assay makes pages of it */
  ASSAY_FORM_OTHER,  /* travels behind a cover sheet: a recording, an archive */
} AssayEvidenceForm;

/* By the media type that the portfolio gives. Pure. */
AssayEvidenceForm assay_evidence_get_form (const AssayEvidence *self);

/* Whether the file has pages that nobody could read when it was added: it needs a password, or is
 * damaged. It was added all the same, and counts for nothing. */
gboolean assay_evidence_is_unreadable (const AssayEvidence *self);

G_END_DECLS
