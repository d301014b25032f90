/* What the parts of an import share while a preview is made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/register/assay-register-import.h"

G_BEGIN_DECLS

/* A value as it will be. @set_by: the line that set each field, 0: none. */
typedef struct
{
  AssayRegisterValue *value;
  const AssayRegisterValue *was;
  guint line; /* of the first row that named it; 0: only the register has it */
  guint *set_by;
} AssayImportDraft;

/* What a key leads to where it could be two values. */
#define ASSAY_IMPORT_AMBIGUOUS GINT_TO_POINTER (1)

/* @places: the cell of each column, or -1. @known: key → value of the register; @drafts: key →
 * draft; either may be ambiguous. Borrowed but for the keys. */
typedef struct
{
  AssayImportPreview *preview;
  const AssayImportChoices *choices;
  GCancellable *cancellable;
  AssayImportColumn *columns; /* of each cell */
  AssayImportDates *orders;   /* of each cell, where it is a day */
  int telling;                /* the first column whose own days tell its order; -1: none yet */
  guint n_columns;
  int places[ASSAY_N_IMPORT_COLUMNS];
  GHashTable *left_out; /* lines */
  GHashTable *known;
  GHashTable *drafts;
  GHashTable *draft_of; /* value of the register → draft */
  GHashTable *seen;     /* the cells of a row as one text → its line; other marks */
  GHashTable *clauses;  /* "CONTRACT KIND" of every clause */
  GPtrArray *added;     /* drafts of new values: -1 is the first */
} AssayImportWork;

/* Takes nothing; @header and the texts may be NULL. */
AssayImportProblem *assay_import_tell (AssayImportWork *self,
                                       AssayImportIssue issue,
                                       guint line,
                                       const char *header,
                                       const char *value,
                                       const char *detail);

/* The header of a column as the file has it, or as it is called. */
const char *assay_import_get_header (const AssayImportWork *self, AssayImportColumn column);

/* Finds the columns, and the order of their days. FALSE: nothing can be made of the rows. */
gboolean assay_import_read_headers (AssayImportWork *self);
void assay_import_read_dates (AssayImportWork *self);

/* What a value is found again by: its owner, or 0, and a text. */
char *assay_import_make_key (AssayHeldKind kind, gint64 owner, const char *text);

/* The same of a value as it is; NULL where it has none. A contract has one by its reference and one
 * by its title, a service one by its name and one with its area. */
char *assay_import_make_own_key (gconstpointer value);
char *assay_import_make_other_key (gconstpointer value);

/* Makes what the register holds known by its keys. */
void assay_import_index (AssayImportWork *self);

/* The draft under a key, or the register's value made one; NULL where there is none. */
AssayImportDraft *
assay_import_find_draft (AssayImportWork *self, const char *key, gboolean *out_is_ambiguous);

/* Takes @value, which is not known yet, and gives it an id; only then does it get its keys. */
AssayImportDraft *assay_import_add_draft (AssayImportWork *self, gpointer value, guint line);
void assay_import_draft_free (AssayImportDraft *self);

/* The draft of a new value by its id, which is negative. */
AssayImportDraft *assay_import_get_added (const AssayImportWork *self, gint64 id);

/* Whether a clause of this kind is there already; it is from now on. */
gboolean assay_import_meet_clause (AssayImportWork *self, const AssayHeldClause *clause);

typedef struct
{
  AssayImportWork *work;
  const AssayImportTableRow *cells;
  AssayImportRow *row;
} AssayImportCells;

/* NULL: blank. Without what an export puts before a text that a spreadsheet would compute. */
char *assay_import_dup_cell (const AssayImportCells *self, AssayImportColumn column);

/* Reads a cell into @value; FALSE, and an error of the row, where that cannot be. A blank cell sets
 * nothing. */
gboolean assay_import_read_cell (AssayImportCells *self,
                                 AssayImportColumn column,
                                 gpointer value,
                                 gboolean *out_is_set);
gboolean assay_import_check_text (AssayImportCells *self,
                                  AssayImportColumn column,
                                  const AssayHeldField *field,
                                  const char *text);
void assay_import_tell_cell (AssayImportCells *self,
                             AssayImportIssue issue,
                             AssayImportColumn column,
                             const char *value,
                             const char *detail,
                             guint other);

/* Reads a row into drafts. */
void assay_import_read_row (AssayImportWork *self,
                            const AssayImportTableRow *cells,
                            AssayImportRow *row);

/* Compares the register as it would be with what it is. */
void assay_import_check_after (AssayImportWork *self);

G_END_DECLS
