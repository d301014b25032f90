/* Making edits: what a return says, and what the service answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-edit-private.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SHOWN_DIGITS 12

/* --- Receiving --- */

gboolean
assay_portfolio_has_return (const AssayPortfolio *self, const char *return_id)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const AssayPoint *point = self->points->pdata[i];
      g_autofree char *of = assay_point_dup_return_id (point->id);

      if (g_str_equal (of, return_id))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_scheme (const AssayPortfolio *portfolio, const AssayReceipt *receipt, GError **error)
{
  const AssayHead *head = portfolio->head;
  g_autofree char *id = NULL;
  g_autofree char *edition = NULL;

  if (g_str_equal (receipt->scheme_id, head->scheme_id)
      && g_str_equal (receipt->scheme_edition, head->scheme_edition))
    return TRUE;
  id = assay_text_dup_quoted (receipt->scheme_id);
  edition = assay_text_dup_quoted (receipt->scheme_edition);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               _ ("This return is about the scheme %s %s and this portfolio about %s %s; open the "
                  "portfolio that was submitted"),
               id, edition, head->scheme_id, head->scheme_edition);

  return FALSE;
}

static gboolean
was_submitted (const AssayPortfolio *portfolio, const AssayReceipt *receipt)
{
  const AssaySubmission *submission = assay_portfolio_lookup_submission (portfolio, receipt->round);

  return submission != NULL && g_str_equal (submission->fingerprint, receipt->fingerprint);
}

static gboolean
check_receipt (const AssayPortfolio *portfolio, const AssayReceipt *receipt, GError **error)
{
  if (!check_scheme (portfolio, receipt, error))
    return FALSE;
  if (!was_submitted (portfolio, receipt))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 portfolio->submissions->len == 0
                     ? _ ("Nothing has been submitted from this portfolio yet, so no return can be "
                          "about it (fingerprint %.*s…); open the portfolio that was submitted")
                     : _ ("This return is about another submission (fingerprint %.*s…), not about "
                          "one of this portfolio; open the portfolio that was submitted"),
                 SHOWN_DIGITS, receipt->fingerprint);
  else if (assay_portfolio_has_return (portfolio, receipt->id))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("This return (%s) was received already; its points are in the portfolio"),
                 receipt->id);
  else if (receipt->points->len == 0)
    g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                         _ ("This return says nothing; ask for it again"));
  else
    return TRUE;

  return FALSE;
}

/* What comes from outside is checked here as well, because the gate is the last to look. */
static gboolean
check_point (const AssayScheme *scheme,
             const AssayReceipt *receipt,
             const AssayPoint *point,
             GError **error)
{
  g_autofree char *of = assay_point_dup_return_id (point->id);

  if (point->criterion != NULL
      && assay_scheme_find_criterion (scheme, point->criterion, error) == NULL)
    return FALSE;
  if (g_str_equal (of, receipt->id) && point->round == receipt->round
      && !assay_point_is_answered (point))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("%s is not a point of this return, as it came from the assessor"), point->id);

  return FALSE;
}

AssayEdit *
assay_edit_receive_return (const AssayPortfolio *portfolio,
                           const AssayScheme *scheme,
                           const AssayReceipt *receipt,
                           GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *round = g_strdup_printf ("%u", receipt->round);
  g_autoptr (AssayEdit) edit = assay_edit_new (ASSAY_VERB_RECEIVE_RETURN, receipt->id, round);

  if (!check_receipt (portfolio, receipt, error))
    return NULL;
  for (guint i = 0; i < receipt->points->len; i++)
    {
      AssayPoint *point = receipt->points->pdata[i];

      if (!check_point (scheme, receipt, point, error))
        return NULL;
      if (!g_hash_table_add (seen, point->id))
        {
          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s stands in the return twice"),
                       point->id);
          return NULL;
        }
      assay_edit_add (edit, ASSAY_VALUE_POINT, NULL, assay_point_ref (point));
    }

  return g_steal_pointer (&edit);
}

/* --- Answering --- */

AssayEdit *
assay_edit_answer_point (const AssayPortfolio *portfolio,
                         const char *id,
                         const char *text,
                         const GArray *items,
                         GError **error)
{
  const AssayPoint *now = assay_portfolio_find_point (portfolio, id, error);
  g_autofree char *answer = NULL;
  g_autofree char *numbers = items != NULL ? assay_items_format (items) : NULL;
  AssayPoint *point;
  AssayEdit *edit;

  if (now == NULL || !assay_edit_take_block (text, _ ("the answer"), &answer, error))
    return NULL;
  for (guint i = 0; items != NULL && i < items->len; i++)
    if (assay_edit_find_citable (portfolio, g_array_index (items, guint, i), error) == NULL)
      return NULL;

  point = assay_point_copy (now);
  g_free (point->answer);
  point->answer = g_steal_pointer (&answer);
  g_free (point->answer_items);
  point->answer_items = g_steal_pointer (&numbers);
  edit = assay_edit_new (ASSAY_VERB_ANSWER_POINT, now->id,
                         assay_point_is_answered (point) ? "yes" : "no");
  assay_edit_add (edit, ASSAY_VALUE_POINT, now, point);

  return edit;
}

void
assay_edit_drop_answer_item (AssayEdit *edit, const AssayPoint *point, guint number)
{
  g_autoptr (GArray) numbers = assay_items_parse (point->answer_items, NULL);
  AssayPoint *copy;

  if (!assay_items_has (point->answer_items, number))
    return;
  for (guint i = numbers->len; i > 0; i--)
    if (g_array_index (numbers, guint, i - 1) == number)
      g_array_remove_index (numbers, i - 1);
  copy = assay_point_copy (point);
  g_free (copy->answer_items);
  copy->answer_items = assay_items_format (numbers);
  assay_edit_add (edit, ASSAY_VALUE_POINT, point, copy);
}
