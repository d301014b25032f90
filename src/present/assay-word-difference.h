/* Which words of two texts differ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure. A word is what stands between blanks, with its punctuation.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a text, from the start of a word to the end of one. */
typedef struct
{
  guint start;
  guint length;
} AssayTextSpan;

/* What of @one is not in @other, and the other way round, in their longest common order:
 * AssayTextSpan, ascending; words next to each other are one span. Both are empty where the texts
 * have no word in common: then there is nothing to point at. Blanks and line ends count for
 * nothing. Of very long texts that differ in much, everything between what they begin and end with
 * in common is one span. */
void assay_word_difference_compute (const char *one,
                                    const char *other,
                                    GArray **out_of_one,
                                    GArray **out_of_other);

G_END_DECLS
