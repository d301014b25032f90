/* How the loader makes a scheme. For src/core/scheme only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/scheme/assay-scheme.h"
#include "core/xml/assay-xml.h"

G_BEGIN_DECLS

AssayScheme *assay_scheme_new (void);
AssayCriterion *assay_criterion_new (void);

/* An array that frees its AssayTerm values. */
GPtrArray *assay_terms_new (void);

/* What XSD cannot say. @document is valid by scheme.xsd, @scheme was read from it. */
void assay_scheme_check (const AssayScheme *scheme, const xmlDoc *document, GPtrArray *problems);

G_END_DECLS
