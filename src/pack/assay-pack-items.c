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
#include "core/portfolio/assay-evidence-form.h"
#include "core/portfolio/assay-evidence-store.h"
#include "pack/pdf/assay-pdf-objects.h"

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
    return g_strdup (_ ("The file has more pages, or larger pictures, than a pack can hold."));
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
    { "image/", N_ ("Pictures of this kind cannot be shown on a page.") },
    { "audio/", N_ ("Sound recordings cannot be shown on a page.") },
    { "video/", N_ ("Films cannot be shown on a page.") },
    { "application/msword",
      N_ ("The file is said to be a Word document, but its content is something else.") },
    { "application/vnd.openxmlformats-officedocument.wordprocessingml",
      N_ ("The file is said to be a Word document, but its content is something else.") },
    { "application/vnd.ms-excel",
      N_ ("The file is said to be a spreadsheet, but its content is something else.") },
    { "application/vnd.openxmlformats-officedocument.spreadsheetml",
      N_ ("The file is said to be a spreadsheet, but its content is something else.") },
    { "application/vnd.oasis.opendocument.spreadsheet",
      N_ ("The file is said to be a spreadsheet, but its content is something else.") },
    { "application/vnd.ms-powerpoint",
      N_ ("The file is said to be a presentation, but its content is something else.") },
    { "application/vnd.openxmlformats-officedocument.presentationml",
      N_ ("The file is said to be a presentation, but its content is something else.") },
    { "application/vnd.oasis.opendocument.presentation",
      N_ ("The file is said to be a presentation, but its content is something else.") },
    { "application/vnd.oasis.opendocument.text",
      N_ ("The file is said to be a text document, but its content is something else.") },
    { "message/", N_ ("The file is said to be an e-mail, but its content is something else.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_has_prefix (type, rows[i].start))
      return _ (rows[i].words);

  return NULL;
}

/* Why a document has no pages, and what can be done. */
static char *
explain_conversion (const AssayPackItem *item, const GError *problem)
{
  const char *by_type =
      g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_INVALID) && item->evidence->type != NULL
          ? explain_type (item->evidence->type)
          : NULL;

  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND))
    /* Translators: the first %s is a sentence, "LibreOffice is not installed here." */
    return g_strdup_printf (_ ("%s Install it, or save the document as a PDF and replace %s."),
                            problem->message, item->number);
  if (by_type != NULL)
    return g_strdup (by_type);
  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_INVALID))
    return g_strdup (problem->message);

  /* Translators: the first %s is a sentence that says what went wrong. */
  return g_strdup_printf (_ ("%s Save it as a PDF and replace %s."), problem->message,
                          item->number);
}

static gboolean
check_digest (AssayPackItem *item,
              const char *path,
              AssayPackSeen *seen,
              GCancellable *cancellable,
              GError **error)
{
  const char *sha256 = item->evidence->sha256;
  g_autofree char *digest = NULL;
  AssayFileStamp stamp;
  gboolean has_stamp;

  if (assay_pack_seen_is_known (seen, sha256))
    return TRUE;
  has_stamp = assay_pack_seen_take_stamp (seen, sha256, &stamp);
  digest = assay_digest_of_file (path, ASSAY_PROGRESS_NONE, cancellable, error);
  if (digest == NULL)
    return FALSE;
  if (g_str_equal (digest, sha256))
    {
      if (has_stamp)
        assay_pack_seen_note (seen, sha256, &stamp);
      return TRUE;
    }
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

/* One that has been looked at before is not opened: nothing may have to be drawn of it. */
static void
open_evidence_pdf (AssayPackItem *item, const char *path, AssayPackSeen *seen, GError **error)
{
  const char *sha256 = item->evidence->sha256;

  item->pdf = assay_pack_seen_new_source (seen, sha256, item->number);
  if (item->pdf != NULL)
    {
      item->n_pages = assay_pdf_source_get_n_pages (item->pdf);
      return;
    }
  open_pdf (item, path, error);
  if (item->pdf != NULL)
    assay_pack_seen_note_source (seen, sha256, item->pdf);
}

static void
open_picture (AssayPackItem *item, const char *path, GError **error)
{
  g_autoptr (AssayPicture) picture = assay_picture_open (path, item->number, error);

  /* One that was damaged when it was added still has headers that promise a page. */
  if (picture != NULL && assay_evidence_is_unreadable (item->evidence)
      && !assay_picture_check (picture, error))
    return;
  item->picture = g_steal_pointer (&picture);
  item->n_pages = item->picture != NULL ? assay_picture_get_n_pages (item->picture) : 0;
}

typedef struct
{
  AssayProgress progress;
  const char *number;
} Waiting;

/* The item in hand stays the same: whoever listens wants to know that we are alive. */
static void
still_waiting_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  const Waiting *waiting = data;

  assay_progress_tell (waiting->progress, 0, 0, waiting->number);
}

