/* Bytes of text from outside, as UTF-8.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @charset is what the bytes are said to be in, or NULL. A byte order mark decides (UTF-8, UTF-16);
 * then @charset; then UTF-8 if it is valid; then Windows-1252, which fits anything. Line ends are
 * "\n" and characters that cannot be printed are left out. NULL when the bytes are no text: there
 * are zero bytes in it. */
char *assay_text_decode (const void *data, gsize length, const char *charset);

G_END_DECLS
