/* What people read on a terminal, line by line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data goes to standard output, messages to standard error. Titles and names come from files of
 * strangers, so nothing is printed before control characters, which a terminal would obey, are
 * taken out, and those that turn the direction of what follows, by which one name is read as
 * another.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TRUE for U+202A to U+202E and U+2066 to U+2069. */
gboolean assay_output_turns_direction (gunichar c);

/* Data: to standard output, with a line end. */
void assay_output_print (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* A message: to standard error, with a line end. */
void assay_output_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Sends off what waits in standard output; an error when it cannot be written (a full disk, say).
 */
gboolean assay_output_flush (GError **error);

G_END_DECLS
