/* Which sections a document's window has, and what its title bar says in each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

/* Whether the document has a section for @place. */
gboolean assay_window_sections_has (AssayDocument *document, const char *place);

/* The section of @place in @stack, made and added if this is the first time; NULL when there is
 * none of that name. */
AssaySection *
assay_window_sections_lookup (GtkStack *stack, AssayDocument *document, const char *place);

/* The place that one begins at: "overview". */
const char *assay_window_sections_get_first (AssayDocument *document);

/* "Overview", "2.5 Risk and safety in every case". */
char *assay_window_sections_dup_title (AssayDocument *document, const char *place);

G_END_DECLS
