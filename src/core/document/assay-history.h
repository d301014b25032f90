/* What can be undone and redone, and what was done, read off the journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An edit is undone at most once and redone at most once per undoing; a new edit ends redoing.
 * Nothing reaches behind what the model calls a barrier (the making of the document, a change from
 * outside), or a line that cannot be read, because what stood before is not certain there.
 */

#pragma once

#include "core/document/assay-journal.h"

G_BEGIN_DECLS

/* The entry (of type EDIT) that undoing or redoing would concern, borrowed, or NULL in
 * @out_entry. Reads no more of the journal than the answer needs. */
gboolean
assay_history_find_undo (AssayJournal *journal, const AssayEntry **out_entry, GError **error);
gboolean
assay_history_find_redo (AssayJournal *journal, const AssayEntry **out_entry, GError **error);

/* The last @n_entries, or all where there are fewer; AssayEntry, oldest first. Reads no more of the
 * journal than that takes. */
GPtrArray *assay_history_list_latest (AssayJournal *journal, guint n_entries, GError **error);

G_END_DECLS
