/* What the table of contracts shows: every contract with its standing, what needs attention first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made once for a register and a day, which may be done on a thread; filtering and sorting then
 * only look at what was prepared, so that ten thousand rows are filtered while somebody types. The
 * sentences of a row are made when it is looked at.
 */

#pragma once

#include "present/assay-register-wording.h"

G_BEGIN_DECLS

/* Texts are borrowed from the register and never NULL. */
typedef struct
{
  const AssayContractStanding *standing;
  gint64 contract;
  AssayStandingState state;
  AssayDate next;
  gint64 area_id; /* the contract’s, or else its service’s; 0: none */
  const char *area;
  const char *service;
  const char *title;
  const char *reference;
  /* Private: what is compared. */
  char *folded;
  char *area_key;
  char *service_key;
  char *title_key;
} AssayRegisterRow;

typedef struct
{
  AssayRegisterGround ground; /* of the register, which the state holds, and the schemes */
  GPtrArray *standings;       /* AssayContractStanding */
  AssayRegisterRow *rows;     /* what needs attention first */
  guint n_rows;
  guint counts[ASSAY_N_STANDINGS];
  char *verdict; /* one or two sentences over the table */
} AssayRegisterContractsState;

/* @schemes (may be NULL) is borrowed and must live as long. */
AssayRegisterContractsState *assay_register_contracts_state_new (
    AssayRegister *held, const AssayRegisterSchemes *schemes, AssayDate on);
void assay_register_contracts_state_free (AssayRegisterContractsState *self);

typedef enum
{
  ASSAY_REGISTER_SORT_ATTENTION,
  ASSAY_REGISTER_SORT_AREA,
  ASSAY_REGISTER_SORT_SERVICE,
  ASSAY_REGISTER_SORT_CONTRACT,
  ASSAY_REGISTER_SORT_STANDING,
  ASSAY_REGISTER_SORT_NEXT,
} AssayRegisterSort;

#define ASSAY_REGISTER_SORT_LAST ASSAY_REGISTER_SORT_NEXT

/* "attention", "area" … : stable. */
const char *assay_register_sort_get_id (AssayRegisterSort sort);

/* All zeros: everything, what needs attention first. */
typedef struct
{
  const char *text; /* every word of it has to be in the row; NULL or blank: all */
  guint states;     /* 1 << AssayStandingState …; 0: all */
  gint64 area;      /* the contract's, or else its service's; 0: all */
  AssayRegisterSort sort;
  gboolean is_descending;
} AssayRegisterFilter;

/* The places in rows of those that @filter lets through, in its order. Rows that are equal by it
 * keep the order of what needs attention. guint. */
GArray *assay_register_contracts_state_list (const AssayRegisterContractsState *self,
                                             const AssayRegisterFilter *filter);

/* The words of one row. */
typedef struct
{
  char *clause;
  const char *standing;
  const char *sign;
  char *why;
  char *next;
  const char *step;  /* or NULL */
  char *description; /* all of it in one line, for screen readers */
} AssayRegisterRowWords;

AssayRegisterRowWords *
assay_register_contracts_state_word_row (const AssayRegisterContractsState *self, guint row);
void assay_register_row_words_free (AssayRegisterRowWords *self);

/* The place of a contract in rows; FALSE where there is none. */
gboolean assay_register_contracts_state_find (const AssayRegisterContractsState *self,
                                              gint64 contract,
                                              guint *out_row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterContractsState, assay_register_contracts_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterRowWords, assay_register_row_words_free)

G_END_DECLS
