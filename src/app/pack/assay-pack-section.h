/* The pack: what stands in the way, and writing it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_PACK_SECTION (assay_pack_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayPackSection, assay_pack_section, ASSAY, PACK_SECTION, AssaySection)

/* What "Write the pack…" does once a place is chosen. */
void assay_pack_section_write_to (AssayPackSection *self, const char *path);

/* What "Keep the page numbers of…" does once an earlier pack is chosen; NULL: number afresh. */
void assay_pack_section_keep_numbers_of (AssayPackSection *self, const char *path);

/* Whether evidence files are being read, or a pack is being written. */
gboolean assay_pack_section_is_busy (AssayPackSection *self);

G_END_DECLS
