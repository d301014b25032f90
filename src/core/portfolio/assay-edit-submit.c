/* Remembering what was submitted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/portfolio/assay-edit-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
check_fields (const AssayPortfolio *portfolio, const AssaySubmission *fields, GError **error)
{
  guint next = assay_portfolio_get_next_round (portfolio);

  if (!assay_edit_check_date (fields->on, TRUE, _ ("the day of the submission"), error))
    return FALSE;
  if (fields->round != next)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("Round %u is not the next: that is round %u. Submit again"), fields->round,
                 next);
  else if (next >= ASSAY_LIMIT_ROUND)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                 _ ("A portfolio is submitted at most %u times; begin a new one"),
                 ASSAY_LIMIT_ROUND - 1);
  else
    return TRUE;

  return FALSE;
}

AssayEdit *
assay_edit_submit (const AssayPortfolio *portfolio, const AssaySubmission *fields, GError **error)
{
  g_autofree char *round = g_strdup_printf ("%u", fields->round);
  g_autofree char *day = NULL;
  AssayHead *head;
  AssayEdit *edit;

  g_assert (assay_digest_is_hex (fields->fingerprint) && assay_digest_is_hex (fields->sha256));

  if (!check_fields (portfolio, fields, error))
    return NULL;
  day = assay_date_format_iso (fields->on);
  edit = assay_edit_new (ASSAY_VERB_SUBMIT, round, day);
  assay_edit_add (edit, ASSAY_VALUE_SUBMISSION, NULL, assay_submission_copy (fields));
  head = assay_head_copy (portfolio->head);
  head->round = fields->round + 1;
  assay_edit_add (edit, ASSAY_VALUE_HEAD, portfolio->head, head);

  return edit;
}
