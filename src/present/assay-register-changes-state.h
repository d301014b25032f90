/* What changed in a register since a day: which contracts stand otherwise, are new or are gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Then is the register as it was recorded at the end of that day, judged on that day; so a contract
 * also changes when only time has passed, and what was found out since about earlier is told as
 * found out since.
 */

#pragma once

#include "present/assay-register-contracts-state.h"

G_BEGIN_DECLS

/* In the order in which they are told. */
typedef enum
{
  ASSAY_CHANGE_WORSE,
  ASSAY_CHANGE_OTHER, /* neither: the mark is asked for now, or no longer; lapsed and late */
  ASSAY_CHANGE_BETTER,
  ASSAY_CHANGE_NEW,
  ASSAY_CHANGE_GONE,
} AssayChangeKind;

#define ASSAY_CHANGE_LAST ASSAY_CHANGE_GONE

/* "worse" …: stable; and as a heading. */
const char *assay_change_kind_get_id (AssayChangeKind kind);
const char *assay_change_kind_word (AssayChangeKind kind);

typedef struct
{
  AssayChangeKind change;
  gint64 contract;
  char *title;
  char *service;
  AssayStandingState before; /* not of a new one */
  AssayStandingState after;  /* not of one that is gone */
  char *text;                /* "From on course to late. The milestone …" */
} AssayRegisterChanged;

typedef struct
{
  AssayDate since;
  AssayDate on;
  GPtrArray *rows; /* AssayRegisterChanged */
  guint n_same;    /* contracts that stand as they did */
  char *summary;   /* one sentence */
} AssayRegisterChangesState;

/* @before is the register as it was at the end of @since. */
AssayRegisterChangesState *assay_register_changes_state_new (
    const AssayRegisterContractsState *after, AssayRegister *before, AssayDate since);
void assay_register_changes_state_free (AssayRegisterChangesState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterChangesState, assay_register_changes_state_free)

G_END_DECLS
