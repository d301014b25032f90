/* Tables of counts as text, what suppression makes of them, and attacks on that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/register/assay-suppression.h"

G_BEGIN_DECLS

/* Rows and columns of counts with all their totals: n_rows * n_columns counts, and where they are
 * in @suppression. The last row and the last column are the totals. */
typedef struct
{
  guint n_rows; /* with the totals */
  guint n_columns;
  guint64 *counts; /* by row */
  AssaySuppression *suppression;
} SuppressionTable;

/* @counts: by row, without totals. */
SuppressionTable *
suppression_table_new (guint below, guint n_rows, guint n_columns, const guint64 *counts);
void suppression_table_free (SuppressionTable *self);

gboolean suppression_table_is_shown (const SuppressionTable *self, guint row, guint column);

/* "3 20 | 23 / 5 6 | 11 / ..." with "*" for what is not shown. */
char *suppression_table_format (const SuppressionTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuppressionTable, suppression_table_free)

G_END_DECLS
