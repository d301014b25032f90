/* What kind of file an item is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-evidence-form.h"

/* By the start of the media type; the first that fits counts. Pictures of other kinds (drawings,
 * plans) are none that can be shown. */
static const struct
{
  const char *start;
  AssayEvidenceForm form;
} rows[] = {
  { "application/pdf", ASSAY_FORM_PAGES },
  { "image/jpeg", ASSAY_FORM_PAGES },
  { "image/png", ASSAY_FORM_PAGES },
  { "image/tiff", ASSAY_FORM_PAGES },
  { "image/gif", ASSAY_FORM_PAGES },
  { "image/bmp", ASSAY_FORM_PAGES },
  { "image/webp", ASSAY_FORM_PAGES },
  { "image/heic", ASSAY_FORM_PAGES },
  { "image/avif", ASSAY_FORM_PAGES },
  { "application/vnd.openxmlformats-officedocument.", ASSAY_FORM_OFFICE },
  { "application/vnd.oasis.opendocument.", ASSAY_FORM_OFFICE },
  { "application/msword", ASSAY_FORM_OFFICE },
  { "application/vnd.ms-word", ASSAY_FORM_OFFICE },
  { "application/vnd.ms-excel", ASSAY_FORM_OFFICE },
  { "application/vnd.ms-powerpoint", ASSAY_FORM_OFFICE },
  { "application/rtf", ASSAY_FORM_OFFICE },
  { "text/rtf", ASSAY_FORM_OFFICE },
  { "text/", ASSAY_FORM_TEXT },
  { "message/rfc822", ASSAY_FORM_TEXT },
  { "application/xhtml+xml", ASSAY_FORM_TEXT },
  { "application/json", ASSAY_FORM_TEXT },
  { "application/xml", ASSAY_FORM_TEXT },
};

AssayEvidenceForm
assay_evidence_get_form (const AssayEvidence *self)
{
  if (self->basis != ASSAY_BASIS_FILE)
    return ASSAY_FORM_NO_FILE;
  for (guint i = 0; self->type != NULL && i < G_N_ELEMENTS (rows); i++)
    if (g_str_has_prefix (self->type, rows[i].start))
      return rows[i].form;

  return ASSAY_FORM_OTHER;
}

gboolean
assay_evidence_is_unreadable (const AssayEvidence *self)
{
  return self->pages == 0 && assay_evidence_get_form (self) == ASSAY_FORM_PAGES;
}
