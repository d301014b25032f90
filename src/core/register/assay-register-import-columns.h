/* The columns of a table of contracts: what they are called, and what they are of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table for both directions: what is exported is read back by the same names.
 */

#pragma once

#include "core/register/assay-register-value.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_IMPORT_AREA,
  ASSAY_IMPORT_SERVICE,
  ASSAY_IMPORT_SERVICE_AREA,
  ASSAY_IMPORT_PARTNERSHIP,
  ASSAY_IMPORT_PARTNER,
  ASSAY_IMPORT_CONTRACT,
  ASSAY_IMPORT_REFERENCE,
  ASSAY_IMPORT_BEGINS,
  ASSAY_IMPORT_ENDS,
  ASSAY_IMPORT_FUNDING,
  ASSAY_IMPORT_EXTENSION,
  ASSAY_IMPORT_TAKEN,
  ASSAY_IMPORT_CLAUSE,
  ASSAY_IMPORT_SCHEMES,
  ASSAY_IMPORT_BY,
  ASSAY_IMPORT_EACH_PARTNER,
  ASSAY_IMPORT_WORDING,
  ASSAY_IMPORT_MILESTONE,
  ASSAY_IMPORT_MILESTONE_KIND,
  ASSAY_IMPORT_MILESTONE_DUE,
  ASSAY_IMPORT_MILESTONE_REACHED,
  ASSAY_IMPORT_MILESTONE_SOURCE,
  ASSAY_IMPORT_AWARD_SCHEME,
  ASSAY_IMPORT_AWARD_EDITION,
  ASSAY_IMPORT_AWARD_FROM,
  ASSAY_IMPORT_AWARD_UNTIL,
  ASSAY_IMPORT_AWARD_WITHDRAWN,
  ASSAY_IMPORT_AWARD_SOURCE,
  ASSAY_IMPORT_AWARD_CONFIRMED,
  ASSAY_IMPORT_CONDITION,
  ASSAY_IMPORT_CONDITION_DUE,
  ASSAY_IMPORT_CONDITION_MET,
  /* What an export computes; left aside when it is read back. */
  ASSAY_IMPORT_STANDING,
  ASSAY_IMPORT_STANDING_ON,
  ASSAY_IMPORT_REASONS,
  ASSAY_IMPORT_NEXT_DATE,
  ASSAY_IMPORT_NEXT_STEP,
  ASSAY_IMPORT_COLUMN_NONE, /* a header that nobody knows */
} AssayImportColumn;

#define ASSAY_N_IMPORT_COLUMNS ASSAY_IMPORT_COLUMN_NONE

/* @header is how it is called in an example and an export ("Award from"), in every language: a
 * file goes from one person's computer to another's. @field is NULL for what is computed. */
typedef struct
{
  const char *header;
  const char *also; /* other names, parted by bars */
  AssayHeldKind kind;
  const AssayHeldField *field;
} AssayImportColumnRow;

AssayImportColumnRow assay_import_column_get_row (AssayImportColumn column);

/* By its name, where case, blanks and punctuation do not matter; after @columns ("HEADER=COLUMN",
 * or NULL), which a person has said. NONE where it is not known; an empty COLUMN is that, too. */
AssayImportColumn assay_import_column_find (const char *header, const char *const *columns);

/* The header of the column that is most like @header, or NULL. */
const char *assay_import_column_find_nearest (const char *header);

/* Letters and digits of a name, to compare it by: case, Unicode form, blanks and punctuation do
 * not make another one. */
char *assay_import_fold_name (const char *name);

G_END_DECLS
