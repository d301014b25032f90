/* in-use.xml: who has a document open for writing, where and since when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file tells people and other computers; the system's lock on it (flock) tells the programs of
 * this computer, and goes by itself when a program dies. Whoever holds the system's lock on the
 * file that is at the path now holds the document. A file of this computer that nobody has locked
 * was left by a crash and is taken over; one of another computer may be alive, so it is respected.
 */

#pragma once

#include "base/assay-context.h"

G_BEGIN_DECLS

typedef struct _AssayFolderLock AssayFolderLock;

/* What the file says; fields are NULL, or 0, where it does not. */
typedef struct
{
  char *author;
  char *host;
  char *machine; /* tells computers of the same name apart */
  char *since;   /* as in the file, "2026-11-22T14:02:09Z" */
  guint64 pid;
} AssayLockHolder;

/* Whether it is this computer that the file names. */
gboolean assay_lock_holder_is_here (const AssayLockHolder *self);

/* FALSE only when it is known to be left by a crash. Looks at the process, so that nobody who only
 * asks gets in the way of somebody who takes the lock. */
gboolean assay_lock_holder_may_be_alive (const AssayLockHolder *self);

/* @path is the file's. LOCKED when somebody else has it. */
AssayFolderLock *assay_folder_lock_take (AssayContext *context, const char *path, GError **error);

/* Removes the file and lets go. */
void assay_folder_lock_release (AssayFolderLock *self);

/* Removes somebody else's file; see assay_gate_unlock(). */
gboolean assay_folder_lock_break (AssayContext *context, const char *path, GError **error);

/* Who has it, or NULL when there is no file. */
AssayLockHolder *assay_folder_lock_read (const char *path);
void assay_lock_holder_free (AssayLockHolder *self);

typedef enum
{
  ASSAY_DESCRIPTOR_LOCKED,
  ASSAY_DESCRIPTOR_TAKEN,       /* by somebody else */
  ASSAY_DESCRIPTOR_UNSUPPORTED, /* where the file lies, the system has no locks */
} AssayDescriptorLock;

/* Takes the system's lock on an open file, without waiting. It goes when the file is closed. */
AssayDescriptorLock assay_lock_descriptor (int fd);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFolderLock, assay_folder_lock_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayLockHolder, assay_lock_holder_free)

G_END_DECLS
