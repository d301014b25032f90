/* What can be taken back of what was done to a register since it was opened, and made again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A store knows no undo: what takes an edit back is an edit of its own, with its own lines in the
 * trail. It is refused like any other where somebody else has changed the same value since. What
 * is brought back after it was removed has a new id, which is put wherever an earlier or later step
 * names the old one.
 */

#pragma once

#include "core/register/assay-register-store.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_STEP_WAY_DO,
  ASSAY_STEP_WAY_UNDO,
  ASSAY_STEP_WAY_REDO,
} AssayStepWay;

typedef struct _AssayRegisterSteps AssayRegisterSteps;

AssayRegisterSteps *assay_register_steps_new (void);
void assay_register_steps_free (AssayRegisterSteps *self);

/* @edits were applied, to a register that held @before: as the store left them, with ids and
 * versions. Those of an undo or a redo are what assay_register_steps_list() gave. @what is the
 * sentence for it. */
void assay_register_steps_take (AssayRegisterSteps *self,
                                const AssayRegister *before,
                                const GArray *edits,
                                const char *what,
                                AssayStepWay way);

/* The sentence of the last step that way, or NULL where there is none. */
const char *assay_register_steps_peek (AssayRegisterSteps *self, AssayStepWay way);

/* The edits (AssayRegisterEdit, to be freed with assay_register_edits_free()) that take it. */
GArray *assay_register_steps_list (AssayRegisterSteps *self, AssayStepWay way);

/* An array for edits, and adding to it, which takes @value. */
GArray *assay_register_edits_new (void);
void assay_register_edits_add (GArray *edits, AssayRegisterVerb verb, gpointer value);
void assay_register_edits_free (GArray *edits);

/* Removals of the value and of everything that cannot be without it, what is owned first; what only
 * names it no longer does. */
void assay_register_edits_add_removal (GArray *edits,
                                       const AssayRegister *held,
                                       AssayHeldKind kind,
                                       gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterSteps, assay_register_steps_free)

G_END_DECLS
