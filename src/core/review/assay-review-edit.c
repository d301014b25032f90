/* Making edits of a review: the declaration, and what is said of a criterion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-review-edit.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-edit.h"
#include "core/review/assay-review-edit-private.h"
#include "core/review/assay-review-permission.h"
#include "core/review/assay-review-state.h"
#include "core/review/assay-review-value-xml.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

AssayEdit *
assay_review_edit_new (AssayReviewVerb verb, const char *subject, const char *detail)
{
  return assay_document_edit_new (&assay_review_model, verb, subject, detail);
}

gboolean
assay_review_may (const AssayReviewGround *ground, AssayReviewVerb verb, GError **error)
{
  return assay_review_check_permission (ground->review, verb, ground->author, error);
}

gboolean
assay_review_take_criterion (const AssayReviewGround *ground,
                             const char *criterion,
                             char **out_criterion,
                             GError **error)
{
  const AssayCriterion *asked;

  *out_criterion = NULL;
  if (assay_text_is_blank (criterion))
    return TRUE;
  asked = assay_scheme_find_criterion (ground->scheme, criterion, error);
  *out_criterion = asked != NULL ? g_strdup (asked->id) : NULL;

  return asked != NULL;
}

/* --- The declaration --- */

static gboolean
take_roles (const char *text, char **out_roles, GError **error)
{
  g_autofree char *block = NULL;
  g_autoptr (GString) roles = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  if (!assay_edit_need_block (text, _ ("the role"), &block, error))
    return FALSE;
  lines = g_strsplit (block, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *role = NULL;

      if (!assay_edit_take_line (lines[i], _ ("the role"), &role, error))
        return FALSE;
      if (role != NULL)
        g_string_append_printf (roles, "%s%s", roles->len > 0 ? "\n" : "", role);
    }
  *out_roles = g_strdup (roles->str);

  return TRUE;
}

static gboolean
check_interest (AssayInterest interest, const char *statement, GError **error)
{
  const char *message = NULL;

  if (interest == ASSAY_INTEREST_NOT_SAID)
    message = _ ("Say whether you have an interest in this service: none, managed or barred");
  else if (interest != ASSAY_INTEREST_NONE && statement == NULL)
    message = _ ("Say what the interest is, and how it is dealt with");
  if (message == NULL)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, message);

  return FALSE;
}

AssayEdit *
assay_review_declare (const AssayReviewGround *ground,
                      const char *roles,
                      AssayInterest interest,
                      const char *statement,
                      GError **error)
{
  g_autoptr (AssayDeclaration) declaration = assay_declaration_new ();
  AssayEdit *edit;

  if (!assay_review_may (ground, ASSAY_REVIEW_VERB_DECLARE, error)
      || !take_roles (roles, &declaration->roles, error)
      || !assay_edit_take_block (statement, _ ("the statement"), &declaration->statement, error)
      || !check_interest (interest, declaration->statement, error))
    return NULL;
  declaration->interest = interest;
  declaration->author = g_strdup (ground->author);
  declaration->day = ground->today;
  edit = assay_review_edit_new (ASSAY_REVIEW_VERB_DECLARE, NULL, assay_interest_get_id (interest));
  assay_edit_add (edit, ASSAY_REVIEW_DECLARATION, assay_review_get_declaration (ground->review),
                  g_steal_pointer (&declaration));

  return edit;
}

/* --- Determinations --- */

static AssayDetermination *
copy_determination (const AssayReviewGround *ground, const char *criterion)
{
  const AssayDetermination *now = assay_review_lookup_determination (ground->review, criterion);
  AssayDetermination *copy;

  if (now != NULL)
    return assay_determination_copy (now);
  copy = assay_determination_new ();
  copy->criterion = g_strdup (criterion);

  return copy;
}

/* An empty one becomes none. */
static AssayEdit *
take_determination (const AssayReviewGround *ground,
                    AssayReviewVerb verb,
                    const char *detail,
                    AssayDetermination *determination)
{
  const AssayDetermination *now =
      assay_review_lookup_determination (ground->review, determination->criterion);
  AssayEdit *edit = assay_review_edit_new (verb, determination->criterion, detail);

  if (assay_determination_is_empty (determination))
    g_clear_pointer (&determination, assay_determination_unref);
  if (now != NULL || determination != NULL)
    assay_edit_add (edit, ASSAY_REVIEW_DETERMINATION, now, determination);

  return edit;
}

