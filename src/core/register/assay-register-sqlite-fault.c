/* What a refusal by SQLite means, in our words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "core/register/assay-register-sqlite-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayError
get_code (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_MISMATCH:
      return ASSAY_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return ASSAY_ERROR_INVALID;
    case SQLITE_FULL:
      return ASSAY_ERROR_NO_SPACE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ASSAY_ERROR_LOCKED;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return ASSAY_ERROR_ACCESS;
    case SQLITE_TOOBIG:
      return ASSAY_ERROR_TOO_LARGE;
    case SQLITE_CONSTRAINT:
      return ASSAY_ERROR_REFUSED;
    default:
      return ASSAY_ERROR_IO;
    }
}

/* Locks that the place does not have, and not locks that somebody holds. */
static gboolean
is_without_locks (int result)
{
  return result == SQLITE_IOERR_LOCK || result == SQLITE_IOERR_RDLOCK
         || result == SQLITE_IOERR_UNLOCK || result == SQLITE_IOERR_CHECKRESERVEDLOCK;
}

static void
set_access (AssayRegisterSqlite *self, int result, GError **error)
{
  if (result == SQLITE_READONLY_ROLLBACK || result == SQLITE_READONLY_RECOVERY)
    g_set_error (
        error, ASSAY_ERROR, ASSAY_ERROR_ACCESS,
        _ ("%s was left in the middle of a change; somebody who may write to it has to open "
           "it once"),
        self->path);
  else if (self->database.is_read_only)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS,
                 _ ("%s cannot be opened; look whether you may read it"), self->path);
  else
    g_set_error (
        error, ASSAY_ERROR, ASSAY_ERROR_ACCESS,
        _ ("%s cannot be changed: the file or its folder is protected. Open it to be read, "
           "or ask whoever keeps it to let you write there"),
        self->path);
}

gboolean
assay_register_sqlite_fail (AssayRegisterSqlite *self, int result, GError **error)
{
  AssayError code = get_code (result);

  if (code == ASSAY_ERROR_LOCKED && g_cancellable_is_cancelled (self->database.cancellable))
    g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED, _ ("Stopped"));
  else if (code == ASSAY_ERROR_INVALID)
    g_set_error (error, ASSAY_ERROR, code,
                 _ ("%s is not a register. Open the file that was made as one, or make a new "
                    "register under another name"),
                 self->path);
  else if (code == ASSAY_ERROR_LOCKED)
    g_set_error (error, ASSAY_ERROR, code,
                 _ ("%s is being written to by another program; try again in a moment"),
                 self->path);
  else if (code == ASSAY_ERROR_ACCESS)
    set_access (self, result, error);
  else if (code == ASSAY_ERROR_NO_SPACE)
    g_set_error (error, ASSAY_ERROR, code,
                 _ ("There is no space left for %s; make some, then try again"), self->path);
  else if (code == ASSAY_ERROR_DAMAGED)
    g_set_error (error, ASSAY_ERROR, code, _ ("%s is damaged; take the last copy that works"),
                 self->path);
  else if (is_without_locks (result))
    g_set_error (error, ASSAY_ERROR, code,
                 _ ("%s lies where files cannot be locked, so two people could write at once; copy "
                    "it to this computer, or keep the register in a database"),
                 self->path);
  else if (result == SQLITE_CONSTRAINT_FOREIGNKEY)
    g_set_error_literal (error, ASSAY_ERROR, code,
                         _ ("Something else in the register still belongs to this, or what it "
                            "belongs to is gone; remove or change that first"));
  else if (code == ASSAY_ERROR_TOO_LARGE)
    g_set_error (error, ASSAY_ERROR, code,
                 _ ("This is more than %s takes at once; do it in smaller parts"), self->path);
  else if (code == ASSAY_ERROR_REFUSED)
    g_set_error (error, ASSAY_ERROR, code, _ ("%s does not take this: %s. Look at it again"),
                 self->path, sqlite3_errmsg (self->sqlite));
  else
    g_set_error (error, ASSAY_ERROR, code,
                 _ ("%s: %s. Look whether the disk or drive is there, then try again"), self->path,
                 sqlite3_errmsg (self->sqlite));

  return FALSE;
}
