/* The sections of a pack, one function and one file each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * To add one: write assay-section-<name>.c with a function like these, and call it in its place in
 * assay_sections_build().
 */

#pragma once

#include "pack/layout/assay-content.h"
#include "pack/numbering/assay-numbering.h"
#include "pack/sections/assay-pack-facts.h"

G_BEGIN_DECLS

void assay_section_add_cover (AssayContent *content, const AssayPackFacts *facts);
void assay_section_add_contents (AssayContent *content, const AssayPackFacts *facts);
void assay_section_add_service (AssayContent *content, const AssayPackFacts *facts);
void assay_section_add_readiness (AssayContent *content, const AssayPackFacts *facts);
void assay_section_add_safeguarding (AssayContent *content, const AssayPackFacts *facts);
void assay_section_add_standards (AssayContent *content, const AssayPackFacts *facts);
void assay_section_add_actions (AssayContent *content, const AssayPackFacts *facts);
void assay_section_add_measures (AssayContent *content, const AssayPackFacts *facts);
void assay_section_add_declaration (AssayContent *content, const AssayPackFacts *facts);
void assay_section_add_indexes (AssayContent *content, const AssayPackFacts *facts);
void assay_section_add_evidence (AssayContent *content, const AssayPackFacts *facts);
void assay_section_add_integrity (AssayContent *content, const AssayPackFacts *facts);

/* Whether any criterion carries the tag that the safeguarding page collects. */
gboolean assay_section_has_safeguarding (const AssayPackFacts *facts);

/* The whole pack in its order. @facts must outlive the content. */
AssayContent *assay_sections_build (const AssayPackFacts *facts);

/* What follows it where page numbers of an earlier pack stay true: which do not, and the pages that
 * are left blank, each a page. @plan has all that comes before, not yet numbered. */
void assay_section_add_concordance (AssayContent *content,
                                    const AssayPackFacts *facts,
                                    const AssayNumbering *numbering,
                                    const AssayPlan *plan);
void assay_section_add_left (AssayContent *content,
                             const AssayPackFacts *facts,
                             AssayNumbering *numbering);

G_END_DECLS
