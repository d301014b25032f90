/* Which language a passage is in, as far as its letters tell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The BCP 47 tag for text in @script that stands in a document in Latin letters: the language,
 * where a script is that of one language ("el"), or none with the script ("und-Cyrl"), so that a
 * reader picks a voice that knows the letters. NULL for Latin letters, whose language they do not
 * tell, and for signs that all scripts share. The string stays. */
const char *assay_language_of_script (GUnicodeScript script);

/* The same for a run in @script within the passage @text: Han letters beside kana are Japanese, and
 * beside Hangul Korean. */
const char *assay_language_of_run (GUnicodeScript script, const char *text);

/* How many bytes of @text, from its beginning, are in one language, which is said as above (NULL:
 * the document's). Signs that all scripts share go with what is before them. @passage is all that
 * @text is part of. */
gsize assay_language_measure_run (const char *text, const char *passage, const char **out_language);

G_END_DECLS