/* Only a cancel is an error here: what is wrong with the document is for its cover sheet. */
static void
open_document (AssayPackItem *item,
               AssayConverter *converter,
               const char *path,
               AssayProgress progress,
               GCancellable *cancellable,
               GError **error)
{
  Waiting waiting = { progress, item->number };
  g_autoptr (GError) problem = NULL;
  g_autofree char *pages =
      assay_converter_make_pages (converter, path, item->evidence->type, item->evidence->sha256,
                                  (AssayProgress){ still_waiting_cb, &waiting }, cancellable,
                                  &problem);

  if (pages != NULL)
    {
      open_pdf (item, pages, NULL);
      if (item->pdf == NULL)
        item->not_shown = g_strdup (_ ("The pages made from the file cannot be read."));
      return;
    }
  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    item->not_shown = explain_conversion (item, problem);
}

static void
open_item (AssayPackItem *item,
           const char *folder,
           AssayConverter *converter,
           AssayPackSeen *seen,
           AssayProgress progress,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *path = assay_evidence_store_dup_path (folder, item->evidence->sha256);
  const char *type = item->evidence->type;

  if (!check_digest (item, path, seen, cancellable, error))
    return;
  if (g_strcmp0 (type, "application/pdf") == 0)
    open_evidence_pdf (item, path, seen, error);
  else if (type != NULL && g_str_has_prefix (type, "image/"))
    open_picture (item, path, error);
  else
    open_document (item, converter, path, progress, cancellable, error);
}

gboolean
assay_pack_items_open (AssayPackFacts *facts,
                       const char *folder,
                       AssayConverter *converter,
                       AssayPackSeen *seen,
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
      open_item (item, folder, converter, seen, progress, cancellable, &problem);
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

static void
take_pages_out (AssayPackFacts *facts, AssayPackItem *item)
{
  facts->n_evidence_pages -= MIN (facts->n_evidence_pages, item->n_pages);
  item->n_pages = 0;
  g_clear_pointer (&item->pdf, assay_pdf_source_free);
  g_clear_pointer (&item->picture, assay_picture_free);
}

/* Opens what was known, if it still is the same. FALSE when the item's pages are left out. */
static gboolean
open_known (AssayPackFacts *facts,
            AssayPackItem *item,
            AssayPackSeen *seen,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *path = g_strdup (assay_pdf_source_get_path (item->pdf));
  g_autoptr (GError) problem = NULL;

  if (assay_pdf_source_is_open (item->pdf)
      || (check_digest (item, path, seen, cancellable, &problem)
          && assay_pdf_source_open_known (item->pdf, &problem)))
    return TRUE;
  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (problem != NULL)
    assay_pack_items_give_up (facts, item, problem);
  else
    take_pages_out (facts, item);

  return FALSE;
}

gboolean
assay_pack_items_open_known (AssayPackFacts *facts,
                             AssayPackSeen *seen,
                             AssayProgress progress,
                             GCancellable *cancellable,
                             gboolean *out_given_up,
                             GError **error)
{
  *out_given_up = FALSE;
  for (guint i = 0; i < facts->items->len; i++)
    {
      AssayPackItem *item = facts->items->pdata[i];
      GError *problem = NULL;

      if (assay_pdf_is_cancelled (cancellable, error))
        return FALSE;
      if (item->pdf == NULL)
        continue;
      assay_progress_tell (progress, 0, 0, item->number);
      *out_given_up |= !open_known (facts, item, seen, cancellable, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
    }

  return TRUE;
}

void
assay_pack_items_give_up (AssayPackFacts *facts, AssayPackItem *item, const GError *problem)
{
  take_pages_out (facts, item);
  g_free (item->not_shown);
  item->not_shown = explain (problem);
  item->is_lost = g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND)
                  || g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_ACCESS);
}
