/* The letters that page numbers are put together from when they are filled in later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-disk.h"
#include "pack/layout/assay-typography.h"
#include "pack/pdf/assay-pdf-fill.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a figure looks (AssayPdfFigure.face): in the accent colour, or in ink. */
guint assay_figures_get_face (AssayTextStyle style, gboolean is_strong, gboolean is_accent);

/* All faces of @blanks, each once. */
GArray *assay_figures_list_faces (const AssayPdfBlanks *blanks);

typedef struct _AssayFigures AssayFigures;

/* Draws the letters of @faces into a PDF at @path, in place of what is there. Errors: IO, as the
 * disk has them. */
AssayFigures *assay_figures_draw (
    AssayDisk *disk, const char *path, AssayTypography *typography, GArray *faces, GError **error);
void assay_figures_free (AssayFigures *self);

const AssayPdfLetters *assay_figures_get_letters (const AssayFigures *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFigures, assay_figures_free)

G_END_DECLS
