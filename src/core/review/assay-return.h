/* A return: what goes from an assessor back to a service, as a small XML file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It names the submission by its fingerprint, and holds points: determinations, requests,
 * corrective actions, comments meant for the service, and the recommendation, decision and award
 * where there are any. A review's private notes have no place in it. standards/return.xsd is its
 * shape.
 *
 *   <return xmlns="urn:assay:return" format="1" id="k7f2m4xq" day="2027-03-01" service="…">
 *     <submission round="1" fingerprint="…"/>
 *     <scheme id="rss" edition="2026"/>
 *     <determination number="1" criterion="2.5" outcome="not-met" items="E004 E007">
 *       <text/> <lacking/>
 *     </determination>
 *     <request number="2" criterion="2.1" due="…"> <text/> </request>
 *     <corrective-action …/> <comment …/> <recommendation …/> <decision …/> <award …/>
 *     <signature …/>
 *   </return>
 *
 * Canonical: equal content gives equal bytes; points stand by number. The signature is over the
 * bytes without it. A value that is shared never changes.
 */

#pragma once

#include "core/portfolio/assay-edit.h"
#include "core/submission/assay-known-keys.h"

G_BEGIN_DECLS

/* @points: AssayPoint with ids "ID.001" …, sorted, without answers; never NULL. @lines: guint for
 * each point, the line of the file it was read from, or 0. @is_intact says of a return that was
 * read whether the signature is one of exactly these bytes; FALSE without a signature. */
typedef struct
{
  char *id;
  char *fingerprint;
  char *scheme_id;
  char *scheme_edition;
  guint round;
  char *service;
  AssayDate day;
  GPtrArray *points;
  GArray *lines;
  AssaySignature *signature;
  gboolean is_intact;
} AssayReturn;

/* One that says nothing yet; @id NULL makes a name that no other return has. */
AssayReturn *assay_return_new (const char *id);
AssayReturn *assay_return_ref (AssayReturn *self);
void assay_return_unref (AssayReturn *self);

/* Adds a point of this kind with the next number, to be filled in before the return is shared. The
 * return's round must be set. */
AssayPoint *assay_return_add_point (AssayReturn *self, AssayPointKind kind);

/* UTF-8 text ending in a line end. */
char *assay_return_format (const AssayReturn *self);

/* Signs what it says now; a signature that is there gives way. */
gboolean assay_return_sign (AssayReturn *self, AssaySigningKey *key, GError **error);

/* Reads a return of a stranger: at most ASSAY_LIMIT_RETURN_BYTES, no DOCTYPE, by @schema_path
 * (return.xsd), dates, numbers and texts within their limits. All that is wrong goes to @problems
 * (AssayXmlProblem; may be NULL) and the first of it into the error: INVALID, NEWER, TOO_LARGE,
 * with
 * @name and line. */
AssayReturn *assay_return_parse (const void *data,
                                 gsize length,
                                 const char *name,
                                 const char *schema_path,
                                 GPtrArray *problems,
                                 GError **error);
AssayReturn *
assay_return_load (const char *path, const char *schema_path, GPtrArray *problems, GError **error);

/* Whether it can be about this portfolio: criteria that the scheme has, items that are there. Adds
 * AssayXmlProblem, with lines, to @problems. TRUE when there is nothing. */
gboolean assay_return_check (const AssayReturn *self,
                             const AssayScheme *scheme,
                             const AssayPortfolio *portfolio,
                             GPtrArray *problems);

/* What takes it into the portfolio. The errors of assay_edit_receive_return(), and INVALID with
 * @name and the line for what the portfolio does not know. */
AssayEdit *assay_return_make_edit (const AssayReturn *self,
                                   const AssayScheme *scheme,
                                   const AssayPortfolio *portfolio,
                                   const char *name,
                                   GError **error);

/* Whether the file begins as a return does: a look, no judgement. */
gboolean assay_return_is_at (const char *path);

/* As a portfolio takes it; borrowed. */
AssayReceipt assay_return_get_receipt (const AssayReturn *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReturn, assay_return_unref)

G_END_DECLS
