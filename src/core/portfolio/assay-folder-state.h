/* What a portfolio's folder holds: portfolio.xml and the journal, brought together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * portfolio.xml is as old as its last writing; the journal knows what came after. The line the
 * journal wrote just before portfolio.xml was put into place names its digest, so the two find each
 * other even when a crash came in between:
 *
 *  - The digest is known: portfolio.xml, and on top of it every entry after that line.
 *  - It is not: something else changed portfolio.xml. It is taken as it is, and the entries that it
 *    was never said to hold go on top, so that nothing anybody did is lost. The difference to what
 *    the journal says becomes an entry of its own (ASSAY_VERB_OUTSIDE).
 *  - portfolio.xml is missing or cannot be read: a journal that is whole from the first entry on
 *    makes up for it.
 *
 * Reading only; nothing here writes. Private to this folder.
 */

#pragma once

#include "core/portfolio/assay-journal.h"

G_BEGIN_DECLS

typedef struct
{
  AssayPortfolio *portfolio;
  char *digest;     /* of portfolio.xml as it was read; NULL where it was none */
  GBytes *unusable; /* portfolio.xml that could not be read as one, or NULL */
  gboolean is_behind;
  gboolean was_changed_outside;
  gboolean was_rebuilt;
  guint n_skipped; /* entries that could not be replayed */
  guint highest_evidence;
  guint highest_action;
  AssayEdit *outside; /* what the journal does not say yet, or NULL */
} AssayFolderState;

/* Errors name the file and say what to do: NOT_FOUND, DAMAGED, NEWER, ACCESS, IO. */
AssayFolderState *
assay_folder_state_load (const char *folder, AssayJournal *journal, GError **error);
void assay_folder_state_free (AssayFolderState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFolderState, assay_folder_state_free)

G_END_DECLS
