/* Taking contracts from a table into a register: first what it would mean, then the edit. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row says one contract with its service and area, or one award of a service. What there may be
 * several of (extensions, clauses, milestones, awards, conditions, partners) has a row each, with
 * the contract or award said again. A blank cell says nothing and leaves what is there.
 *
 * What a row is about is found again, so that the same file does nothing the second time: a
 * contract by its reference, or else by service and title; an area and a service by name; an
 * extension by its day, a clause by its kind and schemes, a milestone and a condition by their
 * words, an award by scheme and first day. Nothing is ever removed.
 *
 * Nothing is taken while a row has an error; a person can leave such rows out, and then the whole
 * is looked at again without them.
 */

#pragma once

#include "core/register/assay-register-check.h"
#include "core/register/assay-register-import-dates.h"
#include "core/register/assay-register-import-table.h"
#include "core/register/assay-register-store.h"

G_BEGIN_DECLS

/* What can be wrong. The comment says which fields of AssayImportProblem are set beside line,
 * header and value. */
typedef enum
{
  /* Of the file: nothing can be taken. */
  ASSAY_IMPORT_NO_HEADERS,      /* none of the first row's cells is a column */
  ASSAY_IMPORT_HEADER_MISSING,  /* value: the header that is needed */
  ASSAY_IMPORT_HEADER_TWICE,    /* detail: the other header for the same column */
  ASSAY_IMPORT_MAPPING_UNKNOWN, /* value: "HEADER=COLUMN" that leads nowhere; detail: nearest */
  ASSAY_IMPORT_DATES_AMBIGUOUS, /* value: a day that can be two; the first line */
  ASSAY_IMPORT_DATES_MIXED,     /* the cells of the column need different orders */
  ASSAY_IMPORT_DATES_DISAGREE,  /* the column needs another order than one before; detail: that */
  /* Of a row: it can be left out. */
  ASSAY_IMPORT_ROW_LONG,            /* cells behind the last header */
  ASSAY_IMPORT_CELL_NEEDED,         /* header: what is blank */
  ASSAY_IMPORT_CELL_LONG,           /* - */
  ASSAY_IMPORT_CELL_TEXT,           /* characters that no text has */
  ASSAY_IMPORT_CELL_DATE,           /* not a day in the order of its column; detail: the order */
  ASSAY_IMPORT_DAY_AHEAD,           /* of what cannot have happened yet; detail: today */
  ASSAY_IMPORT_CELL_WORD,           /* detail: what is allowed */
  ASSAY_IMPORT_CELL_SCHEME,         /* not a scheme's id */
  ASSAY_IMPORT_ENDS_EARLY,          /* it would end before it begins; detail: the first day */
  ASSAY_IMPORT_DISAGREES,           /* other: the line that says something else of the same */
  ASSAY_IMPORT_SEVERAL_FIT,         /* the register has several of this name, title or day */
  ASSAY_IMPORT_REFERENCE_ELSEWHERE, /* the reference is another service's; detail: its name */
  /* Warnings. */
  ASSAY_IMPORT_ENCODING_ASSUMED,   /* detail: the encoding */
  ASSAY_IMPORT_HEADERS_BELOW,      /* value: what stands above the headers */
  ASSAY_IMPORT_HEADER_UNKNOWN,     /* detail: the nearest, or NULL */
  ASSAY_IMPORT_DATES_ARE_NUMBERS,  /* detail: the day that value is */
  ASSAY_IMPORT_YEARS_ARE_SHORT,    /* detail: the day that value is */
  ASSAY_IMPORT_ROW_TWICE,          /* other: the line that says the same */
  ASSAY_IMPORT_SCHEME_UNKNOWN,     /* detail: the nearest, or NULL */
  ASSAY_IMPORT_SERVICE_OTHER_AREA, /* value: the service; detail: the area it is in */
  ASSAY_IMPORT_CLAUSE_SECOND,      /* the contract has a clause of this kind already */
  ASSAY_IMPORT_DOUBT, /* doubt, of preview->after; other: the line of the other, or 0 */
} AssayImportIssue;

