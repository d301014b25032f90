/* What a return brings, before it is taken in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/review/assay-return.h"
#include "present/assay-points-state.h"

G_BEGIN_DECLS

/* @signature says how far to believe it, @refusal why it cannot be taken in (NULL: it can). With
 * @is_doubtful somebody should look before taking it in. */
typedef struct
{
  char *heading;
  char *lead;
  char *signature;
  gboolean is_doubtful;
  char *refusal;
  AssayPointsState *points;
} AssayReturnState;

/* Pure. @name is that of the file, for what is wrong with it. */
AssayReturnState *assay_return_state_new (const AssayScheme *scheme,
                                          const AssayPortfolio *portfolio,
                                          const AssayReturn *given,
                                          AssaySignerStanding standing,
                                          const char *name);
void assay_return_state_free (AssayReturnState *self);

/* Whom it is to, and that no portfolio here sent what it is about. */
char *assay_return_word_unplaced (const AssayReturn *given);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReturnState, assay_return_state_free)

G_END_DECLS
