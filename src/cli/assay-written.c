/* What a command says of a report that it has written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-written.h"

#include "cli/assay-output.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

void
assay_written_add_json (JsonBuilder *builder,
                        const char *path,
                        const char *html_path,
                        guint n_pages)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *html_name = html_path != NULL ? g_filename_display_name (html_path) : NULL;

  assay_json_add_string (builder, "file", name);
  assay_json_add_string (builder, "html", html_name);
  assay_json_add_number (builder, "pages", n_pages);
}

void
assay_written_print (const char *path, const char *html_path, guint n_pages)
{
  assay_output_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u page", "%s: %u pages", n_pages), path,
                      n_pages);
  if (html_path != NULL)
    assay_output_print (_ ("%s: the same as a page for a browser"), html_path);
}
