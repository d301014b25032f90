/* One page of an evidence item in the pack: a sheet with room for it, its stamp and its foot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is ever written over what is shown. A page about as large as A4 is made a little smaller
 * and stays on A4; any other gets a sheet that is larger by the strips, between A5 and A3.
 */

#pragma once

#include "pack/layout/assay-block.h"
#include "pack/sections/assay-pack-facts.h"

G_BEGIN_DECLS

/* A sheet and the box on it that the item's page fills, in points from the upper left corner. */
typedef struct
{
  double width;
  double height;
  double box_x;
  double box_y;
  double box_width;
  double box_height;
} AssaySheet;

/* The sheet for a page of this size. Pure. */
AssaySheet assay_sheet_fit_page (double page_width, double page_height);

/* The sheet for a picture of this size: A4, upright or lying; the picture is never enlarged. */
AssaySheet assay_sheet_fit_picture (double width, double height);

/* The sheet of page @page (from 1) of @item. */
AssaySheet assay_sheet_of_item (const AssayPackItem *item, guint page);

/* @facts and @item are borrowed. */
AssayBlock *
assay_evidence_sheet_new (const AssayPackFacts *facts, const AssayPackItem *item, guint page);

G_END_DECLS
