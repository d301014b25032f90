/* A line to write in, which keeps what is half typed until it is settled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is written counts when its button or Enter is pressed, or when focus leaves the line. Then
 * "settled" (the text) is emitted; its handler returns whether the text was taken. A text that was
 * not taken stays as it is, marked, for its writer to put right.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_FIELD_ROW (assay_field_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayFieldRow, assay_field_row, ASSAY, FIELD_ROW, AdwEntryRow)

GtkWidget *assay_field_row_new (void);

/* What is on record. Shown at once, unless somebody is writing. */
void assay_field_row_set_text (AssayFieldRow *self, const char *text);

/* Empty, with nothing on record and no trouble: for a line that is about to be about something
 * else. */
void assay_field_row_reset (AssayFieldRow *self);

/* As if focus had left the line. */
void assay_field_row_settle (AssayFieldRow *self);

/* Names the line for screen readers where its title alone would not. */
void assay_field_row_set_name (AssayFieldRow *self, const char *name);

/* Where set_trouble() says what is wrong; hidden while nothing is. */
void assay_field_row_set_trouble_label (AssayFieldRow *self, GtkLabel *label);

/* Marks the line as wrong until it is changed, or no longer with NULL. */
void assay_field_row_set_trouble (AssayFieldRow *self, const char *message);

G_END_DECLS
