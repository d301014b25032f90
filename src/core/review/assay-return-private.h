/* What writing and reading a return share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/review/assay-return.h"

#define ASSAY_RETURN_FORMAT 1u
#define ASSAY_RETURN_ELEMENT "return"
#define ASSAY_RETURN_NAMESPACE "urn:assay:return"

G_BEGIN_DECLS

/* The bytes that a signature is over. */
char *assay_return_format_unsigned (const AssayReturn *self);

G_END_DECLS
