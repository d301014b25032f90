/* Where a register is kept: read whole, changed by edits, with a trail of every change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every edit is one transaction with its lines in the trail; an edit that was called done survives
 * kill -9, of the program and of the database. Several people may have one register open. A value
 * that somebody else changed or removed meanwhile is not overwritten: the edit is refused as a
 * whole and says what theirs is.
 *
 * An address is a file or a database (assay-register-address.h). A connection to a database that
 * was lost is made anew by the next call. A store belongs to one thread at a time; what it does may
 * wait for others for ten seconds, and for a network that says nothing longer. What takes a
 * GCancellable stops waiting with CANCELLED.
 */

#pragma once

#include "base/assay-context.h"
#include "core/register/assay-register.h"

G_BEGIN_DECLS

typedef struct _AssayRegisterStore AssayRegisterStore;

/* Makes a new register at @address. EXISTS where there is something; a database has to be there,
 * and to hold no register yet. It appears whole or not at all. */
AssayRegisterStore *assay_register_store_create (const char *address,
                                                 const char *title,
                                                 AssayContext *context,
                                                 GCancellable *cancellable,
                                                 GError **error);

/* NOT_FOUND, INVALID for what is no register, DAMAGED for one that another program changed, NEWER
 * for one that a newer Assay wrote, ACCESS to write where we may only look (open it to read then).
 * Without @is_to_write nothing can change. */
AssayRegisterStore *assay_register_store_open (const char *address,
                                               gboolean is_to_write,
                                               AssayContext *context,
                                               GCancellable *cancellable,
                                               GError **error);
void assay_register_store_close (AssayRegisterStore *self);

const char *assay_register_store_get_title (AssayRegisterStore *self);

/* The address without its passwords, to be shown and remembered. */
const char *assay_register_store_get_address (AssayRegisterStore *self);

/* It was opened to read. */
gboolean assay_register_store_is_read_only (AssayRegisterStore *self);

/* A number that grows with every edit, by whomever: cheap, to be polled by what shows a register.
 * What another program does to the tables goes without. */
gboolean assay_register_store_get_stamp (AssayRegisterStore *self,
                                         gint64 *out_stamp,
                                         GCancellable *cancellable,
                                         GError **error);

/* All of it, as it was at one moment. */
AssayRegister *
assay_register_store_load (AssayRegisterStore *self, GCancellable *cancellable, GError **error);

typedef enum
{
  ASSAY_REGISTER_ADD,
  ASSAY_REGISTER_AMEND,
  ASSAY_REGISTER_REMOVE,
} AssayRegisterVerb;

/* "add", "amend", "remove". */
const char *assay_register_verb_get_id (AssayRegisterVerb verb);

/* @value is borrowed. For AMEND and REMOVE it carries the version that was read. */
typedef struct
{
  AssayRegisterVerb verb;
  gpointer value;
} AssayRegisterEdit;

/* Ours is a copy of what was asked; theirs what is there now, NULL where it was removed. */
typedef struct
{
  gpointer ours;
  gpointer theirs;
} AssayRegisterCollision;

void assay_register_collision_free (AssayRegisterCollision *self);

/* All of @edits (AssayRegisterEdit) or none. On success the values carry their ids and versions,
 * and references to values of the same edit their ids. REFUSED where values were changed by
 * somebody else: @out_collisions, unless NULL, is then a GPtrArray of AssayRegisterCollision, all
 * of them; otherwise it is NULL.
 *
 * FALSE means that nothing was kept, unless assay_register_store_is_unsure() says that nobody can
 * know yet: the database went away between being told to keep it and saying so, or @cancellable was
 * cancelled then. Applying the very same edits again is then safe: those that turn out to be kept
 * are not kept twice. CANCELLED alone always means that nothing was kept. */
gboolean assay_register_store_apply (AssayRegisterStore *self,
                                     GArray *edits,
                                     GCancellable *cancellable,
                                     GPtrArray **out_collisions,
                                     GError **error);

/* Whether the last edit may be kept or not, because its answer never came. */
gboolean assay_register_store_is_unsure (AssayRegisterStore *self);

/* Asks again, by looking into the trail once nobody can be at work on it any more. FALSE where the
 * database still cannot be reached. Without an open question, *@out_is_kept is FALSE. */
gboolean assay_register_store_settle (AssayRegisterStore *self,
                                      GCancellable *cancellable,
                                      gboolean *out_is_kept,
                                      GError **error);

/* What somebody else may do with a register in a database. The trail can only grow, for whoever it
 * is shared with. */
typedef enum
{
  ASSAY_REGISTER_SHARE_NOTHING,
  ASSAY_REGISTER_SHARE_VIEW,
  ASSAY_REGISTER_SHARE_CHANGE,
} AssayRegisterShare;

/* For a role (a name or a group) of the database, from now on. UNKNOWN_NAME where there is none;
 * ACCESS for anybody but who made the register; REFUSED for the role that made it, and for a file,
 * which is shared by who may read or write the file. */
gboolean assay_register_store_share (AssayRegisterStore *self,
                                     const char *role,
                                     AssayRegisterShare share,
                                     GCancellable *cancellable,
                                     GError **error);

/* One with whom the register is shared. */
typedef struct
{
  char *role;
  AssayRegisterShare share;
} AssayRegisterShared;

/* Everybody with whom it was shared (AssayRegisterShared), by name, without whoever made it. Of a
 * file the register does not know: nobody. */
GPtrArray *assay_register_store_list_shares (AssayRegisterStore *self, GError **error);

/* One line of the trail. @was and @became are the value's fields as lines, NULL for none. */
typedef struct
{
  char *moment; /* "2026-11-22T14:02:09Z" */
  char *author;
  char *verb;
  char *kind;
  gint64 item;
  char *was;
  char *became;
} AssayTrailLine;

/* The lines since @moment (NULL: all), the oldest first: from the first that is not older, with all
 * behind it, because not every clock is right. */
GPtrArray *assay_register_store_list_trail (AssayRegisterStore *self,
                                            const char *since,
                                            GCancellable *cancellable,
                                            GError **error);

/* What is wrong with the file itself, in the words of what keeps it (char*); none for nothing. */
GPtrArray *assay_register_store_check (AssayRegisterStore *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterStore, assay_register_store_close)

G_END_DECLS
