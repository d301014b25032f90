/* Sentences with named gaps: "{item} goes out of date on {date}."
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With names, a table of sentences can be read and translated as it stands, and a translator may
 * move the gaps about.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What goes into the gap called @name; NULL where there is no such gap. Owned by the caller. */
typedef char *(*AssayWordingGapFunc) (const char *name, gconstpointer data);

/* Fills every gap of @sentence. A gap without a filling is a mistake in the program and asserts.
 * What is filled in is not looked at again. */
char *assay_wording_fill (const char *sentence, AssayWordingGapFunc fill, gconstpointer data);

G_END_DECLS
