/* A contract's time line, drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For screen readers it is one picture with its description in sentences; the same is listed in
 * words below it on the page. Nothing in it is told by colour alone.
 */

#pragma once

#include "present/assay-register-time-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_TIME_LINE_VIEW (assay_time_line_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayTimeLineView, assay_time_line_view, ASSAY, TIME_LINE_VIEW, GtkWidget)

/* Takes @line. */
void assay_time_line_view_set (AssayTimeLineView *self, AssayTimeLine *line);

G_END_DECLS
