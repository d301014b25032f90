/* A file that is written for somebody, of the kind that its name ends in: asking where, and opening
 * it afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/document/assay-folder-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @path is borrowed, and on this computer. */
typedef void (*AssaySavedFileFunc) (GtkWidget *owner, const char *path);

/* Asks for a place, first beside the portfolio of @document, with @name offered. @chosen is called
 * when there is one, not after @owner is gone. */
void assay_saved_file_choose (GtkWidget *owner,
                              const char *title,
                              AssayDocument *document,
                              const char *name,
                              AssaySavedFileFunc chosen);

/* Opens a file or a folder with the program for it; what goes wrong is reported over @owner. */
void assay_saved_file_show (GtkWidget *owner, const char *path);

G_END_DECLS
