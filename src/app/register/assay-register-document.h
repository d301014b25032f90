/* An open register as the application knows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A register may be in a database far away, so nothing waits for it: edits are handed over, made
 * one after the other on a thread, and told of when they are safe. What is handed over is made even
 * when the document is closed meanwhile. What others do to a register in a file shows by itself.
 * Main thread only.
 */

#pragma once

#include "app/document/assay-document.h"
#include "app/register/assay-register-keeper.h"
#include "present/assay-register-changes-state.h"

G_BEGIN_DECLS

/* What takes time to find out before there is a document; made on any thread. */
typedef struct
{
  AssayContext *context;
  AssayRegisterKeeper *keeper;
  AssayRegisterMoment *moment;
  char *path;
  char *title;
  gboolean read_only;
} AssayRegisterReading;

/* Errors as for the store. */
AssayRegisterReading *assay_register_reading_new (AssayContext *context,
                                                  const char *path,
                                                  gboolean is_to_write,
                                                  GCancellable *cancellable,
                                                  GError **error);
/* Closes the register unless a document has it. */
void assay_register_reading_free (AssayRegisterReading *self);

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

/* Told on the main thread, unless @owner is gone: @error is NULL when the edit is safe. @is_shown
 * says that somebody else was first, and that "collided" was emitted, which shows both texts; any
 * other error nobody has told yet. */
typedef void (*AssayRegisterAppliedFunc) (gpointer owner, const GError *error, gboolean is_shown);

/* Hands @edits over (taken, as of assay-register-steps.h). @what is the sentence for it: "Recorded
 * an award". With an @owner and @applied_cb those are told of what went wrong, otherwise "failed"
 * is emitted. */
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

/* Reads the register anew: what others did in it. */
void assay_register_document_read_again (AssayRegisterDocument *self);

/* Signals: "failed" (const GError *): something handed over could not be made and nobody else is
 * told of it. "collided" (GPtrArray of AssayRegisterCollision, GArray of the edits refused, const
 * char *what): somebody else changed the same values first; theirs is in the moment by now. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterReading, assay_register_reading_free)

G_END_DECLS
