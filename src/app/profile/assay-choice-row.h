/* One of several answers: a row with a round or a square mark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row itself has the focus and is the radio button or check box for screen readers: arrows move
 * between answers without choosing, Space and Enter choose ("activated"). It shows what it is told;
 * choosing changes nothing on it until the document says so.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_CHOICE_ROW (assay_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayChoiceRow, assay_choice_row, ASSAY, CHOICE_ROW, AdwActionRow)

/* @is_single: one of the answers can be chosen, not several. */
GtkWidget *assay_choice_row_new (gboolean is_single);

/* @subtitle may be NULL. */
void assay_choice_row_set (AssayChoiceRow *self,
                           const char *id,
                           const char *title,
                           const char *subtitle,
                           gboolean is_chosen);

/* What is read only can be reached and read, not chosen. */
void assay_choice_row_set_read_only (AssayChoiceRow *self, gboolean read_only);

const char *assay_choice_row_get_id (AssayChoiceRow *self);
gboolean assay_choice_row_is_chosen (AssayChoiceRow *self);

G_END_DECLS
