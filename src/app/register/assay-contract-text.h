/* The words of a cell in the table of contracts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Always as wide and as high as the column says, whatever it says itself: a table measures two
 * hundred rows at every change, and labels shape all their words for that.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_CONTRACT_TEXT (assay_contract_text_get_type ())
G_DECLARE_FINAL_TYPE (AssayContractText, assay_contract_text, ASSAY, CONTRACT_TEXT, GtkWidget)

/* @least and @most are in characters: the width that is needed, and that is wanted. With @wraps a
 * text goes on two lines, otherwise each of its own lines is one; what does not fit ends in dots.
 */
GtkWidget *assay_contract_text_new (int least, int most, gboolean wraps);

/* @second is the line under @first, smaller; with it @first may stand out. NULL for none. */
void assay_contract_text_set (AssayContractText *self,
                              const char *first,
                              const char *second,
                              gboolean stands_out);

G_END_DECLS
