/* Where in the pack of a submission the pages are that somebody cites.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-bundle-pages.h"

#include "cli/assay-output.h"
#include "core/portfolio/assay-pages.h"
#include "pack/assay-pack-bind.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

AssayPageMap *
assay_bundle_pages_load (AssayCli *cli, AssayReviewFolder *folder)
{
  GCancellable *cancellable = assay_cli_get_cancellable (cli);
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      assay_review_folder_open_pack (folder, ASSAY_PROGRESS_NONE, cancellable, &error);
  AssayPageMap *map = path != NULL ? assay_pack_bind_read_map (path, cancellable, &error) : NULL;

  if (map == NULL)
    assay_output_say (_ ("The page numbers of the pack cannot be told: %s"), error->message);

  return map;
}

GArray *
assay_bundle_pages_list (const AssayPageMap *map, guint evidence, const char *pages)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *number = assay_evidence_format_number (evidence);
  g_autoptr (GArray) ranges = pages != NULL ? assay_pages_parse (pages, NULL) : NULL;
  const AssayPageEntry *entry =
      map != NULL ? assay_page_map_lookup (map, ASSAY_PAGE_ITEM, number) : NULL;

  for (guint i = 0; entry != NULL && i < entry->pages->len; i++)
    if (ranges == NULL || assay_pages_contain (ranges, i + 1))
      g_array_append_val (found, g_array_index (entry->pages, guint, i));

  return found;
}
