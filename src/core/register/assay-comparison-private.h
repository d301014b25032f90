/* What comparing measures and comparing standards share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/register/assay-comparison.h"

G_BEGIN_DECLS

/* @services: gint64; NULL: all. */
gboolean assay_comparison_is_wanted (const GArray *services, gint64 service);

G_END_DECLS
