/* What stands in the blanks of a pack's evidence: the page numbers of this pack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/assay-pack-pages.h"
#include "pack/layout/assay-figures.h"

G_BEGIN_DECLS

typedef struct _AssayPackNumbers AssayPackNumbers;

/* Draws what it takes to fill @blanks into a PDF at @path. Takes over from @pages, which have a
 * stretch, what is needed, so that the plan can be let go of. @blanks are whole but for words. */
AssayPackNumbers *assay_pack_numbers_new (const AssayPackPages *pages,
                                          const AssayPdfBlanks *blanks,
                                          AssayTypography *typography,
                                          AssayDisk *disk,
                                          const char *path,
                                          GError **error);
void assay_pack_numbers_free (AssayPackNumbers *self);

const AssayPdfFilling *assay_pack_numbers_get_filling (const AssayPackNumbers *self);

/* Translators' one form for a bookmark's title and its page. */
const char *assay_pack_numbers_get_bookmark_format (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPackNumbers, assay_pack_numbers_free)

G_END_DECLS
