/* A program of ours that does something dangerous apart from us, and what it says on the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files from outside are hostile until they have been read to the end: whatever they make a library
 * do, it is a child that loops, crashes or fills its memory, and the portfolio stands untouched.
 * For worker threads: reading a line waits.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AssayChild AssayChild;

/* How a child came to its end. */
typedef enum
{
  ASSAY_CHILD_DONE,    /* exit status 0 */
  ASSAY_CHILD_FAILED,  /* it said so with its exit status */
  ASSAY_CHILD_CRASHED, /* a signal ended it */
  ASSAY_CHILD_LATE,    /* its own clock or a limit on its work ended it */
} AssayChildEnd;

/* Where our program @name is: where it was installed or, for a program run from its build folder,
 * built (src/@folder there). @variable in the environment goes before all. */
char *assay_child_find_program (const char *name, const char *folder, const char *variable);

/* Starts @arguments (NULL at the end; the program first) with @input to read, NULL for none. */
AssayChild *assay_child_start (const char *const *arguments, GBytes *input, GError **error);

/* The next line, without its end. NULL at the end of all lines, and with CANCELLED when
 * @cancellable says so; TOO_LARGE for a line that no honest child writes. */
char *assay_child_read_line (AssayChild *self, GCancellable *cancellable, GError **error);

/* Waits until it is gone. @out_status (nullable) is its exit status, or the signal's number. */
AssayChildEnd assay_child_wait (AssayChild *self, int *out_status);

/* Asks it to end, and after a third of a second ends it. */
void assay_child_stop (AssayChild *self);

/* Stops it if it still runs. */
void assay_child_free (AssayChild *self);

/* An error as the line that tells it, "error ID MESSAGE", and back; parse gives NULL for any other
 * line. */
char *assay_child_format_error (const GError *error);
GError *assay_child_parse_error (const char *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayChild, assay_child_free)

G_END_DECLS
