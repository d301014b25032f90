/* The edits of a portfolio (what an edit is: core/document/assay-document-edit.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The functions that make edits are pure: they check what is asked against the portfolio and
 * its scheme, and give back an edit or an error (UNKNOWN_NAME with the nearest match, INVALID,
 * TOO_LARGE, REFUSED). They return NULL with no error set never; an edit that would change nothing
 * is made all the same and says so.
 */

#pragma once

#include "core/document/assay-document-edit.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/portfolio/assay-portfolio.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_VERB_CREATE,
  ASSAY_VERB_SET_HEAD,
  ASSAY_VERB_SET_PROFILE,
  ASSAY_VERB_RATE,
  ASSAY_VERB_WRITE_TEXT,
  ASSAY_VERB_WRITE_NOTE,
  ASSAY_VERB_FLAG,
  ASSAY_VERB_CITE,
  ASSAY_VERB_UNCITE,
  ASSAY_VERB_ADD_EVIDENCE,
  ASSAY_VERB_AMEND_EVIDENCE,
  ASSAY_VERB_WITHDRAW_EVIDENCE,
  ASSAY_VERB_ADD_ACTION,
  ASSAY_VERB_AMEND_ACTION,
  ASSAY_VERB_SET_FIGURE,
  ASSAY_VERB_REMOVE_FIGURE,
  ASSAY_VERB_OUTSIDE, /* portfolio.xml was changed by something that is not Assay */
  ASSAY_VERB_MERGE,   /* took in what was done on another copy */
  ASSAY_VERB_SUBMIT,
  ASSAY_VERB_RECEIVE_RETURN,
  ASSAY_VERB_ANSWER_POINT,
} AssayVerb;

/* "rate", "add-evidence" …: as the journal has it. */
const char *assay_verb_get_id (AssayVerb verb);
gboolean assay_verb_parse (const char *id, AssayVerb *out_verb);

AssayVerb assay_edit_get_verb (const AssayEdit *self);

/* Whether it makes, changes or takes away a submission. */
gboolean assay_edit_touches_submission (const AssayEdit *self);

/* What makes @after out of @before (NULL: nothing at all), as an edit of @verb about nothing in
 * particular. */
AssayEdit *assay_edit_compute_difference (AssayVerb verb,
                                          const AssayPortfolio *before,
                                          const AssayPortfolio *after);

/* The portfolio after the edit; shares what did not change. Pure. */
AssayPortfolio *assay_portfolio_apply (AssayPortfolio *portfolio, const AssayEdit *edit);

/* From a journal's element; see assay_document_edit_read_xml(). */
AssayEdit *assay_edit_read_xml (const xmlNode *node, const char *name, GError **error);

/* --- Making edits ------------------------------------------------------------------------------
 */

/* NULL leaves a field as it is. @planned ASSAY_DATE_NONE with @set_planned clears it. */
AssayEdit *assay_edit_set_head (const AssayPortfolio *portfolio,
                                const char *service,
                                gboolean set_planned,
                                AssayDate planned,
                                GError **error);

/* @value as people give it: options parted by commas or spaces, "" to clear. */
AssayEdit *assay_edit_set_answer (const AssayPortfolio *portfolio,
                                  const AssayScheme *scheme,
                                  const char *question,
                                  const char *value,
                                  GError **error);

/* @level NULL takes the rating away. The scheme's not-applicable level needs @reason and a
 * criterion that allows it; for other levels @reason must be NULL, and an older reason goes. */
AssayEdit *assay_edit_rate (const AssayPortfolio *portfolio,
                            const AssayScheme *scheme,
                            const char *criterion,
                            const char *level,
                            const char *reason,
                            GError **error);

/* NULL or blank clears. */
AssayEdit *assay_edit_write_text (const AssayPortfolio *portfolio,
                                  const AssayScheme *scheme,
                                  const char *criterion,
                                  const char *text,
                                  GError **error);
AssayEdit *assay_edit_write_note (const AssayPortfolio *portfolio,
                                  const AssayScheme *scheme,
                                  const char *criterion,
                                  const char *text,
                                  GError **error);
AssayEdit *assay_edit_flag (const AssayPortfolio *portfolio,
                            const AssayScheme *scheme,
                            const char *criterion,
                            gboolean flagged,
                            GError **error);

/* @pages as people write them, or NULL; @place or NULL; @why must say something. Pages over the
 * item's page count are refused, so are pages of an item that is not a file, and withdrawn items. A
 * citation of the same item, pages and place takes the new @why. */
AssayEdit *assay_edit_cite (const AssayPortfolio *portfolio,
                            const AssayScheme *scheme,
                            const char *criterion,
                            guint evidence,
                            const char *pages,
                            const char *place,
                            const char *why,
                            GError **error);

/* Pages of an item as people write them, in canonical form; *@out_pages is NULL where none are
 * given. Refused as for a citation. */
