/* A box that cannot be overlooked: what a reader must know before anything else on the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It stands out by a heavy frame, not by colour, so that it does so in black and white too.
 */

#pragma once

#include "pack/layout/assay-block.h"

G_BEGIN_DECLS

/* A bold line, and paragraphs below it (one per line that is not empty). It stays in one piece, so
 * it is for a few sentences. */
AssayBlock *assay_notice_new (const char *title, const char *text);

G_END_DECLS