/* What was settled was settled on another judgement. */
static void
drop_settlement (const AssayReviewGround *ground, const char *criterion, AssayEdit *edit)
{
  const AssaySettlement *settlement = assay_review_lookup_settlement (ground->review, criterion);

  if (settlement != NULL)
    assay_edit_add (edit, ASSAY_REVIEW_SETTLEMENT, settlement, NULL);
}

static int
compare_looks (gconstpointer a, gconstpointer b)
{
  const AssayLook *left = *(AssayLook *const *) a, *right = *(AssayLook *const *) b;

  if (left->evidence != right->evidence)
    return left->evidence < right->evidence ? -1 : 1;

  return g_strcmp0 (left->pages, right->pages);
}

static gboolean
add_look (const AssayReviewGround *ground, const AssayLook *asked, GPtrArray *looks, GError **error)
{
  g_autofree char *number = assay_evidence_format_number (asked->evidence);
  const AssayEvidence *item = assay_portfolio_find_evidence (ground->portfolio, number, error);
  g_autoptr (AssayLook) look = assay_look_new ();

  if (item == NULL || !assay_edit_take_pages (item, asked->pages, &look->pages, error))
    return FALSE;
  look->evidence = item->number;
  for (guint i = 0; i < looks->len; i++)
    if (compare_looks (&looks->pdata[i], &look) == 0)
      return TRUE;
  g_ptr_array_add (looks, g_steal_pointer (&look));

  return TRUE;
}

/* The items in @looked as they are kept: known, their pages canonical, sorted, none twice. */
static gboolean
take_looks (const AssayReviewGround *ground,
            const GPtrArray *looked,
            GPtrArray **looks,
            GError **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_look_unref);

  if (looked == NULL)
    return TRUE;
  for (guint i = 0; i < looked->len; i++)
    if (!add_look (ground, looked->pdata[i], taken, error))
      return FALSE;
  g_ptr_array_sort (taken, compare_looks);
  g_ptr_array_unref (*looks);
  *looks = g_steal_pointer (&taken);

  return TRUE;
}

/* NULL leaves what there is. */
static gboolean
take_kept_block (const char *text, const char *what, char **block, GError **error)
{
  char *taken = NULL;

  if (text == NULL)
    return TRUE;
  if (!assay_edit_take_block (text, what, &taken, error))
    return FALSE;
  g_free (*block);
  *block = taken;

  return TRUE;
}

/* What a judgement must be able to say for itself. */
static gboolean
check_grounds (const AssayDetermination *determination, GError **error)
{
  AssayNeeds needs =
      assay_judgement_compute_needs (determination->judgement, determination->reason,
                                     determination->lacking, determination->looked->len);
  const char *message = NULL;

  if (needs & ASSAY_NEEDS_REASON)
    message = _ ("say why, so that the service can follow the judgement");
  else if (needs & ASSAY_NEEDS_LACKING)
    message = _ ("say what is lacking");
  else if (needs & ASSAY_NEEDS_ITEM)
    message = _ ("name an item that you looked at, like E007");
  if (message == NULL)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, "%s: %s", determination->criterion,
               message);

  return FALSE;
}

/* The criterion for an edit of @verb, or NULL with an error. */
static const AssayCriterion *
find_for (const AssayReviewGround *ground,
          AssayReviewVerb verb,
          const char *criterion,
          GError **error)
{
  return assay_review_may (ground, verb, error)
             ? assay_scheme_find_criterion (ground->scheme, criterion, error)
             : NULL;
}

/* What is there of @criterion, with these grounds. */
static AssayDetermination *
copy_with_grounds (const AssayReviewGround *ground,
                   const AssayCriterion *criterion,
                   const char *reason,
                   const char *lacking,
                   const GPtrArray *looked,
                   GError **error)
{
  g_autoptr (AssayDetermination) determination = copy_determination (ground, criterion->id);

  if (!take_kept_block (reason, _ ("the reason"), &determination->reason, error)
      || !take_kept_block (lacking, _ ("what is lacking"), &determination->lacking, error)
      || !take_looks (ground, looked, &determination->looked, error))
    return NULL;

  return g_steal_pointer (&determination);
}

