/* What writing and reading a return share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/review/assay-return.h"
#include "core/review/assay-sent-document.h"

G_BEGIN_DECLS

extern const AssaySentShape assay_return_shape;

/* The bytes that a signature is over. */
char *assay_return_format_unsigned (const AssayReturn *self);

/* As a document that may bear a signature; borrowed. */
AssaySentSigned assay_return_get_signed (AssayReturn *self);

G_END_DECLS
