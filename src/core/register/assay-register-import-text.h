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

G_END_DECLS
