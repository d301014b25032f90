/* What a text says of itself while it is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long the text is: "about 90 words; 40 to 150 is usual" for what says how a criterion is met;
 * without @has_usual "about 90 words", and "" for none. */
char *assay_writing_state_word_length (const char *text, gboolean has_usual);

G_END_DECLS
