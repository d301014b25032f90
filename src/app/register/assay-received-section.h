/* Taking in what services and assessors send.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_RECEIVED_SECTION (assay_received_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayReceivedSection, assay_received_section, ASSAY, RECEIVED_SECTION, AssaySection)

/* Looks at each of @paths (char*) after the other, once the section is in front; what is looked at
 * already comes first. */
void assay_received_section_look_at (AssayReceivedSection *self, GPtrArray *paths);

G_END_DECLS
