/* What a table is made of, for the files that measure, draw and write it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-table.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_TABLE_CELL_PHRASE,
  ASSAY_TABLE_CELL_CHIP,
  ASSAY_TABLE_CELL_BAR,
  ASSAY_TABLE_CELL_SWATCH,
} AssayTableCellType;

typedef struct
{
  AssayTableCellType type;
  AssayPhrase *phrase;
  AssayPaperChip *chip;
  guint *counts;
  double shade; /* behind what it says, from 0 to 1 */
} AssayTableCell;

typedef struct
{
  char *anchor;
  guint first_cell;
} AssayTableRow;

typedef struct
{
  AssayPhrase *title; /* NULL without a head */
  double points;
  double share;
  PangoAlignment alignment;
  double x;
  double width;
} AssayTableColumn;

typedef struct
{
  AssayBlock parent;
  AssayTableColumn *columns;
  guint n_columns;
  GArray *rows;  /* AssayTableRow */
  GArray *cells; /* AssayTableCell, row by row */
  gboolean is_contents;
  AssayTextStyle style;
  double least_height; /* of a row to write in; 0 otherwise */
  double asked_width;  /* 0: as wide as the page */
  double width;
  double leading;
  double baseline;
  double head_height; /* 0 without a head */
} AssayTable;

const AssayTableRow *assay_table_row_at (const AssayTable *self, guint index);
AssayTableCell *assay_table_cell_at (const AssayTable *self, guint row, guint column);

/* The first cell that says something names its row; the number of columns where none does. */
guint assay_table_find_name (const AssayTable *self, guint row);

/* The block's write(). */
void assay_table_write (const AssayBlock *block, AssayMarkup *markup);

G_END_DECLS
