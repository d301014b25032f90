/* By what the evidence of a pack is known: everything that its pages are made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said on a page is taken from the same blocks that are drawn, as they write it in HTML, so
 * that nothing can be said and be forgotten here; besides, the contents behind it and the programs
 * and fonts that draw it. Page numbers are no part of it, nor where it stands: they are filled in
 * later.
 */

#pragma once

#include "pack/assay-pack-pages.h"

G_BEGIN_DECLS

/* 64 hex digits; NULL with an error when pages made from a document cannot be read. @pages has a
 * stretch. */
char *assay_pack_key_compute (const AssayPackFacts *facts,
                              const AssayPackPages *pages,
                              AssayTypography *typography,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
