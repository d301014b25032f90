/* Small pure functions on words: nearest match, cleaning, counting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The candidate most like @text, or NULL when none is close enough to be worth offering. Case and
 * surrounding space do not matter. @candidates is NULL-terminated; the result points into it. */
const char *assay_text_find_nearest (const char *text, const char *const *candidates);

/* @text with ends trimmed and every run of white space made one space. */
char *assay_text_fold_space (const char *text);

/* @text with line ends made "\n" and characters XML 1.0 cannot hold left out; white space at the
 * end goes. Never NULL. */
char *assay_text_clean (const char *text);

/* @text fit to stand inside a sentence: cleaned, on one line, and with an ellipsis where it has
 * more than @max_chars characters. Never NULL. Cutting at bytes ("%.60s") could cut a character in
 * two. */
char *assay_text_shorten (const char *text, guint max_chars);

/* The same, at the length at which messages quote what somebody wrote. */
char *assay_text_dup_quoted (const char *text);

/* Checks that @text is UTF-8, has something in it, and at most @max_chars characters; a single-line
 * text has no line ends. @what names the field in the message. Sets ASSAY_ERROR_INVALID or
 * ASSAY_ERROR_TOO_LARGE. */
gboolean
assay_text_check_line (const char *text, const char *what, guint max_chars, GError **error);
gboolean
assay_text_check_block (const char *text, const char *what, guint max_chars, GError **error);

/* A name that nothing else has, of ten small letters and digits. */
char *assay_text_make_name (void);

/* TRUE when NULL or only white space. */
gboolean assay_text_is_blank (const char *text);

G_END_DECLS
