/* What services and assessors send, in words: what it is, and what would be kept of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure; every sentence is whole, translated, and ends with a full stop.
 */

#pragma once

#include "core/register/assay-register-receive.h"
#include "present/assay-register-wording.h"

G_BEGIN_DECLS

/* "Submission", "Report", "Award". */
const char *assay_arrival_word_kind (AssayArrivalKind kind);

/* "Submission of “Vale RJ”, Restorative Service Standards, round 1, of 3 May 2026." */
char *assay_arrival_word (const AssayRegisterGround *ground, const AssayArrival *arrival);

/* What keeps it from being taken in, with what to do; or what would be kept of it. */
char *assay_arrival_word_state (const AssayRegisterGround *ground, const AssayArrival *arrival);

/* Why a file could not even be looked at, with what to do. */
char *assay_arrival_word_error (const GError *error);

/* "2 more files wait." */
char *assay_arrival_word_waiting (guint n);

/* "The first 100 of 120 findings are shown." */
char *assay_arrival_word_more (guint n_shown, guint n);

G_END_DECLS
