/* Opens the evidence items of a pack for their pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The digest is checked here, in the moment the content is used: the integrity list must not vouch
 * for a file that is not the one whose pages are shown.
 */

#include "pack/assay-pack-items.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-evidence-store.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static char *
explain (const GError *problem)
{
  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_INVALID))
    return g_strdup (_ ("Files of this kind are not turned into pages."));
  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED))
    return g_strdup (_ ("The file needs a password, so its pages cannot be shown."));
  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_DAMAGED))
    return g_strdup (_ ("The file is damaged, so its pages cannot be shown."));
  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE))
    return g_strdup (_ ("The file has more pages than a pack can hold."));
  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND))
    return g_strdup (
        _ ("The file is not in the portfolio any more, so its pages cannot be shown."));
  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_ACCESS))
    return g_strdup (_ ("The file may not be read, so its pages cannot be shown."));

  return g_strdup_printf (_ ("The file cannot be shown: %s"), problem->message);
}

/* In words that people use for what they have, by the start of the media type. */
static const char *
explain_type (const char *type)
{
  static const struct
  {
    const char *start;
    const char *words;
  } rows[] = {
    { "application/msword", N_ ("Word documents are not turned into pages.") },
    { "application/vnd.openxmlformats-officedocument.wordprocessingml",
      N_ ("Word documents are not turned into pages.") },
    { "application/vnd.ms-excel", N_ ("Spreadsheets are not turned into pages.") },
    { "application/vnd.openxmlformats-officedocument.spreadsheetml",
      N_ ("Spreadsheets are not turned into pages.") },
    { "application/vnd.ms-powerpoint", N_ ("Presentations are not turned into pages.") },
    { "application/vnd.openxmlformats-officedocument.presentationml",
      N_ ("Presentations are not turned into pages.") },
    { "application/vnd.oasis.opendocument.text",
      N_ ("Text documents of this kind are not turned into pages.") },
    { "application/vnd.oasis.opendocument.spreadsheet",
      N_ ("Spreadsheets are not turned into pages.") },
    { "application/vnd.oasis.opendocument.presentation",
      N_ ("Presentations are not turned into pages.") },
    { "text/", N_ ("Text files are not turned into pages.") },
    { "message/", N_ ("E-mails are not turned into pages.") },
    { "image/", N_ ("Pictures of this kind cannot be shown on a page.") },
    { "audio/", N_ ("Sound recordings cannot be shown on a page.") },
    { "video/", N_ ("Films cannot be shown on a page.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_has_prefix (type, rows[i].start))
      return _ (rows[i].words);

  return _ ("Files of this kind are not turned into pages.");
}

static gboolean
check_digest (AssayPackItem *item, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *digest = assay_digest_of_file (path, ASSAY_PROGRESS_NONE, cancellable, error);

  if (digest == NULL)
    return FALSE;
  if (g_strcmp0 (digest, item->evidence->sha256) == 0)
    return TRUE;
  item->is_lost = TRUE;
  item->not_shown = g_strdup (_ ("The file in the portfolio is not the one that was added: its "
                                 "content has changed. Its pages are left out."));

  return FALSE;
}

static void
open_pdf (AssayPackItem *item, const char *path, GError **error)
{
  item->pdf = assay_pdf_source_open (path, item->number, error);
  if (item->pdf != NULL)
    item->n_pages = assay_pdf_source_get_n_pages (item->pdf);
}

static void
open_picture (AssayPackItem *item, const char *path, GError **error)
{
  item->picture = assay_picture_open (path, item->number, error);
  item->n_pages = item->picture != NULL ? 1 : 0;
}

static void
open_item (AssayPackItem *item, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = assay_evidence_store_dup_path (folder, item->evidence->sha256);
  const char *type = item->evidence->type;

  if (!check_digest (item, path, cancellable, error))
    return;
  if (g_strcmp0 (type, "application/pdf") == 0)
    open_pdf (item, path, error);
  else if (type != NULL && g_str_has_prefix (type, "image/"))
    open_picture (item, path, error);
  else
    item->not_shown = g_strdup (explain_type (type != NULL ? type : ""));
}

gboolean
assay_pack_items_open (AssayPackFacts *facts,
                       const char *folder,
                       AssayProgress progress,
                       GCancellable *cancellable,
                       GError **error)
{
  for (guint i = 0; i < facts->items->len; i++)
    {
      AssayPackItem *item = facts->items->pdata[i];
      g_autoptr (GError) problem = NULL;

      if (item->evidence->basis != ASSAY_BASIS_FILE || item->evidence->sha256 == NULL
          || item->not_shown != NULL)
        continue;
      assay_progress_tell (progress, 0, 0, item->number);
      open_item (item, folder, cancellable, &problem);
      if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (problem != NULL)
        assay_pack_items_give_up (facts, item, problem);
      facts->n_evidence_pages += item->n_pages;
    }

  return TRUE;
}

void
assay_pack_items_give_up (AssayPackFacts *facts, AssayPackItem *item, const GError *problem)
{
  facts->n_evidence_pages -= MIN (facts->n_evidence_pages, item->n_pages);
  item->n_pages = 0;
  g_clear_pointer (&item->pdf, assay_pdf_source_free);
  g_clear_pointer (&item->picture, assay_picture_free);
  g_free (item->not_shown);
  item->not_shown = explain (problem);
  item->is_lost = g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND)
                  || g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_ACCESS);
}
