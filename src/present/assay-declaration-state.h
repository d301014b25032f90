/* What the page of an assessor's declaration shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/review/assay-review-edit.h"

G_BEGIN_DECLS

/* Texts are never NULL. */
typedef struct
{
  AssayInterest interest;
  char *statement;
  char *roles;
  char *status;       /* what has been declared, or why it comes first */
  char *button;       /* "Declare", "Declare anew" */
  gboolean is_locked; /* it cannot be made now; the status says why */
} AssayDeclarationState;

AssayDeclarationState *assay_declaration_state_new (const AssayReviewGround *ground);
void assay_declaration_state_free (AssayDeclarationState *self);

/* What one can choose (AssayLevel), ids as in files. */
GPtrArray *assay_declaration_list_interests (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDeclarationState, assay_declaration_state_free)

G_END_DECLS
