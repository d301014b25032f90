/* What the preview pane says about an item of evidence, and how it shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-error.h"
#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_PREVIEW_PAGES,     /* a PDF or a picture, page by page */
  ASSAY_PREVIEW_TEXT,      /* a text file */
  ASSAY_PREVIEW_NOTE,      /* no file: what was noted */
  ASSAY_PREVIEW_ELSEWHERE, /* a file that only another program shows; title and text say so */
  ASSAY_PREVIEW_TROUBLE,   /* nothing to show; title and text say why and what to do */
} AssayPreviewForm;

typedef struct
{
  AssayPreviewForm form;
  guint number;
  guint n_pages;     /* as recorded; 0 where not known or not paged */
  gboolean has_text; /* of pages: can be searched */
  gboolean has_file; /* another program can open it */
  gboolean is_citable;
  char *heading; /* "E007 Case handling procedure" */
  char *detail;  /* "12 pages · Policy · since 1 April 2025" */
  char *note;
  char *title; /* for ELSEWHERE and TROUBLE */
  char *text;
} AssayPreviewState;

/* @altered (char* SHA-256, as a set; may be NULL) are contents known to be other than they were. */
AssayPreviewState *
assay_preview_state_new (const AssayReadiness *readiness, guint number, GHashTable *altered);
void assay_preview_state_free (AssayPreviewState *self);

/* "E007" or "E007:4". Page 0 where none is named or the number is none. */
void assay_preview_parse_target (const char *target, char **out_item, guint *out_page);

/* What to say when the pages of @number cannot be shown; a slow file comes as G_IO_ERROR_TIMED_OUT.
 */
void
assay_preview_word_trouble (guint number, const GError *error, char **out_title, char **out_text);

/* The text of a file as far as it is shown: valid UTF-8 (UTF-16 with its mark is understood), lines
 * of bearable length. */
char *assay_preview_dup_text (const char *data, gsize length);

/* The field of a citation that has to be put right first. */
typedef enum
{
  ASSAY_CITE_FAULT_NONE,
  ASSAY_CITE_FAULT_PAGES,
  ASSAY_CITE_FAULT_PLACE,
  ASSAY_CITE_FAULT_WHY,
} AssayCiteFault;

AssayCiteFault assay_preview_find_cite_fault (const AssayEvidence *item,
                                              const char *pages,
                                              const char *place,
                                              const char *why,
                                              char **out_message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPreviewState, assay_preview_state_free)

G_END_DECLS
