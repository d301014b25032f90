/* What is wrong with a table that is to be imported, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/register/assay-register-import.h"
#include "present/assay-register-wording.h"

G_BEGIN_DECLS

/* "Line 7, column “Ends”: “soon” is not a day. Write it like 2026-11-22." Whole sentences: what is
 * wrong, where, and what to do or what is allowed. @on is the day asked about. */
char *assay_import_word_problem (const AssayImportPreview *preview,
                                 const AssayImportProblem *problem,
                                 AssayDate on);

/* "Column “Begins” is read as day, month, year: “01/04/2025” is 1 April 2025." NULL where that cell
 * is no day in the order said, which is an error of its row. */
char *assay_import_word_days (const AssayImportDays *days);

/* "2 contracts are new. 1 contract changes. 3 rows have errors. …", for a line over the preview.
 */
char *assay_import_word_summary (const AssayImportPreview *preview);

G_END_DECLS
