/* One value of a review as an element, for the journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/review/assay-review-record.h"

G_BEGIN_DECLS

void assay_review_write_value (AssayXmlWriter *writer, guint type, gconstpointer value);
gpointer
assay_review_read_value (const xmlNode *node, const char *name, guint *out_type, GError **error);

/* Whether a determination says nothing at all, which is the same as there being none. */
gboolean assay_determination_is_empty (const AssayDetermination *self);

G_END_DECLS
