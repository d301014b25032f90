/* The cells of a file that somebody's spreadsheet wrote. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody says in such a file how it is written, so it is found out: the encoding by marks and by
 * what is possible at all, separator and quotes by which of them make the most sense of the first
 * rows. What could only be assumed is told, and the caller can say what it is instead.
 *
 * A parser of our own, because the packaged one (libcsv) knows neither lines, which every message
 * here names, nor how to refuse what is not put right; and a guesser of encodings (uchardet) goes
 * by letter frequencies, which a table of names and days does not have.
 */

#pragma once

#include "core/register/assay-register-import-columns.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a person says about the file; all zero: find it out. All borrowed.
 * @encoding: a name that iconv knows, "windows-1252". @columns: "HEADER=COLUMN", NULL at the end.
 */
typedef struct
{
  const char *encoding;
  char separator;
  const char *const *columns;
} AssayImportReading;

/* @line is where it begins, from 1. Cells are UTF-8, without quotes, never NULL. */
typedef struct
{
  guint line;
  GPtrArray *cells;
} AssayImportTableRow;

/* @rows: AssayImportTableRow, empty lines left out; the first holds the headers. @above is what
 * stood first before them, NULL where nothing did. */
typedef struct
{
  char *encoding; /* "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252" or what was asked for */
  gboolean is_encoding_assumed;
  char separator;
  char quote;
  char *above;
  GPtrArray *rows;
} AssayImportTable;

/* @name is what messages call it. INVALID for what is no text or not put right, with the line;
 * TOO_LARGE beyond the limits. */
AssayImportTable *assay_import_table_parse (GBytes *bytes,
                                            const char *name,
                                            const AssayImportReading *reading,
                                            GError **error);
AssayImportTable *
assay_import_table_load (const char *path, const AssayImportReading *reading, GError **error);
void assay_import_table_free (AssayImportTable *self);

/* Whether what is there is meant as a table: text that is no XML and no PDF; or a spreadsheet's own
 * file, of which reading it says what to do instead. Looks at the name and the first bytes only, so
 * reading may still refuse it. FALSE for a folder, and for what cannot be opened. */
gboolean assay_import_table_is_at (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayImportTable, assay_import_table_free)

G_END_DECLS
