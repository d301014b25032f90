/* Making edits: evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-edit-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
clear_file_fields (AssayEvidence *item)
{
  g_clear_pointer (&item->source_name, g_free);
  g_clear_pointer (&item->type, g_free);
  g_clear_pointer (&item->sha256, g_free);
  item->size = 0;
  item->pages = 0;
}

/* File names may hold anything, line ends too; people need one line. */
static char *
fold_name (const char *name)
{
  g_autofree char *clean = assay_text_clean (name);

  return assay_text_fold_space (clean);
}

static gboolean
take_file_fields (const AssayEvidence *fields, AssayEvidence *item, GError **error)
{
  g_autofree char *folded = NULL;

  clear_file_fields (item);
  if (fields->basis != ASSAY_BASIS_FILE)
    return TRUE;

  folded = fold_name (fields->source_name);
  if (!assay_edit_need_line (folded, _ ("the file’s name"), &item->source_name, error)
      || !assay_edit_need_line (fields->type, _ ("the file’s type"), &item->type, error))
    return FALSE;
  if (!assay_digest_is_hex (fields->sha256))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s: the content’s SHA-256 is missing; add the file’s content first"),
                   item->source_name);
      return FALSE;
    }
  if (fields->size > ASSAY_LIMIT_EVIDENCE_BYTES || fields->pages > ASSAY_LIMIT_PAGE_NUMBER)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("%s is larger than evidence may be; split it"), item->source_name);
      return FALSE;
    }
  item->sha256 = g_strdup (fields->sha256);
  item->size = fields->size;
  item->pages = fields->pages;

  return TRUE;
}

static gboolean
check_dates (const AssayEvidence *item, GError **error)
{
  if (!assay_edit_check_period (item->from, item->to, FALSE, error)
      || !assay_edit_check_date (item->until, FALSE, _ ("the day until which it is good"), error))
    return FALSE;
  if (item->until == ASSAY_DATE_NONE || item->from == ASSAY_DATE_NONE || item->from <= item->until)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                       _ ("the item would be out of date before its period begins"));

  return FALSE;
}

/* A checked copy of what was filled in, or NULL. */
static AssayEvidence *
take_item (const AssayScheme *scheme, const AssayEvidence *fields, guint number, GError **error)
{
  g_autoptr (AssayEvidence) item = assay_evidence_copy (fields);

  item->number = number;
  g_clear_pointer (&item->title, g_free);
  g_clear_pointer (&item->note, g_free);
  if (!assay_edit_need_line (fields->title, _ ("the title"), &item->title, error)
      || !assay_edit_take_block (fields->note, _ ("the note"), &item->note, error)
      || !take_file_fields (fields, item, error) || !check_dates (item, error))
    return NULL;
  if (item->kind != NULL && assay_scheme_find_kind (scheme, item->kind, error) == NULL)
    return NULL;

  return g_steal_pointer (&item);
}

static guint
choose_number (guint highest, guint first_free, const char *what, GError **error)
{
  guint number = MAX (MAX (highest + 1, first_free), 1);

  if (number <= ASSAY_LIMIT_EVIDENCE_ITEMS)
    return number;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
               _ ("A portfolio numbers %s up to %u; there is no number left"), what,
               ASSAY_LIMIT_EVIDENCE_ITEMS);

  return 0;
}

AssayEdit *
assay_edit_add_evidence (const AssayPortfolio *portfolio,
                         const AssayScheme *scheme,
                         const AssayEvidence *fields,
                         guint first_free,
                         GError **error)
{
  const GPtrArray *items = portfolio->evidence;
  guint highest =
      items->len > 0 ? ((const AssayEvidence *) items->pdata[items->len - 1])->number : 0;
  guint number = choose_number (highest, first_free, _ ("evidence"), error);
  g_autofree char *subject = assay_evidence_format_number (number);
  AssayEvidence *item = number > 0 ? take_item (scheme, fields, number, error) : NULL;
  AssayEdit *edit;

  if (item == NULL)
    return NULL;
  item->withdrawn = FALSE;
  edit = assay_edit_new (ASSAY_VERB_ADD_EVIDENCE, subject, NULL);
  assay_edit_add (edit, ASSAY_VALUE_EVIDENCE, NULL, item);

  return edit;
}

static const AssayEvidence *
find_item (const AssayPortfolio *portfolio, guint number, GError **error)
{
  g_autofree char *text = assay_evidence_format_number (number);

  return assay_portfolio_find_evidence (portfolio, text, error);
}

