/* Confirming whose key something was signed with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure. Only people can tell each other whose key it is: by reading its digits over the phone.
 */

#pragma once

#include "core/submission/assay-known-keys.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *body;
  char *digits;  /* the eight groups, four in each line */
  char *compare; /* what the user says they have done */
  gboolean is_change;
} AssayKeyConfirmState;

/* Whether there is a key to confirm: one that is new, changed, or known and not confirmed. */
gboolean assay_key_confirm_is_open (AssaySignerStanding standing);

/* Only where it is open. @digits as assay_signature_dup_digits() gives them. */
AssayKeyConfirmState *
assay_key_confirm_state_new (AssaySignerStanding standing, const char *name, const char *digits);
void assay_key_confirm_state_free (AssayKeyConfirmState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayKeyConfirmState, assay_key_confirm_state_free)

G_END_DECLS
