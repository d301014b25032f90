/* The one gate through which a document on disk changes: its journal, its lock, its file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   portfolio.xml        the document in canonical form (the model's @file)
 *   journal/000001.log   one line per edit, appended and synced at the moment of the edit
 *   in-use.xml           who has it open
 *
 * An edit that apply() has returned TRUE for survives a crash in the next instruction: its journal
 * line is synced. The file follows with save(). Opening replays what it does not hold yet. After
 * any failure, the folder holds exactly the old state or the new one.
 *
 * A gate knows nothing of what its document means; the folder that owns it does (a portfolio's
 * evidence, a review's submission). Private to core.
 */

#pragma once

#include "base/assay-context.h"
#include "core/document/assay-entry.h"
#include "core/document/assay-folder-lock.h"
#include "core/document/assay-gate-state.h"
#include "core/document/assay-journal.h"

G_BEGIN_DECLS

#define ASSAY_JOURNAL_FOLDER "journal"
#define ASSAY_LOCK_FILE "in-use.xml"

/* READ takes no lock and writes nothing, ever. */
typedef enum
{
  ASSAY_OPEN_READ,
  ASSAY_OPEN_WRITE,
} AssayOpenMode;

/* @digest is that of the file as this program last read or wrote it; @size roughly what it would be
 * now. @lock is NULL when open for reading or closed. @highest are the highest numbers ever given,
 * by type. */
typedef struct
{
  AssayContext *context;
  const AssayModel *model;
  char *path;
  AssayOpenMode mode;
  gboolean is_closed;
  gpointer document;
  AssayJournal *journal;
  AssayFolderLock *lock;
  char *digest;
  gboolean is_behind;
  gsize size;
  guint highest[ASSAY_MODEL_MOST_TYPES];
  gboolean was_changed_outside;
  gboolean was_rebuilt;
  guint n_skipped;
} AssayGate;

/* A gate without a document in it. */
AssayGate *assay_gate_new (AssayContext *context,
                           const AssayModel *model,
                           const char *path,
                           AssayOpenMode mode);

/* Closes it without a word of what went wrong. */
void assay_gate_free (AssayGate *self);

char *assay_gate_dup_child (AssayGate *self, const char *name);
gboolean assay_gate_take_lock (AssayGate *self, GError **error);
gboolean assay_gate_check_writable (AssayGate *self, GError **error);

/* --- Making and opening --- */

/* Takes @document and writes journal and file: the first entry brings all that is in it. */
gboolean assay_gate_begin (AssayGate *self, gpointer document, const char *detail, GError **error);

gboolean assay_gate_has_child (AssayGate *self, const char *name);

/* DAMAGED where making the document was not finished. */
gboolean assay_gate_check_finished (AssayGate *self, GError **error);

/* Reads journal and file. @out_state is for settle(). */
gboolean assay_gate_load (AssayGate *self, AssayGateState **out_state, GError **error);

/* What opening for writing leaves better than it was, once the document is known to be good. */
gboolean assay_gate_settle (AssayGate *self, const AssayGateState *state, GError **error);

/* Forgets what is not saved, and closes: after a failed making or opening. */
void assay_gate_give_up (AssayGate *self);

/* Saves what is not saved and lets go of the lock. */
gboolean assay_gate_close (AssayGate *self, GError **error);

/* --- Changing --- */

/* @out_is_changed is FALSE for an edit that was empty. */
gboolean
assay_gate_apply (AssayGate *self, AssayEdit *edit, gboolean *out_is_changed, GError **error);
gboolean assay_gate_undo (AssayGate *self, AssayEdit **out_edit, GError **error);
gboolean assay_gate_redo (AssayGate *self, AssayEdit **out_edit, GError **error);

/* Borrowed until the next act; NULL for nothing. */
AssayEdit *assay_gate_peek_undo (AssayGate *self);
AssayEdit *assay_gate_peek_redo (AssayGate *self);

/* AssayEntry, oldest first. */
GPtrArray *assay_gate_list_latest (AssayGate *self, guint n_entries, GError **error);

/* Writes the file if it is behind. */
gboolean assay_gate_save (AssayGate *self, GError **error);

/* Puts aside a file that is about to be replaced and is not ours, as NAME-@suffix.xml, where the
 * check finds it. */
gboolean assay_gate_put_aside (AssayGate *self, GBytes *bytes, const char *suffix, GError **error);

/* Removes the lock of the folder at @path; the way forward when its holder is gone for good.
 * NOT_FOUND when there is none; LOCKED when its holder is on this computer and alive. */
gboolean assay_gate_unlock (AssayContext *context, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayGate, assay_gate_free)

G_END_DECLS
