/* The text of a file whose encoding nobody has said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As UTF-8 without a mark at the beginning. @asked is an encoding, or NULL. *@out_encoding is
 * owned. INVALID, naming the file, for what is no text. */
char *assay_import_text_decode (GBytes *bytes,
                                const char *name,
                                const char *asked,
                                char **out_encoding,
                                gboolean *out_is_assumed,
                                GError **error);

/* Whether a file that begins so is text a table can be in: neither markup nor a PDF, no ZIP,
 * nothing with zeros that are not those of UTF-16. */
gboolean assay_import_text_begins_table (const char *data, gsize length);

G_END_DECLS
