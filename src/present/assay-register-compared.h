/* Services side by side, in words: figures, what is kept back, and why some are not compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever leaves asks for the figures as they may leave; a figure that is kept back is said to be,
 * and looks like no number.
 */

#pragma once

#include "core/register/assay-comparison.h"
#include "present/assay-register-wording.h"

G_BEGIN_DECLS

/* The name of the service at @place in @services (gint64), as tables of both kinds have them; "?"
 * where it is gone. Borrowed. */
const char *
assay_compared_get_service (const AssayRegisterGround *ground, const GArray *services, guint place);

/* "12", "75.0 %"; "kept back" where it may not be shown, "–" where there is none. @may_all: show
 * what may not leave, too. */
char *assay_compared_word_figure (const AssayComparedTable *table,
                                  guint service,
                                  guint period,
                                  gboolean may_all);

/* The same of what all services come to; "–" where nothing can be added. */
char *assay_compared_word_total (const AssayComparedTable *table, guint period, gboolean may_all);

/* Where a service has its figure from, as it says: "Case log"; NULL where it did not say, or there
 * is no figure. Borrowed. */
const char *
assay_compared_get_source (const AssayComparedTable *table, guint service, guint period);

/* What has to be read with a measure that says little alone, and what of that nobody sent: a
 * sentence or two; NULL for other measures. */
char *assay_compared_word_beside (const AssayRegisterGround *ground,
                                  const AssayComparison *comparison,
                                  const AssayComparedTable *table);

/* "1 January 2026 to 31 March 2026". */
char *assay_compared_word_period (const AssayComparedPeriod *period);

/* "Vale RJ: “Referrals” is not compared, because it is counted by another rule." */
char *assay_apart_word (const AssayRegisterGround *ground, const AssayApart *apart);

/* --- Standards --- */

/* "✓": told apart without colour and without words. */
const char *assay_result_word_sign (AssayResultState state);

/* "✓ 5 of 6"; "? Not assessed" where no criterion applies; "–" where nothing was said. */
char *assay_result_word_short (const AssayHeldResult *result);

/* "What services say of themselves in their submissions", and the other. */
const char *assay_standards_word_kind (AssayReceivedKind kind);

/* "Vale RJ: the submission received on 1 May 2026 is not compared, because …" */
char *assay_standards_apart_word (const AssayRegisterGround *ground,
                                  const AssayStandardsApart *apart);

G_END_DECLS
