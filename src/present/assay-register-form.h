/* The forms in which people write what a register holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each value is described by its table of fields, and so is its form: what is added to a kind of
 * value can be written without a line here. Services and areas are written by their names, because
 * a register may hold thousands: a name that is new makes a new one in the same edit. Pure.
 */

#pragma once

#include "present/assay-register-wording.h"
#include "present/assay-review-item.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_FORM_ADD,
  ASSAY_FORM_AMEND,
  ASSAY_FORM_CONFIRM, /* of an award or milestone: where it is known from, and when */
} AssayFormTask;

/* What the form and its button are called: "Record an award", "Change the milestone". */
char *assay_register_form_word_title (AssayFormTask task, AssayHeldKind kind);

/* What was done once it is saved, for undo: "Recorded an award". */
char *assay_register_form_word_done (AssayFormTask task, AssayHeldKind kind);

/* "Removed an award". */
char *assay_register_form_word_removed (AssayHeldKind kind);

/* One line under the title, on what matters in it; NULL for nothing. */
const char *assay_register_form_word_lead (AssayFormTask task, AssayHeldKind kind);

/* The fields of @value, filled with what it has; owners are not asked for, but a contract's
 * service is. A contract that is added has the fields of its first clause too. */
AssayReviewItem *assay_register_form_new (const AssayRegisterGround *ground,
                                          AssayFormTask task,
                                          gconstpointer value);

/* The edits (AssayRegisterEdit, with values that the caller frees) that keep @value with @texts
 * (field's name -> text) in it, and before it what is new with it. NULL with INVALID or TOO_LARGE,
 * saying what to do, where it may not be kept. */
GArray *assay_register_form_make (const AssayRegisterGround *ground,
                                  AssayFormTask task,
                                  gconstpointer value,
                                  GHashTable *texts,
                                  GError **error);

G_END_DECLS
