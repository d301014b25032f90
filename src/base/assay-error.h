/* The one error domain, its codes, and the one table that says what each code means to the outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASSAY_ERROR (assay_error_quark ())

/**
 * AssayError:
 * @ASSAY_ERROR_USAGE: the command line or a request is put wrongly
 * @ASSAY_ERROR_NOT_FOUND: a file or folder is not there
 * @ASSAY_ERROR_UNKNOWN_NAME: no criterion, level, evidence item, scheme … has that name
 * @ASSAY_ERROR_INVALID: something given is not what it should be (a date, XML of another kind)
 * @ASSAY_ERROR_DAMAGED: something that was right once is not any more
 * @ASSAY_ERROR_ENCRYPTED: a file needs a password
 * @ASSAY_ERROR_TOO_LARGE: over a limit of assay-limits.h
 * @ASSAY_ERROR_NEWER: written by a newer version of Assay
 * @ASSAY_ERROR_LOCKED: somebody else has the folder in use
 * @ASSAY_ERROR_ACCESS: the system does not let us read or write there
 * @ASSAY_ERROR_NO_SPACE: the disk or a quota is full
 * @ASSAY_ERROR_EXISTS: something is already there that must not be overwritten
 * @ASSAY_ERROR_REFUSED: understood, but the rules do not allow it
 * @ASSAY_ERROR_IO: the system failed in another way
 * @ASSAY_ERROR_CANCELLED: the person asked to stop
 *
 * Checks do not use these: a check returns findings and goes on to its end.
 */
typedef enum
{
  ASSAY_ERROR_USAGE,
  ASSAY_ERROR_NOT_FOUND,
  ASSAY_ERROR_UNKNOWN_NAME,
  ASSAY_ERROR_INVALID,
  ASSAY_ERROR_DAMAGED,
  ASSAY_ERROR_ENCRYPTED,
  ASSAY_ERROR_TOO_LARGE,
  ASSAY_ERROR_NEWER,
  ASSAY_ERROR_LOCKED,
  ASSAY_ERROR_ACCESS,
  ASSAY_ERROR_NO_SPACE,
  ASSAY_ERROR_EXISTS,
  ASSAY_ERROR_REFUSED,
  ASSAY_ERROR_IO,
  ASSAY_ERROR_CANCELLED,
} AssayError;

#define ASSAY_ERROR_LAST ASSAY_ERROR_CANCELLED

/* How a window shows an error: beside the field, as a passing message, or in a dialog. */
typedef enum
{
  ASSAY_ERROR_SHOW_INLINE,
  ASSAY_ERROR_SHOW_TOAST,
  ASSAY_ERROR_SHOW_DIALOG,
} AssayErrorShow;

/* One row of the table. @exit_status is stable: scripts depend on it. 0 is success and 1 is kept
 * for "done, and there is something to report". */
typedef struct
{
  AssayError code;
  const char *id;
  int exit_status;
  AssayErrorShow show;
} AssayErrorRow;

GQuark assay_error_quark (void);

/* Never NULL for a code of AssayError; asserts otherwise. */
const AssayErrorRow *assay_error_lookup_row (AssayError code);

/* The exit status for any error, including those of GIO. Never 0. */
int assay_error_get_exit_status (const GError *error);

/* The code that stands for a system error number, e.g. ENOSPC is ASSAY_ERROR_NO_SPACE. */
AssayError assay_error_from_errno (int error_number);

/* Sets "NAME: what the system says" from an error number. @name is a path or title people know. */
void assay_error_set_from_errno (GError **error, const char *name, int error_number);

/* Takes a GIO or GLib error and sets the same in our domain, with "NAME: " before it unless @name
 * is NULL. An error already of our domain only gets the prefix. */
void assay_error_propagate (GError **dest, GError *source, const char *name);

G_END_DECLS
