/* Where a register is kept: read whole, changed by edits, with a trail of every change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every edit is one transaction with its lines in the trail; an edit that was called done survives
 * kill -9. Several people may have one register open. A value that somebody else changed or removed
 * meanwhile is not overwritten: the edit is refused as a whole and says what theirs is.
 */

#pragma once

#include "base/assay-context.h"
#include "core/register/assay-register.h"

G_BEGIN_DECLS

typedef struct _AssayRegisterStore AssayRegisterStore;

/* Makes a new register at @path. EXISTS where there is something. The file appears whole or not at
 * all. */
AssayRegisterStore *assay_register_store_create (const char *path,
                                                 const char *title,
                                                 AssayContext *context,
                                                 GError **error);

/* NOT_FOUND, INVALID for a file that is no register, DAMAGED for one that another program changed,
 * NEWER for one that a newer Assay wrote. Without @is_to_write nothing can change. */
AssayRegisterStore *assay_register_store_open (const char *path,
                                               gboolean is_to_write,
                                               AssayContext *context,
                                               GError **error);
void assay_register_store_close (AssayRegisterStore *self);

const char *assay_register_store_get_title (AssayRegisterStore *self);

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
 * of them; otherwise it is NULL. */
gboolean assay_register_store_apply (AssayRegisterStore *self,
                                     GArray *edits,
                                     GPtrArray **out_collisions,
                                     GError **error);

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

/* The lines since @moment (NULL: all), the oldest first. */
GPtrArray *
assay_register_store_list_trail (AssayRegisterStore *self, const char *since, GError **error);

/* What is wrong with the file itself, in the words of what keeps it (char*); none for nothing. */
GPtrArray *assay_register_store_check (AssayRegisterStore *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterStore, assay_register_store_close)

G_END_DECLS
