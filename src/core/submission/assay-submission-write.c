/* Writing a submission.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evidence goes in before the pack is there: an item that is not what it was stops everything in
 * seconds, not after the pack has been bound.
 */

#include "core/submission/assay-submission-write.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/submission/assay-bag-writer.h"
#include "core/submission/assay-submission-check.h"
#include "core/submission/assay-submission-name.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssaySubmissionWriter
{
  const AssaySubmissionContent *content;
  AssayBagWriter *bag;
  GBytes *portfolio;
  char *fingerprint;
  char *sha256;
  guint n_items;
};

static char *
dup_item_title (const AssayEvidence *item)
{
  g_autofree char *number = assay_evidence_format_number (item->number);

  return g_strdup_printf ("%s “%s”", number, item->title);
}

/* --- What may leave --- */

static gboolean
is_sent (const AssayEvidence *item)
{
  return !item->withdrawn && item->basis == ASSAY_BASIS_FILE;
}

/* Said here once more, whatever has been checked before: of all mistakes this one cannot be made
 * good. */
static gboolean
check_privacy (const AssayPortfolio *portfolio, GError **error)
{
  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = portfolio->evidence->pdata[i];
      g_autofree char *title = dup_item_title (item);

      if (item->withdrawn || item->privacy != ASSAY_PRIVACY_NONE_STATED)
        continue;
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   _ ("%s cannot leave: nothing is said about personal data in it. Say that it has "
                      "none, is redacted, or that there is consent; or withdraw it"),
                   title);
      return FALSE;
    }

  return TRUE;
}

static guint64
add_sizes (const AssayPortfolio *portfolio)
{
  guint64 total = 0;

  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = portfolio->evidence->pdata[i];

      total += is_sent (item) ? item->size : 0;
    }

  return total;
}

/* What is larger is opened by no Assay. */
static gboolean
check_size (guint64 total, GError **error)
{
  g_autofree char *size = g_format_size (total);

  if (total <= ASSAY_LIMIT_ZIP_BYTES)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
               _ ("The evidence is %s, more than a submission can hold. Withdraw what is not "
                  "needed, or save large films smaller"),
               size);

  return FALSE;
}

/* --- Writing --- */

static gboolean
add_items (AssaySubmissionWriter *self, GError **error)
{
  const AssaySubmissionContent *content = self->content;

  for (guint i = 0; i < content->portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = content->portfolio->evidence->pdata[i];
      g_autofree char *title = NULL;
      g_autofree char *name = NULL;

      if (!is_sent (item))
        continue;
      title = dup_item_title (item);
      name = assay_submission_dup_item_name (item, content->passphrase != NULL);
      if (!assay_bag_writer_add_content (self->bag, content->folder, item->sha256, item->size,
                                         title, name, error))
        return FALSE;
      self->n_items++;
    }

  return TRUE;
}

static gboolean
add_part (AssaySubmissionWriter *self, const char *name, GBytes *bytes, GError **error)
{
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return assay_bag_writer_add_bytes (self->bag, name, data, length, error);
}

AssaySubmissionWriter *
assay_submission_writer_new (AssayDisk *disk,
                             const AssaySubmissionContent *content,
                             const char *path,
                             AssayProgress progress,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (AssaySubmissionWriter) self = g_new0 (AssaySubmissionWriter, 1);
  g_autofree char *folder =
      assay_submission_dup_folder_name (content->portfolio, content->passphrase != NULL);
  guint64 total = add_sizes (content->portfolio);
  char *text = assay_portfolio_format_xml (content->portfolio, ASSAY_PORTFOLIO_FORM_SUBMISSION);

  self->content = content;
  self->portfolio = g_bytes_new_take (text, strlen (text));
  self->fingerprint = assay_digest_of_bytes (text, strlen (text));
  if (!check_privacy (content->portfolio, error) || !check_size (total, error))
    return NULL;
  self->bag =
      assay_bag_writer_new (disk, path, folder, content->passphrase, progress, cancellable, error);
  if (self->bag == NULL)
    return NULL;
  assay_bag_writer_set_total (self->bag, total);

  return add_part (self, ASSAY_SUBMISSION_PORTFOLIO, self->portfolio, error)
                 && add_part (self, ASSAY_SUBMISSION_SCHEME, content->scheme->bytes, error)
                 && add_items (self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

void
assay_submission_writer_free (AssaySubmissionWriter *self)
{
  if (self == NULL)
    return;
  assay_bag_writer_free (self->bag);
  g_clear_pointer (&self->portfolio, g_bytes_unref);
  g_free (self->fingerprint);
  g_free (self->sha256);
  g_free (self);
}

static void
add_info (AssaySubmissionWriter *self)
{
  const AssaySubmissionContent *content = self->content;
  const AssayHead *head = content->portfolio->head;
  g_autofree char *day = assay_date_format_iso (content->on);
  g_autofree char *round = g_strdup_printf ("%u", head->round);
  g_autofree char *scheme = g_strdup_printf ("%s %s", head->scheme_id, head->scheme_edition);

  assay_bag_writer_add_info (self->bag, "Source-Organization", head->service);
  assay_bag_writer_add_info (self->bag, "Bagging-Date", day);
  assay_bag_writer_add_info (self->bag, "Bag-Software-Agent", "Assay " ASSAY_VERSION);
  assay_bag_writer_add_info (self->bag, "Assay-Scheme", scheme);
  assay_bag_writer_add_info (self->bag, "Assay-Round", round);
  assay_bag_writer_add_info (self->bag, ASSAY_SUBMISSION_FINGERPRINT, self->fingerprint);
  if (content->previous != NULL)
    assay_bag_writer_add_info (self->bag, "Assay-Previous-Fingerprint", content->previous);
  for (guint i = 0; content->warnings != NULL && i < content->warnings->len; i++)
    assay_bag_writer_add_info (self->bag, "Assay-Warning", content->warnings->pdata[i]);
}

gboolean
assay_submission_writer_seal (AssaySubmissionWriter *self, const char *pack_path, GError **error)
{
  gsize length = 0;
  gconstpointer seal;

  if (!assay_bag_writer_add_file (self->bag, pack_path, ASSAY_SUBMISSION_PACK, error))
    return FALSE;
  add_info (self);
  if (!assay_bag_writer_seal (self->bag, error))
    return FALSE;
  seal = g_bytes_get_data (assay_bag_writer_get_seal (self->bag), &length);
  self->sha256 = assay_digest_of_bytes (seal, length);

  return TRUE;
}

GBytes *
assay_submission_writer_get_seal (AssaySubmissionWriter *self)
{
  return assay_bag_writer_get_seal (self->bag);
}

gboolean
assay_submission_writer_add_beside_seal (AssaySubmissionWriter *self,
                                         const char *name,
                                         GBytes *bytes,
                                         GError **error)
{
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return assay_bag_writer_add_beside_seal (self->bag, name, data, length, error);
}

gboolean
assay_submission_writer_publish (AssaySubmissionWriter *self, GError **error)
{
  return assay_bag_writer_publish (self->bag, error);
}

const char *
assay_submission_writer_get_fingerprint (AssaySubmissionWriter *self)
{
  return self->fingerprint;
}

const char *
assay_submission_writer_get_sha256 (AssaySubmissionWriter *self)
{
  return self->sha256;
}

GBytes *
assay_submission_writer_get_portfolio (AssaySubmissionWriter *self)
{
  return self->portfolio;
}

guint
assay_submission_writer_get_n_items (AssaySubmissionWriter *self)
{
  return self->n_items;
}
