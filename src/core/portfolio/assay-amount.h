/* A figure as text: what it may be, and the counts that a share was worked out from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures stay the decimal text that somebody wrote ("82", "82.0"), because what is not a number of
 * the computer's own kind cannot be changed by one. What has to be reckoned with is whole numbers.
 */

#pragma once

#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* "0" … "999999999", as assay_value_canonicalize_decimal() writes it. FALSE for anything else. */
gboolean assay_amount_parse_count (const char *text, guint64 *out_count);

/* Whether @value is a decimal as Assay keeps it and can be a figure of @unit: INVALID, naming
 * @measure, where it is not. */
gboolean
assay_amount_check (AssayUnit unit, const char *measure, const char *value, GError **error);

/* The counts behind @value: "45" of "60" for 75 %; NULL for what nobody stated. Only a percentage
 * has a @part, and none without its @base; a score and a number of days may have a @base, the
 * number of people it is of. The percentage has to be the share, rounded or cut at the digits it is
 * written with. INVALID, naming @measure. */
gboolean assay_amount_check_counts (AssayUnit unit,
                                    const char *measure,
                                    const char *value,
                                    const char *part,
                                    const char *base,
                                    GError **error);

G_END_DECLS
