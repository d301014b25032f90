/* portfolio.xml: the whole assessment in canonical form. Equal content gives equal bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   <portfolio format="1">
 *     <head service="…" planned="2027-01-12" round="1">
 *       <scheme id="rss" edition="2026" sha256="…"/>
 *     </head>
 *     <answer question="complex-cases">yes</answer>
 *     <response criterion="2.5" level="largely" flagged="yes">
 *       <reason/> <text/> <note/>
 *       <citation evidence="E004" pages="1-2"> <place/> <why/> </citation>
 *     </response>
 *     <evidence number="E004" basis="file" kind="record" from="…" to="…" until="…"
 *               privacy="redacted" pages="3" withdrawn="yes">
 *       <title/> <source size="…" type="…" sha256="…">name</source> <note/>
 *     </evidence>
 *     <action number="A001" criterion="2.6" due="…" state="open"> <what/> <owner/> </action>
 *     <figure measure="engagement" from="…" to="…" value="75" part="45" base="60">
 *       <source/> <note/>
 *     </figure>
 *     <submission round="1" on="2027-01-12" fingerprint="…" sha256="…"/>
 *     <point id="k7f2m4xq.003" kind="request" round="1" criterion="2.5" outcome="…"
 *            items="E004 E007" from="…" due="…">
 *       <text/> <lacking/> <answer evidence="E010">…</answer>
 *     </point>
 *   </portfolio>
 *
 * Format 1 may grow by elements, never by attributes: elements that this Assay does not know are
 * kept and written back, an attribute that it does not know is refused.
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"
#include "core/xml/assay-xml.h"

G_BEGIN_DECLS

#define ASSAY_PORTFOLIO_FORMAT 1

/* @ASSAY_PORTFOLIO_FORM_OWN holds everything; @ASSAY_PORTFOLIO_FORM_SUBMISSION leaves out what
 * never leaves the service: private notes and flags, earlier submissions, withdrawn items and what
 * cites them, and elements that this Assay does not know. */
typedef enum
{
  ASSAY_PORTFOLIO_FORM_OWN,
  ASSAY_PORTFOLIO_FORM_SUBMISSION,
} AssayPortfolioForm;

/* UTF-8 text ending in a line end. */
char *assay_portfolio_format_xml (const AssayPortfolio *self, AssayPortfolioForm form);

/* Checks everything it reads (ids, dates, numbers, digests, duplicates, citations of evidence that
 * is not there). Errors are INVALID or NEWER with name and line. */
AssayPortfolio *
assay_portfolio_parse_xml (const void *data, gsize length, const char *name, GError **error);

/* SHA-256 over the submission form: what is printed in the pack. Evidence content and the scheme's
 * text count through their digests. */
char *assay_portfolio_compute_fingerprint (const AssayPortfolio *self);

/* One value as an element, for the journal. @value is the type the element's name says. */
typedef enum
{
  ASSAY_VALUE_HEAD,
  ASSAY_VALUE_ANSWER,
  ASSAY_VALUE_RESPONSE,
  ASSAY_VALUE_EVIDENCE,
  ASSAY_VALUE_ACTION,
  ASSAY_VALUE_FIGURE,
  ASSAY_VALUE_SUBMISSION,
  ASSAY_VALUE_POINT,
} AssayValueType;

void assay_portfolio_write_value (AssayXmlWriter *writer,
                                  AssayValueType type,
                                  gconstpointer value,
                                  AssayPortfolioForm form);

/* A new value from its element, or NULL with an error. @out_type says what it is. */
gpointer assay_portfolio_read_value (const xmlNode *node,
                                     const char *name,
                                     AssayValueType *out_type,
                                     GError **error);

G_END_DECLS
