/* A state as a sign and a word in a small outlined box: never by colour alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-phrase.h"

G_BEGIN_DECLS

typedef struct _AssayChip AssayChip;

/* "✓ Ready"; @sign NULL where the word alone will do. */
AssayChip *assay_chip_new (const char *sign, const char *word, AssayColour colour);
void assay_chip_free (AssayChip *self);

void assay_chip_measure (AssayChip *self, AssayTypography *typography);
double assay_chip_get_width (const AssayChip *self);

/* Draws it with its left edge at @x and its text standing on @baseline. */
void
assay_chip_draw (AssayChip *self, AssayCanvas *canvas, const char *tag, double x, double baseline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayChip, assay_chip_free)

G_END_DECLS
