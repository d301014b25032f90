/* An open register as the application knows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A register may be in a database far away, so nothing waits for it: edits are handed over, made
 * one after the other on a thread, and told of when they are safe. What is handed over is made even
 * when the document is closed meanwhile. What others do to a register shows by itself, within
 * seconds; what somebody is in the middle of writing stays. Its path is its address without
 * passwords. Main thread only.
 */

#pragma once

#include "app/document/assay-document.h"
#include "app/register/assay-register-reading.h"
#include "present/assay-register-changes-state.h"

G_BEGIN_DECLS

/* Whether @path is the file of a register, by how it begins. Any thread. */
gboolean assay_register_document_is_file (const char *path);

#define ASSAY_TYPE_REGISTER_DOCUMENT (assay_register_document_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayRegisterDocument, assay_register_document, ASSAY, REGISTER_DOCUMENT, AssayDocument)

AssayDocument *assay_register_document_new (AssayRegisterReading *reading);

/* The register as it was read last. Borrowed, and good until "changed". */
AssayRegisterMoment *assay_register_document_get_moment (AssayRegisterDocument *self);
AssayRegisterGround assay_register_document_get_ground (AssayRegisterDocument *self);

/* The day that standing is asked for: today, unless somebody chose another. "changed" tells when it
 * is worked out. */
AssayDate assay_register_document_get_day (AssayRegisterDocument *self);
void assay_register_document_set_day (AssayRegisterDocument *self, AssayDate day);

/* The day of the last board; where none is recorded, three months ago. */
AssayDate assay_register_document_get_last_board (AssayRegisterDocument *self);

typedef enum
{
  ASSAY_REGISTER_APPLIED,  /* it is safe */
  ASSAY_REGISTER_COLLIDED, /* somebody else was first, and "collided" has taken it over */
  ASSAY_REGISTER_FAILED,
} AssayRegisterOutcome;

/* Told on the main thread, unless @owner is gone. @error is NULL unless it failed. */
typedef void (*AssayRegisterAppliedFunc) (gpointer owner,
                                          AssayRegisterOutcome outcome,
                                          const GError *error);

/* Hands @edits over (taken, as of assay-register-steps.h). @what is the sentence for it: "Recorded
 * an award". With an @owner and @applied_cb those are told of what went wrong, otherwise "failed"
 * is emitted. After it failed the same may be handed over again: where its answer was
 * lost, it is not made twice, unless something else was made in between. */
void assay_register_document_apply (AssayRegisterDocument *self,
                                    GArray *edits,
                                    const char *what,
                                    gpointer owner,
                                    AssayRegisterAppliedFunc applied_cb);

/* AssayTrailLine, the oldest first, borrowed; NULL with an error. */
typedef void (*AssayRegisterTrailFunc) (gpointer owner, GPtrArray *lines, const GError *error);

/* Reads the trail since @moment (NULL: all of it). */
void assay_register_document_read_trail (AssayRegisterDocument *self,
                                         const char *since,
                                         gpointer owner,
                                         AssayRegisterTrailFunc read_cb);

/* What stands otherwise than it did at the end of a day, and the lines of the trail since, as
 * above; both borrowed. */
typedef void (*AssayRegisterChangesFunc) (gpointer owner,
                                          const AssayRegisterChangesState *changes,
                                          GPtrArray *lines,
                                          const GError *error);

void assay_register_document_read_changes (AssayRegisterDocument *self,
                                           AssayDate since,
                                           gpointer owner,
                                           AssayRegisterChangesFunc changes_cb);

/* With its passwords, to open it again; to be shown to nobody. */
const char *assay_register_document_get_address (AssayRegisterDocument *self);

/* Signals: "failed" (const GError *): something handed over could not be made and nobody else is
 * told of it. "collided" (GPtrArray of AssayRegisterCollision, GArray of the edits refused, const
 * char *what): somebody else changed the same values first; theirs is in the moment by now. */

G_END_DECLS
