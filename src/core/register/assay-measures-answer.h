/* A measures answer: a service's figures for a request, as a small XML file, and taking them in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   <measures-answer format="1" request="k7f2m4xq" day="2027-01-20" by="2027-01-31" asker="…"
 *                    service="…" from="2026-01-01" until="2026-12-31">
 *     <scheme id="rss" edition="2026" asked="2026"/>
 *     <measure id="referrals" unit="count"> <title/> <definition/> <counting-rule/>
 *       <figure from="2026-01-01" until="2026-03-31" value="12"> <source/> </figure>
 *     </measure>
 *     <measure id="engagement" unit="percent" differs="definition counting-rule"> … </measure>
 *     <measure id="reoffending" unit="percent" kept="no"> … </measure>
 *   </measures-answer>
 *
 * Each figure goes with the definition and the rule by which the service counts it, never with
 * those of whoever asked. What the service does not keep is said to be not kept, and is not 0.
 * Notes stay with the service: they may be about a case.
 */

#pragma once

#include "core/portfolio/assay-finding.h"
#include "core/portfolio/assay-portfolio.h"
#include "core/register/assay-measures-request.h"
#include "core/register/assay-register-store.h"

G_BEGIN_DECLS

/* In what the service's measure differs from the one asked for. */
typedef enum
{
  ASSAY_MEASURE_DIFFERS_EDITION = 1 << 0,
  ASSAY_MEASURE_DIFFERS_DEFINITION = 1 << 1,
  ASSAY_MEASURE_DIFFERS_RULE = 1 << 2,
  ASSAY_MEASURE_DIFFERS_UNIT = 1 << 3,
} AssayMeasureDifferences;

/* @measure is the service's own; what was asked for where the service does not know it. Without
 * @is_kept there is no figure for the time asked about. */
typedef struct
{
  AssayMeasure *measure;
  AssayMeasureDifferences differs;
  gboolean is_kept;
  GPtrArray *figures; /* AssayFigure, without notes, by period */
} AssayAnsweredMeasure;

/* The scheme of @head is the one by which the service keeps its portfolio. */
typedef struct
{
  AssayMeasuresHead head;
  char *asked_edition;
  GPtrArray *measures; /* AssayAnsweredMeasure, in the order of the request */
} AssayMeasuresAnswer;

/* Whether two texts say the same but for white space. NULL says nothing. */
gboolean assay_measures_is_same_text (const char *a, const char *b);

/* Answers from a portfolio kept by @scheme. REFUSED where the request is about another scheme;
 * another edition is said, not refused. INVALID where the portfolio does not say whose it is. */
AssayMeasuresAnswer *assay_measures_answer_new (const AssayMeasuresRequest *request,
                                                const AssayScheme *scheme,
                                                const AssayPortfolio *portfolio,
                                                AssayDate day,
                                                GError **error);
void assay_measures_answer_free (AssayMeasuresAnswer *self);

char *assay_measures_answer_format (const AssayMeasuresAnswer *self);
gboolean assay_measures_answer_save (const AssayMeasuresAnswer *self,
                                     AssayDisk *disk,
                                     const char *path,
                                     GError **error);

/* As assay_measures_request_parse(). */
AssayMeasuresAnswer *
assay_measures_answer_parse (const void *data, gsize length, const char *name, GError **error);
AssayMeasuresAnswer *assay_measures_answer_load (const char *path, GError **error);

/* Whether the file begins as an answer, or a request, does: a look, no judgement. */
gboolean assay_measures_answer_is_at (const char *path);
gboolean assay_measures_request_is_at (const char *path);

/* What somebody should know of the answer (AssayFinding, of AssayMeasuresFindingTag), sorted.
 * @known is the measures as the commissioner's own copy of the scheme has them, and is asked rather
 * than what the answer says of itself; NULL where there is none. */
GPtrArray *assay_measures_answer_check (const AssayMeasuresAnswer *self, const AssayScheme *known);

/* What keeps the answer in a register: new figures, and those that are another now. Appends
 * AssayRegisterEdit to @edits, and the values they borrow to @values, which frees them. A figure
 * that is held already as it is makes no edit; nothing is removed. */
void assay_measures_answer_take (const AssayMeasuresAnswer *self,
                                 const AssayRegister *held,
                                 gint64 service,
                                 GPtrArray *values,
                                 GArray *edits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMeasuresAnswer, assay_measures_answer_free)

G_END_DECLS
