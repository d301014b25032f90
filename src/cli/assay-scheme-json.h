/* A scheme as JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* Prints the whole scheme, or only @criterion when that is not NULL. */
void assay_scheme_json_print (const AssayScheme *scheme, const AssayCriterion *criterion);

G_END_DECLS
