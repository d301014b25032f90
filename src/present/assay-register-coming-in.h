/* What comes into a register, in words: a table of contracts, and what services and assessors send.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure; every sentence is whole, translated, and ends with a full stop.
 */

#pragma once

#include "core/register/assay-register-import.h"
#include "core/register/assay-register-receive.h"
#include "present/assay-register-wording.h"

G_BEGIN_DECLS

/* What is wrong with a line of a table, and what to do about it. */
char *assay_import_word_problem (const AssayImportProblem *problem);
const char *assay_import_word_step (AssayImportIssue issue);

/* "Line 7" or "The file". */
char *assay_import_word_place (const AssayImportProblem *problem);

/* "It would add 3 contracts and 2 services, and change 1 contract." Says so where it would do
 * nothing. */
char *assay_import_word_summary (const AssayImportPreview *preview);

/* "Submission", "Report", "Award". */
const char *assay_arrival_word_kind (AssayArrivalKind kind);

/* "Submission of “Vale RJ”, Restorative Service Standards, round 1, of 3 May 2026." */
char *assay_arrival_word (const AssayRegisterGround *ground, const AssayArrival *arrival);

/* What keeps it from being taken in, with what to do; or what would be kept of it. */
char *assay_arrival_word_state (const AssayRegisterGround *ground, const AssayArrival *arrival);

G_END_DECLS
