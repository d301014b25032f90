/* What a document's folder holds: its file and the journal, brought together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file ("portfolio.xml") is as old as its last writing; the journal knows what came after. The
 * line the journal wrote just before the file was put into place names its digest, so the two find
 * each other even when a crash came in between:
 *
 *  - The digest is known: the file, and on top of it every entry after that line.
 *  - It is not: something else changed the file. It is taken as it is, and the entries that it
 *    was never said to hold go on top, so that nothing anybody did is lost. The difference to what
 *    the journal says becomes an entry of its own (the model's verb @outside).
 *  - The file is missing or cannot be read: a journal that is whole from the first entry on
 *    makes up for it.
 *
 * Reading only; nothing here writes.
 */

#pragma once

#include "core/document/assay-journal.h"

G_BEGIN_DECLS

typedef struct
{
  const AssayModel *model;
  gpointer document;
  char *digest;     /* of the file as it was read; NULL where it was none */
  GBytes *unusable; /* a file that could not be read as one, or NULL */
  gboolean is_behind;
  gboolean was_changed_outside;
  gboolean was_rebuilt;
  guint n_skipped; /* entries that could not be replayed */
  guint highest[ASSAY_MODEL_MOST_TYPES];
  AssayEdit *outside; /* what the journal does not say yet, or NULL */
} AssayGateState;

/* Errors name the file and say what to do: NOT_FOUND, DAMAGED, NEWER, ACCESS, IO. */
AssayGateState *assay_gate_state_load (const AssayModel *model,
                                       const char *folder,
                                       AssayJournal *journal,
                                       GError **error);
void assay_gate_state_free (AssayGateState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayGateState, assay_gate_state_free)

G_END_DECLS
