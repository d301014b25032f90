/* What the parts of suppression share: figures as cells that equations hold together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder. An equation says that the cells with sign 1 come to the cell with sign
 * -1 and something that is known; what that is never matters, because only changes are looked at.
 */

#pragma once

#include "core/register/assay-suppression.h"

G_BEGIN_DECLS

/* A share's cells: those counted, the others, all of them. */
#define ASSAY_SHARE_CELLS 3u
#define ASSAY_NO_FIGURE G_MAXUINT

/* A cell in an equation, or an equation of a cell. */
typedef struct
{
  guint place;
  int sign;
} AssayTermOfSum;

/* @figure is ASSAY_NO_FIGURE for a count that is implied and never shown. @least is what everybody
 * knows it to be at least while it is hidden. */
typedef struct
{
  gint64 value;
  gint64 least;
  guint figure;
  GArray *equations; /* AssayTermOfSum */
} AssayCell;

/* @rank: 0 for what is no total, else one more than its highest part. */
typedef struct
{
  AssayShowing showing;
  guint cells[ASSAY_SHARE_CELLS];
  guint n_cells;
  guint rank;
  GArray *sources; /* guint; NULL for what is not derived */
} AssayHiding;

/* @n_decided figures and @n_proven equations were there when it was decided last. */
struct _AssaySuppression
{
  gint64 below;
  GArray *secrets; /* private to assay-suppression-decide.c */
  guint n_decided;
  guint n_seen_cells;
  guint n_proven;
  GArray *figures;      /* AssayHiding */
  GArray *cells;        /* AssayCell */
  GPtrArray *equations; /* GArray of AssayTermOfSum */
};

#define ASSAY_CELL(self, i) (&g_array_index ((self)->cells, AssayCell, i))
#define ASSAY_HIDING(self, i) (&g_array_index ((self)->figures, AssayHiding, i))
#define ASSAY_EQUATION(self, i) ((GArray *) (self)->equations->pdata[i])
#define ASSAY_TERM(terms, i) (&g_array_index (terms, AssayTermOfSum, i))

guint assay_suppression_add_cell (AssaySuppression *self, guint figure, gint64 value, gint64 least);
void assay_suppression_add_equation (AssaySuppression *self,
                                     guint total,
                                     const guint *parts,
                                     guint n_parts);

GArray *assay_suppression_secrets_new (void);

gboolean assay_cell_is_small (const AssaySuppression *self, const AssayCell *cell);
gboolean assay_cell_is_hidden (const AssaySuppression *self, const AssayCell *cell);

/* Whether hiding the figure of a shown cell can help: one of 0 is always shown, and so is what
 * somebody may have read. */
gboolean assay_cell_can_hide (const AssaySuppression *self, const AssayCell *cell);

/* Numbers that everything hidden could be instead: what each cell differs by (gint64), or NULL
 * where none are found that bring @cell to @target. With @may_hide, further figures are hidden
 * where that helps, and stay so. */
gint64 *
assay_suppression_find_world (AssaySuppression *self, guint cell, gint64 target, gboolean may_hide);

G_END_DECLS