gboolean assay_edit_take_pages (const AssayEvidence *item,
                                const char *pages,
                                char **out_pages,
                                GError **error);

/* Takes away the citations of @evidence in @criterion: all of them, or those with exactly @pages.
 */
AssayEdit *assay_edit_uncite (const AssayPortfolio *portfolio,
                              const AssayScheme *scheme,
                              const char *criterion,
                              guint evidence,
                              const char *pages,
                              GError **error);

/* Changes the response's citation number @index (from 0) where it stands. @pages, @place and @why
 * as above. REFUSED where another citation has the same item, pages and place. */
AssayEdit *assay_edit_amend_citation (const AssayPortfolio *portfolio,
                                      const AssayScheme *scheme,
                                      const char *criterion,
                                      guint index,
                                      const char *pages,
                                      const char *place,
                                      const char *why,
                                      GError **error);

/* Takes away the one citation number @index (from 0). */
AssayEdit *assay_edit_remove_citation (const AssayPortfolio *portfolio,
                                       const AssayScheme *scheme,
                                       const char *criterion,
                                       guint index,
                                       GError **error);

/* @fields is a filled-in item whose number is ignored: the edit gives it @first_free or, where that
 * is taken, the next one after the highest. A number must never name two items, not even after the
 * adding of the first was undone, and the portfolio alone cannot know of that: take @first_free
 * from assay_portfolio_folder_get_next_evidence_number(); the gate refuses a lower one. 0 is right
 * only for a portfolio without a folder. Read the number back with assay_edit_get_subject(). */
AssayEdit *assay_edit_add_evidence (const AssayPortfolio *portfolio,
                                    const AssayScheme *scheme,
                                    const AssayEvidence *fields,
                                    guint first_free,
                                    GError **error);

/* Replaces the item of fields->number. Content (basis, digest, size, type, pages) may differ: a
 * newer file under the same number. */
AssayEdit *assay_edit_amend_evidence (const AssayPortfolio *portfolio,
                                      const AssayScheme *scheme,
                                      const AssayEvidence *fields,
                                      GError **error);

/* Withdrawing keeps number and content; citations of it, and its place in answers to points, go in
 * the same edit. Restoring brings it back without them. */
AssayEdit *assay_edit_withdraw_evidence (const AssayPortfolio *portfolio,
                                         guint number,
                                         gboolean withdrawn,
                                         GError **error);

/* Number ignored when adding, and @first_free as for evidence
 * (assay_portfolio_folder_get_next_action_number()). @what and @owner must say something, @due must
 * be a date. */
AssayEdit *assay_edit_add_action (const AssayPortfolio *portfolio,
                                  const AssayScheme *scheme,
                                  const AssayAction *fields,
                                  guint first_free,
                                  GError **error);
AssayEdit *assay_edit_amend_action (const AssayPortfolio *portfolio,
                                    const AssayScheme *scheme,
                                    const AssayAction *fields,
                                    GError **error);

AssayEdit *assay_edit_set_figure (const AssayPortfolio *portfolio,
                                  const AssayScheme *scheme,
                                  const AssayFigure *fields,
                                  GError **error);
AssayEdit *assay_edit_remove_figure (const AssayPortfolio *portfolio,
                                     const char *measure,
                                     AssayDate from,
                                     AssayDate to,
                                     GError **error);

/* Remembers a submission and goes on to the round after it. fields->round must be the next
 * (assay_portfolio_get_next_round()). What was submitted stays so: an edit that touches a
 * submission is not undone (assay_portfolio_folder_undo()). */
AssayEdit *
assay_edit_submit (const AssayPortfolio *portfolio, const AssaySubmission *fields, GError **error);
/* A return as a portfolio takes it. @points are AssayPoint of this return and round, as they came:
 * without answers. */
typedef struct
{
  const char *id;
  const char *fingerprint; /* of the submission that it is about */
  const char *scheme_id;
  const char *scheme_edition;
  guint round;
  const GPtrArray *points;
} AssayReceipt;

/* All points of a return. REFUSED for one about another submission than those this portfolio
 * remembers, about another scheme or edition, and one that was received already; INVALID for one
 * that says nothing. */
AssayEdit *assay_edit_receive_return (const AssayPortfolio *portfolio,
                                      const AssayScheme *scheme,
                                      const AssayReceipt *receipt,
                                      GError **error);

gboolean assay_portfolio_has_return (const AssayPortfolio *self, const char *return_id);

/* @text and @items (guint; NULL: none) take the place of what was answered before; neither takes
 * the answer away. @id as assay_portfolio_find_point() has it. Withdrawn items are refused. */
AssayEdit *assay_edit_answer_point (const AssayPortfolio *portfolio,
                                    const char *id,
                                    const char *text,
                                    const GArray *items,
                                    GError **error);

G_END_DECLS