#define ASSAY_IMPORT_ISSUE_LAST ASSAY_IMPORT_DOUBT

typedef enum
{
  ASSAY_IMPORT_OF_FILE,
  ASSAY_IMPORT_OF_ROW,
  ASSAY_IMPORT_WARNING,
} AssayImportWeight;

/* "dates-ambiguous" …: stable. */
const char *assay_import_issue_get_id (AssayImportIssue issue);
AssayImportWeight assay_import_issue_get_weight (AssayImportIssue issue);

/* @line is 0 for the file as a whole; texts are NULL where they say nothing. */
typedef struct
{
  AssayImportIssue issue;
  AssayRegisterDoubt doubt;
  guint line;
  guint other;
  char *header; /* as the file has it */
  char *value;  /* shortened, as it may be shown */
  char *detail;
} AssayImportProblem;

typedef enum
{
  ASSAY_IMPORT_ADDS,
  ASSAY_IMPORT_CHANGES,
  ASSAY_IMPORT_KEEPS, /* it is there already, and the row says nothing else */
} AssayImportEffect;

/* What a row does to one value: @value is as it would be, @was as it is in the register. Both are
 * borrowed. */
typedef struct
{
  AssayImportEffect effect;
  const AssayRegisterValue *value;
  const AssayRegisterValue *was; /* NULL: there is none */
} AssayImportAct;

typedef struct
{
  guint line;
  gboolean is_left_out;
  gboolean has_error;
  GArray *acts; /* AssayImportAct, owners first */
} AssayImportRow;

/* @dates: EACH says that columns may have orders of their own. @lines_left_out: guint, the rows'
 * lines. @schemes: AssaySchemeSince, those that are known; NULL: any may be. @today: what has
 * happened cannot lie ahead of it; NONE: not looked at, and taking it in may refuse it. */
typedef struct
{
  AssayImportDates dates;
  const char *const *columns;
  const GArray *lines_left_out;
  const GArray *schemes;
  AssayDate today;
} AssayImportChoices;

/* A column in which a cell could be two days, and what the first such is taken for. Borrowed from
 * the table. */
typedef struct
{
  const char *header;
  const char *value;
  AssayImportDates order; /* never DECIDE or EACH */
  AssayDate day;
} AssayImportDays;

/* @counts[kind][effect] counts values. @table and @register live as long as this does. */
typedef struct
{
  AssayImportTable *table;
  AssayRegister *held;
  GPtrArray *rows;     /* AssayImportRow, in the file's order */
  GPtrArray *problems; /* AssayImportProblem, by line; those of the file first */
  GArray *days;        /* AssayImportDays, by column */
  GArray *columns;     /* AssayImportColumn of each header; NONE: it is left aside */
  guint n_errors;
  guint n_warnings;
  guint counts[ASSAY_N_HELD][ASSAY_IMPORT_KEEPS + 1];
  AssayRegister *after; /* as it would be, new values with negative ids; NULL without rows */
  GPtrArray *drafts;    /* of this folder alone */
} AssayImportPreview;

/* Takes @table. CANCELLED is the only error: what is wrong is in the preview. */
AssayImportPreview *assay_import_preview_new (AssayImportTable *table,
                                              AssayRegister *held,
                                              const AssayImportChoices *choices,
                                              GCancellable *cancellable,
                                              GError **error);
void assay_import_preview_free (AssayImportPreview *self);

/* What taking it in would mean: AssayRegisterEdit, owners first, their values borrowed. Only to be
 * applied when there are no errors. */
GArray *assay_import_preview_list_edits (const AssayImportPreview *self);

/* All of it in one edit, all or nothing. REFUSED while there are errors; otherwise as
 * assay_register_store_apply(). */
gboolean assay_import_preview_apply (AssayImportPreview *self,
                                     AssayRegisterStore *store,
                                     GCancellable *cancellable,
                                     GPtrArray **out_collisions,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayImportPreview, assay_import_preview_free)

G_END_DECLS
