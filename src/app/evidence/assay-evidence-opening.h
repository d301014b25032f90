/* Opening an item's file in another program: as a copy that may only be read, so that nothing that
 * program does can reach the evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/document/assay-folder-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Copies on a thread and then opens; what goes wrong is told over @widget, which is watched, not
 * held. The copy lives in a private folder of @widget's and goes with it. */
void assay_evidence_open_copy (GtkWidget *widget, AssayDocument *document, guint number);

G_END_DECLS
