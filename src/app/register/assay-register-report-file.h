/* The board report of an open register, as a file that somebody chooses a place for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/register/assay-register-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks over @window where to, and writes it with progress: for the day that the register is looked
 * at for, with what changed since the last board. */
void assay_register_report_file_ask (GtkWindow *window, AssayRegisterDocument *document);

G_END_DECLS
