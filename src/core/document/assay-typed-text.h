/* What people typed, on its way into an edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @what names the field in messages. Private to core.
 */

#pragma once

#include "base/assay-date.h"

G_BEGIN_DECLS

/* What people typed: @text cleaned, at most as long as its field may be, NULL where blank; FALSE
 * with an error that names @what. */
gboolean assay_edit_take_line (const char *text, const char *what, char **out_line, GError **error);
gboolean
assay_edit_take_block (const char *text, const char *what, char **out_block, GError **error);

/* The same, but something must be said. */
gboolean assay_edit_need_line (const char *text, const char *what, char **out_line, GError **error);
gboolean
assay_edit_need_block (const char *text, const char *what, char **out_block, GError **error);

/* INVALID for dates that portfolio.xml cannot hold, and for a period that runs backwards. */
gboolean assay_edit_check_date (AssayDate date, gboolean needed, const char *what, GError **error);
gboolean assay_edit_check_period (AssayDate from, AssayDate to, gboolean needed, GError **error);

G_END_DECLS