/* Saying the same again on the same state is no new judgement. */
static gboolean
is_judged_anew (const AssayDetermination *before, const AssayDetermination *after)
{
  return before == NULL || before->judgement != after->judgement
         || before->carried != after->carried || g_strcmp0 (before->basis, after->basis) != 0;
}

AssayEdit *
assay_review_determine (const AssayReviewGround *ground,
                        const char *criterion,
                        AssayJudgement judgement,
                        const char *reason,
                        const char *lacking,
                        const GPtrArray *looked,
                        GError **error)
{
  AssayReviewVerb verb =
      judgement == ASSAY_JUDGEMENT_NONE ? ASSAY_REVIEW_VERB_WITHDRAW : ASSAY_REVIEW_VERB_DETERMINE;
  const AssayCriterion *asked = find_for (ground, verb, criterion, error);
  g_autoptr (AssayDetermination) determination = NULL;
  gboolean is_anew;
  AssayEdit *edit;

  if (asked == NULL)
    return NULL;
  determination = copy_with_grounds (ground, asked, reason, lacking, looked, error);
  if (determination == NULL)
    return NULL;
  determination->judgement = judgement;
  determination->carried = 0;
  g_clear_pointer (&determination->basis, g_free);
  if (judgement != ASSAY_JUDGEMENT_NONE)
    determination->basis =
        assay_review_compute_basis (ground->scheme, ground->portfolio, asked->id);
  if (!check_grounds (determination, error))
    return NULL;
  is_anew =
      is_judged_anew (assay_review_lookup_determination (ground->review, asked->id), determination);
  edit = take_determination (ground, verb, assay_judgement_get_id (judgement),
                             g_steal_pointer (&determination));
  if (is_anew)
    drop_settlement (ground, asked->id, edit);

  return edit;
}

AssayEdit *
assay_review_write_grounds (const AssayReviewGround *ground,
                            const char *criterion,
                            const char *reason,
                            const char *lacking,
                            const GPtrArray *looked,
                            GError **error)
{
  AssayReviewVerb verb = ASSAY_REVIEW_VERB_WRITE_GROUNDS;
  const AssayCriterion *asked = find_for (ground, verb, criterion, error);
  g_autoptr (AssayDetermination) determination =
      asked != NULL ? copy_with_grounds (ground, asked, reason, lacking, looked, error) : NULL;

  if (determination == NULL || !check_grounds (determination, error))
    return NULL;

  return take_determination (ground, verb, NULL, g_steal_pointer (&determination));
}

AssayEdit *
assay_review_judge_evidence (const AssayReviewGround *ground,
                             const char *criterion,
                             AssayQuality quality,
                             AssaySaid said,
                             GError **error)
{
  const AssayCriterion *asked =
      find_for (ground, ASSAY_REVIEW_VERB_JUDGE_EVIDENCE, criterion, error);
  AssayDetermination *determination;

  if (asked == NULL)
    return NULL;
  determination = copy_determination (ground, asked->id);
  determination->qualities[quality] = said;

  return take_determination (ground, ASSAY_REVIEW_VERB_JUDGE_EVIDENCE,
                             assay_quality_get_id (quality), determination);
}

static AssayEdit *
write_block (const AssayReviewGround *ground,
             AssayReviewVerb verb,
             const char *what,
             const char *criterion,
             const char *text,
             GError **error)
{
  const AssayCriterion *asked = find_for (ground, verb, criterion, error);
  AssayDetermination *determination;
  char *block = NULL;
  char **slot;

  if (asked == NULL || !assay_edit_take_block (text, what, &block, error))
    return NULL;
  determination = copy_determination (ground, asked->id);
  slot = verb == ASSAY_REVIEW_VERB_WRITE_NOTE ? &determination->note : &determination->comment;
  g_free (*slot);
  *slot = block;

  return take_determination (ground, verb, NULL, determination);
}

AssayEdit *
assay_review_write_comment (const AssayReviewGround *ground,
                            const char *criterion,
                            const char *text,
                            GError **error)
{
  return write_block (ground, ASSAY_REVIEW_VERB_WRITE_COMMENT, _ ("the comment"), criterion, text,
                      error);
}

AssayEdit *
assay_review_write_note (const AssayReviewGround *ground,
                         const char *criterion,
                         const char *text,
                         GError **error)
{
  return write_block (ground, ASSAY_REVIEW_VERB_WRITE_NOTE, _ ("the note"), criterion, text, error);
}
