/* Plain text as pages: lines stay lines, and read well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-content.h"

G_BEGIN_DECLS

/* Adds every line of @text (UTF-8, from assay_text_decode()), empty ones as space. @style is
 * ASSAY_TEXT_BODY, or ASSAY_TEXT_DIGEST where columns must stand below each other. */
void assay_text_content_add (AssayContent *content, AssayTextStyle style, const char *text);

/* Says, where it is so, that characters of @text have no font here: a reader must know that a box
 * is not what was written. */
void assay_text_content_add_unknown (AssayContent *content, const char *text);

G_END_DECLS
