/* An open register as a file for other programs, which somebody chooses a place for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/register/assay-register-document.h"
#include "present/assay-register-export-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks over @window where to, and writes it as the register was read last, for the day that it is
 * looked at for. */
void assay_register_export_file_ask (GtkWindow *window,
                                     AssayRegisterDocument *document,
                                     AssayExportKind kind);

/* The same without asking. INVALID where @path is a register; otherwise as for writing a file. */
gboolean assay_register_export_file_write (AssayRegisterDocument *document,
                                           AssayExportKind kind,
                                           const char *path,
                                           GError **error);

G_END_DECLS