AssayEdit *
assay_edit_amend_evidence (const AssayPortfolio *portfolio,
                           const AssayScheme *scheme,
                           const AssayEvidence *fields,
                           GError **error)
{
  const AssayEvidence *now = find_item (portfolio, fields->number, error);
  AssayEvidence *item = now != NULL ? take_item (scheme, fields, now->number, error) : NULL;
  g_autofree char *subject = NULL;
  AssayEdit *edit;

  if (item == NULL)
    return NULL;
  item->withdrawn = now->withdrawn;
  subject = assay_evidence_format_number (item->number);
  edit = assay_edit_new (ASSAY_VERB_AMEND_EVIDENCE, subject, NULL);
  assay_edit_add (edit, ASSAY_VALUE_EVIDENCE, now, item);

  return edit;
}

/* Adds to @edit what takes the citations of an item out of one response. */
static void
drop_citations (AssayEdit *edit, const AssayResponse *response, guint number)
{
  AssayResponse *copy = assay_response_copy (response);
  guint before = copy->citations->len;

  for (guint i = before; i > 0; i--)
    if (((const AssayCitation *) copy->citations->pdata[i - 1])->evidence == number)
      g_ptr_array_remove_index (copy->citations, i - 1);
  if (copy->citations->len == before)
    {
      assay_response_unref (copy);
      return;
    }
  if (assay_response_is_empty (copy))
    g_clear_pointer (&copy, assay_response_unref);
  assay_edit_add (edit, ASSAY_VALUE_RESPONSE, response, copy);
}

AssayEdit *
assay_edit_withdraw_evidence (const AssayPortfolio *portfolio,
                              guint number,
                              gboolean withdrawn,
                              GError **error)
{
  const AssayEvidence *now = find_item (portfolio, number, error);
  g_autofree char *subject = assay_evidence_format_number (number);
  AssayEvidence *item;
  AssayEdit *edit;

  if (now == NULL)
    return NULL;
  item = assay_evidence_copy (now);
  item->withdrawn = withdrawn != FALSE;
  edit = assay_edit_new (ASSAY_VERB_WITHDRAW_EVIDENCE, subject, withdrawn ? "yes" : "no");
  assay_edit_add (edit, ASSAY_VALUE_EVIDENCE, now, item);
  for (guint i = 0; withdrawn && i < portfolio->responses->len; i++)
    drop_citations (edit, portfolio->responses->pdata[i], number);
  for (guint i = 0; withdrawn && i < portfolio->points->len; i++)
    assay_edit_drop_answer_item (edit, portfolio->points->pdata[i], number);

  return edit;
}

/* --- Actions, which are numbered in the same way --- */

static AssayAction *
take_action (const AssayScheme *scheme, const AssayAction *fields, guint number, GError **error)
{
  g_autoptr (AssayAction) action = assay_action_copy (fields);
  const AssayCriterion *criterion = assay_scheme_find_criterion (scheme, fields->criterion, error);

  if (criterion == NULL)
    return NULL;
  action->number = number;
  g_clear_pointer (&action->what, g_free);
  g_clear_pointer (&action->owner, g_free);
  if (!assay_edit_need_block (fields->what, _ ("what is to be done"), &action->what, error)
      || !assay_edit_need_line (fields->owner, _ ("the owner"), &action->owner, error)
      || !assay_edit_check_date (fields->due, TRUE, _ ("the due date"), error))
    return NULL;

  return g_steal_pointer (&action);
}

AssayEdit *
assay_edit_add_action (const AssayPortfolio *portfolio,
                       const AssayScheme *scheme,
                       const AssayAction *fields,
                       guint first_free,
                       GError **error)
{
  const GPtrArray *actions = portfolio->actions;
  guint highest =
      actions->len > 0 ? ((const AssayAction *) actions->pdata[actions->len - 1])->number : 0;
  guint number = choose_number (highest, first_free, _ ("actions"), error);
  g_autofree char *subject = assay_action_format_number (number);
  AssayAction *action = number > 0 ? take_action (scheme, fields, number, error) : NULL;
  AssayEdit *edit;

  if (action == NULL)
    return NULL;
  edit = assay_edit_new (ASSAY_VERB_ADD_ACTION, subject, action->criterion);
  assay_edit_add (edit, ASSAY_VALUE_ACTION, NULL, action);

  return edit;
}

AssayEdit *
assay_edit_amend_action (const AssayPortfolio *portfolio,
                         const AssayScheme *scheme,
                         const AssayAction *fields,
                         GError **error)
{
  g_autofree char *subject = assay_action_format_number (fields->number);
  const AssayAction *now = assay_portfolio_find_action (portfolio, subject, error);
  AssayAction *action = now != NULL ? take_action (scheme, fields, now->number, error) : NULL;
  AssayEdit *edit;

  if (action == NULL)
    return NULL;
  edit =
      assay_edit_new (ASSAY_VERB_AMEND_ACTION, subject, assay_action_state_get_id (action->state));
  assay_edit_add (edit, ASSAY_VALUE_ACTION, now, action);

  return edit;
}
