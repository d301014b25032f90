/* Submitting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/submit/assay-submit.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-submission-record.h"
#include "core/submission/assay-signature.h"
#include "core/submission/assay-submission-write.h"
#include "pack/assay-pack-bind.h"
#include "pack/submit/assay-earlier-pages.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Among the pages that were made for packs. */
#define PACK "submission.pdf"
#define NOT_SHOWN "not-shown"

void
assay_submit_report_free (AssaySubmitReport *self)
{
  if (self == NULL)
    return;
  assay_submission_unref (self->submission);
  assay_pack_report_free (self->pack);
  g_free (self);
}

/* --- Before --- */

/* Somebody may have written another round into portfolio.xml by hand. */
static AssayPortfolio *
dup_next (AssayPortfolio *portfolio)
{
  guint round = assay_portfolio_get_next_round (portfolio);
  g_autoptr (AssayPortfolio) next = NULL;
  g_autoptr (AssayEdit) none = NULL;

  if (round == portfolio->head->round)
    return assay_portfolio_ref (portfolio);
  none = assay_edit_compute_difference (ASSAY_VERB_SET_HEAD, portfolio, portfolio);
  next = assay_portfolio_apply (portfolio, none);
  assay_head_unref (next->head);
  next->head = assay_head_copy (portfolio->head);
  next->head->round = round;

  return g_steal_pointer (&next);
}

AssayReadiness *
assay_submit_compute_readiness (AssayPortfolioFolder *folder, AssayDate on)
{
  g_autoptr (AssayPortfolio) next = dup_next (assay_portfolio_folder_get_portfolio (folder));
  g_autoptr (GArray) absent = assay_portfolio_folder_list_absent (folder);

  return assay_readiness_compute_as_found (assay_portfolio_folder_get_scheme (folder), next, absent,
                                           on);
}

gboolean
assay_submit_is_told (const AssayFinding *finding)
{
  return finding->tag >= ASSAY_FINDING_NOT_ASSESSED
         && assay_finding_tag_get_severity (finding->tag) == ASSAY_SEVERITY_WARNING;
}

static gboolean
check_findings (const AssaySubmitOrder *order, GError **error)
{
  guint n = assay_findings_count (order->findings, ASSAY_SEVERITY_BLOCKING);

  if (n == 0)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE, "%u thing stands in the way of submitting",
                            "%u things stand in the way of submitting", n),
               n);

  return FALSE;
}

/* --- Warnings --- */

/* On one line, as bag-info.txt has it. */
static void
add_warning (GPtrArray *warnings, const char *tag, const char *subject, const char *sentence)
{
  g_autofree char *text = g_strdup_printf ("[%s] %s%s%s", tag, subject != NULL ? subject : "",
                                           subject != NULL ? ": " : "", sentence);

  g_ptr_array_add (warnings, assay_text_fold_space (text));
}

static GPtrArray *
list_warnings (const AssaySubmitOrder *order)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < order->findings->len; i++)
    {
      const AssayFinding *finding = order->findings->pdata[i];
      g_autofree char *sentence = NULL;

      if (!assay_submit_is_told (finding))
        continue;
      sentence = assay_wording_finding (order->readiness, finding);
      add_warning (warnings, assay_finding_tag_get_id (finding->tag), finding->subject, sentence);
    }

  return warnings;
}

static void
add_not_shown (GPtrArray *warnings, const AssayPackReport *pack)
{
  for (guint i = 0; i < pack->not_shown->len; i++)
    add_warning (warnings, NOT_SHOWN, NULL, pack->not_shown->pdata[i]);
}

/* --- The pack --- */

static char *
dup_pack_path (const AssaySubmitOrder *order)
{
  return g_build_filename (order->folder, ASSAY_PAGE_CACHE_FOLDER, PACK, NULL);
}

static gboolean
make_cache (AssayDisk *disk, const AssaySubmitOrder *order, GError **error)
{
  g_autofree char *cache = g_build_filename (order->folder, ASSAY_PAGE_CACHE_FOLDER, NULL);

  return assay_disk_make_folder (disk, cache, error);
}

/* Without the earlier pages there is no keeping them true; the pre-flight has said that they are
 * lost. */
static AssayPackReport *
bind_pack (AssayContext *context,
           const AssaySubmitOrder *order,
           const char *path,
           AssayProgress progress,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (AssayPageMap) after =
      assay_earlier_pages_load (order->folder, order->readiness->portfolio, NULL);
  const AssayPackOrder pack = {
    .readiness = order->readiness, .folder = order->folder, .path = path, .after = after
  };
  AssayPackReport *report = NULL;

  return assay_pack_bind (context, &pack, progress, cancellable, &report, error) ? report : NULL;
}

/* --- The bag --- */

