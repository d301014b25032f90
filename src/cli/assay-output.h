/* What people read on a terminal: lines and tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data goes to standard output, messages to standard error. Titles and names come from files of
 * strangers, so nothing is printed before control characters, which a terminal would obey, are
 * taken out.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Data: to standard output, with a line end. */
void assay_output_print (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* A message: to standard error, with a line end. */
void assay_output_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Sends off what waits in standard output; an error when it cannot be written (a full disk, say).
 */
gboolean assay_output_flush (GError **error);

/* A table whose columns are aligned by the width characters have on a terminal. Cells are given one
 * after the other, row by row. */
typedef struct _AssayTable AssayTable;

/* @headings is ended by NULL. */
AssayTable *assay_table_new (const char *const *headings);
void assay_table_free (AssayTable *self);
void assay_table_align_right (AssayTable *self, guint column);

/* NULL is an empty cell; line ends become spaces. */
void assay_table_add (AssayTable *self, const char *cell);
void assay_table_take (AssayTable *self, char *cell);
void assay_table_add_number (AssayTable *self, guint64 number);

/* Prints headings and rows, or nothing when there are no rows. */
void assay_table_print (const AssayTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTable, assay_table_free)

G_END_DECLS
