/* What the evidence section shows of one item, and what people may write about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-edit.h"
#include "present/assay-evidence-state.h"

G_BEGIN_DECLS

/* @criteria (char*, ids in the scheme's order) and @titles ("2.5 Risk and safety") go side by side.
 * Texts are never NULL. Dates are as entries have them: "" or "2026-11-22". */
typedef struct
{
  guint number;
  char *heading; /* "E007 Case handling procedure" */
  char *problem; /* what is wrong with its file and what to do; NULL for nothing */
  char *source;  /* "procedure.pdf, 12 pages, 1.2 MB", or what it is instead of a file */
  char *title;
  guint kind; /* place among the scheme's kinds, from 1; 0: not stated */
  char *from;
  char *to;
  char *until;
  AssayPrivacy privacy;
  char *note;
  GPtrArray *criteria;
  GPtrArray *titles;
  gboolean is_file;
  gboolean is_withdrawn;
  gboolean can_open; /* a file that is where it should be */
} AssayEvidenceDetailsState;

/* NULL where there is no such item. @altered as for assay_evidence_state_new(). */
AssayEvidenceDetailsState *assay_evidence_details_state_new (const AssayReadiness *readiness,
                                                             guint number,
                                                             GHashTable *altered);
void assay_evidence_details_state_free (AssayEvidenceDetailsState *self);

/* Which of an item's texts a person has changed. */
typedef enum
{
  ASSAY_EVIDENCE_FIELD_TITLE,
  ASSAY_EVIDENCE_FIELD_FROM,
  ASSAY_EVIDENCE_FIELD_TO,
  ASSAY_EVIDENCE_FIELD_UNTIL,
  ASSAY_EVIDENCE_FIELD_NOTE,
} AssayEvidenceField;

/* The edits for one change. Kinds count as in the state above; UNKNOWN_NAME where the item has
 * gone. */
AssayEdit *assay_evidence_details_write (const AssayReadiness *readiness,
                                         guint number,
                                         AssayEvidenceField field,
                                         const char *text,
                                         GError **error);
AssayEdit *assay_evidence_details_choose_kind (const AssayReadiness *readiness,
                                               guint number,
                                               guint kind,
                                               GError **error);
AssayEdit *assay_evidence_details_state_privacy (const AssayReadiness *readiness,
                                                 guint number,
                                                 AssayPrivacy privacy,
                                                 GError **error);

/* A name for a copy of the item's file in a folder of its own: the file's own, but never one that
 * leads out of the folder or hides in it. */
char *assay_evidence_make_copy_name (const AssayEvidence *evidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayEvidenceDetailsState, assay_evidence_details_state_free)

G_END_DECLS
