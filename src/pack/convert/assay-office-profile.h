/* The settings LibreOffice runs with here, and what it is told to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Raise it whenever the settings, the instructions or the layout of our own pages change what pages
 * look like: pages made by older rules are then made again. */
#define ASSAY_PAGE_RULES "1"

/* What the instructions read from their environment: where the document is, and where its pages
 * go, as URIs. */
#define ASSAY_OFFICE_DOCUMENT_VARIABLE "ASSAY_DOCUMENT"
#define ASSAY_OFFICE_PAGES_VARIABLE "ASSAY_PAGES"

/* What LibreOffice is asked to open: the instructions in the profile. */
#define ASSAY_OFFICE_INSTRUCTIONS "macro:///Standard.Assay.MakePages"

/* Makes the profile in @folder, which must be there and private. Errors: ACCESS, NO_SPACE, IO. */
gboolean assay_office_profile_write (const char *folder, GError **error);

G_END_DECLS