static gboolean
write_record (AssayContext *context,
              const AssaySubmitOrder *order,
              AssaySubmissionWriter *writer,
              const AssayPackReport *pack,
              GError **error)
{
  g_autofree char *pages = assay_page_map_format (pack->map);

  return assay_submission_record_write (assay_context_get_disk (context), order->folder,
                                        order->readiness->portfolio->head->round,
                                        assay_submission_writer_get_portfolio (writer), pages,
                                        error);
}

static AssaySubmitReport *
new_report (const AssaySubmitOrder *order, AssaySubmissionWriter *writer, AssayPackReport *pack)
{
  AssaySubmitReport *report = g_new0 (AssaySubmitReport, 1);
  AssaySubmission *submission = assay_submission_new (order->readiness->portfolio->head->round);
  GStatBuf info;

  submission->on = order->readiness->on;
  submission->fingerprint = g_strdup (assay_submission_writer_get_fingerprint (writer));
  submission->sha256 = g_strdup (assay_submission_writer_get_sha256 (writer));
  report->submission = submission;
  report->pack = pack;
  report->n_items = assay_submission_writer_get_n_items (writer);
  report->size = g_stat (order->path, &info) == 0 ? (guint64) info.st_size : 0;

  return report;
}

/* The bag is sealed already; the signature stands beside the seal, not in it. */
static gboolean
sign (const AssaySubmitOrder *order, AssaySubmissionWriter *writer, GError **error)
{
  GBytes *seal;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (AssaySignature) signature = NULL;
  char *text;

  if (order->key == NULL)
    return TRUE;
  seal = assay_submission_writer_get_seal (writer);
  signature = assay_signature_make (order->key, ASSAY_SIGNATURE_OF_BAG,
                                    g_bytes_get_data (seal, NULL), g_bytes_get_size (seal), error);
  if (signature == NULL)
    return FALSE;
  text = assay_signature_format (signature);
  file = g_bytes_new_take (text, strlen (text));

  return assay_submission_writer_add_beside_seal (writer, ASSAY_SIGNATURE_FILE, file, error);
}

static gboolean
seal_and_publish (AssayContext *context,
                  const AssaySubmitOrder *order,
                  AssaySubmissionWriter *writer,
                  const char *pack_path,
                  const AssayPackReport *pack,
                  GError **error)
{
  return assay_submission_writer_seal (writer, pack_path, error) && sign (order, writer, error)
         && write_record (context, order, writer, pack, error)
         && assay_submission_writer_publish (writer, error);
}

gboolean
assay_submit_write (AssayContext *context,
                    const AssaySubmitOrder *order,
                    AssayProgress progress,
                    GCancellable *cancellable,
                    AssaySubmitReport **out_report,
                    GError **error)
{
  AssayDisk *disk = assay_context_get_disk (context);
  const AssayReadiness *readiness = order->readiness;
  const AssaySubmission *last = assay_portfolio_get_last_submission (readiness->portfolio);
  g_autoptr (GPtrArray) warnings = list_warnings (order);
  g_autofree char *pack_path = dup_pack_path (order);
  const AssaySubmissionContent content = { .portfolio = readiness->portfolio,
                                           .scheme = readiness->scheme,
                                           .folder = order->folder,
                                           .on = readiness->on,
                                           .warnings = warnings,
                                           .previous = last != NULL ? last->fingerprint : NULL,
                                           .passphrase = order->passphrase };
  g_autoptr (AssaySubmissionWriter) writer = NULL;
  g_autoptr (AssayPackReport) pack = NULL;
  gboolean done = FALSE;

  if (!check_findings (order, error) || !make_cache (disk, order, error))
    return FALSE;
  writer = assay_submission_writer_new (disk, &content, order->path, progress, cancellable, error);
  if (writer == NULL)
    return FALSE;
  pack = bind_pack (context, order, pack_path, progress, cancellable, error);
  if (pack != NULL)
    {
      add_not_shown (warnings, pack);
      done = seal_and_publish (context, order, writer, pack_path, pack, error);
      assay_disk_remove (disk, pack_path, NULL);
    }
  if (done)
    *out_report = new_report (order, writer, g_steal_pointer (&pack));

  return done;
}

gboolean
assay_submit_remember (AssayContext *context,
                       AssayPortfolioFolder *folder,
                       const AssaySubmitReport *report,
                       const char *path,
                       GError **error)
{
  g_autoptr (AssayEdit) edit =
      assay_edit_submit (assay_portfolio_folder_get_portfolio (folder), report->submission, error);

  if (edit != NULL && assay_portfolio_folder_apply (folder, edit, error))
    return TRUE;
  assay_disk_remove (assay_context_get_disk (context), path, NULL);

  return FALSE;
}
