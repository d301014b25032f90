/* A state as a sign and a word in a small outlined box: never by colour alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-phrase.h"

G_BEGIN_DECLS

typedef struct _AssayPaperChip AssayPaperChip;

/* "✓ Ready"; @sign NULL where the word alone will do. */
AssayPaperChip *assay_paper_chip_new (const char *sign, const char *word, AssayColour colour);
void assay_paper_chip_free (AssayPaperChip *self);

void assay_paper_chip_measure (AssayPaperChip *self, AssayTypography *typography);
double assay_paper_chip_get_width (const AssayPaperChip *self);

/* Draws it with its left edge at @x and its text standing on @baseline. */
void assay_paper_chip_draw (
    AssayPaperChip *self, AssayCanvas *canvas, const char *tag, double x, double baseline);

/* As HTML. */
void assay_paper_chip_write (const AssayPaperChip *self, AssayMarkup *markup);

/* The same within the group that is open. */
void
assay_paper_chip_draw_inside (AssayPaperChip *self, AssayCanvas *canvas, double x, double baseline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPaperChip, assay_paper_chip_free)

G_END_DECLS
