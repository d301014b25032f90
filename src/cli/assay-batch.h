/* Several edits, each made on top of the one before, that become one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-edit.h"

G_BEGIN_DECLS

typedef struct _AssayBatch AssayBatch;

AssayBatch *assay_batch_new (AssayPortfolio *portfolio);
void assay_batch_free (AssayBatch *self);

/* The portfolio as it will be: what the next edit is made against. */
AssayPortfolio *assay_batch_get_portfolio (AssayBatch *self);

/* Takes an edit as the edit functions return it; FALSE for NULL, so that a failure passes through.
 */
gboolean assay_batch_take (AssayBatch *self, AssayEdit *edit);

/* All of them as one, or NULL when they would change nothing. */
AssayEdit *assay_batch_join (AssayBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayBatch, assay_batch_free)

G_END_DECLS
