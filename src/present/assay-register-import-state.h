/* What the preview of an import shows: each row of the table, what it would do, and what is wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure. Nothing can be taken in while a row has an error, nor while the order of days is open:
 * somebody has to say so, or to leave the row out.
 */

#pragma once

#include "core/register/assay-register-import.h"
#include "present/assay-register-wording.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_IMPORT_ROW_ADDS,
  ASSAY_IMPORT_ROW_CHANGES,
  ASSAY_IMPORT_ROW_KEEPS, /* all of it is there already */
  ASSAY_IMPORT_ROW_WRONG,
  ASSAY_IMPORT_ROW_LEFT_OUT,
} AssayImportRowState;

#define ASSAY_IMPORT_ROW_LAST ASSAY_IMPORT_ROW_LEFT_OUT

/* "New", "Changes" …, and a sign for each, so that nothing is told by colour alone. */
const char *assay_import_row_word (AssayImportRowState state);
const char *assay_import_row_sign (AssayImportRowState state);

typedef struct
{
  guint line;
  AssayImportRowState state;
  char *title;       /* "Line 7: Circles, South Ridge" */
  char *detail;      /* what it would do and what is wrong, a sentence a line; may be blank */
  char *description; /* all of it in one line, for screen readers */
} AssayImportShownRow;

typedef struct
{
  GPtrArray *rows; /* AssayImportShownRow */
  char *summary;
  char *file_problems; /* what is wrong with the file as a whole, a sentence a line; or NULL */
  char *days;          /* how days are read that could be two, a sentence a line; or NULL */
  gboolean asks_order; /* the order of days has to be said */
  guint n_wrong;       /* rows with errors */
  guint n_taken;       /* rows that would do something */
  gboolean can_take;
  char *take;      /* "Take in 12 rows" */
  char *leave_out; /* "Leave out 3 rows with errors"; NULL without any */
} AssayRegisterImportState;

/* @on is the day asked about. */
AssayRegisterImportState *assay_register_import_state_new (const AssayImportPreview *preview,
                                                           AssayDate on);
void assay_register_import_state_free (AssayRegisterImportState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterImportState, assay_register_import_state_free)

G_END_DECLS
