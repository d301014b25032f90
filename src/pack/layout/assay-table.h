/* A table: columns on a grid, thin rules, its head again on every page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a few lines stay together; long ones go on over the page. All texts in a table stand on
 * one leading, so chips, bars and words of a row share their baselines.
 */

#pragma once

#include "pack/layout/assay-block.h"

G_BEGIN_DECLS

/* @title is NULL in every column of a table without a head; where it is empty, the head to its left
 * stands over the column too. A column is @points wide, or has a @share of what the others leave.
 */
typedef struct
{
  const char *title;
  double points;
  double share;
  PangoAlignment alignment;
} AssayColumn;

/* @columns are copied, the titles too. */
AssayBlock *assay_table_new (const AssayColumn *columns, guint n_columns);

/* Each row is an entry of the contents: a number, a title that leads there, a page. */
void assay_table_set_contents (AssayBlock *self);

/* Rows of this height at least, with a line to write on in each column. */
void assay_table_set_for_writing (AssayBlock *self, double height);

/* The style whose leading the rows stand on, instead of ASSAY_TEXT_TABLE; cells added as plain text
 * are set in it. */
void assay_table_set_style (AssayBlock *self, AssayTextStyle style);

/* Narrower than the page; in points. */
void assay_table_set_width (AssayBlock *self, double width);

/* A row begins with the call and gets its cells with those below; it must get one per column.
 * The first cell that says something names the row to those who listen. @anchor is nullable. */
void assay_table_add_row (AssayBlock *self, const char *anchor);

/* A long row may be cut between any two lines, so a page number in @phrase must have a line for
 * itself: how it breaks must not hang on how many digits it turns out to have. */
void assay_table_add_phrase (AssayBlock *self, AssayPhrase *phrase);
void assay_table_add_text (AssayBlock *self, const char *text);
void assay_table_add_strong (AssayBlock *self, const char *text);
void assay_table_add_chip (AssayBlock *self, AssayPaperChip *chip);

/* Text on a grey as dark as @shade says, from 0 (none) to 1, which can still be read on. The text
 * has to say what the grey does. */
void assay_table_add_shaded (AssayBlock *self, const char *text, double shade);

/* A bar of how many criteria are in each state. */
void assay_table_add_bar (AssayBlock *self, const guint counts[ASSAY_N_STATES]);

/* The swatch of one state in a legend: it says no more than the words beside it. */
void assay_table_add_swatch (AssayBlock *self, AssayState state);

gboolean assay_table_is_empty (const AssayBlock *self);

G_END_DECLS
