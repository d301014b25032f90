/* What the program answers about a picture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture is one page. Errors as for PDFs; INVALID for a file that is no picture.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean assay_page_picture_info (const char *path, GError **error);
gboolean assay_page_picture_render (const char *path, guint page, int width, GError **error);

G_END_DECLS
