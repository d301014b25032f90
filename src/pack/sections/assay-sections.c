/* The order of a pack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said comes first, the evidence after it, and what proves the evidence last: items that
 * come late can then be added at the end without moving a page that somebody has quoted.
 */

#include "pack/sections/assay-sections.h"

AssayContent *
assay_sections_build (const AssayPackFacts *facts)
{
  AssayContent *content = assay_content_new ();

  assay_section_add_cover (content, facts);
  assay_section_add_contents (content, facts);
  assay_section_add_service (content, facts);
  assay_section_add_readiness (content, facts);
  if (assay_section_has_safeguarding (facts))
    assay_section_add_safeguarding (content, facts);
  assay_section_add_standards (content, facts);
  assay_section_add_actions (content, facts);
  assay_section_add_measures (content, facts);
  assay_section_add_declaration (content, facts);
  assay_section_add_indexes (content, facts);
  assay_section_add_evidence (content, facts);
  assay_section_add_integrity (content, facts);

  return content;
}
